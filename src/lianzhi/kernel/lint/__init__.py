"""The file that checks itself: every defect of a case file, with its article and its place."""

from lianzhi.kernel.lint.asking import ask, list_lines
from lianzhi.kernel.lint.case_file import CaseFile
from lianzhi.kernel.lint.engine import Finding, Report, lint
from lianzhi.kernel.lint.fields import place_in_words
from lianzhi.kernel.lint.pack import Rule, Severity, rules
from lianzhi.kernel.lint.reading import read_case_file
from lianzhi.kernel.lint.scoring import Score, score

__all__ = [
    "CaseFile",
    "Finding",
    "Report",
    "Rule",
    "Score",
    "Severity",
    "ask",
    "lint",
    "list_lines",
    "place_in_words",
    "read_case_file",
    "rules",
    "score",
]

"""The preliminary review sheet, filled by the file check before the reviewer reads it."""

from __future__ import annotations

from typing import Any

from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.case_file import checkup_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.lint import Finding, Severity

#: What the sheet's columns hold.
LONGEST_PROBLEM, LONGEST_BASIS = 500, 120


def problems_found(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    """A line for each veto and deduction, its basis behind the bar; hints are no reason to return a file."""
    found = checkup_of(case, clock.today()).findings
    worth = (each for each in found if each.rule.severity is not Severity.HINT)
    return {"problems": "\n".join(map(_line, worth))}


def _line(finding: Finding) -> str:
    text = finding.message.replace("\n", " ").replace("|", "／").replace("｜", "／")
    basis = "、".join(map(in_chinese, finding.citations))
    return f"{text[:LONGEST_PROBLEM]}｜{basis[:LONGEST_BASIS]}"

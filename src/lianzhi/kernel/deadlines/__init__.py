"""How long: statutory terms with their way of counting, as `lianzhi ask deadline` answers them."""

from lianzhi.kernel.deadlines.answers import DeadlineAnswer, answer
from lianzhi.kernel.deadlines.asking import ask, list_lines
from lianzhi.kernel.deadlines.questions import DeadlineQuestion, Exclusion, parse_question
from lianzhi.kernel.deadlines.rules import (
    DatedTerm,
    DeadlineRule,
    Direction,
    Kind,
    Roll,
    collect_rules,
    load_rules,
    rule_called,
    rules,
)
from lianzhi.kernel.deadlines.terms import add_months, remaining

__all__ = [
    "DatedTerm",
    "DeadlineAnswer",
    "DeadlineQuestion",
    "DeadlineRule",
    "Direction",
    "Exclusion",
    "Kind",
    "Roll",
    "add_months",
    "answer",
    "ask",
    "collect_rules",
    "list_lines",
    "load_rules",
    "parse_question",
    "remaining",
    "rule_called",
    "rules",
]

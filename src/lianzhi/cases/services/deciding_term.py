"""The term of the decision with what prolongs it: periods a rule leaves out, an extension the head granted."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.following import exclusions_of, granted_extension
from lianzhi.cases.services.testings import excluded, periods_of_case
from lianzhi.kernel.deadlines import DeadlineAnswer, answer, parse_question, rule_called

RULE = "penalty-decision"


def grounds() -> list[tuple[str, str]]:
    """(key, title) of every ground on which the rule leaves days out (行政处罚法 60 “另有规定”)."""
    rule = rule_called(RULE)
    return [(each.ground, each.title_zh) for each in rule.exclusions] if rule else []


def counted(case: CaseFile, today: date) -> DeadlineAnswer | None:
    """The term by the rule, without the days left out (a running period up to today); None before the filing.

    Periods that overlap leave each day out once.
    """
    if case.filed_on is None:
        return None
    left_out = [
        {
            "from": each.started_on.isoformat(),
            "to": (each.ended_on or today).isoformat(),
            "reason": each.ground,
        }
        for each in exclusions_of(case)
        if (each.ended_on or today) >= each.started_on
    ]
    left_out += excluded(periods_of_case(case, today))
    return answer(parse_question({"rule": RULE, "start": case.filed_on.isoformat(), "excluded": left_out}))


def decide_by(case: CaseFile, today: date) -> date | None:
    """The last day for the decision: the term counted, or the day an extension was granted to, whichever is later."""
    term = counted(case, today)
    extension = granted_extension(case)
    days = [term.due if term else None, extension.until if extension else None]
    return max((day for day in days if day is not None), default=None)

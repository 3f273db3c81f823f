"""The clocks of a case, asked of the kernel."""

from __future__ import annotations

from datetime import date

from lianzhi.kernel.deadlines import DeadlineAnswer, answer, parse_question


def term(rule: str, start: date) -> DeadlineAnswer:
    """The kernel's answer for a rule that starts on a day."""
    return answer(parse_question({"rule": rule, "start": start.isoformat()}))


def due(rule: str, start: date) -> date:
    """The last lawful day; LookupError where no rule is in force on the start."""
    found = term(rule, start).due
    if found is None:
        raise LookupError(f"the rule {rule} has no term from {start}")
    return found

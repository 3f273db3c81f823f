"""The clocks of a case, asked of the kernel."""

from __future__ import annotations

from datetime import date, datetime

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


def due_at(rule: str, start: datetime) -> datetime:
    """The last lawful instant of a term in hours; LookupError where the rule has none from there."""
    found = term(rule, start).due
    if not isinstance(found, datetime):
        # A rule that counts days is at fault, not the caller's type.
        raise LookupError(f"the rule {rule} has no instant from {start}")  # noqa: TRY004 — see above
    return found

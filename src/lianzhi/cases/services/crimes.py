"""What the guards and the documents are told of a suspected crime."""

from __future__ import annotations

from datetime import date, datetime

from lianzhi.cases.models import CaseFile, CrimeTransfer
from lianzhi.cases.services import papers
from lianzhi.cases.services.facts import CRIME_SETTLED
from lianzhi.core import clock
from lianzhi.kernel.deadlines import DeadlineAnswer, answer, parse_question
from lianzhi.kernel.procedure import TransferFacts


def facts_of_transfer(matter: CrimeTransfer, today: date) -> TransferFacts:
    """The matter as its own guards see it."""
    goods = rule_from("crime-materials-handover", matter.answered_on)
    return TransferFacts(
        suspected=True,
        settled=matter.state in CRIME_SETTLED,
        report=matter.report,
        decide_until=matter.decide_by,
        approved_at=wall(matter.approved_at),
        hand_over_until=wall(matter.hand_over_by),
        handed_over_at=wall(matter.handed_over_at or clock.now()),
        receipt=matter.receipt,
        police_answer=matter.police_answer,
        answered_on=matter.answered_on,
        object_until=last_day(rule_from("crime-review-request", matter.answered_on)),
        goods_until=last_day(goods),
    )


def rule_from(rule: str, start: date | None) -> DeadlineAnswer | None:
    """The kernel's answer for a rule that starts on a day; None before the day is known."""
    if start is None:
        return None
    return answer(parse_question({"rule": rule, "start": start.isoformat()}))


def last_day(found: DeadlineAnswer | None) -> date | None:
    """The last lawful day of an answer, where there is one."""
    return found.due if found is not None else None


def last_instant(rule: str, start: datetime) -> datetime:
    """The last instant of a rule counted in hours. LookupError where no rule is in force on the start."""
    shown = wall(start)
    found = answer(parse_question({"rule": rule, "start": shown.isoformat() if shown else ""})).due
    if not isinstance(found, datetime):
        raise LookupError(f"the rule {rule} has no instant from {start}")  # noqa: TRY004 — a gap in the pack
    return found.replace(tzinfo=clock.SHANGHAI)


def wall(moment: datetime | None) -> datetime | None:
    """An instant as the clock on the wall shows it, to the minute, without zone, as the kernel counts."""
    if moment is None:
        return None
    return moment.astimezone(clock.SHANGHAI).replace(second=0, microsecond=0, tzinfo=None)


def fields_of_transfer(case: CaseFile, matter: CrimeTransfer) -> papers.Fields:
    """What every document of the matter says."""
    return {
        "suspected_crime": matter.offence,
        "criminal_basis": "；".join(each["basis"] for each in matter.suspicions) or matter.offence,
        "receiver": matter.receiver,
        "procuratorate": matter.procuratorate,
        "team": papers.officers(case),
        "reported_on": clock.day_of(matter.reported_at) if matter.reported_at else None,
        "transfer_number": matter.letter.number if matter.letter else "",
        "transferred_on": clock.day_of(matter.handed_over_at) if matter.handed_over_at else None,
    }

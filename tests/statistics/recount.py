"""The form counted anew from lists, without a query: what the selectors must agree with."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from lianzhi.core.clock import SHANGHAI
from tests.statistics.world import World

Figures = dict[str, Decimal | None]
UNRECORDED = (
    "sealed",
    "licences",
    "closure_proposed",
    "exposed",
    "blacklisted",
    "joint_punishment",
    "criminal_transfers",
)


def recount(world: World, townships: set[str], first: date, last: date) -> Figures:
    """Every column for the places and the days, both included."""

    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    def here(place: str) -> bool:
        return place[:9] in townships

    inspected = {
        each.enterprise.uscc
        for each in world.inspections
        if here(each.place_code) and each.ended_at and within(each.ended_at.astimezone(SHANGHAI).date())
    }
    found = [each for each in world.findings if here(each.place_code) and within(each.found_on)]
    corrected = [each for each in world.findings if here(each.place_code) and within(each.corrected_on)]
    filed = [
        each
        for each in world.cases
        if here(each.place_code) and within(each.filed_on) and each.state != "not_filed"
    ]
    decided = [each for each in world.decisions if here(each.case.place_code) and within(each.decided_on)]
    suspended = {each.case.enterprise.uscc for each in decided if any(map(_suspends, each.measures))}
    handed = [
        each
        for each in world.handovers
        if here(each.place_code) and within(each.handed_on) and each.state != "returned"
    ]
    counts: dict[str, int] = {
        "supervised": sum(here(each.place_id) and each.is_active for each in world.enterprises),
        "inspected": len(inspected),
        "hazards_found": len(found),
        "hazards_corrected": len(corrected),
        "cases_filed": len(filed),
        "suspended": len(suspended),
        "handovers": len(handed),
    }
    figures: Figures = {key: Decimal(value) for key, value in counts.items()}
    figures |= dict.fromkeys(UNRECORDED, Decimal(0))
    figures["fines"] = sum((Decimal(each.amount_fen) for each in decided), Decimal(0)) / 1_000_000
    figures["filing_ratio"] = None
    if inspected:
        share = Decimal(len(filed)) * 100 / len(inspected)
        figures["filing_ratio"] = share.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return figures


def _suspends(measure: str) -> bool:
    return ("停产" in measure or "停业整顿" in measure) and "或" not in measure

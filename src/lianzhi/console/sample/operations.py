"""Joint operations of the squad: one that a visit was made in, one that begins on the story's last day (示例)."""

from __future__ import annotations

from datetime import date, timedelta

from lianzhi.console.sample.telling import Teller, actor, held_on
from lianzhi.core import clock
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.actions.finish_operation import FinishOperation
from lianzhi.inspections.actions.open_operation import OpenOperation
from lianzhi.inspections.actions.plan_inspection import PlanInspection
from lianzhi.inspections.constants import InspectionKind
from lianzhi.inspections.models import Inspection, Operation

LASTS = timedelta(days=2)
PURPOSE = "工贸企业粉尘防爆、有限空间和机械伤害"


def begin(teller: Teller) -> Operation:
    """The operation the teller's visit belongs to, opened by the squad's lead on the day."""
    return _opened(teller.visit.operation, teller.day, teller.day, teller.team)


def end(teller: Teller, inspection: Inspection) -> None:
    """The operation is over when its visit is."""
    if inspection.operation_id is not None:
        with teller.at(17):
            FinishOperation(actor=teller.actor("squad"), operation_id=inspection.operation_id).execute()


def tell(today: date) -> None:
    """The operation that lies ahead, with one visit planned in it."""
    with held_on(today, ago=1, hour=16):
        day = clock.today()
        lead, second = actor("wulijie", day), actor("wulijie2", day)
        team = (lead.officer_key, second.officer_key)
        operation = _opened("五里街片区粉尘防爆联合执法（示例）", day, today, team)
        works = Enterprise.objects.visible_to(lead).filter(sector="metallurgy_trade").order_by("pk")
        PlanInspection(
            actor=lead,
            enterprise_id=works[0].pk,
            authority_code=lead.authority_code,
            kind=InspectionKind.SPECIAL,
            checklist="metallurgy_trade",
            planned_on=today,
            enforcing=team,
            operation_id=operation.pk,
        ).execute()


def _opened(name: str, day: date, starts_on: date, team: tuple[int, int]) -> Operation:
    return OpenOperation(
        actor=actor("squad", day),
        district_code="wulijie",
        name=name,
        purpose=PURPOSE,
        starts_on=starts_on,
        ends_on=starts_on + LASTS,
        enforcing=team,
    ).execute()

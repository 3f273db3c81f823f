"""ConfirmFigures: the unit's reporter confirms the month's derived form, or confirms it anew after a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Reach, Role
from lianzhi.core.refusals import NoRight, Stale, WrongState, require
from lianzhi.kernel.indicators import Month
from lianzhi.statistics.confirmations import Standing, figures_of, latest, sign_of
from lianzhi.statistics.models import Confirmation
from lianzhi.statistics.selectors import annex3_for
from lianzhi.statistics.units import Unit, UnitKind


def may_confirm(actor: Actor, unit: Unit) -> bool:
    """True for the reporter of the unit itself: a township's for the township, the county's for the county."""
    own = unit.kind is UnitKind.COUNTY if actor.reach == Reach.COUNTY else unit.code in actor.places
    return actor.has(Role.REPORTER) and own and unit.kind is not UnitKind.DISTRICT


@dataclass(frozen=True, kw_only=True)
class ConfirmFigures(Act[Confirmation]):
    """Confirm the form as the page showed it (`seen`); Stale where the records changed in between.

    Refuses a month that is not over yet, and a form confirmed already with the same figures.
    """

    unit_code: str
    month: Month
    seen: dict[str, Any]

    def perform(self) -> Confirmation:
        """The confirmation with the figures as they read."""
        table = annex3_for(self.actor, self.unit_code, self.month)
        require(self.actor, Role.REPORTER)
        officer_id = self.actor.officer_id
        if officer_id is None or not may_confirm(self.actor, table.unit):
            raise NoRight("统计表由填报单位自己的填报人确认。")
        today = clock.today()
        if today <= self.month.last:
            raise WrongState(f"{self.month.title_zh}尚未结束，次月1日起才能确认。")
        figures = figures_of(table)
        if figures != self.seen:
            raise Stale
        earlier = latest(self.unit_code, self.month)
        if earlier is not None and sign_of(table, earlier, today).standing is not Standing.CHANGED:
            raise WrongState("本月统计表已经确认，数据没有变动。")
        confirmation = Confirmation.objects.create(
            unit_code=table.unit.code,
            unit_name=table.unit.name,
            month=str(self.month),
            figures=figures,
            confirmed_on=today,
            confirmed_by_id=officer_id,
        )
        again = "重新" if earlier else ""
        self.record(
            "statistics.confirmed",
            f"{self.actor.name}{again}确认{table.title_zh}",
            subject=confirmation,
            stream=f"authority:{self.actor.authority_code}",
            payload={"unit": table.unit.code, "month": str(self.month), "figures": figures},
        )
        return confirmation

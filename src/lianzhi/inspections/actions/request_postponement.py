"""The enterprise asks for more time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import OrderState
from lianzhi.inspections.models import Postponement
from lianzhi.inspections.rules import refusal
from lianzhi.inspections.selectors import get_order_for, open_postponement
from lianzhi.inspections.services import (
    missing,
    not_in_future,
    refuse_faults,
    require_inspector,
    stream_of,
)


@dataclass(frozen=True, kw_only=True)
class RequestPostponement(Act[Postponement]):
    """登记整改延期申请: made before the term ran out, with the safeguards meanwhile (安全生产法 65)."""

    order_id: int
    applied_on: date
    reason: str
    proposed_until: date
    safeguards: str
    officer_opinion: str

    def perform(self) -> Postponement:
        """Raises NotVisible, NoRight, WrongState, Malformed, LawForbids (postponement-late), Stale."""
        order = get_order_for(self.actor, self.order_id)
        require_inspector(self.actor, order.inspection)
        if order.state != OrderState.RUNNING:
            raise WrongState("这份责令限期整改指令书已经复查，不能再申请延期。")
        if open_postponement(order) is not None:
            raise WrongState("已有延期申请等待负责人审批。")
        faults = missing(
            {"reason": self.reason, "safeguards": self.safeguards, "officer_opinion": self.officer_opinion},
            {"reason": "延期理由", "safeguards": "延期期间的安全保障措施", "officer_opinion": "承办人意见"},
        )
        faults |= not_in_future({"applied_on": self.applied_on})
        if self.applied_on < order.served_on:
            faults["applied_on"] = "申请日期不能早于指令书送达的日期。"
        if self.proposed_until <= order.due_on:
            faults["proposed_until"] = f"拟延至的日期应当晚于原整改期限（{order.due_on:%Y-%m-%d}）。"
        elif self.proposed_until.year > order.due_on.year + 1:
            faults["proposed_until"] = "整改期限超出下一年度，请核对。"
        refuse_faults(faults)
        if self.applied_on > order.due_on:
            given = {"due": order.due_on.isoformat(), "actual": self.applied_on.isoformat()}
            refuse_if([refusal("postponement-late", **given)])
        # The order is held as it was read: a re-inspection at the same moment is told apart.
        compare_and_set(order, {"state": OrderState.RUNNING}, {"state": OrderState.RUNNING})
        made = Postponement.objects.create(
            order=order,
            applied_on=self.applied_on,
            reason=self.reason.strip(),
            original_until=order.due_on,
            proposed_until=self.proposed_until,
            safeguards=self.safeguards.strip(),
            officer_opinion=self.officer_opinion.strip(),
        )
        self.record(
            "order.postponement-requested",
            f"{order.inspection.enterprise.name}申请将整改期限延至{self.proposed_until}：{made.reason}",
            subject=order,
            stream=stream_of(order.inspection.authority_id),
            payload={"proposed_until": self.proposed_until},
        )
        return made

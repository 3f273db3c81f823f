"""The head grants more time, or does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.clock import SHANGHAI
from lianzhi.core.refusals import Malformed, NoRight, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.models import Document
from lianzhi.inspections.constants import OrderState
from lianzhi.inspections.models import Postponement, RectificationOrder
from lianzhi.inspections.selectors import enforcing_officers_of, get_order_for, open_postponement
from lianzhi.inspections.services import issue_paper, printed, require_head, stream_of
from lianzhi.kernel.calendars import date_zh


@dataclass(frozen=True, kw_only=True)
class AnswerPostponement(Act[Postponement]):
    """答复整改延期: in writing; only what is granted moves the term of the order (安全生产法 65)."""

    order_id: int
    granted: bool
    opinion: str
    until: date | None = None

    def perform(self) -> Postponement:
        """Raises NotVisible, NoRight, WrongState, Malformed, Stale."""
        order = get_order_for(self.actor, self.order_id)
        require_head(self.actor, order.inspection)
        enforcing = enforcing_officers_of(order.inspection)
        if self.actor.officer_id in {each.officer_id for each in enforcing}:
            raise NoRight("您是本次检查的执法人员，请由其他负责人审批。")
        asked = open_postponement(order)
        if asked is None or order.state != OrderState.RUNNING:
            raise WrongState("没有等待审批的延期申请，或者已经复查。请刷新页面查看最新状态。")
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写审批意见；不同意延期的，写明理由。"})
        until = self.until or asked.proposed_until
        if self.granted and not order.due_on < until <= asked.proposed_until:
            raise Malformed({"until": "延至的日期应当晚于原整改期限，并且不晚于申请的日期。"})
        compare_and_set(
            asked,
            {"granted": None},
            {
                "granted": self.granted,
                "granted_until": until if self.granted else None,
                "approver_id": self.actor.officer_key,
                "answered_on": clock.today(),
                "opinion": self.opinion.strip(),
            },
        )
        if self.granted:
            compare_and_set(
                order, {"state": OrderState.RUNNING, "due_on": asked.original_until}, {"due_on": until}
            )
        document = self._paper(order, asked)
        compare_and_set(asked, {"granted": self.granted}, {"document_id": document.pk})
        verdict = f"同意整改期限延至{until}" if self.granted else "不同意延期，仍按原整改期限复查"
        self.record(
            "order.postponement-answered",
            f"{verdict}（{order.document.number}）：{asked.opinion}",
            subject=order,
            stream=stream_of(order.inspection.authority_id),
            payload={"document": document.number, "granted": self.granted, "digest": document.digest},
        )
        return asked

    def _paper(self, order: RectificationOrder, asked: Postponement) -> Document:
        inspection, today = order.inspection, clock.today()
        until = asked.granted_until
        detail = (
            f"同意延至{date_zh(until)}。期间应当落实安全保障措施，完成后及时申请复查。"
            if until is not None
            else f"不同意延期，仍按原整改期限复查。理由：{asked.opinion}"
        )
        findings = order.findings.order_by("number")
        return issue_paper(
            self.actor,
            inspection,
            template="rectify_ext",
            on=today,
            fields={
                "enterprise_name": inspection.enterprise.name,
                "order_number": order.document.number,
                "order_issued_on": order.document.issued_on,
                "original_until": asked.original_until,
                "applied_on": asked.applied_on,
                "postponed_items": [f"{each.location}：{each.description}" for each in findings],
                "reason": asked.reason,
                "proposed_until": asked.proposed_until,
                "safeguards": asked.safeguards,
                "answer": "同意延期" if until is not None else "不同意延期",
                "answer_detail": detail,
                "officers": printed(enforcing_officers_of(inspection)),
                "officer_opinion": asked.officer_opinion,
                "officer_opined_on": asked.created_at.astimezone(SHANGHAI).date(),
                "approval_opinion": asked.opinion,
                "approver_name": self.actor.name,
                "approved_on": today,
            },
        )

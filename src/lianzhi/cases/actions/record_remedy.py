"""RecordRemedy: reconsideration or a suit was brought; the late fine stands still from then (复议、诉讼)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.constants import RemedyKind
from lianzhi.cases.models import Decision, Remedy
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class RecordRemedy(CaseDeed[Remedy]):
    """Record it as the notice of the body says; execution goes on unless the body says otherwise (行政处罚法 73)."""

    deed: ClassVar[str] = "record-remedy"

    kind: str
    body: str
    brought_on: date
    received_on: date
    reference: str = ""
    stops_execution: bool = False
    stop_reason: str = ""

    def perform(self) -> Remedy:
        """The remedy, pending."""
        case = self.opened()
        decision = self.standing(case)
        self._check(decision)
        self.refuse_unlawful(case)
        remedy = Remedy.objects.create(
            decision=decision,
            kind=self.kind,
            body=self.body.strip(),
            reference=self.reference.strip(),
            brought_on=self.brought_on,
            received_on=self.received_on,
            stops_execution=self.stops_execution,
            stop_reason=self.stop_reason.strip(),
        )
        stops = "，停止执行" if self.stops_execution else "，不停止执行"
        self.tell(
            case,
            "case.remedy-recorded",
            f"登记当事人于{self.brought_on}向{remedy.body}提起{remedy.get_kind_display()}{stops}",
            remedy=remedy.pk,
        )
        return remedy

    def _check(self, decision: Decision) -> None:
        wrong: dict[str, str] = {}
        if self.kind not in RemedyKind.values:
            wrong["kind"] = "请选择途径。"
        if not self.body.strip().endswith(("人民政府", "法院", "部", "厅", "局", "委员会")):
            wrong["body"] = "请填写复议机关、人民法院的规范全称，例如“某某县人民政府”“某某县人民法院”。"
        if not decision.decided_on <= self.brought_on <= self.received_on:
            wrong["brought_on"] = "申请、起诉日期应当在决定之后、收到通知之前。"
        if self.received_on > clock.today():
            wrong["received_on"] = "收到通知的日期不能晚于今天。"
        if self.stops_execution and not self.stop_reason.strip():
            wrong["stop_reason"] = "停止执行的，请写明决定停止执行的机关和文书。"
        if wrong:
            raise Malformed(wrong)

"""The decision, its service and its performance."""

from __future__ import annotations

from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.decide import Decide
from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.actions.record_payment import RecordPayment
from lianzhi.cases.actions.record_performance import RecordPerformance
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import current_proposal
from lianzhi.core.actors import Actor
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.steps.shapes import Data, Step, service_initial, service_of
from lianzhi.kernel.types import Money


def _decide_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    proposal = current_proposal(case)
    return {
        "amount": Money(proposal.amount_fen).as_yuan if proposal else 0,
        "opinion": "同意按告知内容作出处罚决定。",
    }


def _decide_choices(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    proposal = current_proposal(case)
    return {"items": proposal.items if proposal else []}


def _payment(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    names = ("amount", "paid_on", "bank", "receipt_number")
    return RecordPayment(actor=actor, case_id=case.pk, **{name: data[name] for name in names})


def _payment_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {**today_initial("paid_on"), "bank": case.signs_as.bank}


STEPS: dict[str, Step] = {
    "decide": Step(
        title="作出处罚决定",
        button="作出决定",
        effect="生成编号的行政处罚决定书，送达当事人后生效；决定书应当在法定期限内送达。",
        said="已作出处罚决定，请在期限内送达。",
        tone="danger",
        form=case_forms.DecideForm,
        build=lambda actor, case, data: Decide(
            actor=actor,
            case_id=case.pk,
            amount=data["amount"],
            opinion=data["opinion"],
            shares=data["shares"],
        ),
        initial=_decide_initial,
        choices=_decide_choices,
    ),
    "prove-service": Step(
        title="登记决定书送达",
        button="登记送达",
        effect="缴款期限、行政复议和行政诉讼期限自送达次日起算。",
        said="已登记送达。",
        form=case_forms.ServiceForm,
        build=lambda actor, case, data: ProveService(actor=actor, case_id=case.pk, service=service_of(data)),
        initial=service_initial,
    ),
    "record-payment": Step(
        title="登记缴款",
        button="登记缴款",
        effect="罚款由代收银行收缴，执法机关和执法人员不得自行收缴。缴清后可以提请结案。",
        said="已登记缴款。",
        form=case_forms.PaymentForm,
        build=_payment,
        initial=_payment_initial,
    ),
    "record-performance": Step(
        title="登记履行情况",
        button="登记履行",
        effect="处罚决定没有罚款，或者罚款已经缴清的，登记履行情况后可以提请结案。",
        said="已登记履行情况。",
        form=case_forms.PerformanceForm,
        build=lambda actor, case, data: RecordPerformance(
            actor=actor, case_id=case.pk, performed_on=data["performed_on"], how=data["how"]
        ),
        initial=lambda _a, _c: today_initial("performed_on"),
    ),
}

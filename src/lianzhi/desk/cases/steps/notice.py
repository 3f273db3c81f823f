"""Notice, defence, hearing, deliberation."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.choose_hearing import ChooseHearing
from lianzhi.cases.actions.deliberate import Deliberate
from lianzhi.cases.actions.issue_notice import IssueNotice
from lianzhi.cases.actions.record_defence import RecordDefence
from lianzhi.cases.actions.serve_notice import ServeNotice
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import current_proposal
from lianzhi.core.actors import Actor
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.steps.shapes import Data, Step, service_initial, service_of
from lianzhi.kernel.types import Money


def _defence(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    names = [each.name for each in fields(RecordDefence) if each.name not in {"actor", "case_id"}]
    return RecordDefence(actor=actor, case_id=case.pk, **{name: data[name] for name in names})


def _deliberate(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    names = (
        "held_on",
        "place",
        "attendees",
        "expected",
        "discussion",
        "conclusion",
        "amount",
        "dissent",
        "signed",
    )
    return Deliberate(actor=actor, case_id=case.pk, **{name: data[name] for name in names})


def _deliberate_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    proposal = current_proposal(case)
    amount = Money(proposal.amount_fen).as_yuan if proposal else 0
    return {**today_initial("held_on"), "amount": amount}


STEPS: dict[str, Step] = {
    "issue-notice": Step(
        title="制作行政处罚告知书",
        button="制作告知书",
        effect="生成编号的告知书。达到听证标准的，自动制作载明听证权利的听证告知书。",
        said="告知书已制作，请打印送达后登记送达。",
        build=lambda actor, case, _data: IssueNotice(actor=actor, case_id=case.pk),
    ),
    "serve-notice": Step(
        title="登记告知书送达",
        button="登记送达",
        effect="陈述申辩期限（以及听证申请期限）自送达次日起算。",
        said="已登记送达，陈述申辩期限开始计算。",
        form=case_forms.ServiceForm,
        build=lambda actor, case, data: ServeNotice(actor=actor, case_id=case.pk, service=service_of(data)),
        initial=service_initial,
    ),
    "record-defence": Step(
        title="登记陈述申辩",
        button="登记",
        effect="登记后送机关负责人决定；不得因陈述申辩给予更重的处罚。",
        said="已登记，等待机关负责人决定。",
        form=case_forms.DefenceForm,
        build=_defence,
        initial=lambda _a, _c: today_initial("received_on"),
    ),
    "choose-hearing": Step(
        title="登记听证选择",
        button="登记",
        effect="要求听证的，受理后由机关负责人指定主持人；必须举行听证后才能作出决定。",
        said="已登记听证选择。",
        form=case_forms.HearingChoiceForm,
        build=lambda actor, case, data: ChooseHearing(
            actor=actor, case_id=case.pk, requested=data["requested"], chosen_on=data["chosen_on"]
        ),
        initial=lambda _a, _c: today_initial("chosen_on"),
    ),
    "deliberate": Step(
        title="集体讨论",
        button="登记集体讨论",
        effect="生成《行政处罚集体讨论记录》。",
        said="已登记集体讨论。",
        form=case_forms.DeliberationForm,
        build=_deliberate,
        initial=_deliberate_initial,
    ),
}

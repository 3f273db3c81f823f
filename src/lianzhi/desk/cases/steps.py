"""The steps of a case as pages: form, act, the words of the button and its legal effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from django import forms

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.choose_hearing import ChooseHearing
from lianzhi.cases.actions.decide import Decide
from lianzhi.cases.actions.deliberate import Deliberate
from lianzhi.cases.actions.hold_hearing import HoldHearing
from lianzhi.cases.actions.issue_notice import IssueNotice
from lianzhi.cases.actions.pass_review import PassReview
from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.actions.record_defence import RecordDefence
from lianzhi.cases.actions.record_inquiry import Interviewee, RecordInquiry
from lianzhi.cases.actions.record_payment import RecordPayment
from lianzhi.cases.actions.record_performance import RecordPerformance
from lianzhi.cases.actions.refuse_filing import RefuseFiling
from lianzhi.cases.actions.resubmit_review import ResubmitReview
from lianzhi.cases.actions.return_review import ReturnReview
from lianzhi.cases.actions.serve_notice import ServeNotice
from lianzhi.cases.actions.serving import Service
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.actions.submit_filing import SubmitFiling
from lianzhi.cases.actions.submit_review import SubmitReview
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import current_proposal
from lianzhi.core.actors import Actor
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.choices import officers_for_hearing
from lianzhi.desk.cases.fields import today_initial
from lianzhi.kernel.types import Money

Data = Mapping[str, Any]
Build = Callable[[Actor, CaseFile, Data], Act[Any]]


def _nothing(_actor: Actor, _case: CaseFile) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step's page; `initial` and `choices` give the form its first values and its choices."""

    title: str
    button: str
    effect: str
    said: str
    build: Build
    form: type[forms.Form] = forms.Form
    intro: str = ""
    tone: str = "primary"
    initial: Callable[[Actor, CaseFile], dict[str, Any]] = field(default=_nothing)
    choices: Callable[[Actor, CaseFile], dict[str, Any]] = field(default=_nothing)


def _service(data: Data) -> Service:
    names = ("method", "served_on", "receiver", "place", "witness", "note")
    return Service(**{name: data[name] for name in names})


def _service_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {
        **today_initial("served_on"),
        "receiver": case.party.get("representative", "") or case.party_name,
        "place": case.party.get("address", ""),
    }


def _inquiry(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    person = Interviewee(**{name: data[name] for name in Interviewee.__dataclass_fields__})
    return RecordInquiry(
        actor=actor,
        case_id=case.pk,
        person=person,
        place=data["place"],
        started_at=data["started_at"],
        ended_at=data["ended_at"],
        reply=data["reply"],
        exchanges=data["exchanges"],
    )


def _inquiry_initial(actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {
        "name": case.enterprise.safety_officer or case.enterprise.principal,
        "workplace": case.enterprise.name,
        "phone": case.enterprise.phone,
        "post": "安全生产管理人员",
        "relation": "当事人的工作人员",
        "place": f"{actor.authority_name}询问室",
        "reply": "证件看清了，权利义务听清楚了，不申请回避。",
    }


def _pass(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    conclusions = tuple((words, data[key]) for key, words in case_forms.REVIEW_ITEMS)
    return PassReview(actor=actor, case_id=case.pk, opinion=data["opinion"], conclusions=conclusions)


def _pass_initial(_actor: Actor, _case: CaseFile) -> dict[str, Any]:
    return {
        "subject": "合法，具备资格",
        "facts": "事实清楚，证据充分",
        "law": "准确",
        "discretion": "适当",
        "procedure": "合法",
        "scope": "未超越",
        "documents": "完备、规范",
        "crime": "不涉嫌犯罪",
    }


def _defence(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    names = [each.name for each in fields(RecordDefence) if each.name not in {"actor", "case_id"}]
    return RecordDefence(actor=actor, case_id=case.pk, **{name: data[name] for name in names})


def _hearing(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    return HoldHearing(
        actor=actor,
        case_id=case.pk,
        notified_on=data["notified_on"],
        held_on=data["held_on"],
        chair_id=data["chair"],
        report=data["report"],
    )


def _deliberate(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    names = ("held_on", "place", "attendees", "discussion", "conclusion", "dissent")
    return Deliberate(actor=actor, case_id=case.pk, **{name: data[name] for name in names})


def _decide_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    proposal = current_proposal(case)
    return {
        "amount": Money(proposal.amount_fen).as_yuan if proposal else 0,
        "opinion": "同意按告知内容作出处罚决定。",
    }


def _payment(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    names = ("amount", "paid_on", "bank", "receipt_number")
    return RecordPayment(actor=actor, case_id=case.pk, **{name: data[name] for name in names})


def _payment_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {**today_initial("paid_on"), "bank": case.signs_as.bank}


STEPS: dict[str, Step] = {
    "submit-filing": Step(
        title="提请立案",
        button="提请立案",
        effect="提请机关负责人批准立案。批准之日起计算作出处罚决定的期限。",
        said="已提请立案，等待机关负责人审批。",
        form=case_forms.HandlerOpinionForm,
        build=lambda actor, case, data: SubmitFiling(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "当事人涉嫌违法，有初步证据证明，属于本机关管辖，建议立案调查。"},
    ),
    "approve-filing": Step(
        title="立案审批",
        button="批准立案",
        effect="批准后生成案号和《立案审批表》，作出处罚决定的期限自今日起算。",
        said="已批准立案。",
        form=case_forms.OpinionForm,
        build=lambda actor, case, data: ApproveFiling(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "同意立案。"},
    ),
    "refuse-filing": Step(
        title="不予立案",
        button="不予立案",
        effect="不予立案后本案终止，问题退回检查机关处理。",
        said="已决定不予立案。",
        tone="danger",
        form=case_forms.OpinionForm,
        build=lambda actor, case, data: RefuseFiling(actor=actor, case_id=case.pk, opinion=data["opinion"]),
    ),
    "inquiry": Step(
        title="制作询问笔录",
        button="制作询问笔录",
        effect="笔录制作后不可修改；打印后由被询问人逐页签名。",
        said="已制作询问笔录。",
        intro="一人一份笔录，由两名承办人询问；同一承办人不能同时询问两个人。",
        form=case_forms.InquiryForm,
        build=_inquiry,
        initial=_inquiry_initial,
    ),
    "submit-review": Step(
        title="提交法制审核",
        button="提交法制审核",
        effect="提交后案卷由法制审核员审核，审核通过前不能告知和决定。",
        said="已提交法制审核。",
        build=lambda actor, case, _data: SubmitReview(actor=actor, case_id=case.pk),
    ),
    "resubmit-review": Step(
        title="整改后再次提交审核",
        button="再次提交审核",
        effect="提交后由法制审核员逐条确认整改情况。",
        said="已再次提交法制审核。",
        build=lambda actor, case, _data: ResubmitReview(actor=actor, case_id=case.pk),
    ),
    "return-review": Step(
        title="退回补正",
        button="退回并出具反馈单",
        effect="生成《案件初步审核意见反馈单》，承办人须逐条整改。",
        said="已退回，反馈单已制作。",
        form=case_forms.ReturnForm,
        build=lambda actor, case, data: ReturnReview(actor=actor, case_id=case.pk, problems=data["problems"]),
    ),
    "pass-review": Step(
        title="法制审核",
        button="审核通过",
        effect="生成《法制审核意见书》，承办人可以告知当事人。",
        said="审核通过。",
        form=case_forms.PassForm,
        build=_pass,
        initial=_pass_initial,
    ),
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
        build=lambda actor, case, data: ServeNotice(actor=actor, case_id=case.pk, service=_service(data)),
        initial=_service_initial,
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
        effect="要求听证的，必须举行听证后才能作出决定。",
        said="已登记听证选择。",
        form=case_forms.HearingChoiceForm,
        build=lambda actor, case, data: ChooseHearing(
            actor=actor, case_id=case.pk, requested=data["requested"], chosen_on=data["chosen_on"]
        ),
        initial=lambda _a, _c: today_initial("chosen_on"),
    ),
    "hold-hearing": Step(
        title="登记听证",
        button="登记听证",
        effect="听证结束后，应当根据听证笔录作出决定。",
        said="已登记听证。",
        form=case_forms.HearingForm,
        build=_hearing,
        choices=lambda actor, case: {"officers": officers_for_hearing(case)},
    ),
    "deliberate": Step(
        title="集体讨论",
        button="登记集体讨论",
        effect="生成《行政处罚集体讨论记录》。",
        said="已登记集体讨论。",
        form=case_forms.DeliberationForm,
        build=_deliberate,
        initial=lambda _a, _c: today_initial("held_on"),
    ),
    "decide": Step(
        title="作出处罚决定",
        button="作出决定",
        effect="生成编号的行政处罚决定书，送达当事人后生效；决定书应当在法定期限内送达。",
        said="已作出处罚决定，请在期限内送达。",
        tone="danger",
        form=case_forms.DecideForm,
        build=lambda actor, case, data: Decide(
            actor=actor, case_id=case.pk, amount=data["amount"], opinion=data["opinion"]
        ),
        initial=_decide_initial,
    ),
    "prove-service": Step(
        title="登记决定书送达",
        button="登记送达",
        effect="缴款期限、行政复议和行政诉讼期限自送达次日起算。",
        said="已登记送达。",
        form=case_forms.ServiceForm,
        build=lambda actor, case, data: ProveService(actor=actor, case_id=case.pk, service=_service(data)),
        initial=_service_initial,
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
    "submit-closure": Step(
        title="提请结案",
        button="提请结案",
        effect="提请机关负责人批准结案。",
        said="已提请结案。",
        form=case_forms.HandlerOpinionForm,
        build=lambda actor, case, data: SubmitClosure(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "处罚决定已履行完毕，建议结案。"},
    ),
    "approve-closure": Step(
        title="结案审批",
        button="批准结案",
        effect="生成《结案审批表》，案件办结。",
        said="已批准结案。",
        form=case_forms.OpinionForm,
        build=lambda actor, case, data: ApproveClosure(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "同意结案。"},
    ),
    "archive": Step(
        title="归档",
        button="归档",
        effect="生成案卷封面和卷内目录；归档后案卷不得增删。",
        said="已归档，可以下载整卷 PDF。",
        build=lambda actor, case, _data: Archive(actor=actor, case_id=case.pk),
    ),
}

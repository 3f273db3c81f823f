"""Acts beside the steps as pages: service, the term of the decision, execution, remedies, publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.announce_service import AnnounceService
from lianzhi.cases.actions.answer_deferral import AnswerDeferral
from lianzhi.cases.actions.answer_demand import AnswerDemand
from lianzhi.cases.actions.answer_extension import AnswerExtension
from lianzhi.cases.actions.apply_to_court import ApplyToCourt
from lianzhi.cases.actions.confirm_address import ConfirmAddress
from lianzhi.cases.actions.decide_late_fine import DecideLateFine
from lianzhi.cases.actions.end_exclusion import EndExclusion
from lianzhi.cases.actions.issue_demand import IssueDemand
from lianzhi.cases.actions.publish_decision import PublishDecision
from lianzhi.cases.actions.record_court import RecordCourt
from lianzhi.cases.actions.record_refund import RecordRefund
from lianzhi.cases.actions.record_remedy import RecordRemedy
from lianzhi.cases.actions.reinvestigate import Reinvestigate
from lianzhi.cases.actions.remind_payment import RemindPayment
from lianzhi.cases.actions.reopen import Reopen
from lianzhi.cases.actions.replace_handler import ReplaceHandler
from lianzhi.cases.actions.request_deferral import RequestDeferral
from lianzhi.cases.actions.request_extension import RequestExtension
from lianzhi.cases.actions.revoke_decision import RevokeDecision
from lianzhi.cases.actions.serve_demand import ServeDemand
from lianzhi.cases.actions.settle_remedy import SettleRemedy
from lianzhi.cases.actions.start_exclusion import StartExclusion
from lianzhi.cases.actions.terminate_enforcement import TerminateEnforcement
from lianzhi.cases.actions.withdraw_publication import WithdrawPublication
from lianzhi.cases.models import CaseFile
from lianzhi.core.actors import Actor
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.choices import replacing_choices
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms import execution as asked
from lianzhi.desk.cases.forms.recusal import ReplaceHandlerForm
from lianzhi.desk.cases.forms.service import AddressForm, AnnounceForm
from lianzhi.desk.cases.steps.shapes import Data, Step, service_initial, service_of

Kind = Callable[..., Act[Any]]


def _plain(kind: Kind) -> Callable[[Actor, CaseFile, Data], Act[Any]]:
    """An act whose form has a field for each thing it asks."""

    def build(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
        return kind(actor=actor, case_id=case.pk, **data)

    return build


def _today(*names: str) -> Callable[[Actor, CaseFile], dict[str, Any]]:
    return lambda _actor, _case: today_initial(*names)


def _court(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    given = {**data, "materials": tuple(data["materials"])}
    return ApplyToCourt(actor=actor, case_id=case.pk, **given)


def _address_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    party = case.party
    name = party.get("representative", "") or case.party_name
    return {
        **today_initial("signed_on"),
        "address": party.get("address", ""),
        "phone": party.get("phone", ""),
        "receiver": name,
        "signed_by": name,
    }


def _step(kind: Kind, form: type[forms.Form], *days: str, **words: Any) -> Step:
    """A page for an act whose day fields start with today."""
    return Step(
        form=form,
        build=words.pop("build", _plain(kind)),
        initial=words.pop("initial", _today(*days)),
        **words,
    )


SERVICE: dict[str, Step] = {
    "confirm-address": _step(
        ConfirmAddress,
        AddressForm,
        initial=_address_initial,
        title="登记送达地址确认书",
        button="登记",
        effect="生成《送达地址（电子送达）确认书》，由当事人签名；载明电子地址的，才可以电子送达。",
        said="已登记送达地址。",
    ),
    "announce-service": _step(
        AnnounceService,
        AnnounceForm,
        "published_on",
        title="发布送达公告",
        button="发布公告",
        effect="生成送达公告；公告期满之日视为送达，期满后再登记送达。",
        said="已登记送达公告，公告期满后登记公告送达。",
        intro="只有其他方式都无法送达，或者当事人下落不明，才能公告送达。",
    ),
    "serve-demand": _step(
        ServeDemand,
        case_forms.ServiceForm,
        initial=service_initial,
        build=lambda actor, case, data: ServeDemand(actor=actor, case_id=case.pk, service=service_of(data)),
        title="登记催告书送达",
        button="登记送达",
        effect="催告期限自送达次日起算，期满仍不履行的，可以申请人民法院强制执行。",
        said="已登记催告书送达。",
    ),
}

TERM: dict[str, Step] = {
    "request-extension": _step(
        RequestExtension,
        asked.ExtensionForm,
        title="提请延长办案期限",
        button="提请延长",
        effect="提请机关负责人批准；延长须有法律、法规、规章的另外规定，页面标注待核定。",
        said="已提请延长。",
    ),
    "answer-extension": _step(
        AnswerExtension,
        asked.GrantForm,
        title="审批延长办案期限",
        button="提交审批",
        effect="批准的，生成《案件延期审批表》，作出决定的期限延长。",
        said="已审批。",
    ),
    "start-exclusion": _step(
        StartExclusion,
        asked.ExclusionForm,
        "started_on",
        title="登记不计入期限的期间开始",
        button="登记开始",
        effect="自登记当日起不计入办案期限；这类扣除的依据待核定。",
        said="已登记开始。",
    ),
    "end-exclusion": _step(
        EndExclusion,
        asked.ExclusionEndForm,
        "ended_on",
        title="登记不计入期限的期间结束",
        button="登记结束",
        effect="重新计算作出决定的期限；几个期间重合的日子只扣除一次。",
        said="已登记结束，期限已重新计算。",
    ),
    "reinvestigate": _step(
        Reinvestigate,
        asked.ReturnForm,
        title="补充调查、重新提出处罚建议",
        button="退回调查",
        effect="案件回到调查阶段，重新提出处罚建议，重新审核、重新告知。听证的权利不因此消灭。",
        said="已退回调查。",
        tone="danger",
    ),
}

PAYMENT: dict[str, Step] = {
    "request-deferral": _step(
        RequestDeferral,
        asked.DeferralForm,
        "applied_on",
        title="登记暂缓、分期缴纳申请",
        button="提请批准",
        effect="提请机关负责人批准；批准前原缴款期限不变。",
        said="已提请批准。",
    ),
    "answer-deferral": _step(
        AnswerDeferral,
        asked.GrantForm,
        title="审批暂缓、分期缴纳",
        button="提交审批",
        effect="批准的，生成审批表和批准书；各期到期前不加处罚款，到期未缴的照常加处。",
        said="已审批。",
    ),
    "decide-late-fine": _step(
        DecideLateFine,
        case_forms.OpinionForm,
        title="作出加处罚款决定",
        button="作出决定",
        effect="按今天计算的加处罚款数额制作编号的决定书；复议、诉讼期间和未到期的分期不计算。",
        said="已作出加处罚款决定。",
        tone="danger",
        initial=lambda _a, _c: {"opinion": "当事人逾期不缴纳罚款，同意依法加处罚款。"},
    ),
    "remind-payment": _step(
        RemindPayment,
        forms.Form,
        title="制作罚款催缴通知书",
        button="制作",
        effect="生成编号的催缴通知书；催缴不代替申请强制执行前的催告。",
        said="已制作催缴通知书。",
    ),
    "issue-demand": _step(
        IssueDemand,
        forms.Form,
        title="制作催告书",
        button="制作催告书",
        effect="生成编号的催告书，写明应缴的罚款和加处罚款、缴款方式和陈述申辩的权利。",
        said="催告书已制作，请送达后登记送达。",
    ),
    "answer-demand": _step(
        AnswerDemand,
        asked.DemandAnswerForm,
        "answered_on",
        title="登记对催告的陈述申辩",
        button="登记",
        effect="当事人提出的事实、理由或者证据成立的，应当采纳。",
        said="已登记。",
    ),
}

COURT: dict[str, Step] = {
    "apply-to-court": _step(
        ApplyToCourt,
        asked.CourtForm,
        build=_court,
        title="申请人民法院强制执行",
        button="签发申请书",
        effect="以机关负责人名义签发编号的强制执行申请书，连同材料向有管辖权的人民法院提出。",
        said="已签发强制执行申请书。",
        tone="danger",
    ),
    "record-court": _step(
        RecordCourt,
        asked.CourtAnswerForm,
        "answered_on",
        title="登记法院答复",
        button="登记",
        effect="执行到位的款项先作为缴款登记，再登记执行完毕。",
        said="已登记法院答复。",
    ),
    "terminate-enforcement": _step(
        TerminateEnforcement,
        asked.TerminationForm,
        title="终结执行",
        button="终结执行",
        effect="依法终结执行，罚款不再执行，案件可以提请结案。",
        said="已终结执行。",
        tone="danger",
    ),
}

REMEDY: dict[str, Step] = {
    "record-remedy": _step(
        RecordRemedy,
        asked.RemedyForm,
        "brought_on",
        "received_on",
        title="登记行政复议、行政诉讼",
        button="登记",
        effect="加处罚款停止计算，结果登记之前不能结案、不能申请强制执行。",
        said="已登记。",
    ),
    "settle-remedy": _step(
        SettleRemedy,
        asked.OutcomeForm,
        "settled_on",
        title="登记复议、诉讼结果",
        button="登记结果",
        effect="撤销的，决定失去效力；变更的，按变更后的数额执行；多缴的应当退还，已公开的应当撤回。",
        said="已登记结果。",
        tone="danger",
    ),
    "revoke-decision": _step(
        RevokeDecision,
        asked.RevokeForm,
        title="自行撤销处罚决定",
        button="撤销决定",
        effect="决定失去效力；已缴的罚款应当退还，已公开的信息应当在法定期限内撤回。",
        said="已撤销处罚决定。",
        tone="danger",
    ),
    "reopen": _step(
        Reopen,
        asked.ReopenForm,
        title="撤销后重新处理",
        button="重新调查",
        effect="案件回到调查阶段，期限重新计算，重新告知当事人的全部权利。",
        said="已重新调查。",
    ),
    "record-refund": _step(
        RecordRefund,
        asked.RefundForm,
        "refunded_on",
        title="登记罚款退还",
        button="登记退还",
        effect="由国库退还当事人，登记退库凭证。",
        said="已登记退还。",
    ),
    "publish-decision": _step(
        PublishDecision,
        asked.PublishForm,
        "published_on",
        title="登记决定公开",
        button="登记公开",
        effect="只登记已经在公开渠道公布的处罚决定。",
        said="已登记公开。",
    ),
    "withdraw-publication": _step(
        WithdrawPublication,
        asked.WithdrawForm,
        "withdrawn_on",
        title="登记撤回公开",
        button="登记撤回",
        effect="决定被变更、撤销、确认违法的，撤回公开信息并公开说明理由。",
        said="已登记撤回。",
    ),
}

PEOPLE: dict[str, Step] = {
    "replace-handler": _step(
        ReplaceHandler,
        ReplaceHandlerForm,
        title="更换承办人",
        button="更换",
        effect="接替的承办人随即办理本案；原承办人不得再办理、审核、审批本案或者主持听证。",
        said="已更换承办人。",
        intro="工作调动、因病等原因更换承办人；与案件有利害关系的，请办理回避。",
        choices=replacing_choices,
    ),
}

STEPS: dict[str, Step] = {**PEOPLE, **SERVICE, **TERM, **PAYMENT, **COURT, **REMEDY}

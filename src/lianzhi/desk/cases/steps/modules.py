"""The steps of the summary way, of an admonition, and of a case without a penalty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.admonish import Admonish
from lianzhi.cases.actions.cancel_case import CancelCase
from lianzhi.cases.actions.collect_on_the_spot import CollectOnTheSpot
from lianzhi.cases.actions.confirm_correction import ConfirmCorrection
from lianzhi.cases.actions.decide_no_penalty import DecideNoPenalty
from lianzhi.cases.actions.hand_in_collection import HandInCollection
from lianzhi.cases.actions.order_correction import OrderCorrection
from lianzhi.cases.actions.propose_no_penalty import ProposeNoPenalty
from lianzhi.cases.actions.refer_to_ordinary import ReferToOrdinary
from lianzhi.cases.actions.report_for_record import ReportForRecord
from lianzhi.cases.actions.serve_no_penalty import ServeNoPenalty
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import spot_of
from lianzhi.cases.services.modules import corrected_on
from lianzhi.core.actors import Actor
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.steps.shapes import Data, Step, service_initial, service_of


def _built(act: type[Act[Any]]) -> Callable[[Actor, CaseFile, Data], Act[Any]]:
    """The act with what was typed: the form's fields are the act's own."""

    def build(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
        return act(actor=actor, case_id=case.pk, **data)  # type: ignore[call-arg]

    return build


def _place(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {
        "place": case.party.get("address", ""),
        "receiver": case.party.get("representative", "") or case.party_name,
    }


def _order(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {"received_by": case.enterprise.principal, "measure": "按照规定立即改正"}


def _collect(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    spot = spot_of(case)
    return {**today_initial("collected_on"), "ground": spot.collection_ground if spot else ""}


STEPS: dict[str, Step] = {
    "refer-to-ordinary": Step(
        title="转普通程序",
        button="转普通程序",
        effect="本程序终止；由本机关管辖的，同一问题连同证据转入普通程序案件，重新提请立案。",
        said="已转出本程序。",
        tone="danger",
        form=case_forms.ReferForm,
        build=_built(ReferToOrdinary),
    ),
    "report-for-record": Step(
        title="报所属行政机关备案",
        button="登记备案",
        effect="当场作出的行政处罚决定应当报所属行政机关备案；备案后才能结案。",
        said="已登记备案。",
        form=case_forms.ReportForm,
        build=_built(ReportForRecord),
        initial=lambda _a, _c: today_initial("reported_on"),
    ),
    "collect-on-the-spot": Step(
        title="当场收缴罚款",
        button="登记当场收缴",
        effect="必须出具财政部门统一制发的专用票据；收缴的罚款应当在法定期限内交至行政机关。",
        said="已登记当场收缴，请按期将罚款交至机关。",
        form=case_forms.CollectForm,
        build=_built(CollectOnTheSpot),
        initial=_collect,
    ),
    "hand-in-collection": Step(
        title="登记罚款交至机关、缴付银行",
        button="登记",
        effect="先由执法人员交至机关，再由机关缴付指定的银行，各有法定期限。",
        said="已登记。",
        form=case_forms.HandInForm,
        build=_built(HandInCollection),
        initial=lambda _a, _c: today_initial("done_on"),
    ),
    "order-correction": Step(
        title="责令改正",
        button="责令改正",
        effect="问题还没有责令整改的，生成《责令限期整改指令书》；改正后再告诫教育。",
        said="已责令改正，期满前请复查。",
        form=case_forms.OrderCorrectionForm,
        build=_built(OrderCorrection),
        initial=_order,
    ),
    "confirm-correction": Step(
        title="确认改正",
        button="确认改正",
        effect="改正日期不能晚于当场整改或者整改复查的登记；逾期改正的不能告诫。确认后可以告诫教育。",
        said="已确认改正，请告诫教育当事人。",
        form=case_forms.ConfirmCorrectionForm,
        build=_built(ConfirmCorrection),
        initial=lambda _a, case: {"corrected_on": corrected_on(case)},
    ),
    "admonish": Step(
        title="告诫教育",
        button="制作告诫书",
        effect="生成编号的《轻微违法行为告诫书》，当场交付当事人；不予行政处罚，不计入处罚统计。",
        said="已告诫教育，本件办结。",
        form=case_forms.AdmonishForm,
        build=_built(Admonish),
        initial=_place,
    ),
    "propose-no-penalty": Step(
        title="建议不予处罚",
        button="调查终结并建议不予处罚",
        effect="生成《案件调查报告》；由机关负责人决定是否不予行政处罚。此前的处罚建议自动失效。",
        said="已建议不予处罚，等待机关负责人决定。",
        form=case_forms.NoPenaltyForm,
        build=_built(ProposeNoPenalty),
        initial=lambda _a, _c: {"course": "依法进行了现场检查、询问和取证，现已调查终结。"},
    ),
    "decide-no-penalty": Step(
        title="决定不予行政处罚",
        button="决定不予处罚",
        effect="生成编号的《不予行政处罚决定书》，送达当事人。",
        said="已决定不予行政处罚，请在期限内送达。",
        form=case_forms.OpinionForm,
        build=_built(DecideNoPenalty),
        initial=lambda _a, _c: {"opinion": "同意不予行政处罚。"},
    ),
    "serve-no-penalty": Step(
        title="登记不予处罚决定送达",
        button="登记送达",
        effect="送达后可以提请结案。",
        said="已登记送达。",
        form=case_forms.ServiceForm,
        build=lambda actor, case, data: ServeNoPenalty(
            actor=actor, case_id=case.pk, service=service_of(data)
        ),
        initial=service_initial,
    ),
    "cancel-case": Step(
        title="撤销案件",
        button="撤销案件",
        effect="生成《案件撤销审批表》，本案终止；问题退回检查机关处理。",
        said="已撤销案件。",
        tone="danger",
        form=case_forms.CancelForm,
        build=_built(CancelCase),
    ),
}

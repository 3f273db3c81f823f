"""Seizures: on an article, approved, step by step, told, ended in time (行政强制法 16–28)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lianzhi.cases.actions.approve_measure import ApproveMeasure
from lianzhi.cases.actions.hand_over_measure import HandOverMeasure
from lianzhi.cases.actions.impose_measure import ImposeMeasure
from lianzhi.cases.actions.refuse_measure import RefuseMeasure
from lianzhi.cases.actions.request_measure import RequestMeasure
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.services.dossier import papers_of
from lianzhi.cases.services.measures import last_day
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from lianzhi.desk.cases.proceedings import measures
from lianzhi.kernel.procedure import measure_steps
from lianzhi.powers.models import PowerGrant
from tests.cases.file import File
from tests.cases.matters import Seizing


@pytest.fixture
def seizing(file: File) -> Seizing:
    return Seizing(file)


def test_a_seizure_is_asked_for_approved_imposed_and_decided_on(file: File, seizing: Seizing) -> None:
    case = file.filed()
    matter = seizing.requested(case)
    with pytest.raises(NoRight):
        seizing.step(ApproveMeasure, matter, opinion="同意。").execute()
    with pytest.raises(WrongState):
        seizing.step(ImposeMeasure, matter, scene=seizing.scene()).execute()
    seizing.step(ApproveMeasure, matter, actor=file.leader, opinion="同意。").execute()
    imposed = seizing.step(ImposeMeasure, matter, scene=seizing.scene()).execute()
    last = last_day(imposed)
    assert last is not None
    assert last.due == clock.today() + timedelta(days=30)
    decided = seizing.disposing(imposed).execute()
    assert decided.state == "disposed"
    names = {each.template for each in papers_of(case)}
    assert {
        "force_approval",
        "seizure_decision",
        "seizure_list",
        "measure_record",
        "seizure_disposal",
    } <= names


def test_a_township_without_an_express_grant_may_not_seize(file: File, seizing: Seizing) -> None:
    matter = seizing.considering(file.filed()).execute()
    with file.setting_up("a delegation of penalties only"):
        PowerGrant.objects.update(compulsion=False)
    with pytest.raises(LawForbids) as refused:
        seizing.step(RequestMeasure, matter, opinion="建议扣押。").execute()
    assert refused.value.codes == {"measure-not-allowed"}
    assert "赋权文件没有载明" in refused.value.message


def test_an_entrusted_township_may_never_seize(file: File, seizing: Seizing) -> None:
    case = file.filed()
    matter = seizing.considering(case).execute()
    with file.setting_up("an entrusted case"):
        type(case).objects.filter(pk=case.pk).update(signs_as_id="350525-yj")
    with pytest.raises(LawForbids) as refused:
        seizing.step(RequestMeasure, matter, opinion="建议扣押。").execute()
    assert refused.value.codes == {"measure-not-allowed"}
    assert "不得委托" in refused.value.message


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"basis": ""}, "measure-ground-missing"),
        ({"unrelated": ("办公桌",)}, "measure-unrelated"),
        ({"necessities": ("床",)}, "measure-on-necessities"),
        ({"sealed_already": ("板房",)}, "measure-sealed-already"),
    ],
)
def test_what_may_not_be_taken_is_refused(
    file: File, seizing: Seizing, given: dict[str, object], code: str
) -> None:
    matter = seizing.considering(file.filed(), **given).execute()
    with pytest.raises(LawForbids) as refused:
        seizing.step(RequestMeasure, matter, opinion="建议扣押。").execute()
    assert refused.value.codes == {code}


def test_a_measure_is_named_whole(file: File, seizing: Seizing) -> None:
    case = file.filed()
    for lacking in (
        {"kinds": ()},
        {"kinds": ("冻结存款",)},
        {"goods": ()},
        {"reason": ""},
        {"storage": ""},
        {"basis": "安全生产法第六十五条"},
    ):
        with pytest.raises(Malformed):
            seizing.considering(case, **lacking).execute()


def test_every_step_on_the_spot_is_asked_for_by_name(file: File, seizing: Seizing) -> None:
    matter = seizing.approved(file.filed())
    for step in measure_steps():
        scene = seizing.scene()
        lacking = seizing.scene(steps=scene.steps - {step.key})
        with pytest.raises(LawForbids) as refused:
            seizing.step(ImposeMeasure, matter, scene=lacking).execute()
        assert refused.value.codes == {"measure-step-missing"}
        assert step.title in refused.value.message


def test_nothing_is_imposed_before_the_approval_or_in_the_future(file: File, seizing: Seizing) -> None:
    matter = seizing.approved(file.filed())
    now = clock.now()
    for times in (
        {"started_at": now - timedelta(hours=3), "ended_at": now},
        {"started_at": now, "ended_at": now + timedelta(days=1)},
        {"started_at": now, "ended_at": now},
    ):
        with pytest.raises(Malformed):
            seizing.step(ImposeMeasure, matter, scene=seizing.scene(**times)).execute()


def test_urgent_measures_are_approved_afterwards_in_time_or_lifted(file: File, seizing: Seizing) -> None:
    case = file.filed()
    matter = seizing.urgent(case)
    assert matter.state == "urgent"
    assert matter.approve_until - matter.imposed_at == timedelta(hours=24)
    file.scene.clock.forward(hours=24)
    assert [each.code for each in measures.KIND.alarms(matter, clock.today())] == ["make-up-late"]
    with pytest.raises(LawForbids) as refused:
        seizing.making_up(matter).execute()
    assert refused.value.codes == {"make-up-late"}
    assert seizing.releasing(matter).execute().state == "released"
    second = seizing.urgent(case)
    assert seizing.making_up(second).execute().state == "imposed"


def test_urgency_is_given_a_reason(file: File, seizing: Seizing) -> None:
    with pytest.raises(LawForbids) as refused:
        seizing.urgent(file.filed(), urgency=" ")
    assert refused.value.codes == {"urgency-missing"}


@pytest.mark.parametrize(
    ("day", "ref"),
    [(date(2026, 4, 30), "危险化学品安全管理条例/7/1/4"), (date(2026, 5, 1), "危险化学品安全法/8/1/5")],
)
def test_dangerous_chemicals_take_the_principal(file: File, seizing: Seizing, day: date, ref: str) -> None:
    case = file.filed()
    file.scene.clock.on(day)
    matter = seizing.requested(case, hazardous=True)
    approve = seizing.step(ApproveMeasure, matter, actor=file.leader, opinion="同意。")
    with pytest.raises(LawForbids) as refused:
        approve.execute()
    assert refused.value.codes == {"principal-approval-missing"}
    assert [each.ref for one in refused.value.refusals for each in one.citations] == [ref]
    with file.setting_up("the leader is the head"):
        type(case.signs_as).objects.filter(pk=case.signs_as_id).update(head_name=file.leader.name)
    assert approve.execute().state == "approved"


def test_a_term_is_prolonged_once_for_a_reason_told_in_writing(file: File, seizing: Seizing) -> None:
    matter = seizing.imposed(file.filed())
    first = last_day(matter)
    assert first is not None
    for given, code in (({"complexity": ""}, "extension-unreasoned"), ({"told_how": ""}, "extension-untold")):
        with pytest.raises(LawForbids) as refused:
            seizing.extending(matter, **given).execute()
        assert refused.value.codes == {code}
    extended = seizing.extending(matter).execute()
    again = last_day(extended)
    assert again is not None
    assert again.due - first.due == timedelta(days=30)
    with pytest.raises(WrongState):
        seizing.extending(extended).execute()


def test_past_its_term_a_measure_can_only_be_lifted(file: File, seizing: Seizing) -> None:
    matter = seizing.imposed(file.filed())
    last = last_day(matter)
    assert last is not None
    file.scene.clock.on(last.due)
    assert not measures.KIND.alarms(matter, clock.today())
    file.scene.clock.forward(days=1)
    assert [each.code for each in measures.KIND.alarms(matter, clock.today())] == ["measure-expired"]
    for act in (seizing.disposing(matter), seizing.extending(matter)):
        with pytest.raises(LawForbids) as refused:
            act.execute()
        assert refused.value.codes == {"measure-expired"}
    for given, code in (({"ground": ""}, "release-ground-missing"), ({"receiver": ""}, "goods-not-returned")):
        with pytest.raises(LawForbids) as refused:
            seizing.releasing(matter, **given).execute()
        assert refused.value.codes == {code}
    assert seizing.releasing(matter, ground="expired").execute().state == "released"


def test_what_is_decided_on_is_confiscated_or_destroyed(file: File, seizing: Seizing) -> None:
    matter = seizing.imposed(file.filed())
    with pytest.raises(LawForbids) as refused:
        seizing.disposing(matter, outcome="留用").execute()
    assert refused.value.codes == {"measure-outcome-missing"}


def test_goods_go_with_the_case_and_the_party_is_told(file: File, seizing: Seizing) -> None:
    matter = seizing.imposed(file.filed())
    given = {"actor": file.leader, "receiver": "永春县公安局", "suspected_crime": "危险作业罪"}
    with pytest.raises(LawForbids) as refused:
        seizing.step(HandOverMeasure, matter, told_how="", **given).execute()
    assert refused.value.codes == {"measure-transfer-untold"}
    act = seizing.step(HandOverMeasure, matter, told_how="当日直接送达", **given)
    assert act.execute().state == "handed_over"


def test_a_leader_may_refuse(file: File, seizing: Seizing) -> None:
    matter = seizing.requested(file.filed())
    act = seizing.step(RefuseMeasure, matter, actor=file.leader, opinion="没有必要。")
    assert act.execute().state == "not_approved"


def test_a_case_is_not_closed_while_goods_are_held(file: File, seizing: Seizing) -> None:
    case = file.filed()
    matter = seizing.imposed(case)
    with file.setting_up("a case at its end"):
        type(case).objects.filter(pk=case.pk).update(state="performed")
    closing = SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。")
    with pytest.raises(LawForbids) as refused:
        closing.execute()
    assert "measure-open" in refused.value.codes
    seizing.releasing(matter).execute()
    with pytest.raises(LawForbids) as refused:
        closing.execute()
    assert "measure-open" not in refused.value.codes

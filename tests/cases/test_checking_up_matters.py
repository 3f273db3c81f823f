"""What went on beside a case and after its decision, checked: no defect by the acts, the rule's by a torn record."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from lianzhi.cases.actions.answer_deferral import AnswerDeferral
from lianzhi.cases.actions.collect_on_the_spot import CollectOnTheSpot
from lianzhi.cases.actions.end_exclusion import EndExclusion
from lianzhi.cases.actions.hand_in_collection import HandInCollection
from lianzhi.cases.actions.hand_over_goods import HandOverGoods
from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.actions.publish_decision import PublishDecision
from lianzhi.cases.actions.record_remedy import RecordRemedy
from lianzhi.cases.actions.record_taken_up import RecordTakenUp
from lianzhi.cases.actions.refuse_transfer import RefuseTransfer
from lianzhi.cases.actions.settle_remedy import SettleRemedy
from lianzhi.cases.actions.start_exclusion import StartExclusion
from lianzhi.cases.actions.terminate_enforcement import TerminateEnforcement
from lianzhi.cases.models import (
    CaseFile,
    CourtApplication,
    CrimeTransfer,
    Decision,
    Deferral,
    Deliberation,
    Exclusion,
    HearingSession,
    Instalment,
    Measure,
    Publication,
    SpotCollection,
)
from lianzhi.cases.services.case_file import case_file_of, checkup_of, document_of
from lianzhi.cases.services.deciding_term import grounds
from lianzhi.cases.services.paying import window_of
from lianzhi.core import clock
from lianzhi.kernel.lint import Severity, ask
from lianzhi.kernel.types import Money
from tests.cases.executing import applying, asking, demanded_of, granting, pay_by
from tests.cases.file import File
from tests.cases.matters import Hearings, Registering, Seizing
from tests.cases.modules_file import Modules
from tests.cases.transferring import Transferring, headed_by

pytestmark = pytest.mark.django_db


def found(file: File, case: CaseFile, *, days: int = 0, hints: bool = False) -> dict[str, str]:
    """The defects of the case by rule, `hints` too; as a document it is read in the published form and judged alike."""
    case, today = file.fresh(case), clock.today() + timedelta(days=days)
    report = checkup_of(case, today)
    assert ask(json.loads(json.dumps(document_of(case, today)))) == report.to_json()
    asked = [each for each in report.findings if hints or each.rule.severity is not Severity.HINT]
    return {each.rule.id: each.message for each in asked}


def torn(file: File, case: CaseFile, model: Any, **changes: Any) -> dict[str, str]:
    """The defects after somebody wrote past the acts."""
    with file.setting_up(f"a torn {model.__name__}"):
        assert model.objects.update(**changes) == 1
    return found(file, case, hints=True)


def published(file: File, case: CaseFile) -> None:
    act = PublishDecision(
        actor=file.officer,
        case_id=case.pk,
        channel="信用中国（示例）",
        published_on=clock.today(),
        personal_data_hidden=True,
    )
    act.execute()


def test_registered_evidence_is_told_with_its_list_and_its_end(file: File) -> None:
    case, registering = file.filed(), Registering(file)
    matter = registering.registered(case)
    assert found(file, case) == {}
    (told,) = case_file_of(file.fresh(case), clock.today()).registrations
    assert told.items == ("台式电脑主机1台", "作业审批单2本")
    assert told.approved_by_head
    assert told.approved_on == clock.today()
    assert "L074" in found(file, case, days=30)
    registering.disposing(matter).execute()
    assert found(file, case, days=1) == {}


def test_a_seizure_has_no_defect_from_its_imposing_to_its_release(file: File) -> None:
    case, seizing = file.filed(), Seizing(file)
    matter = seizing.imposed(case)
    assert found(file, case) == {}
    (told,) = case_file_of(file.fresh(case), clock.today()).measures
    assert told.kind == "扣押财物"
    assert told.items == ("油漆稀释剂20桶",)
    assert told.until is not None
    assert "L092" in found(file, case, days=(told.until - clock.today()).days + 1)
    seizing.extending(matter).execute()
    assert found(file, case) == {}
    seizing.releasing(matter).execute()
    assert found(file, case) == {}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"approver": None, "approved_at": None}, "L083"),
        ({"steps": ["notify"]}, "L086"),
        ({"basis": ""}, "L090"),
        ({"excluded": {"unrelated": ["办公桌"]}}, "L091"),
        ({"is_extended": True}, "L089"),
    ],
    ids=lambda each: each if isinstance(each, str) else None,
)
def test_what_a_measure_lacks_is_found(file: File, changes: dict[str, Any], rule: str) -> None:
    case = file.filed()
    Seizing(file).imposed(case)
    assert rule in torn(file, case, Measure, **changes)


def test_an_urgent_measure_may_be_approved_within_its_hours_and_no_later(file: File) -> None:
    case, seizing = file.filed(), Seizing(file)
    matter = seizing.urgent(case)
    assert found(file, case) == {}
    assert "L083" in found(file, case, days=3)
    seizing.making_up(matter).execute()
    assert found(file, case, days=3) == {}
    late = torn(file, case, Measure, approved_at=clock.now() + timedelta(days=3))
    assert "L084" in late


def test_a_crime_handed_over_in_time_has_no_defect(file: File) -> None:
    headed_by(file, file.leader.name)
    case, crimes = file.filed(), Transferring(file)
    matter = crimes.reported(case)
    assert found(file, case) == {}
    assert "L200" in found(file, case, days=30)
    crimes.approving(matter).execute()
    crimes.handing_over(matter).execute()
    assert set(found(file, case)) == {"L207"}
    with file.setting_up("a receipt"):
        CrimeTransfer.objects.update(
            receipt="王警官（示例）签收", received_on=clock.today(), state="received"
        )
    assert found(file, case) == {}
    answered = {"answer": "立案告知书（示例）", "answered_on": clock.today()}
    RecordTakenUp(actor=file.officer, **crimes.of(matter), **answered).execute()
    assert found(file, case) == {}
    assert "L211" in found(file, case, days=30)
    goods = (("稀释剂", "二十桶", "未开封"),)
    HandOverGoods(actor=file.officer, **crimes.of(matter), goods=goods, place="证物室").execute()
    assert found(file, case, days=30) == {}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"report": "", "reported_at": None}, "L202"),
        ({"decided_by": None}, "L204"),
        ({"materials": []}, "L206"),
        ({"procuratorate": ""}, "L209"),
        ({"offence": ""}, "L212"),
    ],
    ids=lambda each: each if isinstance(each, str) else None,
)
def test_what_a_transfer_lacks_is_found(file: File, changes: dict[str, Any], rule: str) -> None:
    headed_by(file, file.leader.name)
    case = file.filed()
    Transferring(file).received(case)
    assert found(file, case) == {}
    assert rule in torn(file, case, CrimeTransfer, **changes)


def test_a_transfer_refused_for_a_reason_leaves_the_fine_free_and_a_late_one_is_found(file: File) -> None:
    headed_by(file, file.leader.name)
    case, crimes = file.filed(), Transferring(file)
    matter = crimes.reported(case)
    RefuseTransfer(actor=file.leader, **crimes.of(matter), opinion="没有现实危险，不构成犯罪。").execute()
    assert found(file, case, days=30) == {}
    assert "L203" in torn(file, case, CrimeTransfer, decided_on=clock.today() + timedelta(days=30))
    assert "L208" in torn(file, case, CrimeTransfer, outcome="")


def test_a_fine_beside_an_open_suspicion_is_found(file: File) -> None:
    headed_by(file, file.leader.name)
    case = file.decided()
    assert found(file, case) == {}
    Transferring(file).suspecting(case).execute()
    assert "L199" in found(file, case)


def test_instalments_granted_have_no_defect_and_their_sum_is_checked(file: File) -> None:
    case = file.served()
    published(file, case)
    asking(file, case).execute()
    assert found(file, case) == {}
    granting(file, case).execute()
    assert found(file, case) == {}
    told = case_file_of(file.fresh(case), clock.today()).deferral
    assert told is not None
    assert [each.amount for each in told.instalments] == [8000, 12000]
    assert found(file, case, days=30) == {}
    assert "L185" in found(file, case, days=200)
    with file.setting_up("a part too small"):
        Instalment.objects.filter(number=1).update(amount_fen=Money.yuan(7000).fen)
    assert "L192" in found(file, case)
    with file.setting_up("no hardship"):
        Deferral.objects.update(reason="")
    assert "L191" in found(file, case)


def test_a_plan_for_what_was_left_adds_up_and_one_refused_is_none(file: File) -> None:
    case = file.served()
    published(file, case)
    file.paying(case, amount=Money.yuan(5000)).execute()
    file.scene.clock.forward(days=1)
    plan = ((clock.today() + timedelta(days=40), Money.yuan(15000)),)
    asking(file, case, plan=plan).execute()
    AnswerDeferral(actor=file.leader, case_id=case.pk, granted=False, opinion="不符合条件。").execute()
    assert case_file_of(file.fresh(case), clock.today()).deferral is None
    asking(file, case, plan=plan).execute()
    granting(file, case).execute()
    assert found(file, case) == {}


def test_a_demand_and_the_court_in_their_window_have_no_defect(file: File) -> None:
    case = file.served()
    published(file, case)
    demanded_of(file, case)
    assert found(file, case) == {}
    window = window_of(case, Decision.objects.get())
    assert window is not None
    file.scene.clock.on(window.closes_on)
    applying(file, case).execute()
    assert found(file, case) == {}
    told = case_file_of(file.fresh(case), clock.today()).court
    assert told is not None
    assert told.materials == ("application", "decision", "opinion", "object")
    assert "L190" in torn(file, case, CourtApplication, materials=["强制执行申请书"])
    late = window.closes_on + timedelta(days=1)
    assert "L189" in torn(file, case, CourtApplication, applied_on=late)
    assert {"L188", "L189"} <= set(torn(file, case, CourtApplication, applied_on=pay_by(case)))


def test_the_court_is_asked_in_time_after_a_reconsideration(file: File) -> None:
    case = file.served()
    published(file, case)
    demanded_of(file, case)
    at = {"brought_on": clock.today(), "received_on": clock.today(), "body": "永春县人民政府"}
    RecordRemedy(actor=file.officer, case_id=case.pk, kind="reconsideration", **at).execute()
    file.scene.clock.forward(days=60)
    assert found(file, case) == {}
    paper = {"settled_on": clock.today(), "paper": "永政复〔2026〕1号（示例）"}
    SettleRemedy(actor=file.officer, case_id=case.pk, outcome="upheld", **paper).execute()
    window = window_of(file.fresh(case), Decision.objects.get())
    assert window is not None
    file.scene.clock.on(window.closes_on)
    applying(file, case).execute()
    assert found(file, case) == {}


def test_a_fine_made_smaller_by_a_remedy_is_the_fine_that_is_owed(file: File) -> None:
    case = file.paid()
    published(file, case)
    at = {"brought_on": clock.today(), "received_on": clock.today(), "body": "永春县人民政府"}
    RecordRemedy(actor=file.officer, case_id=case.pk, kind="reconsideration", **at).execute()
    paper = {"settled_on": clock.today(), "paper": "永政复〔2026〕1号（示例）"}
    change = {"outcome": "changed", "changed_to": Money.yuan(12000)}
    SettleRemedy(actor=file.officer, case_id=case.pk, **change, **paper).execute()
    with file.setting_up("paid as changed"):
        file.fresh(case).payments.update(amount_fen=Money.yuan(12000).fen)
    assert "L185" not in found(file, case, days=40)
    # The decision changed, so what was published of it must go.
    assert "L196" in found(file, case, days=40)


def test_enforcement_ended_on_a_ground_is_no_debt(file: File) -> None:
    case = file.served()
    published(file, case)
    demanded_of(file, case)
    file.scene.clock.forward(days=20)
    TerminateEnforcement(
        actor=file.leader, case_id=case.pk, ground="unit-ended", proof="注销证明（示例）"
    ).execute()
    told = case_file_of(file.fresh(case), clock.today()).termination
    assert told is not None
    assert told.proof == "注销证明（示例）"
    assert found(file, case, days=200) == {}


def test_a_decision_nobody_published_is_found_and_one_published_early(file: File) -> None:
    case = file.paid()
    assert found(file, case) == {}
    assert "L193" in found(file, case, days=30)
    published(file, case)
    assert found(file, case, days=30) == {}
    early = Decision.objects.get().decided_on - timedelta(days=1)
    assert "L194" in torn(file, case, Publication, published_on=early)


def test_days_left_out_are_told_each_once_and_one_that_runs_is_no_defect(file: File) -> None:
    case = file.filed()
    ground = grounds()[0][0]
    start = StartExclusion(
        actor=file.officer,
        case_id=case.pk,
        ground=ground,
        reference="委托书（示例）",
        started_on=clock.today(),
    )
    start.execute()
    assert found(file, case) == {}
    # The whole year is left out, so no term runs out meanwhile.
    assert found(file, case, days=300) == {}
    file.scene.clock.forward(days=10)
    EndExclusion(actor=file.officer, case_id=case.pk, ground=ground, ended_on=clock.today()).execute()
    assert found(file, case) == {}
    assert "L126" in found(file, case, days=300)
    assert "L127" in torn(file, case, Exclusion, ground="休假")


def test_a_hearing_and_its_deliberation_are_told_in_full(file: File) -> None:
    hearings = Hearings(file)
    matter = hearings.notified()
    case = matter.case
    assert found(file, case) == {}
    file.after_defence(case)
    file.stating(case).execute()
    hearings.holding(hearings.on_the_day(matter)).execute()
    hearings.reporting(matter).execute()
    file.deliberating(file.fresh(case)).execute()
    file.deciding(file.fresh(case)).execute()
    ProveService(actor=file.officer, case_id=case.pk, service=file.service()).execute()
    assert found(file, case) == {}
    whole = case_file_of(file.fresh(case), clock.today())
    assert whole.hearing is not None
    assert whole.hearing.recorder == "许书记（示例）"
    assert len(whole.hearing.investigators) >= 2
    (told,) = whole.deliberations
    assert [each.vote for each in told.attendees] == ["agree", "agree"]
    assert (told.expected, told.fine) == (3, 110000)
    assert "L101" in torn(file, case, Deliberation, amount_fen=Money.yuan(50000).fen)
    assert "L099" in torn(file, case, Deliberation, expected=9)
    assert "L114" in torn(file, case, HearingSession, clerk="", is_public=False)


def test_money_taken_on_the_spot_is_followed_to_the_bank(file: File) -> None:
    ways = Modules(file)
    case = ways.decided()
    CollectOnTheSpot(
        actor=file.officer,
        case_id=case.pk,
        ground="remote",
        receipt_number="闽财0001（示例）",
        collected_on=clock.today(),
    ).execute()
    ways.reporting(case).execute()
    assert found(file, case) == {}
    assert "L181" in found(file, case, days=10)
    HandInCollection(actor=file.officer, case_id=case.pk, done_on=clock.today()).execute()
    assert found(file, case) == {}
    assert "L182" in found(file, case, days=10)
    HandInCollection(actor=file.officer, case_id=case.pk, done_on=clock.today(), bank="示例银行").execute()
    assert "L182" not in found(file, case, days=10)
    assert "L180" in torn(file, case, SpotCollection, ground="")

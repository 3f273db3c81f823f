"""Measures, recusals and more time to correct, checked: no defect by the acts, the rule's by a torn record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lianzhi.cases.actions.extend_measure import ExtendMeasure
from lianzhi.cases.models import (
    CaseHandler,
    CrimeTransfer,
    HandlerChange,
    PowerCut,
    Publication,
    Recusal,
)
from lianzhi.cases.services.case_file import case_file_of
from lianzhi.cases.services.measures import last_day
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, WrongState
from lianzhi.inspections.actions.answer_postponement import AnswerPostponement
from lianzhi.inspections.actions.request_postponement import RequestPostponement
from lianzhi.inspections.constants import HazardLevel, ReinspectionResult
from lianzhi.inspections.models import FieldMeasure, Finding, Postponement, RectificationOrder
from lianzhi.powers.models import PowerGrant
from tests.cases.cutting import Cutting
from tests.cases.file import File
from tests.cases.matters import Seizing
from tests.cases.recusing import Recusing
from tests.cases.test_checking_up_matters import found, published, torn
from tests.cases.transferring import Transferring, headed_by

pytestmark = pytest.mark.django_db


def test_a_power_cut_has_no_defect_from_its_decision_to_its_lifting(file: File) -> None:
    case, cutting = file.filed(), Cutting(file)
    matter = cutting.approved(case)
    assert case_file_of(file.fresh(case), clock.today()).power_cuts == ()
    matter = cutting.deciding(matter).execute()
    assert found(file, case, hints=True) == {}
    cutting.notifying(matter).execute()
    assert found(file, case, hints=True) == {}
    cutting.lifting(matter).execute()
    assert found(file, case, hints=True) == {}
    (told,) = case_file_of(file.fresh(case), clock.today()).power_cuts
    assert told.approved_by == "principal"
    assert told.supplier_notice
    assert told.restored_on == clock.today()
    assert told.unit_start is not None
    assert told.notified_at is not None
    assert told.unit_start - told.notified_at == timedelta(hours=24)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"approver": None}, "L247"),
        ({"danger": " "}, "L248"),
        ({"order_number": ""}, "L248"),
        ({"notified_at": None}, "L249"),
        ({"touches_residents": True}, "L250"),
        ({"supplier_notice": None}, "L251"),
        ({"state": "lifted", "settled_on": "2026-03-12", "settled_how": ""}, "L252"),
    ],
    ids=lambda each: each if isinstance(each, str) else None,
)
def test_what_a_power_cut_lacks_is_found(file: File, changes: dict[str, Any], rule: str) -> None:
    case = file.filed()
    Cutting(file).cut(case)
    assert set(torn(file, case, PowerCut, **changes)) == {rule}


def test_a_power_cut_at_night_is_pointed_at(file: File) -> None:
    case = file.filed()
    matter = Cutting(file).decided(case)
    assert matter.starts_at is not None
    night = matter.starts_at.astimezone(clock.SHANGHAI).replace(hour=23)
    assert set(torn(file, case, PowerCut, starts_at=night)) == {"L253"}
    assert torn(file, case, PowerCut, emergency="料仓冒烟。") == {}


def test_a_measure_the_delegation_does_not_name_is_found(file: File) -> None:
    case = file.filed()
    Seizing(file).imposed(case)
    Cutting(file).cut(case)
    assert found(file, case, hints=True) == {}
    assert set(torn_grants(file, case)) == {"L254"}


def torn_grants(file: File, case: Any) -> dict[str, str]:
    """The defects once the delegation hands no compulsory measure over."""
    with file.setting_up("a delegation of penalties only"):
        PowerGrant.objects.update(compulsion=False)
    return found(file, case, hints=True)


def test_a_handler_replaced_for_recusal_is_told_and_acts_no_more(file: File) -> None:
    case, recusing = file.filed(), Recusing(file)
    recusing.granted(case)
    assert found(file, case, hints=True) == {}
    told = case_file_of(file.fresh(case), clock.today())
    (asked,), (change,) = told.recusals, told.handler_changes
    assert (asked.role, asked.source, asked.granted) == ("handler", "party", True)
    assert asked.successor == change.incoming == "谢接办（示例）"
    assert (change.ground, change.outgoing) == ("recusal", asked.officer)
    assert change.ordered_by == file.leader.name
    assert "L031" in torn(file, case, Recusal, decided_on=None)
    assert "L236" in torn(file, case, HandlerChange, reason="")
    early = clock.today() - timedelta(days=60)
    assert "L237" in torn(file, case, HandlerChange, changed_on=early)


def test_a_handler_replaced_for_another_reason_is_told(file: File) -> None:
    case, recusing = file.investigated(), Recusing(file)
    recusing.replacing(case).execute()
    assert found(file, case, hints=True) == {}
    (change,) = case_file_of(file.fresh(case), clock.today()).handler_changes
    assert (change.ground, change.reason) == ("post", "调离执法岗位。")


def stopped(file: File) -> Finding:
    """A major hazard, work stopped on the spot, ordered corrected with more time, re-inspected after it."""
    scene = file.scene
    inspection = scene.dangerous()
    scene.measuring(inspection).execute()
    scene.clock.forward(hours=2)
    scene.finishing(inspection).execute()
    finding = inspection.findings.get()
    scene.photographed(finding)
    order = scene.ordering(inspection).execute()
    more_time(file, order)
    scene.reinspected(order, ReinspectionResult.NOT_CORRECTED)
    finding.refresh_from_db()
    return finding


def more_time(file: File, order: RectificationOrder) -> None:
    until = order.due_on + timedelta(days=3)
    RequestPostponement(
        actor=file.officer,
        order_id=order.pk,
        applied_on=clock.today(),
        reason="标牌没有到货。",
        proposed_until=until,
        safeguards="停止池内作业。",
        officer_opinion="建议同意。",
    ).execute()
    AnswerPostponement(actor=file.leader, order_id=order.pk, granted=True, opinion="同意。").execute()
    order.refresh_from_db()
    assert order.due_on == until


def test_work_stopped_on_the_spot_and_more_time_have_no_defect(file: File) -> None:
    finding = stopped(file)
    case = file.approve(file.submit_filing(file.opening(finding).execute()))
    assert found(file, case, hints=True) == {}
    told = case_file_of(file.fresh(case), clock.today())
    (measure,), (more,) = told.field_measures, told.postponements
    assert measure.major
    assert measure.served_on is not None
    assert measure.resumed_on is None
    assert len(measure.officers) >= 2
    assert measure.basis == ("安全生产法/65/1/3",)
    assert more.granted
    assert more.granted_until == told.orders[0].correct_by
    assert more.order == told.orders[0].number
    kept = FieldMeasure.objects.get()
    file.scene.reporting(kept).execute()
    file.scene.reviewing(kept).execute()
    file.scene.answering_removal(kept).execute()
    assert found(file, case, hints=True) == {}
    (measure,) = case_file_of(file.fresh(case), clock.today()).field_measures
    assert measure.resumed_on == clock.today()
    assert measure.agreed_by == file.leader.name
    for changes, rule in (
        ({"approver": None}, "L241"),
        ({"results": {"1": ["partly", "仍有一处"]}}, "L241"),
    ):
        assert rule in torn(file, case, FieldMeasure, **changes)
    assert {"L241", "L255"} == set(torn_grants(file, case))
    for changes, rule in (
        ({"safeguards": ""}, "L244"),
        ({"granted_until": more.granted_until + timedelta(days=1)}, "L245"),
        ({"applied_on": more.original_until + timedelta(days=1)}, "L243"),
        ({"granted": None}, "L246"),
    ):
        assert rule in torn(file, case, Postponement, **changes)
    with file.setting_up("no major hazard"):
        Finding.objects.update(level=HazardLevel.GENERAL)
    assert "L238" in found(file, case)


def test_a_transfer_by_one_officer_too_late_or_left_unanswered_is_found(file: File) -> None:
    headed_by(file, file.leader.name)
    case = file.filed()
    matter = Transferring(file).received(case)
    assert found(file, case, hints=True) == {}
    assert "L210" in found(file, case, days=30, hints=True)
    assert matter.approved_at is not None
    late = torn(file, case, CrimeTransfer, handed_over_at=matter.approved_at + timedelta(days=3))
    assert "L205" in late
    with file.setting_up("one handler gone"):
        CaseHandler.objects.filter(case=case, capacity="assistant").delete()
    assert "L201" in found(file, case)


def test_what_a_publication_shows_is_judged_where_somebody_was_asked(file: File) -> None:
    case = file.served()
    published(file, case)
    assert found(file, case, hints=True) == {}
    assert "L195" in torn(file, case, Publication, personal_data_hidden=False)
    told = case_file_of(file.fresh(case), clock.today())
    assert "/disclosure/personal_data_hidden" not in told.unknown
    assert torn(file, case, Publication, personal_data_hidden=None) == {}


def test_no_act_of_ours_makes_a_seizure_longer_than_the_law_lets_it(file: File) -> None:
    """L087 and L088 find nothing in our own cases: the last day is counted, nobody writes it, and it moves once."""
    case, seizing = file.filed(), Seizing(file)
    matter = seizing.imposed(case)
    first = last_day(matter)
    assert first is not None
    assert first.due is not None
    (told,) = case_file_of(file.fresh(case), clock.today()).measures
    assert (told.until, told.extended_until) == (first.due, None)
    extended = seizing.extending(matter).execute()
    again = last_day(extended)
    assert again is not None
    (told,) = case_file_of(file.fresh(case), clock.today()).measures
    assert (told.until, told.extended_until) == (first.due, again.due)
    with pytest.raises(WrongState):
        seizing.extending(extended).execute()
    assert {"L087", "L088"}.isdisjoint(found(file, case, days=400))


def test_a_seizure_that_ran_out_is_not_prolonged(file: File) -> None:
    case, seizing = file.filed(), Seizing(file)
    matter = seizing.imposed(case)
    last = last_day(matter)
    assert last is not None
    assert last.due is not None
    file.scene.clock.on(last.due + timedelta(days=1))
    act: ExtendMeasure = seizing.extending(matter)
    with pytest.raises(LawForbids) as refused:
        act.execute()
    assert refused.value.codes == {"measure-expired"}

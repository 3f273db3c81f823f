"""From the plan to the record on site."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lianzhi.audit.selectors import history_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.models import Document
from lianzhi.inspections.actions.answer_checklist import LineAnswer
from lianzhi.inspections.constants import (
    AttendeePost,
    ChecklistResult,
    FindingState,
    InspectionState,
)
from lianzhi.inspections.models import Finding, Inspection
from lianzhi.inspections.selectors import get_finding_for, get_inspection_for
from lianzhi.inspections.services import owner_of
from tests.factories.enterprises import make_enterprise
from tests.factories.organisation import BUREAU, PENGHU, SHIGU, County
from tests.inspections.scene import Scene


def test_a_township_plans_in_its_own_name_and_freezes_the_certificates(scene: Scene) -> None:
    inspection = scene.planned()
    assert inspection.authority.name == "永春县五里街镇人民政府"
    assert all(each.certificate_number for each in inspection.officers.all())
    with pytest.raises(WrongState, match="已经安排"):
        scene.planned()
    assert history_of(inspection)[0].stream == f"authority:{inspection.authority_id}"
    with pytest.raises(Malformed) as refused:
        scene.planned(authority_code=BUREAU)
    assert "authority" in refused.value.fields
    with pytest.raises(Malformed):
        scene.planned(authority_code=SHIGU)
    assert (
        scene.planned(actor=scene.people.county_officer.actor, authority_code=BUREAU).authority_id == BUREAU
    )


def test_only_enterprises_of_the_own_places_and_the_operations_district_can_be_planned(scene: Scene) -> None:
    abroad = make_enterprise(place=PENGHU)
    with pytest.raises(NotVisible):
        scene.planned(enterprise_id=abroad.pk)
    with pytest.raises(NoRight):
        scene.planned(actor=scene.people.leader.actor)
    operation = scene.operation()
    with pytest.raises(Malformed) as refused:
        scene.planned(
            actor=scene.people.county_officer.actor,
            enterprise_id=abroad.pk,
            authority_code=PENGHU,
            operation_id=operation.pk,
        )
    assert "enterprise" in refused.value.fields
    assert scene.planned(operation_id=operation.pk).operation == operation
    with pytest.raises(NotVisible):
        scene.planned(operation_id=operation.pk + 99)


def test_the_team_of_a_visit_is_checked_like_the_operations(scene: Scene, county: County) -> None:
    officer = scene.people.officer.officer.pk
    for enforcing, code in (
        ((officer,), "too-few-officers"),
        ((officer, county.lapsed.pk), "certificate-lapsed"),
        ((officer, county.auxiliary.pk), "auxiliary-counted"),
    ):
        with pytest.raises(LawForbids) as refused:
            scene.planned(enforcing=enforcing)
        assert code in refused.value.codes
    with pytest.raises(NotVisible):
        scene.planned(enforcing=(officer, scene.people.stranger.officer.pk))
    operation = scene.operation()
    with pytest.raises(Malformed):
        scene.planned(operation_id=operation.pk, enforcing=(officer, scene.people.squad_lead.officer.pk))
    for given, name in (
        ({"planned_on": clock.today() - timedelta(days=1)}, "planned_on"),
        ({"checklist": "no-such"}, "checklist"),
        ({"operation_id": operation.pk, "planned_on": clock.today() + timedelta(days=30)}, "planned_on"),
    ):
        with pytest.raises(Malformed) as malformed:
            scene.planned(**given)
        assert name in malformed.value.fields


def test_notice_issues_plan_and_notice_once(scene: Scene) -> None:
    inspection = scene.planned()
    with pytest.raises(Malformed) as refused:
        scene.notifying(inspection, complaint_phone=" ", check_modes=()).execute()
    assert {"complaint_phone", "check_modes"} <= set(refused.value.fields)
    with pytest.raises(Malformed):
        scene.notifying(inspection, approved_on=clock.today() + timedelta(days=1)).execute()
    assert not Document.objects.exists()
    scene.notifying(inspection).execute()
    issued = Document.objects.of(owner_of(inspection))
    assert [each.template for each in issued] == ["insp_plan", "insp_notice"]
    assert all(each.number and each.authority_id == inspection.authority_id for each in issued)
    with pytest.raises(WrongState, match="已通知"):
        scene.notifying(inspection).execute()
    assert Document.objects.count() == 2


def test_strangers_do_not_see_an_inspection_and_colleagues_outside_it_cannot_act(scene: Scene) -> None:
    inspection = scene.planned()
    with pytest.raises(NotVisible):
        scene.notifying(inspection, actor=scene.people.stranger.actor).execute()
    with pytest.raises(NotVisible):
        get_inspection_for(scene.people.neighbour.actor, inspection.pk)
    with pytest.raises(NoRight, match="不是本次检查的执法人员"):
        scene.notifying(inspection, actor=scene.people.squad_lead.actor).execute()
    assert scene.notifying(inspection, actor=scene.people.colleague.actor).execute()


def test_a_neighbour_who_inspects_in_an_operation_sees_the_visit(scene: Scene) -> None:
    team = (scene.people.officer.officer.pk, scene.people.neighbour.officer.pk)
    operation = scene.opening(enforcing=team).execute()
    inspection = scene.planned(operation_id=operation.pk, enforcing=team)
    assert get_inspection_for(scene.people.neighbour.actor, inspection.pk) == inspection
    assert scene.notifying(inspection, actor=scene.people.neighbour.actor).execute()
    assert scene.starting(inspection, actor=scene.people.squad_lead.actor).execute()


def test_a_visit_starts_with_certificates_shown(scene: Scene) -> None:
    inspection = scene.notified()
    with pytest.raises(LawForbids) as refused:
        scene.starting(inspection, certificates_shown=False).execute()
    assert refused.value.codes == {"certificate-not-shown"}
    assert refused.value.refusals[0].citations[0].ref == "行政处罚法/55/1"
    with pytest.raises(Malformed) as malformed:
        scene.starting(inspection, started_at=clock.now() + timedelta(hours=1)).execute()
    assert "started_at" in malformed.value.fields
    scene.starting(inspection).execute()
    with pytest.raises(WrongState):
        scene.starting(inspection).execute()
    assert Inspection.objects.get().state == InspectionState.UNDERWAY


def test_attendance_is_written_on_site_and_once_a_person(scene: Scene) -> None:
    inspection = scene.notified()
    with pytest.raises(WrongState):
        scene.attending(inspection).execute()
    scene.starting(inspection).execute()
    assert scene.attending(inspection).execute().name == "郑主要（示例）"
    with pytest.raises(Malformed, match="已经登记"):
        scene.attending(inspection).execute()
    with pytest.raises(Malformed):
        scene.attending(inspection, name="  ").execute()
    assert scene.attending(inspection, name="吴操作（示例）", post=AttendeePost.OPERATOR).execute()


def test_the_checklist_keeps_what_was_answered_and_knows_its_lines(scene: Scene) -> None:
    inspection = scene.started()
    problem = LineAnswer(ChecklistResult.PROBLEM, "人孔旁无标志")
    scene.answering(inspection, answers={"confined-space-signs": problem}).execute()
    scene.answering(inspection, answers={"exits": LineAnswer(ChecklistResult.FINE)}).execute()
    assert inspection.answers.count() == 2
    assert inspection.answers.get(line="confined-space-signs").note == "人孔旁无标志"
    with pytest.raises(Malformed):
        scene.answering(inspection, answers={"no-such-line": problem}).execute()
    with pytest.raises(Malformed):
        scene.answering(inspection, answers={}).execute()


def test_a_finding_carries_item_articles_and_number(scene: Scene) -> None:
    inspection = scene.started()
    first = scene.adding(inspection).execute()
    with pytest.raises(Malformed, match="第1项"):
        scene.adding(inspection).execute()
    second = scene.adding(inspection, location="西侧", corrected_on_the_spot=True).execute()
    assert (first.number, second.number) == (1, 2)
    assert (first.state, second.state) == (FindingState.OPEN, FindingState.CORRECTED)
    assert second.corrected_on == clock.today()
    for given, name in (
        ({"item_code": "999"}, "item_code"),
        ({"penalty": "第九十九条"}, "penalty"),
        ({"obligation": ""}, "obligation"),
        ({"description": " "}, "description"),
        ({"location": ""}, "location"),
    ):
        with pytest.raises(Malformed) as refused:
            scene.adding(inspection, **given).execute()
        assert name in refused.value.fields
    assert Finding.objects.count() == 2
    with pytest.raises(NotVisible):
        get_finding_for(scene.people.stranger.actor, first.pk)


def test_the_record_needs_attendance_checklist_and_time(scene: Scene) -> None:
    inspection = scene.started()
    scene.adding(inspection).execute()
    scene.clock.forward(hours=1)
    with pytest.raises(LawForbids) as refused:
        scene.finishing(inspection).execute()
    assert refused.value.codes == {"attendance-missing", "checklist-unanswered"}
    scene.attending(inspection).execute()
    scene.answering(inspection).execute()
    for given, name in (
        ({"ended_at": inspection.started_at}, "ended_at"),
        ({"ended_at": clock.now() + timedelta(minutes=1)}, "ended_at"),
        ({"summary": ""}, "summary"),
        ({"reply": " "}, "reply"),
    ):
        with pytest.raises(Malformed) as malformed:
            scene.finishing(inspection, **given).execute()
        assert name in malformed.value.fields
    scene.finishing(inspection).execute()
    assert Document.objects.filter(template="insp_record").count() == 1
    with pytest.raises(WrongState):
        scene.finishing(inspection).execute()
    with pytest.raises(WrongState):
        scene.adding(inspection).execute()

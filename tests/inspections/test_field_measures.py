"""现场处理措施: what the statute allows, reported, reviewed, agreed before work resumes (安全生产法 65)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lianzhi.audit.models import AuditEvent
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.models import Document
from lianzhi.inspections.actions.close_inspection import CloseInspection
from lianzhi.inspections.constants import FieldMeasureState, FindingState, ReinspectionResult
from lianzhi.inspections.models import FieldMeasure
from tests.inspections.scene import Scene


def codes(act: object) -> set[str]:
    with pytest.raises(LawForbids) as refused:
        act.execute()  # type: ignore[attr-defined]
    return set(refused.value.codes)


def test_work_resumes_after_report_review_and_the_heads_agreement(scene: Scene) -> None:
    measure = scene.measured()
    assert measure.document.template == "field_measure"
    assert measure.document.number
    scene.clock.forward(days=2)
    for act in (scene.reviewing(measure), scene.answering_removal(measure)):
        with pytest.raises(WrongState):
            act.execute()
    scene.reporting(measure).execute()
    with pytest.raises(WrongState):
        scene.reporting(measure).execute()
    scene.reviewing(measure).execute()
    lifted = scene.answering_removal(measure).execute()
    assert lifted.state == FieldMeasureState.LIFTED
    assert Document.objects.filter(template="resume_review").count() == 1
    with pytest.raises(WrongState):
        scene.answering_removal(measure).execute()
    told = set(AuditEvent.objects.values_list("event", flat=True))
    assert {f"field-measure.{each}" for each in ("issued", "reported", "reviewed", "answered")} <= told


def test_people_leave_and_work_stops_only_for_a_major_hazard(scene: Scene) -> None:
    inspection = scene.started()
    scene.empowered()
    scene.adding(inspection).execute()
    assert codes(scene.measuring(inspection)) == {"measure-not-major"}
    assert codes(scene.measuring(inspection, danger=" ")) == {"measure-not-major", "measure-danger-missing"}
    at_once = scene.measuring(inspection, measures=("责令立即排除事故隐患",), danger="")
    assert at_once.execute().state == FieldMeasureState.IN_FORCE


def test_a_township_stops_nothing_its_delegation_does_not_name(scene: Scene) -> None:
    inspection = scene.dangerous()
    scene.empowered(compulsion=False)
    with pytest.raises(LawForbids) as refused:
        scene.measuring(inspection).execute()
    (one,) = refused.value.refusals
    assert one.code == "measure-not-delegated"
    assert {each.ref for each in one.citations} == {"安全生产法/65/1/3", "安全生产法/9/2"}
    assert "永春县应急管理局" in one.message
    assert "待核定" in one.message
    assert "立即报告" in one.remedy
    at_once = scene.measuring(inspection, measures=("责令立即排除事故隐患",), danger="")
    assert at_once.execute().state == FieldMeasureState.IN_FORCE
    scene.empowered()
    assert scene.measuring(inspection).execute().state == FieldMeasureState.IN_FORCE


def test_a_measure_is_named_whole(scene: Scene) -> None:
    inspection = scene.dangerous()
    today = clock.today()
    for given, name in (
        ({"finding_ids": ()}, "findings"),
        ({"measures": ()}, "measures"),
        ({"measures": ("拆除设备",)}, "measures"),
        ({"scope": " "}, "scope"),
        ({"received_by": ""}, "received_by"),
        ({"served_on": today + timedelta(days=1)}, "served_on"),
        ({"served_on": today - timedelta(days=1)}, "served_on"),
        ({"refusal": "拒绝签收"}, "witness"),
    ):
        with pytest.raises(Malformed) as malformed:
            scene.measuring(inspection, **given).execute()
        assert set(malformed.value.fields) == {name}
    with pytest.raises(NotVisible):
        scene.measuring(inspection, finding_ids=(999999,)).execute()


def test_a_form_sent_twice_makes_one_decision(scene: Scene) -> None:
    inspection = scene.dangerous()
    scene.measuring(inspection).execute()
    with pytest.raises(WrongState, match="无需重复"):
        scene.measuring(inspection).execute()
    assert FieldMeasure.objects.count() == 1


def test_it_is_the_inspectors_on_a_visit_that_began(scene: Scene) -> None:
    with pytest.raises(WrongState):
        scene.measuring(scene.planned(), finding_ids=(1,)).execute()


def test_wrong_people_are_refused(scene: Scene) -> None:
    inspection = scene.dangerous()
    people = scene.people
    with pytest.raises(NoRight):
        scene.measuring(inspection, actor=people.leader.actor).execute()
    with pytest.raises(NotVisible):
        scene.measuring(inspection, actor=people.stranger.actor).execute()
    measure = scene.measuring(inspection).execute()
    with pytest.raises(NoRight):
        scene.reporting(measure, actor=people.leader.actor).execute()
    scene.reporting(measure).execute()
    with pytest.raises(NoRight):
        scene.reviewing(measure, actor=people.supervisor.actor).execute()
    with pytest.raises(Malformed):
        scene.reviewing(
            measure,
            actor=people.squad_lead.actor,
        ).execute()
    assert codes(scene.reviewing(measure, officer_ids=(people.officer.officer.pk,)))
    scene.reviewing(measure).execute()
    for actor in (people.officer.actor, people.county_leader.actor):
        with pytest.raises(NoRight):
            scene.answering_removal(measure, actor=actor).execute()


def test_a_hazard_left_forbids_to_resume_and_the_measure_holds_on(scene: Scene) -> None:
    measure = scene.measured()
    scene.reporting(measure).execute()
    scene.reviewing(measure, ReinspectionResult.PARTLY).execute()
    assert codes(scene.answering_removal(measure)) == {"hazard-not-removed"}
    with pytest.raises(Malformed):
        scene.answering_removal(measure, agreed=False, opinion=" ").execute()
    kept = scene.answering_removal(measure, agreed=False, opinion="继续排除。").execute()
    assert kept.state == FieldMeasureState.IN_FORCE
    scene.clock.forward(days=1)
    scene.reporting(measure).execute()
    scene.reviewing(measure).execute()
    assert scene.answering_removal(measure).execute().state == FieldMeasureState.LIFTED
    assert Document.objects.filter(template="resume_review").count() == 2


def test_report_and_review_are_dated_as_they_came(scene: Scene) -> None:
    measure = scene.measured()
    early, late = clock.today() - timedelta(days=1), clock.today() + timedelta(days=1)
    for wrong in ({"reported_on": early}, {"reported_on": late}, {"report": ""}):
        with pytest.raises(Malformed):
            scene.reporting(measure, **wrong).execute()
    scene.reporting(measure).execute()
    (finding,) = measure.findings.all()
    for given in ({"reviewed_on": early}, {"reviewed_on": late}, {"opinion": ""}, {"results": {}}):
        with pytest.raises(Malformed):
            scene.reviewing(measure, **given).execute()
    seen = scene.reviewing(measure).results[finding.pk]
    with pytest.raises(NotVisible):
        scene.reviewing(measure, results={finding.pk: seen, 999999: seen}).execute()


def test_no_visit_is_closed_while_a_measure_stands(scene: Scene) -> None:
    measure = scene.measured()
    inspection = measure.inspection
    scene.clock.forward(hours=2)
    scene.finishing(inspection).execute()
    order = scene.ordering(inspection).execute()
    scene.reinspected(order)
    inspection.refresh_from_db()
    assert set(inspection.findings.values_list("state", flat=True)) == {FindingState.CORRECTED}
    closing = CloseInspection(actor=scene.people.officer.actor, inspection_id=inspection.pk)
    assert codes(closing) == {"field-measure-open"}
    scene.reporting(measure).execute()
    scene.reviewing(measure).execute()
    scene.answering_removal(measure).execute()
    assert closing.execute().state == "closed"
    with pytest.raises(WrongState):
        scene.measuring(inspection).execute()

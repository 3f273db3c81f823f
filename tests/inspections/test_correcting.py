"""责令限期整改, 复查, 办结."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, Stale, WrongState
from lianzhi.documents.models import Document
from lianzhi.inspections.actions.close_inspection import CloseInspection
from lianzhi.inspections.constants import (
    FindingCourse,
    FindingState,
    InspectionState,
    OrderState,
    ReinspectionResult,
)
from lianzhi.inspections.models import Finding, RectificationOrder, Reinspection
from lianzhi.inspections.selectors import (
    finding_facts,
    get_order_for,
    open_findings_visible_to,
    reinspection_proof,
    running_orders_visible_to,
)
from lianzhi.inspections.services import set_finding_course
from tests.factories.organisation import County
from tests.inspections.scene import Scene

CORRECTED, NOT_CORRECTED = ReinspectionResult.CORRECTED, ReinspectionResult.NOT_CORRECTED


def take(finding: Finding, expected: FindingCourse, new: FindingCourse, scene: Scene) -> None:
    """As a cases act does it: inside an act that records its event."""

    class Take(Act[None]):
        def perform(self) -> None:
            set_finding_course(finding, expected, new)
            self.record("test.taken", "测试", subject=finding, stream="tests")

    Take(actor=scene.people.officer.actor).execute()


def test_an_order_is_numbered_served_and_binds_its_findings(scene: Scene) -> None:
    order = scene.ordered()
    assert order.document.number.endswith("号")
    assert order.document.template == "rectify_order"
    assert set(order.findings.values_list("state", flat=True)) == {FindingState.ORDERED}
    assert order.inspection.state == InspectionState.ORDERED
    with pytest.raises(WrongState, match="限期整改中"):
        scene.ordering(order.inspection).execute()
    assert RectificationOrder.objects.count() == 1


def test_an_order_needs_findings_measures_receiver_and_a_term_after_service(scene: Scene) -> None:
    inspection = scene.recorded()
    today = clock.today()
    first = inspection.findings.first()
    assert first is not None
    for given, name in (
        ({"measures": {}}, "findings"),
        ({"measures": {first.pk: " "}}, f"measure_{first.pk}"),
        ({"due_on": today}, "due_on"),
        ({"due_on": today - timedelta(days=1)}, "due_on"),
        ({"served_on": today - timedelta(days=1)}, "served_on"),
        ({"served_on": today + timedelta(days=1)}, "served_on"),
        ({"received_by": ""}, "received_by"),
    ):
        with pytest.raises(Malformed) as refused:
            scene.ordering(inspection, **given).execute()
        assert name in refused.value.fields
    with pytest.raises(NotVisible):
        scene.ordering(inspection, measures={first.pk + 999: "整改"}).execute()
    with pytest.raises(NoRight):
        scene.ordering(inspection, actor=scene.people.squad_lead.actor).execute()
    assert not Document.objects.filter(template="rectify_order").exists()
    one = scene.ordering(inspection, measures={first.pk: "整改"}).execute()
    assert [each.pk for each in one.findings.all()] == [first.pk]


def test_reinspection_settles_each_finding_and_proves_what_is_overdue(scene: Scene) -> None:
    order = scene.ordered()
    first, second = order.findings.order_by("number")
    assert not reinspection_proof(second).proven
    reinspection = scene.reinspected(order, CORRECTED, NOT_CORRECTED)
    assert reinspection.document.template == "recheck"
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (FindingState.CORRECTED, FindingState.NOT_CORRECTED)
    assert first.corrected_on == reinspection.reinspected_on
    assert not reinspection_proof(first).proven
    proof = reinspection_proof(second)
    assert proof.proven
    assert proof.documents == (order.document_id, reinspection.document_id)
    with pytest.raises(WrongState, match="已经复查"):
        scene.reinspecting(order, CORRECTED, CORRECTED).execute()


def test_what_is_not_corrected_is_overdue_only_after_the_term(scene: Scene) -> None:
    order = scene.ordered()
    scene.clock.on(order.due_on)
    for result in (NOT_CORRECTED, ReinspectionResult.PARTLY):
        with pytest.raises(LawForbids) as refused:
            scene.reinspecting(order, CORRECTED, result).execute()
        assert refused.value.codes == {"term-not-over"}
    assert not Reinspection.objects.exists()
    assert scene.reinspecting(order, CORRECTED, CORRECTED).execute()


def test_reinspection_has_dates_results_and_officers_of_its_own(scene: Scene, county: County) -> None:
    order = scene.ordered()
    scene.clock.on(order.due_on + timedelta(days=1))
    officer = scene.people.officer.officer.pk
    first = order.findings.order_by("number")[0]
    act = scene.reinspecting(order)
    for given, name in (
        ({"reinspected_on": order.served_on - timedelta(days=1)}, "reinspected_on"),
        ({"reinspected_on": clock.today() + timedelta(days=1)}, "reinspected_on"),
        ({"opinion": ""}, "opinion"),
        ({"results": {first.pk: act.results[first.pk]}}, None),
        (
            {"officer_ids": (scene.people.colleague.officer.pk, scene.people.squad_lead.officer.pk)},
            "officers",
        ),
    ):
        with pytest.raises(Malformed) as refused:
            scene.reinspecting(order, **given).execute()
        assert name is None or name in refused.value.fields
    for team, code in (
        ((officer,), "too-few-officers"),
        ((officer, county.auxiliary.pk), "auxiliary-counted"),
        ((officer, county.lapsed.pk), "certificate-lapsed"),
    ):
        with pytest.raises(LawForbids) as barred:
            scene.reinspecting(order, officer_ids=team).execute()
        assert code in barred.value.codes
    with pytest.raises(NotVisible):
        scene.reinspecting(order, actor=scene.people.stranger.actor).execute()
    with pytest.raises(NoRight):
        scene.reinspecting(order, actor=scene.people.leader.actor).execute()
    order.refresh_from_db()
    assert order.state == OrderState.RUNNING


def test_an_inspection_closes_when_nothing_is_open(scene: Scene) -> None:
    inspection = scene.recorded()
    closing = CloseInspection(actor=scene.people.officer.actor, inspection_id=inspection.pk)
    with pytest.raises(LawForbids) as refused:
        closing.execute()
    assert refused.value.codes == {"order-missing"}
    order = scene.ordering(inspection).execute()
    with pytest.raises(WrongState, match="限期整改中"):
        closing.execute()
    scene.reinspected(order, CORRECTED, NOT_CORRECTED)
    with pytest.raises(LawForbids):
        closing.execute()
    uncorrected = order.findings.get(state=FindingState.NOT_CORRECTED)
    take(uncorrected, FindingCourse.NONE, FindingCourse.IN_CASE, scene)
    assert closing.execute().state == InspectionState.CLOSED
    with pytest.raises(WrongState, match="已办结"):
        closing.execute()


def test_a_finding_takes_one_course_only(scene: Scene) -> None:
    order = scene.ordered(findings=1)
    finding = order.findings.get()
    stale = order.findings.get()
    assert finding in open_findings_visible_to(scene.people.officer.actor)
    assert finding not in open_findings_visible_to(scene.people.stranger.actor)
    take(finding, FindingCourse.NONE, FindingCourse.HANDED_OVER, scene)
    with pytest.raises(Stale):
        take(stale, FindingCourse.NONE, FindingCourse.IN_CASE, scene)
    assert finding not in open_findings_visible_to(scene.people.officer.actor)


def test_facts_and_orders_are_told_to_other_apps(scene: Scene) -> None:
    order = scene.ordered(findings=1)
    facts = finding_facts(order.findings.get())
    assert facts.penalty.ref == "安全生产法/99/1/1"
    assert set(facts.officer_ids) == {scene.people.officer.officer.pk, scene.people.colleague.officer.pk}
    assert list(running_orders_visible_to(scene.people.officer.actor)) == [order]
    with pytest.raises(NotVisible):
        get_order_for(scene.people.stranger.actor, order.pk)


def test_a_visit_without_findings_closes_at_once(scene: Scene) -> None:
    inspection = scene.recorded(findings=0)
    closing = CloseInspection(actor=scene.people.officer.actor, inspection_id=inspection.pk)
    with pytest.raises(NoRight):
        CloseInspection(actor=scene.people.squad_lead.actor, inspection_id=inspection.pk).execute()
    assert closing.execute().state == InspectionState.CLOSED

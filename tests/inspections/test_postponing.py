"""整改延期: asked for in time, answered by the head in writing; only what is granted moves the term (安全生产法 65)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from lianzhi.audit.models import AuditEvent
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.models import Document
from lianzhi.inspections.actions.answer_postponement import AnswerPostponement
from lianzhi.inspections.actions.request_postponement import RequestPostponement
from lianzhi.inspections.constants import ReinspectionResult
from lianzhi.inspections.models import RectificationOrder
from tests.inspections.scene import Scene


def asking(scene: Scene, order: RectificationOrder, **given: Any) -> RequestPostponement:
    act = RequestPostponement(
        actor=scene.people.officer.actor,
        order_id=order.pk,
        applied_on=clock.today(),
        reason="定制的警示牌因运输原因不能按期到货。",
        proposed_until=order.due_on + timedelta(days=7),
        safeguards="设置临时警示带，停止池内作业。",
        officer_opinion="保障措施可行，建议同意。",
    )
    return replace(act, **given)


def answering(scene: Scene, order: RectificationOrder, **given: Any) -> AnswerPostponement:
    act = AnswerPostponement(
        actor=scene.people.leader.actor, order_id=order.pk, granted=True, opinion="同意。"
    )
    return replace(act, **given)


def test_what_is_granted_moves_the_term_and_the_proof_of_being_overdue(scene: Scene) -> None:
    order = scene.ordered(1)
    before = order.due_on
    asking(scene, order).execute()
    order.refresh_from_db()
    assert order.due_on == before
    granted = answering(scene, order, until=before + timedelta(days=5)).execute()
    order.refresh_from_db()
    assert order.due_on == before + timedelta(days=5) == granted.granted_until
    paper = Document.objects.get(template="rectify_ext")
    assert "同意延期" in str(paper.model)
    assert {"order.postponement-requested", "order.postponement-answered"} <= set(
        AuditEvent.objects.values_list("event", flat=True)
    )
    scene.clock.on(before + timedelta(days=1))
    with pytest.raises(LawForbids) as refused:
        scene.reinspecting(order, ReinspectionResult.NOT_CORRECTED).execute()
    assert refused.value.codes == {"term-not-over"}
    with pytest.raises(WrongState):
        answering(scene, order).execute()


def test_what_is_refused_leaves_the_term_and_says_why(scene: Scene) -> None:
    order = scene.ordered(1)
    before = order.due_on
    asking(scene, order).execute()
    with pytest.raises(Malformed):
        answering(scene, order, granted=False, opinion=" ").execute()
    answering(scene, order, granted=False, opinion="保障措施不足。").execute()
    order.refresh_from_db()
    assert order.due_on == before
    told = str(Document.objects.get(template="rectify_ext").model)
    assert "不同意延期，仍按原整改期限复查。理由：保障措施不足。" in told
    assert asking(scene, order).execute().granted is None


def test_it_is_asked_for_in_time_whole_and_once(scene: Scene) -> None:
    order = scene.ordered(1)
    for wrong in (
        {"reason": " "},
        {"safeguards": " "},
        {"officer_opinion": " "},
        {"applied_on": clock.today() + timedelta(days=1)},
        {"applied_on": order.served_on - timedelta(days=1)},
        {"proposed_until": order.due_on},
        {"proposed_until": order.due_on.replace(year=order.due_on.year + 2)},
    ):
        with pytest.raises(Malformed):
            asking(scene, order, **wrong).execute()
    with pytest.raises(NoRight):
        asking(scene, order, actor=scene.people.leader.actor).execute()
    with pytest.raises(NotVisible):
        asking(scene, order, actor=scene.people.stranger.actor).execute()
    asking(scene, order).execute()
    with pytest.raises(WrongState):
        asking(scene, order).execute()


def test_after_the_term_it_is_too_late(scene: Scene) -> None:
    order = scene.ordered(1)
    scene.clock.on(order.due_on + timedelta(days=1))
    with pytest.raises(LawForbids) as refused:
        asking(scene, order).execute()
    assert refused.value.codes == {"postponement-late"}
    asking(scene, order, applied_on=order.due_on).execute()


def test_only_the_head_answers_and_not_beyond_what_was_asked(scene: Scene) -> None:
    order = scene.ordered(1)
    with pytest.raises(WrongState):
        answering(scene, order).execute()
    asking(scene, order).execute()
    with pytest.raises(NoRight):
        answering(scene, order, actor=scene.people.officer.actor).execute()
    for until in (order.due_on, order.due_on + timedelta(days=8)):
        with pytest.raises(Malformed):
            answering(scene, order, until=until).execute()
    scene.reinspecting(order).execute()
    with pytest.raises(WrongState):
        answering(scene, order).execute()

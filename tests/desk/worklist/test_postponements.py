"""More time to correct, asked for: it waits for the head of the authority that gave the order."""

from __future__ import annotations

from datetime import timedelta

from lianzhi.core import clock
from lianzhi.desk.worklist.selectors import count_for, items_for
from lianzhi.inspections.actions.answer_postponement import AnswerPostponement
from lianzhi.inspections.actions.request_postponement import RequestPostponement
from tests.cases.file import File

DEED = "答复整改延期申请"


def asked_of(file: File, name: str) -> list[str]:
    """Where the worklist of a person leads for such applications."""
    actor = file.person(name).actor
    items = items_for(actor, clock.today())
    assert count_for(actor, clock.today()) == len(items)
    return [each.url for each in items if each.title == DEED]


def test_an_application_waits_for_the_own_head_until_it_is_answered(file: File) -> None:
    order = file.scene.ordered(1)
    assert asked_of(file, "leader") == []
    RequestPostponement(
        actor=file.officer,
        order_id=order.pk,
        applied_on=clock.today(),
        reason="定制的警示牌不能按期到货。",
        proposed_until=order.due_on + timedelta(days=7),
        safeguards="设置临时警示带。",
        officer_opinion="建议同意。",
    ).execute()
    assert asked_of(file, "leader") == [f"/inspections/orders/{order.pk}/postpone/answer/"]
    for other in ("officer", "colleague", "county_leader", "squad_lead", "stranger"):
        assert asked_of(file, other) == [], other
    AnswerPostponement(actor=file.leader, order_id=order.pk, granted=True, opinion="同意。").execute()
    assert asked_of(file, "leader") == []

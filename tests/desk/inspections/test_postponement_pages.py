"""More time to correct, asked for and answered through the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from lianzhi.core import clock
from tests.inspections.scene import Scene
from tests.people import Person

ClientFor = Callable[[Person], Client]


def test_the_enterprise_asks_the_head_answers_and_the_term_moves(scene: Scene, client_for: ClientFor) -> None:
    order = scene.ordered(1)
    officer, leader = client_for(scene.people.officer), client_for(scene.people.leader)
    detail = reverse("inspections:detail", args=[order.inspection_id])
    ask, answer = (
        reverse(f"inspections:{each}", args=[order.pk]) for each in ("postpone", "postpone-answer")
    )
    assert ask in officer.get(detail).content.decode()
    assert leader.get(answer).status_code == 302
    until = order.due_on + timedelta(days=6)
    form = {
        "applied_on": clock.today().isoformat(),
        "reason": "标牌没有到货。",
        "proposed_until": until.isoformat(),
        "safeguards": "停止作业，专人值守。",
        "officer_opinion": "建议同意。",
    }
    refused = officer.post(ask, {**form, "safeguards": ""})
    assert refused.status_code == 422
    assert "标牌没有到货。" in refused.content.decode()
    assert officer.post(ask, form).status_code == 302
    assert officer.get(ask).status_code == 302
    assert "停止作业，专人值守。" in leader.get(answer).content.decode()
    assert answer in leader.get(detail).content.decode()
    assert answer not in officer.get(detail).content.decode()
    assert officer.post(answer, {"granted": "yes", "opinion": "同意。"}).status_code == 403
    assert leader.post(answer, {"granted": "yes", "opinion": "同意。"}).status_code == 302
    order.refresh_from_db()
    assert order.due_on == until
    assert "同意延至" in officer.get(detail).content.decode()

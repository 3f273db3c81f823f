"""A clue as a card of the worklist."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse

from lianzhi.cases.constants import ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.desk.parts.shapes import WorkItem
from lianzhi.desk.worklist.wording import left_until

CLUE_DEEDS = {
    ClueState.RECEIVED: "交办线索",
    ClueState.ASSIGNED: "核查线索",
    ClueState.TO_APPROVE: "审批不予立案",
    ClueState.TO_REPLY: "答复线索",
}


def clue_item(clue: Clue, today: date) -> WorkItem:
    """What is to be done with it, by when; who told is nowhere."""
    to_file = clue.state == ClueState.SETTLED
    due = clue.verify_by if clue.state == ClueState.ASSIGNED else None
    if to_file and clue.verified_on is not None:
        found = term("case-filing", clue.verified_on).due
        due = clock.day_of(found) if isinstance(found, datetime) else found
    word, tone = left_until(due, today)
    return WorkItem(
        title="就线索立案" if to_file else CLUE_DEEDS[ClueState(clue.state)],
        url=reverse("cases:clue", args=[clue.pk]),
        subject=clue.subject_name,
        kind="线索",
        note=clue.title,
        due=due,
        word=word or clue.get_state_display(),
        tone=tone,
    )

"""Matters beside a case on the worklist."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse

from lianzhi.cases.services.waiting import Waiting
from lianzhi.core import clock
from lianzhi.desk.cases.proceedings.page import state_zh
from lianzhi.desk.cases.proceedings.registry import kind_for
from lianzhi.desk.parts.shapes import WorkItem
from lianzhi.desk.worklist.wording import left_until


def matter_item(waiting: Waiting, today: date) -> WorkItem:
    """One matter; what went wrong by the passing of time stands first in its note."""
    matter, kind = waiting.matter, kind_for(type(waiting.matter))
    days = [each.answer.due for each in kind.clocks(matter) if each.answer.due]
    due = min((clock.day_of(day) if isinstance(day, datetime) else day for day in days), default=None)
    word, tone = left_until(due, today)
    alarms = kind.alarms(matter, today)
    return WorkItem(
        title=waiting.title,
        url=reverse("cases:matter", args=[kind.slug, matter.pk]),
        subject=matter.case.party_name,
        kind=kind.title,
        note="；".join([*(each.message for each in alarms), kind.note(matter)]),
        due=due,
        word=word or state_zh(matter),
        tone="bad" if alarms else tone,
    )

"""What an appraisal asks of an actor: name scorers, score, cure a defect, confirm a cure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.urls import reverse

from lianzhi.cases.constants import ProblemState
from lianzhi.cases.services.appraisals import (
    defects_waiting_for,
    files_to_assign_for,
    sheets_waiting_for,
)
from lianzhi.core.actors import Actor
from lianzhi.desk.parts.shapes import WorkItem

KIND = "案卷评查"


def count_appraising_for(actor: Actor) -> int:
    """How many of them wait, in one question."""
    waiting: list[models.QuerySet[Any, Any]] = [
        files_to_assign_for(actor),
        sheets_waiting_for(actor),
        defects_waiting_for(actor),
    ]
    first, *rest = (each.order_by().values("pk") for each in waiting)
    return first.union(*rest, all=True).count()


def appraising_items(actor: Actor, *, most: int) -> Iterator[WorkItem]:
    """Each of them as a card."""
    for file in files_to_assign_for(actor)[:most]:
        yield WorkItem(
            title="分派评查人员",
            url=reverse("appraisals:file", args=[file.pk]),
            subject=file.case.party_name,
            kind=KIND,
            note=file.appraisal.title,
            word=file.get_state_display(),
            tone="todo",
        )
    for sheet in sheets_waiting_for(actor)[:most]:
        yield WorkItem(
            title="案卷评分",
            url=reverse("appraisals:file", args=[sheet.file_id]),
            subject=sheet.file.case.party_name,
            kind=KIND,
            note=sheet.file.appraisal.title,
            word="待评分",
            tone="todo",
        )
    for defect in defects_waiting_for(actor)[:most]:
        yield WorkItem(
            title="整改评查问题" if defect.state == ProblemState.OPEN else "确认评查问题的整改",
            url=reverse("appraisals:file", args=[defect.file_id]),
            subject=defect.file.case.party_name,
            kind=KIND,
            note=f"第{defect.number}项：{defect.text}",
            word=defect.get_state_display(),
            tone="todo",
        )

"""What a list of cases shows of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db import models

from lianzhi.cases.models import CaseFile


class CaseLine(NamedTuple):
    """A case in a list."""

    pk: int
    party_name: str
    number: str
    cause: str
    procedure: str
    authority_name: str
    filed_on: date | None
    decide_by: date | None
    state: str
    origin: str


def case_lines(found: models.QuerySet[CaseFile]) -> Iterator[CaseLine]:
    """The lines of the cases found, newest first; `found` may be one page of them.

    Which cases these are is asked by number alone: sorting all a squad lead sees, row by row, took ten times as long.
    """
    rows = CaseFile.objects.filter(pk__in=found.values("pk")).values_list(
        "pk",
        "party_name",
        "number",
        "cause",
        "procedure",
        "authority__name",
        "filed_on",
        "decide_by",
        "state",
        "origin",
    )
    return map(CaseLine._make, rows)

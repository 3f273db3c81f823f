"""What a place asks to be found out before it is weighed."""

from __future__ import annotations

from datetime import date

import pytest

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import Stage, Subject
from lianzhi.kernel.penalties.needs import Needs, needs_of, rows_of
from lianzhi.kernel.penalties.pack import BaseAmount

DAY = date(2026, 5, 20)
COUNTY = "350525101"


def _needs(ref: str, subject: Subject, stage: Stage, *, place: str = "") -> Needs:
    return needs_of(parse_ref(ref), subject, (stage,), place=place, on=DAY)


def test_a_fine_by_income_asks_the_income_and_only_at_its_stage() -> None:
    found = _needs("安全生产法/95/1", Subject.RESPONSIBLE_PERSON, Stage.ACCIDENT_GENERAL)
    assert found.bases == (BaseAmount.INCOME_PREV_YEAR,)
    assert found.base_words == "上一年年收入"
    assert _needs("安全生产法/97/1/7", Subject.UNIT, Stage.BASE).bases == ()


def test_the_countys_figure_and_list_are_asked_in_the_county_and_nowhere_else() -> None:
    found = _needs("安全生产法/99/1/1", Subject.UNIT, Stage.BASE, place=COUNTY)
    assert found.fact is not None
    assert found.fact.key == "places-without-signs"
    assert [entry.id for _, entry in found.entries] == ["single-sign-corrected"]
    assert "示例" in found.source
    assert _needs("安全生产法/99/1/1", Subject.UNIT, Stage.BASE) == Needs()
    assert _needs("安全生产法/99/1/1", Subject.UNIT, Stage.OVERDUE, place=COUNTY).fact is None


def test_a_place_that_does_not_exist_is_refused_and_an_unrecorded_law_asks_nothing() -> None:
    with pytest.raises(MalformedQuestion):
        rows_of(parse_ref("安全生产法/500"), Subject.UNIT)
    assert rows_of(parse_ref("刑法/134"), Subject.UNIT) == ()

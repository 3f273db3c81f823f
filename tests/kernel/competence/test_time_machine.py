"""On any day of any grants: the answer is what a day-by-day count of the grants says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.competence.questions import ask
from tests.kernel.competence.small_county import delegation, question

FIRST = date(2023, 1, 1)
SPAN = 60
offsets = st.integers(0, SPAN)


@st.composite
def grants(draw: st.DrawFn) -> dict[str, Any]:
    """A delegation of i or j, signed or not, from some day, to some day or open."""
    start = draw(offsets)
    length = draw(st.none() | st.integers(0, SPAN))
    signed = draw(st.none() | st.integers(-10, SPAN))
    return delegation(
        item=draw(st.sampled_from(["i", "j", "*"])),
        authority=draw(st.sampled_from(["e", "e", "w"])),
        valid_from=_iso(start),
        valid_to=None if length is None else _iso(start + length),
        acceptance_on=None if signed is None else _iso(signed),
        open_cases=draw(st.sampled_from([None, "finish", "hand-back"])),
    )


def _iso(offset: int) -> str:
    return (FIRST + timedelta(offset)).isoformat()


def _calendar(grant: dict[str, Any]) -> set[date]:
    """Every day on which the grant carries, found by looking at each day."""
    days = set()
    for offset in range(-20, 3 * SPAN):
        day = (FIRST + timedelta(offset)).isoformat()
        begun = (
            grant["acceptance_on"] is not None
            and grant["acceptance_on"] <= day
            and grant["valid_from"] <= day
        )
        if begun and (grant["valid_to"] is None or day <= grant["valid_to"]):
            days.add(FIRST + timedelta(offset))
    return days


def _mine(held: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [grant for grant in held if grant["authority"] == "e" and grant["item"] in ("i", "*")]


@given(st.lists(grants(), max_size=5), offsets)
def test_could_the_township_fine_on_that_day(held: list[dict[str, Any]], offset: int) -> None:
    day = FIRST + timedelta(offset)
    could = any(day in _calendar(grant) for grant in _mine(held))
    answer = ask(question(*held, date=day.isoformat()))
    assert (answer["route"] == "delegated") == could
    assert answer["signs_as"]["code"] == ("e" if could else "yj")
    if could:
        assert answer["instrument"]["valid_from"] <= day.isoformat()
        assert answer["unlawful"] == []


@given(st.lists(grants(), max_size=4), offsets, offsets)
def test_could_the_township_still_decide_what_it_filed(
    held: list[dict[str, Any]], filed: int, later: int
) -> None:
    filed_on, day = FIRST + timedelta(filed), FIRST + timedelta(filed + later)
    could = any(
        filed_on in _calendar(grant) and (day in _calendar(grant) or grant["open_cases"] == "finish")
        for grant in _mine(held)
    )
    answer = ask(question(*held, date=day.isoformat(), filed_on=filed_on.isoformat()))
    assert (answer["route"] == "delegated") == could

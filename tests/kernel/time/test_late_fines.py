from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.late_fines import Part, answer, answer_parts, load_rule, rate_on
from lianzhi.kernel.types import Citation, DateSpan, Money

BROKEN = Path(__file__).parent / "broken"
DUE = date(2026, 3, 17)
FINE = Money.yuan(50000)


@pytest.mark.parametrize(
    ("days", "yuan", "capped"),
    [
        (-1, 0, False),
        (0, 0, False),
        (1, 1500, False),
        (33, 49500, False),
        (34, 50000, True),
        (300, 50000, True),
    ],
)
def test_three_percent_a_day_and_never_above_the_fine(days: int, yuan: int, *, capped: bool) -> None:
    given_answer = answer(FINE, DUE, on=DUE + timedelta(days))
    assert (given_answer.amount, given_answer.days, given_answer.capped) == (
        Money.yuan(yuan),
        max(days, 0),
        capped,
    )
    assert Citation("行政处罚法", 72, paragraph=1, item=1) in given_answer.reasons[0].citations
    assert not given_answer.provisional


def test_a_fraction_of_a_fen_is_dropped_and_the_fine_itself_is_no_cut() -> None:
    almost = answer(Money(101), DUE, on=DUE + timedelta(33))
    assert (almost.amount, almost.capped) == (Money(99), False)
    assert answer(Money(0), DUE, on=DUE + timedelta(400)).capped is False


def test_days_of_a_dispute_are_not_counted_and_no_day_twice() -> None:
    paused = [
        DateSpan(date(2026, 3, 19), date(2026, 3, 22)),
        DateSpan(date(2026, 3, 21), date(2026, 3, 23)),
        DateSpan(date(2026, 1, 1), date(2026, 1, 31)),
    ]
    given_answer = answer(FINE, DUE, on=date(2026, 3, 27), paused=paused)
    assert (given_answer.days, given_answer.amount) == (5, Money.yuan(7500))
    assert given_answer.reasons[1].citations == (Citation("行政处罚法", 73, paragraph=3),)
    still_going_on = answer(FINE, DUE, on=date(2026, 5, 1), paused=[DateSpan(date(2026, 3, 18))])
    assert (still_going_on.days, still_going_on.amount) == (0, Money(0))
    assert len(answer(FINE, DUE, on=date(2026, 3, 18), paused=paused).reasons) == 1


def test_before_the_revision_the_answer_is_provisional_or_missing() -> None:
    old = answer(FINE, date(2020, 3, 2), on=date(2020, 6, 1), paused=[DateSpan(date(2020, 4, 1))])
    assert (old.amount, old.capped, old.provisional) == (FINE, True, True)
    before_the_ceiling = answer(FINE, date(2010, 3, 1), on=date(2010, 6, 9))
    assert (before_the_ceiling.amount, before_the_ceiling.capped) == (Money.yuan(150000), False)
    before_the_law = answer(FINE, date(1990, 3, 1), on=date(1990, 6, 9))
    assert before_the_law.amount == Money(0)
    assert "没有适用于该日" in before_the_law.reasons[0].text
    with pytest.raises(ValueError, match="not negative"):
        answer(Money(-1), DUE, on=DUE)


@given(st.integers(0, 10**9), st.integers(0, 400), st.integers(0, 400))
def test_the_surcharge_only_grows_and_stays_within_the_fine(fen: int, first: int, more: int) -> None:
    early = answer(Money(fen), DUE, on=DUE + timedelta(first))
    late = answer(Money(fen), DUE, on=DUE + timedelta(first + more))
    assert early.amount <= late.amount <= Money(fen)


@pytest.mark.parametrize(
    ("file", "mistake"),
    [
        ("rate-of-zero.yaml", "above zero"),
        ("ceiling-of-zero.yaml", "above zero"),
        ("rate-without-source.yaml", "no source"),
    ],
)
def test_a_broken_rate_names_the_mistake(file: str, mistake: str) -> None:
    with pytest.raises(BrokenRulePack) as refusal:
        load_rule(str(BROKEN / file))
    assert mistake in refusal.value.mistake


def test_decisions_print_the_rate_of_their_day() -> None:
    assert rate_on(DUE) == Decimal("0.03")
    with pytest.raises(LookupError, match="no late fine"):
        rate_on(date(1990, 1, 1))


def _parts(*parts: Part, on: date = date(2026, 3, 12)) -> tuple[int, int, bool]:
    found = answer_parts(parts, on=on)
    return found.amount.fen // 100, found.days, found.capped


def test_each_part_of_a_fine_is_late_from_its_own_day_on_what_was_unpaid() -> None:
    half, first, second = Money.yuan(5000), date(2026, 3, 2), date(2026, 4, 2)
    assert _parts(Part(half, first), Part(half, second)) == (1500, 10, False)
    assert _parts(Part(half, second)) == (0, 0, False)
    paid = ((date(2026, 3, 7), Money.yuan(2000)),)
    assert _parts(Part(half, first, paid)) == (1200, 10, False)
    # Paid in time, or only after the day asked about.
    assert _parts(Part(half, first, ((first, half),))) == (0, 0, False)
    assert _parts(Part(half, first, ((date(2026, 3, 20), half),))) == (1500, 10, False)
    # Late under a first term, then deferred: both stretches count, not the days of the deferral.
    deferred = Part(half, first, earlier=(date(2026, 2, 20), date(2026, 2, 25)))
    assert _parts(deferred) == (2250, 15, False)
    # What is paid after the first stretch does not count that stretch twice.
    assert _parts(replace(deferred, paid=paid)) == (750 + 1200, 15, False)


def test_the_parts_together_never_bear_more_than_the_fine() -> None:
    half = Money.yuan(5000)
    parts = (Part(half, date(2026, 3, 2)), Part(half, date(2026, 4, 2)))
    assert _parts(*parts, on=date(2026, 4, 30))[0] == 5000 + 4200
    assert _parts(*parts, on=date(2027, 3, 2)) == (10000, 365 + 334, True)
    assert _parts() == (0, 0, False)
    # Before the first rule nothing accrues, and there is no ceiling either.
    assert _parts(Part(half, date(1990, 1, 1))) == (0, 0, False)

"""行政处罚法 37 as algebra: never heavier than either day's law, the same where both agree, both traces kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.discretion import FineRange, factors
from lianzhi.kernel.discretion.severity import NOT_PUNISHED, Severity, severity
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import (
    PenaltyAnswer,
    PenaltyQuestion,
    Regime,
    Stage,
    Subject,
    When,
    answer,
    tier_for,
)
from lianzhi.kernel.penalties.lineage import Standing, check_successors, on_day, predecessors
from lianzhi.kernel.penalties.pack import files
from lianzhi.kernel.penalties.regimes import choose
from lianzhi.kernel.penalties.tiers import Table, Tier, table_on, texts
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

TABLES = [text for law in files() for text in texts(law)]
REPLACED = [text for text in TABLES if text.law.replaced_by is not None]
TIERS = [(text, tier) for text in REPLACED for tier in text.rows]
FIRST_DAY = date(2026, 5, 1)

days = st.dates(date(2014, 12, 1), date(2027, 12, 31))
some_factors = st.lists(st.sampled_from(factors()), max_size=3, unique_by=lambda factor: factor.id)


def _asked(
    text: Table, tier: Tier, conduct: date, decided: date, base: Money | None = None
) -> PenaltyQuestion:
    return PenaltyQuestion(
        citation=tier.citation,
        conduct_date=conduct,
        decision_date=decided,
        subject=tier.subject,
        stage=tier.stage,
        sentence=tier.sentence,
        base_amount=base,
        text_on=text.valid.start,
    )


def _weight(found: PenaltyAnswer) -> Severity:
    if not found.applicable:
        return NOT_PUNISHED
    return severity(found.fine, [measure for tier in found.tiers for measure in tier.measures])


@given(st.sampled_from(TIERS), days, st.integers(0, 4000), st.integers(0, 10**10), some_factors)
def test_the_outcome_is_never_heavier_than_either_law(
    row: tuple[Table, Tier], conduct: date, later: int, base: int, found: list[object]
) -> None:
    text, tier = row
    question = _asked(text, tier, conduct, conduct + timedelta(days=later), Money(base))
    asked = answer(replace(question, factors=tuple(found)))  # type: ignore[arg-type]
    assert asked.comparison is not None
    comparison = asked.comparison
    if not comparison.undetermined:
        for regime in comparison.regimes:
            assert _weight(asked) <= _weight(regime.answer)
            if asked.fine and regime.answer.fine and not comparison.mixed and regime.answer.applicable:
                assert asked.fine.high <= regime.answer.fine.high
                assert asked.fine.low <= regime.answer.fine.low
    assert [regime.when for regime in comparison.regimes] == [When.CONDUCT, When.DECISION]
    assert all(regime.answer.reasons for regime in comparison.regimes)
    assert Citation("行政处罚法", 37) in asked.citations


@given(st.sampled_from(TABLES).filter(lambda text: bool(text.rows)), st.data())
def test_where_both_days_have_one_law_the_answer_is_that_of_the_conduct(
    text: Table, data: st.DataObject
) -> None:
    tier = data.draw(st.sampled_from(text.rows))
    last = text.valid.end or date(2030, 12, 31)
    conduct = data.draw(st.dates(text.valid.start, last))
    decided = data.draw(st.dates(conduct, last))
    question = _asked(text, tier, conduct, decided, Money(10_000_000))
    both = answer(question)
    single = answer(replace(question, decision_date=None))
    assert (both.applicable, both.fine, both.measures) == (single.applicable, single.fine, single.measures)
    assert both.comparison is not None
    assert both.comparison.chosen is When.CONDUCT
    assert not both.comparison.mixed


@pytest.mark.parametrize("text", REPLACED, ids=lambda text: f"{text.law.law}-{text.law.from_}")
def test_every_violation_of_a_replaced_text_is_followed_or_dropped(text: Table) -> None:
    newer = text.law.replaced_by
    assert newer is not None
    for tier in text.rows:
        assert tier.dropped or tier.successors, tier.citation.ref
        found = on_day(text, (tier,), tier.citation, day=newer.from_)
        assert found.standing is (Standing.DROPPED if tier.dropped else Standing.FOUND), tier.citation.ref
        for there in found.places:
            back = on_day(_text(found.table), _text(found.table).matching[there], there, day=text.valid.start)
            assert back.standing is Standing.FOUND


def _text(found: Table | None) -> Table:
    assert found is not None
    return found


def test_the_days_around_the_change_belong_to_one_text_each() -> None:
    old, new = (
        table_on("危险化学品安全管理条例", FIRST_DAY - timedelta(days=1)),
        table_on("危险化学品安全法", FIRST_DAY),
    )
    assert old is not None
    assert new is not None
    assert table_on("危险化学品安全管理条例", FIRST_DAY) is None
    assert table_on("危险化学品安全法", FIRST_DAY - timedelta(days=1)) is None
    assert predecessors("危险化学品安全法", FIRST_DAY) == (old,)


def test_what_nobody_compared_is_left_to_a_person() -> None:
    fire = PenaltyQuestion(
        citation=parse_ref("消防法/60/1/3"), conduct_date=date(2015, 5, 20), decision_date=date(2024, 5, 20)
    )
    asked = answer(fire)
    assert asked.comparison is not None
    assert asked.comparison.undetermined
    assert asked.provisional
    assert not asked.applicable
    assert not asked.in_force
    regulation = table_on("危险化学品安全管理条例", date(2026, 4, 20))
    assert regulation is not None
    silent = replace(regulation.rows[0], successors=(), dropped=False)
    assert on_day(regulation, (silent,), silent.citation, day=FIRST_DAY).standing is Standing.UNKNOWN


def test_a_place_that_went_two_ways_with_different_fines_must_be_named() -> None:
    """2014's article 109(1)(4) holds a range and a heavier one; asked without a stage of either, both are shown."""
    place = Citation("安全生产法", 109, 1, 4)
    question = PenaltyQuestion(
        citation=place,
        conduct_date=date(2021, 4, 20),
        decision_date=date(2021, 10, 10),
        subject=Subject.UNIT,
        stage=Stage.ACCIDENT_MAJOR,
        text_on=date(2021, 4, 20),
    )
    asked = answer(question)
    assert asked.comparison is not None
    decision = asked.comparison.regimes[1]
    assert decision.answer.alternatives
    assert asked.comparison.undetermined


def _regime(when: When, day: date, tier: Tier) -> Regime:
    found = PenaltyAnswer(
        citation=tier.citation,
        in_force=True,
        applicable=True,
        tiers=(tier,),
        measures=tier.measures,
        reasons=(Reason("示例"),),
    )
    return Regime(when=when, as_of=day, standing=Standing.FOUND, answer=found)


@pytest.mark.parametrize(
    ("base", "undetermined", "chosen"),
    [(None, True, When.CONDUCT), (1_000, False, When.DECISION), (10_000_000, False, When.CONDUCT)],
)
def test_where_the_base_amount_decides_the_law_of_the_conduct_stands_until_it_is_known(
    base: int | None, undetermined: bool, chosen: When
) -> None:
    """A fine of a share of the income against a fixed one: which is lighter depends on the income."""
    question = PenaltyQuestion(
        citation=Citation("安全生产法", 96),
        conduct_date=date(2024, 1, 1),
        base_amount=None if base is None else Money.yuan(base),
    )
    income = tier_for("安全生产法/96", Subject.OTHER, stage=Stage.ACCIDENT_GENERAL, on=date(2024, 1, 1))
    fixed = tier_for("安全生产法/96", Subject.OTHER, stage=Stage.BASE, on=date(2024, 1, 1))
    assert income is not None
    assert fixed is not None
    then = _regime(When.CONDUCT, date(2024, 1, 1), replace(fixed, measures=()))
    now = _regime(When.DECISION, date(2024, 6, 1), replace(income, measures=()))
    result = choose(question, then, now)
    assert (result.undetermined, result.chosen) == (undetermined, chosen)
    assert result.provisional is True or base is not None


def test_a_lighter_ceiling_with_a_higher_floor_is_marked_as_mixed() -> None:
    question = PenaltyQuestion(citation=Citation("安全生产法", 97), conduct_date=date(2024, 1, 1))
    wide = tier_for("安全生产法/97/1/7", Subject.UNIT, stage=Stage.BASE, on=date(2024, 1, 1))
    assert wide is not None
    narrow = replace(wide, low=Money.yuan(10_000), high=Money.yuan(20_000))
    result = choose(
        question,
        _regime(When.CONDUCT, date(2024, 1, 1), wide),
        _regime(When.DECISION, date(2024, 6, 1), narrow),
    )
    assert (result.chosen, result.mixed, result.provisional) == (When.DECISION, True, True)
    assert "各有轻重" in result.reason.text


def test_a_decision_before_the_conduct_is_no_question() -> None:
    question = PenaltyQuestion(
        citation=parse_ref("安全生产法/97/1/7"),
        conduct_date=date(2024, 5, 20),
        decision_date=date(2024, 5, 20),
    )
    assert answer(question).applicable
    with pytest.raises(MalformedQuestion, match="decision_date"):
        answer(replace(question, decision_date=date(2024, 5, 19)))
    with pytest.raises(MalformedQuestion, match="text_on"):
        answer(replace(question, text_on=date(2010, 1, 1)))


def test_every_successor_is_a_place_of_the_newer_text() -> None:
    check_successors(TABLES)
    regulation = next(text for text in REPLACED if text.law.law == "危险化学品安全管理条例")
    lost = replace(regulation.rows[0], successors=(Citation("危险化学品安全法", 98, 9),))
    with pytest.raises(BrokenRulePack, match="危险化学品安全法/98/9 is no penalty place"):
        check_successors([Table(regulation.law, (lost,))])


@given(st.integers(0, 7), st.integers(0, 10**9), st.integers(0, 10**9), st.booleans())
def test_weights_are_ordered_part_by_part(kind: int, low: int, high: int, required: bool) -> None:
    one = Severity(kind, max(low, high), min(low, high), required)
    heavier = Severity(kind + 1, max(low, high), min(low, high), required)
    assert NOT_PUNISHED < one < heavier
    assert not one.mixed_with(one)
    assert not one.mixed_with(heavier)
    assert heavier.mixed_with(Severity(kind, max(low, high) + 1, min(low, high), required))
    assert severity(FineRange(Money(low), Money(low), optional=True), ["责令改正"]).required is False

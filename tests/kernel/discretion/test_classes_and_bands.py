"""The five classes kept apart: lenient inside the range, mitigated below its floor, heavier never lighter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.discretion import (
    Effect,
    Factor,
    FineRange,
    Outcome,
    PenaltyClass,
    band,
    check_amount,
    factors,
    named,
    outside_band,
    propose,
    reason_text,
)
from lianzhi.kernel.discretion.bands import load_bands
from lianzhi.kernel.discretion.factors import load_factors
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.types import Money

DAY = date(2024, 5, 20)
PLACE = parse_ref("安全生产法/109")
FIFTY_TO_HUNDRED = FineRange(Money.yuan(50_000), Money.yuan(100_000), (PLACE,))
UP_TO_FIFTY = FineRange(Money(0), Money.yuan(50_000), (PLACE,))
TWENTY_YUAN = FineRange(Money(50), Money.yuan(20), (PLACE,))

ranges = st.tuples(st.integers(0, 10**11), st.integers(0, 10**11)).map(
    lambda ends: FineRange(Money(min(ends)), Money(max(ends)), (PLACE,))
)
some_factors = st.lists(st.sampled_from(factors()), max_size=6, unique_by=lambda factor: factor.id)
preferences = st.none() | st.sampled_from(PenaltyClass)
heavier_ones = st.sampled_from([factor for factor in factors() if factor.effect is Effect.HEAVIER])


@given(ranges)
def test_lenient_ordinary_and_heavier_stay_inside_and_share_their_edges(fine: FineRange) -> None:
    lenient, ordinary, heavier = (
        band(fine, klass, on=DAY)
        for klass in (PenaltyClass.LENIENT, PenaltyClass.ORDINARY, PenaltyClass.HEAVIER)
    )
    assert fine.low == lenient.low <= lenient.high == ordinary.low <= ordinary.high == heavier.low
    assert heavier.high == fine.high
    for here, klass in ((lenient, PenaltyClass.LENIENT), (heavier, PenaltyClass.HEAVIER)):
        assert check_amount(fine, klass, amount=here.low) is None
        assert check_amount(fine, klass, amount=here.high) is None


@given(ranges)
def test_mitigated_is_below_the_floor_or_no_fine_at_all(fine: FineRange) -> None:
    below = band(fine, PenaltyClass.MITIGATED, on=DAY)
    assert below.high < fine.low or below.high == Money(0)
    assert check_amount(fine, PenaltyClass.MITIGATED, amount=below.high) is None
    refused = check_amount(fine, PenaltyClass.MITIGATED, amount=fine.high)
    if fine.high.fen:
        assert refused is not None
        assert refused.code == "fine-not-below-floor"


@given(ranges, some_factors, heavier_ones, preferences)
def test_an_aggravating_circumstance_never_makes_it_lighter(
    fine: FineRange, found: list[Factor], more: Factor, prefer: PenaltyClass | None
) -> None:
    before = propose(fine, found, on=DAY, prefer=prefer)
    after = propose(fine, [*found, more], on=DAY, prefer=prefer)
    assert after.klass.rank >= before.klass.rank
    assert before.band is not None
    assert after.band is not None
    assert after.band.low >= before.band.low
    assert after.band.high >= before.band.high


@given(some_factors, preferences)
def test_every_proposal_is_permitted_and_cites(found: list[Factor], prefer: PenaltyClass | None) -> None:
    proposal = propose(FIFTY_TO_HUNDRED, found, on=DAY, prefer=prefer)
    assert proposal.klass in proposal.permitted
    assert all(reason.citations for reason in proposal.reasons if proposal.klass is not PenaltyClass.EXEMPT)
    if PenaltyClass.MITIGATED in proposal.permitted:
        assert any(factor.effect in (Effect.MUST_REDUCE, Effect.MAY_REDUCE) for factor in found)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ((), "ordinary"),
        (("no-fault", "major-hazard"), "exempt"),
        (("minor-corrected-no-harm",), "exempt"),
        (("minor-corrected-no-harm", "major-hazard"), "heavier"),
        (("first-minor-corrected",), "exempt"),
        (("first-minor-corrected", "repeated-within-two-years"), "heavier"),
        (("first-minor-corrected", "harm-removed"), "exempt"),
        (("harm-removed",), "lenient"),
        (("harm-removed", "major-hazard"), "lenient"),
        (("reduced-capacity",), "lenient"),
        (("reduced-capacity", "major-hazard"), "ordinary"),
        (("emergency-measures-violated",), "heavier"),
    ],
)
def test_circumstances_lead_to_their_class(ids: tuple[str, ...], expected: str) -> None:
    assert propose(FIFTY_TO_HUNDRED, named(ids), on=DAY).klass.value == expected


@pytest.mark.parametrize(
    ("fine", "klass", "amount", "code"),
    [
        (FIFTY_TO_HUNDRED, PenaltyClass.LENIENT, "49999.99", "fine-outside-range"),
        (FIFTY_TO_HUNDRED, PenaltyClass.LENIENT, "50000", None),
        (FIFTY_TO_HUNDRED, PenaltyClass.LENIENT, "50000.01", None),
        (FIFTY_TO_HUNDRED, PenaltyClass.HEAVIER, "99999.99", None),
        (FIFTY_TO_HUNDRED, PenaltyClass.HEAVIER, "100000", None),
        (FIFTY_TO_HUNDRED, PenaltyClass.HEAVIER, "100000.01", "fine-outside-range"),
        (FIFTY_TO_HUNDRED, PenaltyClass.MITIGATED, "49999.99", None),
        (FIFTY_TO_HUNDRED, PenaltyClass.MITIGATED, "50000", "fine-not-below-floor"),
        (FIFTY_TO_HUNDRED, PenaltyClass.MITIGATED, "50000.01", "fine-not-below-floor"),
        (FIFTY_TO_HUNDRED, PenaltyClass.EXEMPT, "0", None),
        (FIFTY_TO_HUNDRED, PenaltyClass.EXEMPT, "0.01", "fine-despite-exemption"),
        (UP_TO_FIFTY, PenaltyClass.ORDINARY, "0", None),
        (FIFTY_TO_HUNDRED, PenaltyClass.ORDINARY, "0", "fine-outside-range"),
        (None, PenaltyClass.ORDINARY, "1", "fine-not-provided"),
    ],
)
def test_an_amount_against_the_law(
    fine: FineRange | None, klass: PenaltyClass, amount: str, code: str | None
) -> None:
    refused = check_amount(fine, klass, amount=Money.yuan(amount))
    assert (refused.code if refused else None) == code


def test_an_optional_fine_may_be_left_out() -> None:
    may = FineRange(Money.yuan(20_000), Money.yuan(100_000), (PLACE,), optional=True)
    assert check_amount(may, PenaltyClass.ORDINARY, amount=Money(0)) is None
    refused = check_amount(may, PenaltyClass.ORDINARY, amount=Money.yuan(1))
    assert refused is not None
    assert refused.code == "fine-outside-range"


def test_leaving_the_band_is_a_hint_and_provisional() -> None:
    inside = outside_band(FIFTY_TO_HUNDRED, PenaltyClass.LENIENT, amount=Money.yuan(65_000), on=DAY)
    outside = outside_band(FIFTY_TO_HUNDRED, PenaltyClass.LENIENT, amount=Money.yuan(65_001), on=DAY)
    assert inside is None
    assert outside is not None
    assert outside.provisional
    assert band(TWENTY_YUAN, PenaltyClass.MITIGATED, on=DAY).high == Money(49)
    assert band(FIFTY_TO_HUNDRED, PenaltyClass.LENIENT, on=date(2015, 1, 1)).provisional


def test_the_paragraph_names_articles_circumstances_and_outcome() -> None:
    duty = parse_ref("安全生产法/51/2")
    found = named(["harm-removed"])
    text = reason_text(
        Outcome(
            violated=[duty],
            basis=[PLACE],
            fine=FIFTY_TO_HUNDRED,
            klass=PenaltyClass.LENIENT,
            amount=Money.yuan(55_000),
            measures=["责令限期改正"],
        ),
        found,
    )
    for words in (
        "第五十一条第二款",
        "第一百零九条",
        "5万元以上10万元以下",
        "主动消除",
        "从轻处罚",
        "罚款人民币55000元",
    ):
        assert words in text
    exempt = Outcome(violated=[], basis=[PLACE], fine=None, klass=PenaltyClass.EXEMPT, amount=Money(0))
    assert "不予行政处罚" in reason_text(exempt, [])
    ordinary = Outcome(
        violated=[], basis=[PLACE], fine=UP_TO_FIFTY, klass=PenaltyClass.ORDINARY, amount=Money(0)
    )
    assert "5万元以下" in reason_text(ordinary, [])
    assert "不处罚款" in reason_text(ordinary, [])
    fixed = FineRange(Money.yuan(7), Money.yuan(7))
    single = Outcome(
        violated=[], basis=[PLACE], fine=fixed, klass=PenaltyClass.ORDINARY, amount=Money.yuan(7)
    )
    assert "幅度为7元" in reason_text(single, [])


@pytest.mark.parametrize(
    ("bands", "mistake"),
    [
        ("lenient: [0, 30], ordinary: [31, 70], heavier: [70, 100]", "gap: no step for percent 30"),
        ("lenient: [0, 30], ordinary: [30, 30], heavier: [30, 100]", "gap: no step for percent 30"),
        ("lenient: [30, 70], ordinary: [0, 30], heavier: [70, 100]", "do not rise"),
        ("lenient: [0, 30], ordinary: [30, 70], heavier: [70, 90]", "gap: no step for percent 90"),
    ],
)
def test_bands_with_a_gap_are_refused(tmp_path: Path, bands: str, mistake: str) -> None:
    path = tmp_path / "bands.yaml"
    path.write_text(
        f"values: [{{from: 2024-01-01, {bands}, cite: [], source: 示例, verified: false}}]\n", "utf-8"
    )
    with pytest.raises(BrokenRulePack, match=mistake):
        load_bands(str(path))


@pytest.mark.parametrize(
    ("lines", "mistake"),
    [
        ("{id: a, name: 甲, effect: exempt, cite: [], verified: true}", "no statutory ground"),
        (
            (
                "{id: a, name: 甲, effect: exempt, cite: [法/1], verified: true}, "
                "{id: b, name: 甲, effect: exempt, cite: [法/1], verified: true}"
            ),
            "used twice",
        ),
    ],
)
def test_broken_circumstances_are_refused(tmp_path: Path, lines: str, mistake: str) -> None:
    path = tmp_path / "factors.yaml"
    path.write_text(f"from: 2024-01-01\nfactors: [{lines}]\n", "utf-8")
    with pytest.raises(BrokenRulePack, match=mistake):
        load_factors(str(path))
    with pytest.raises(MalformedQuestion, match="harm-removed"):
        named(["harm-remove"])


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(0, 50_000, "5万元以下"), (10_000, 50_000, "1万元以上5万元以下"), (2_000, 2_000, "2000元")],
)
def test_a_range_is_written_as_the_statute_writes_it(low: int, high: int, words: str) -> None:
    assert FineRange(Money.yuan(low), Money.yuan(high)).words == words

"""Three cases for each threshold: below, on, above; and the measures and cases that need no amount."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lianzhi.kernel.discretion.thresholds import (
    FILE,
    PROVINCES,
    Amount,
    Party,
    Place,
    collective_due,
    hearing_due,
    legal_review_due,
    load_thresholds,
    summary_allowed,
)
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.types import Money

DAY = date(2024, 5, 20)
FEN = 1
PACK = load_thresholds(FILE)
HOUSING = Place(sector="housing-construction")


def _around(amount: Money) -> tuple[Money, Money, Money]:
    return Money(amount.fen - FEN), amount, Money(amount.fen + FEN)


def _of(values: tuple[Amount, ...], party: Party) -> Money:
    return values[-1].of(party)


@pytest.mark.parametrize("party", Party)
def test_the_hearing_is_due_from_the_figure_on(party: Party) -> None:
    answers = [
        hearing_due(party, amount, measures=[], on=DAY) for amount in _around(_of(PACK.hearing, party))
    ]
    assert [due for due, _ in answers] == [False, True, True]
    assert all(reasons[0].provisional and reasons[0].citations for _, reasons in answers)


@pytest.mark.parametrize("party", Party)
def test_confiscation_counts_by_its_value(party: Party) -> None:
    limit = _of(PACK.confiscation, party)
    due = [
        hearing_due(party, Money(0), measures=[], on=DAY, confiscated=value)[0] for value in _around(limit)
    ]
    assert due == [False, True, True]


@pytest.mark.parametrize("party", Party)
def test_another_sector_of_the_province_has_its_own_figure(party: Party) -> None:
    own = _of(load_thresholds(PROVINCES["35"]).hearing, party)
    due = [hearing_due(party, amount, measures=[], on=DAY, place=HOUSING)[0] for amount in _around(own)]
    assert due == [False, True, True]
    before = hearing_due(party, own, measures=[], on=date(2021, 11, 15), place=HOUSING)
    assert before[0] is False
    assert before[1][0].provisional


@pytest.mark.parametrize(
    ("measure", "due"),
    [
        ("责令停产停业整顿", True),
        ("责令停产停业", True),
        ("吊销安全生产许可证", True),
        ("责令关闭", True),
        ("五年内限制从业", True),
        ("终身行业和职业禁入", True),
        ("五年内不得担任任何生产经营单位的主要负责人", True),
        ("暂扣安全生产许可证", False),
        ("责令限期改正", False),
        ("警告", False),
    ],
)
def test_a_hearing_is_due_for_heavy_measures_whatever_the_fine(measure: str, due: bool) -> None:
    assert hearing_due(Party.UNIT, Money(0), measures=[measure], on=DAY)[0] is due


@pytest.mark.parametrize("party", Party)
def test_the_summary_procedure_ends_above_its_figure(party: Party) -> None:
    limit = _of(PACK.summary_fine, party)
    answers = [summary_allowed(party, amount, measures=[], on=DAY) for amount in _around(limit)]
    assert [allowed for allowed, _ in answers] == [True, True, False]
    assert not any(reasons[0].provisional for _, reasons in answers)


@pytest.mark.parametrize(
    ("measures", "allowed"),
    [
        (["警告"], True),
        (["责令限期改正"], True),
        (["没收违法所得"], False),
        (["责令停产停业整顿", "警告"], False),
    ],
)
def test_the_summary_procedure_takes_a_fine_or_a_warning_only(measures: list[str], allowed: bool) -> None:
    assert summary_allowed(Party.UNIT, Money(0), measures=measures, on=DAY)[0] is allowed


def test_before_the_revision_there_is_no_rule_and_the_answer_says_so() -> None:
    allowed, reasons = summary_allowed(Party.UNIT, Money(0), measures=[], on=date(2021, 7, 14))
    assert not allowed
    assert reasons[0].provisional
    assert summary_allowed(Party.UNIT, Money(0), measures=[], on=date(2021, 7, 15))[0]


@pytest.mark.parametrize("party", Party)
def test_legal_review_and_deliberation_are_due_from_the_figure_on(party: Party) -> None:
    review = [legal_review_due(party, amount, on=DAY)[0] for amount in _around(_of(PACK.legal_review, party))]
    deliberation = [
        collective_due(party, amount, on=DAY)[0] for amount in _around(_of(PACK.collective, party))
    ]
    assert review == deliberation == [False, True, True]


@pytest.mark.parametrize("case", [case.id for case in PACK.review_circumstances])
def test_a_statutory_case_needs_review_whatever_the_amount(case: str) -> None:
    due, reasons = legal_review_due(Party.UNIT, Money(0), on=DAY, circumstances=[case])
    assert due
    assert reasons[0].citations
    assert legal_review_due(Party.UNIT, Money(0), on=DAY, measures=["吊销许可证"])[0]


@pytest.mark.parametrize("case", [case.id for case in PACK.collective_circumstances])
def test_a_statutory_case_needs_deliberation_whatever_the_amount(case: str) -> None:
    assert collective_due(Party.UNIT, Money(0), on=DAY, circumstances=[case])[0]
    assert collective_due(Party.UNIT, Money(0), on=DAY, measures=["责令停产停业整顿"])[0]
    assert not collective_due(Party.UNIT, Money(0), on=DAY)[0]


def test_two_figures_of_one_day_are_refused(tmp_path: Path) -> None:
    line = "{from: 2024-01-01, person: 1, unit: 2, cite: [], verified: true}"
    path = tmp_path / "thresholds.yaml"
    path.write_text(f"hearing: [{line}, {line}]\n", "utf-8")
    with pytest.raises(BrokenRulePack, match="clashes"):
        load_thresholds(str(path))

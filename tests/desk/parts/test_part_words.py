"""How deadlines stand: the words on every day from early to late, and what has merely ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lianzhi.desk.parts.words import money_words, said, standing
from lianzhi.kernel.deadlines import DeadlineAnswer, DeadlineQuestion, answer, rule_called
from lianzhi.kernel.types import Money

START = date(2025, 3, 3)
ONE = timedelta(1)


def deadline(rule_id: str) -> DeadlineAnswer:
    """The kernel's answer for a Monday."""
    rule = rule_called(rule_id)
    assert rule is not None
    return answer(DeadlineQuestion(rule, START))


def due(given: DeadlineAnswer) -> date:
    """Its last day."""
    assert given.due is not None
    return given.due


def test_a_duty_counts_down_in_its_own_days_and_then_is_overdue() -> None:
    given = deadline("decision-service")
    assert standing(given, START).word == f"剩余{given.length}个工作日"
    assert standing(given, START).tone == "going"
    assert standing(given, due(given) - ONE).tone == "warn"
    assert standing(given, due(given)).word == "今日到期"
    assert standing(given, due(given) + ONE).word == "已超期1天"
    assert standing(given, due(given) + ONE).tone == "bad"


def test_calendar_terms_count_days() -> None:
    given = deadline("penalty-decision")
    assert standing(given, START).word == f"剩余{given.length}天"


def test_the_last_working_day_of_a_duty_is_amber() -> None:
    given = deadline("penalty-decision")
    assert given.act_by is not None
    assert given.act_by < due(given)
    assert standing(given, given.act_by).tone == "warn"


def test_a_right_of_the_party_ends_without_anybody_being_late() -> None:
    given = deadline("hearing-request")
    assert standing(given, due(given)).word == "今日到期"
    ended = standing(given, due(given) + ONE)
    assert (ended.word, ended.tone) == ("已届满", "void")


def test_where_no_rule_applies_nothing_is_due() -> None:
    assert standing(DeadlineAnswer("penalty-decision", START), START).word == "无期限规定"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, "—"),
        (0, "0元"),
        (Money(5), "0.05元"),
        (-150, "-1.50元"),
        (Money.yuan(1_591_500), "1,591,500元"),
    ],
)
def test_money_never_loses_a_cent(amount: Money | int | None, words: str) -> None:
    assert money_words(amount) == words


def test_a_sentence_of_the_chain_is_read_with_its_days_in_words() -> None:
    assert (
        said("送达回证载明2026-09-02送达，至2026-10-11止")
        == "送达回证载明2026年9月2日送达，至2026年10月11日止"
    )
    assert (
        said("文号（永五政）应急检记〔2026〕6号，编号12026-10-110")
        == "文号（永五政）应急检记〔2026〕6号，编号12026-10-110"
    )

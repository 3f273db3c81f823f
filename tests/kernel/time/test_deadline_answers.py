from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import lianzhi
from lianzhi.kernel.calendars import NATIONAL
from lianzhi.kernel.deadlines import (
    add_months,
    answer,
    ask,
    collect_rules,
    list_lines,
    load_rules,
    parse_question,
    remaining,
    rules,
)
from lianzhi.kernel.deadlines.terms import prolong
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.types import Counting, DateSpan

BROKEN = Path(__file__).parent / "broken"


@pytest.mark.parametrize(
    ("document", "field", "words"),
    [
        ({}, "rule", "缺少期限规则的标识"),
        ({"rule": 5, "start": "2026-03-02"}, "rule", "应为文字"),
        ({"rule": "fine-paymnt", "start": "2026-03-02"}, "rule", "是否应为“fine-payment”"),
        ({"rule": "完全不同", "start": "2026-03-02"}, "rule", "没有名为“完全不同”的期限规则"),
        ({"rule": "seizure"}, "start", "缺少日期"),
        ({"rule": "seizure", "start": "2026-02-30"}, "start", "不是有效的日期"),
        ({"rule": "seizure", "start": "20260301"}, "start", "不是有效的日期"),
        ({"rule": "seizure", "start": 20260301}, "start", "不是有效的日期"),
        ({"rule": "seizure", "start": "2026-03-02T25:00"}, "start", "不是有效的时刻"),
        ({"rule": "seizure", "start": "9999-12-20"}, "start", "超出可以计算的范围"),
        ({"rule": "litigation", "start": "9999-12-20"}, "start", "超出可以计算的范围"),
        ({"rule": "disclosure", "start": "9999-12-30"}, "start", "超出可以计算的范围"),
        ({"rule": "seizure", "strat": "2026-03-02"}, "strat", "是否应为“start”"),
        ({"rule": "seizure", "start": "2026-03-02", "extended": "yes"}, "extended", "true 或者 false"),
        ({"rule": "seizure", "start": "2026-03-02", "excluded": "x"}, "excluded", "应为列表"),
        ({"rule": "seizure", "start": "2026-03-02", "excluded": ["x"]}, "excluded[0]", "应为含有"),
        (
            {
                "rule": "seizure",
                "start": "2026-03-02",
                "excluded": [{"from": "2026-03-09", "to": "2026-03-01"}],
            },
            "excluded[0].to",
            "早于起始日",
        ),
        (
            {"rule": "seizure", "start": "2026-03-02", "excluded": [{"from": "2026-03-09"}]},
            "excluded[0].to",
            "缺少",
        ),
        (
            {
                "rule": "seizure",
                "start": "2026-03-02",
                "excluded": [{"form": "2026-03-09", "to": "2026-03-10"}],
            },
            "excluded[0].form",
            "是否应为“from”",
        ),
        (
            {
                "rule": "seizure",
                "start": "2026-03-02",
                "excluded": [{"from": "2026-03-09", "to": "2026-03-10", "reason": 3}],
            },
            "excluded[0].reason",
            "应为文字",
        ),
    ],
)
def test_a_malformed_question_names_the_field_and_the_reason(
    document: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(MalformedQuestion) as refusal:
        ask(document)
    assert refusal.value.field == field
    assert words in refusal.value.reason


def test_no_rule_on_that_day_is_an_answer_not_an_error() -> None:
    document = ask({"rule": "penalty-decision", "start": "2020-01-06"})
    assert (document["due"], document["applicable"], document["provisional"]) == (None, False, False)
    assert "2020年1月6日" in str(document["reason"])
    assert "applicable" not in ask({"rule": "penalty-decision", "start": "2026-01-06"})


def test_the_explanation_says_what_was_done_and_on_what_ground() -> None:
    excluded = [
        {"from": "2026-03-05", "to": "2026-03-14", "reason": "检测"},
        {"from": "2026-03-16", "to": "2026-03-16", "reason": "午休"},
        {"from": "2026-03-17", "to": "2026-03-17"},
    ]
    document = {"rule": "seizure", "start": "2026-03-02", "excluded": excluded, "extended": True}
    text = "\n".join(str(line) for line in ask(document)["explanation"])  # type: ignore[attr-defined]
    for words in (
        "六十日（自然日）",
        "再延长三十日",
        "《行政强制法》第二十五条第三款",
        "（午休）照常计入期限",
        "顺延至2026年5月11日",
    ):
        assert words in text
    too_late = ask(document | {"excluded": [{"from": "2027-01-01", "to": "2027-01-02", "reason": "检测"}]})
    assert "期限不变" in str(too_late["explanation"])


def test_an_instant_in_another_zone_is_a_day_in_china() -> None:
    late_in_utc = ask({"rule": "fine-payment", "start": "2026-03-02T18:00:00+00:00"})
    assert late_in_utc["start"] == "2026-03-03"
    naive = ask({"rule": "fine-payment", "start": "2026-03-02T18:00:00"})
    assert naive["start"] == "2026-03-02"


def test_hours_refuse_exclusions_and_count_through_the_night() -> None:
    question = {
        "rule": "crime-transfer-handover",
        "start": "2026-03-06T17:00:00Z",
        "excluded": [{"from": "2026-03-07", "to": "2026-03-07", "reason": "周末"}],
    }
    assert ask(question)["due"] == "2026-03-07T17:00:00+00:00"
    assert "照常计入期限" in str(ask(question)["explanation"])
    counted_back = ask({**question, "rule": "hearing-notice", "start": "2026-03-12"})
    assert "照常计入期限" in str(counted_back["explanation"])


def test_answers_carry_reasons_whose_articles_are_the_answer_s() -> None:
    given = answer(parse_question({"rule": "litigation", "start": "2026-04-01"}))
    cited = {citation for reason in given.reasons for _, line in reason.walk() for citation in line.citations}
    assert cited == set(given.citations)


def test_the_list_names_every_rule_and_filters_by_law() -> None:
    lines = list(list_lines({}))
    assert {line["rule"] for line in lines} == {rule.id for rule in rules()}
    compulsion = list(list_lines({"law": "《中华人民共和国行政强制法》"}))
    assert (
        {"seizure", "demand-notice"}
        <= {line["rule"] for line in compulsion}
        < {line["rule"] for line in lines}
    )
    with pytest.raises(MalformedQuestion, match="是否应为“law”"):
        list(list_lines({"laws": "x"}))


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_end_on_the_same_day_or_the_month_s_last(start: date, months: int, due: date) -> None:
    assert add_months(start, months) == due


def test_what_remains_counts_as_the_term_does() -> None:
    assert remaining(date(2026, 3, 9), date(2026, 3, 6), Counting.CALENDAR_DAYS) == 3
    assert remaining(date(2026, 3, 9), date(2026, 3, 6), Counting.WORKING_DAYS) == 1
    assert remaining(date(2026, 3, 6), date(2026, 3, 9), Counting.WORKING_DAYS) == -1
    noon = datetime(2026, 3, 6, 12, tzinfo=timezone(timedelta(hours=8)))
    assert remaining(noon + timedelta(hours=5, minutes=30), noon, Counting.HOURS) == 5
    with pytest.raises(TypeError, match="between instants"):
        remaining(date(2026, 3, 9), date(2026, 3, 6), Counting.HOURS)


@pytest.mark.parametrize(
    ("file", "mistake"),
    [
        ("dates-clash.yaml", "clashes with the one from"),
        ("no-value.yaml", "no value at all"),
        ("term-of-zero.yaml", "a term of 0"),
        ("closed-twice.yaml", "closed twice"),
        ("no-source.yaml", "no source: neither cite nor source_zh"),
        ("verified-without-article.yaml", "verified without an article"),
        ("malformed-cite.yaml", "cite 行政处罚法第六十条"),
        ("duty-that-moves.yaml", "only a right of the party moves"),
        ("right-that-stays.yaml", "only a right of the party moves"),
        ("extension-without-term.yaml", "without a term to extend"),
        ("extension-counts-otherwise.yaml", "the extension counts working-days"),
        ("unknown-counting.yaml", "Invalid enum value 'moons'"),
    ],
)
def test_a_broken_rule_names_the_file_and_the_mistake(file: str, mistake: str) -> None:
    with pytest.raises(BrokenRulePack) as refusal:
        load_rules(str(BROKEN / file))
    assert mistake in refusal.value.mistake
    assert refusal.value.file.endswith(file)


def test_two_files_may_not_share_an_id() -> None:
    twice = str(BROKEN.parent / "closed.yaml")
    assert list(collect_rules([twice])) == ["example"]
    with pytest.raises(BrokenRulePack, match="the id is used twice"):
        collect_rules([twice, twice])


def test_working_days_left_out_are_made_up_in_working_days() -> None:
    # Monday 2 to Wednesday 4 March end a term of two; Tuesday to Sunday left out are four working days.
    spans = [DateSpan(date(2026, 3, 3), date(2026, 3, 8)), DateSpan(date(2026, 4, 1), date(2026, 4, 2))]
    due = prolong(
        date(2026, 3, 2), date(2026, 3, 4), spans, counting=Counting.WORKING_DAYS, calendar=NATIONAL
    )
    assert due == date(2026, 3, 10)


def test_a_closed_term_applies_no_longer() -> None:
    (rule,) = load_rules(str(BROKEN.parent / "closed.yaml"))
    assert rule.term_on(date(2025, 12, 31)) is not None
    assert rule.term_on(date(2026, 1, 1)) is None


def test_the_kernel_answers_without_django() -> None:
    """In an interpreter of its own: here pytest-django has loaded Django long since."""
    program = (
        "import sys; from lianzhi.kernel.deadlines import ask; "
        "print(ask({'rule': 'seizure', 'start': '2026-03-02'})['due'], 'django' in sys.modules)"
    )
    source = str(Path(lianzhi.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": source},
    )
    assert done.stdout.split() == ["2026-04-01", "False"]


def test_the_interface_tells_years_in_months_and_the_explanation_in_the_statute_s_word() -> None:
    document = ask({"rule": "limitation", "start": "2024-05-20"})
    assert (document["counting"], document["length"]) == ("months", 24)
    assert "二年" in str(document["explanation"])
    published = {"calendar-days", "working-days", "months", "hours"}
    assert {line["counting"] for line in list_lines({})} == published
    limitation = next(line for line in list_lines({}) if line["rule"] == "limitation")
    assert (limitation["counting"], limitation["length"]) == ("months", 24)


def test_a_text_outside_the_library_is_never_called_verified() -> None:
    outside = ("行政执法机关移送涉嫌犯罪案件的规定", "生产安全事故报告和调查处理条例")
    resting = [
        term
        for rule in rules()
        for term in rule.values
        if not term.cite or any(citation.law in outside for citation in term.citations)
    ]
    assert resting
    assert not any(term.verified for term in resting)
    for rule in ("crime-transfer-decision", "accident-casualty-update"):
        assert "待核定" in str(ask({"rule": rule, "start": "2026-03-02"})["explanation"])

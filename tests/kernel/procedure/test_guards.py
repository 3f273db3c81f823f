"""Every guard: it refuses with its code, articles and remedy, and lets the nearest lawful facts pass."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import lianzhi
from lianzhi.kernel.errors import BrokenRulePack, Refusal
from lianzhi.kernel.procedure import (
    CaseFacts,
    DefenceFacts,
    MeasureFacts,
    OfficerFacts,
    enforcing_refusals,
    known_codes,
    may_enforce,
    refusal,
)
from lianzhi.kernel.procedure.facts import TestingFacts
from lianzhi.kernel.procedure.registry import GUARDS
from lianzhi.kernel.procedure.words import guard_pack, load_guard_pack
from lianzhi.kernel.types import Citation, Money
from tests.kernel.law_cases import Kind
from tests.kernel.procedure.persons import CHEN, FINE, LIN, TODAY, Row, facts, rows

DAYS = (-1, 0, 1)
ROWS = rows()
#: Said by an act itself, which alone sees the paper it is about.
BY_ACTS = frozenset(
    {
        "deliberation-empty",
        "deliberation-no-quorum",
        "deliberation-no-majority",
        "deliberation-dissent-missing",
        "deliberation-unsigned",
        "deliberation-differs",
        "joined-other-party",
        "joined-other-authority",
        "joined-not-free",
        "clue-already-filed",
        "clue-not-competent",
        "joined-not-competent",
        "joining-too-late",
        "ranging-missing",
        "ranging-stale",
        "same-act-lower",
        "collection-not-at-once",
        "collection-overdue",
        "publication-unmasked",
    }
)


def _refusals(guard: str, facts: CaseFacts) -> tuple[Refusal, ...]:
    return tuple(GUARDS[guard](facts))


def _fined(yuan: int, low: int | None = None, high: int | None = None) -> CaseFacts:
    band = {
        name: None if value is None else Money.yuan(value)
        for name, value in (("band_low", low), ("band_high", high))
    }
    return CaseFacts(today=TODAY, fine=replace(FINE, amount=Money.yuan(yuan), **band))


def _codes(guard: str, facts: CaseFacts) -> list[str]:
    return [one.code for one in _refusals(guard, facts)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.guard}::{row.id}")
def test_a_guard_refuses_with_its_reasons_and_lets_the_lawful_pass(row: Row) -> None:
    refused = _refusals(row.guard, facts(row.refused, row.decision_date))
    assert tuple(one.code for one in refused) == row.codes
    assert set(row.cites) <= {citation.ref for one in refused for citation in one.citations}
    message = "".join(one.message for one in refused)
    assert all(words in message for words in row.says)
    assert all(one.remedy and one.where and one.citations and "{" not in one.message for one in refused)
    assert _refusals(row.guard, facts(row.passes, row.decision_date)) == ()


def test_a_row_names_its_days_as_its_facts_do() -> None:
    for row in ROWS:
        assert row.cites, row.id
        assert row.act_date <= row.decision_date, row.id
        assert row.refused.get("conduct_on", row.act_date) == row.act_date, row.id
    assert {row.kind for row in ROWS} == {Kind.TYPICAL, Kind.BOUNDARY, Kind.EXCEPTION}


def test_every_guard_and_every_code_has_its_line() -> None:
    assert {row.guard for row in ROWS} == set(GUARDS)
    assert {code for row in ROWS for code in row.codes} | BY_ACTS == known_codes()


def _codes_in(path: Path) -> set[str]:
    """The codes a module hands to the procedure's `refusal`, or names as the code of being late."""
    text = path.read_text(encoding="utf-8")
    found: set[str] = set()
    if "kernel.procedure" not in text:
        return found
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        named = [each.value for each in node.keywords if each.arg == "late"]
        if isinstance(node.func, ast.Name) and node.func.id == "refusal":
            named += node.args[:1]
        found |= {
            each.value for each in named if isinstance(each, ast.Constant) and isinstance(each.value, str)
        }
    return found


def test_every_code_is_used_and_every_code_used_exists() -> None:
    source = Path(lianzhi.__file__).parent
    used = {code for path in source.rglob("*.py") for code in _codes_in(path)}
    assert used == known_codes()
    with pytest.raises(KeyError):
        refusal("no-such-code")


def test_a_certificate_counts_from_its_first_to_its_last_day() -> None:
    first, last = date(2024, 1, 1), date(2027, 12, 31)
    counted = {
        (day, shift): may_enforce(CHEN, day + timedelta(shift)) for day in (first, last) for shift in DAYS
    }
    assert counted == {
        (first, -1): False,
        (first, 0): True,
        (first, 1): True,
        (last, -1): True,
        (last, 0): True,
        (last, 1): False,
    }
    assert [one.code for one in enforcing_refusals((CHEN, LIN), last + timedelta(1))] == [
        "certificate-lapsed",
        "too-few-officers",
    ]


def test_one_two_and_three_officers() -> None:
    third = OfficerFacts(
        "ke", "柯某（示例）", is_official=True, certificate_number="闽A009", certificate_from=TODAY
    )
    found = [
        _codes("officers", CaseFacts(today=TODAY, officers=some))
        for some in ((CHEN,), (CHEN, LIN), (CHEN, LIN, third))
    ]
    assert found == [["too-few-officers"], [], []]
    long_ago = date(2000, 1, 1)
    assert guard_pack().minimum_officers[0].from_ > long_ago
    assert [one.code for one in enforcing_refusals((), long_ago)] == ["too-few-officers"]


@pytest.mark.parametrize(
    ("guard", "name", "code", "on_the_day"),
    [
        ("limitation", "limitation", "limitation-passed", False),
        ("defence-over", "defence", "defence-period-running", True),
        ("hearing", "hearing", "hearing-period-running", True),
        ("measure-term", "measure", "measure-expired", False),
        ("registration-term", "measure", "registration-expired", False),
    ],
)
def test_the_day_before_on_and_after_the_last_day(
    guard: str, name: str, code: str, *, on_the_day: bool
) -> None:
    waits = on_the_day
    for shift in DAYS:
        today = TODAY + timedelta(shift)
        known = {
            "limitation": CaseFacts(today=today, conduct_on=TODAY, limitation_until=TODAY),
            "defence": CaseFacts(today=today, defence=DefenceFacts(defence_until=TODAY)),
            "hearing": CaseFacts(
                today=today, defence=DefenceFacts(hearing_offered=True, hearing_until=TODAY)
            ),
            "measure": CaseFacts(today=today, measure=MeasureFacts(until=TODAY)),
        }[name]
        refused = shift <= 0 if waits else shift > 0
        assert _codes(guard, known) == ([code] if refused else [])


@pytest.mark.parametrize(("edge", "outside"), [(10000, -1), (50000, 1)])
def test_below_on_and_above_each_end_of_the_range(edge: int, outside: int) -> None:
    found = {step: _codes("fine-range", _fined(edge + step)) for step in DAYS}
    assert found == {step: (["fine-outside-range"] if step == outside else []) for step in DAYS}


def test_a_mitigated_fine_lies_below_the_floor_and_never_above_the_ceiling() -> None:
    assert _codes("fine-range", _fined(3000, 3000, 9999)) == []
    assert _codes("fine-range", _fined(2999, 3000, 9999)) == ["fine-outside-band"]
    assert _codes("fine-range", _fined(50001, 3000, 9999)) == ["fine-outside-range"]


def test_a_fen_under_on_and_over_what_was_notified() -> None:
    for fen in DAYS:
        fine = replace(FINE, amount=Money(FINE.amount.fen + fen))
        known = CaseFacts(today=TODAY, fine=fine, notified_minimum=FINE.amount)
        assert _codes("not-heavier", known) == (["heavier-after-defence"] if fen > 0 else [])
    assert _codes("not-heavier", CaseFacts(today=TODAY, fine=FINE)) == []


def test_a_minute_before_on_and_after_the_hours_run_out() -> None:
    until = datetime(2026, 3, 16, 12, tzinfo=UTC)
    for minutes in DAYS:
        made_up = MeasureFacts(approved_at=until + timedelta(minutes=minutes), approve_until=until)
        assert _codes("measure-make-up", CaseFacts(today=TODAY, measure=made_up)) == (
            ["make-up-late"] if minutes > 0 else []
        )


def test_a_requested_hearing_outlives_every_later_notice() -> None:
    again = DefenceFacts(hearing_requested=True, hearing_due=False, hearing_offered=False)
    assert _codes("hearing", CaseFacts(today=TODAY, defence=again)) == ["hearing-not-held"]
    waived = replace(again, hearing_waived=True)
    assert _codes("hearing", CaseFacts(today=TODAY, defence=waived)) == []


def test_what_could_not_be_checked_says_so() -> None:
    unchecked = set()
    for row in ROWS:
        for one in _refusals(row.guard, facts(row.refused, row.decision_date)):
            verified = guard_pack().guards[one.code].basis_on(row.decision_date).verified
            assert one.message.endswith("（依据待核定）") != verified
            unchecked |= set() if verified else {one.code}
    assert unchecked
    with pytest.raises(ValueError, match="give the day"):
        refusal("principal-approval-missing")
    extra = refusal("reason-missing", (Citation("行政处罚法", 5, 2),))
    assert extra.citations == (Citation("行政处罚法", 5, 2),)


def test_two_numbers_of_one_day_are_a_broken_pack(tmp_path: Path) -> None:
    whole = (Path(lianzhi.__file__).parent / "corpus/cn/procedures/guards.yaml").read_text(encoding="utf-8")
    line = "  - {from: 2021-07-15, value: 2, cite: [行政处罚法/42/1], verified: true}\n"
    good = tmp_path / "good.yaml"
    good.write_text(whole, encoding="utf-8")
    assert load_guard_pack(str(good)) == guard_pack()
    twice = tmp_path / "twice.yaml"
    twice.write_text(whole.replace(line, line * 2), encoding="utf-8")
    with pytest.raises(BrokenRulePack, match="clashes"):
        load_guard_pack(str(twice))


def test_a_testing_without_its_days_is_not_judged_by_them() -> None:
    started = TestingFacts(started_on=TODAY)
    assert _codes("testing-end", CaseFacts(today=TODAY, testing=started)) == []
    ended = replace(started, ended_on=TODAY - timedelta(days=1))
    assert _codes("testing-end", CaseFacts(today=TODAY, testing=ended)) == ["testing-reversed"]

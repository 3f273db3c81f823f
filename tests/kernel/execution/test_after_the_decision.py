"""What follows a decision: the court's window, service, and packs that are not taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.execution.court import CourtFacts, court_window
from lianzhi.kernel.execution.pack import load_execution_pack
from lianzhi.kernel.execution.service import missing_elements, served_on, way_of
from lianzhi.kernel.procedure.beside import check_beside, load_beside
from lianzhi.kernel.procedure.facts import CaseFacts
from lianzhi.kernel.procedure.words import (
    measure_steps,
    registration_outcomes,
    release_grounds,
    restore_grounds,
    transfer_materials,
)

SERVED = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("facts", "until", "closes"),
    [
        # Six months for a suit, then three for the application (行政诉讼法 46, 行政强制法 53).
        (CourtFacts(served_on=SERVED), date(2026, 9, 2), date(2026, 12, 2)),
        # Fifteen days for a suit after a reconsideration (行政诉讼法 45).
        (CourtFacts(served_on=SERVED, upheld_on=date(2026, 6, 1)), date(2026, 6, 16), date(2026, 9, 16)),
        # A deferral that ended before the remedies moves nothing; a later one does.
        (CourtFacts(served_on=SERVED, deferred_until=date(2026, 9, 2)), date(2026, 9, 2), date(2026, 12, 2)),
        (
            CourtFacts(served_on=SERVED, deferred_until=date(2026, 10, 15)),
            date(2026, 9, 2),
            date(2027, 1, 15),
        ),
    ],
)
def test_the_court_is_asked_within_three_months_of_the_end_of_the_remedies(
    facts: CourtFacts, until: date, closes: date
) -> None:
    window = court_window(facts)
    assert (window.remedies_until, window.closes_on) == (until, closes)
    assert window.remedies is not None
    assert window.reasons


def test_after_a_suit_the_window_runs_from_its_end_and_is_told_as_unsure() -> None:
    window = court_window(CourtFacts(served_on=SERVED, judged_on=date(2026, 7, 1)))
    assert (window.remedies, window.remedies_until) == (None, date(2026, 7, 1))
    assert window.closes_on == date(2026, 10, 1)
    assert window.provisional
    assert window.reasons[0].provisional
    assert not court_window(CourtFacts(served_on=SERVED)).provisional


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (CourtFacts(served_on=date(1980, 1, 1)), "no term of litigation"),
        (CourtFacts(served_on=date(2000, 1, 1), judged_on=date(2000, 6, 1)), "no window of enforcement"),
    ],
)
def test_before_the_statutes_there_is_no_window(facts: CourtFacts, told: str) -> None:
    with pytest.raises(LookupError, match=told):
        court_window(facts)


def test_a_corpus_without_the_term_has_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianzhi.kernel.execution.court.rule_called", lambda _: None)
    with pytest.raises(LookupError, match="there is no rule litigation"):
        court_window(CourtFacts(served_on=SERVED))


def test_a_way_of_service_says_what_it_takes_and_when_it_serves() -> None:
    assert way_of("left").proof == ("witness", "recording")
    given = {"receiver": "甲", "place": "乙", "refusal": " "}
    assert set(missing_elements("left", given)) == {"refusal"}
    assert missing_elements("left", {**given, "refusal": "拒收"}) == {}
    assert served_on("mail", SERVED) == SERVED
    # 民事诉讼法 95: thirty days.
    assert served_on("announcement", SERVED) == date(2026, 4, 1)
    with pytest.raises(LookupError, match="no way of service"):
        way_of("pigeon")
    with pytest.raises(LookupError, match="no term announcement-service"):
        served_on("announcement", date(1980, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("needs: [receiver]", "needs: [seal]", "the element 'seal' has no words"),
        ("term: announcement-service", "term: someday", "there is no term 'someday'"),
        ("cite: [民事诉讼法/95]", "cite: []", "stands on an article"),
    ],
)
def test_a_way_of_service_with_a_slip_is_refused(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    text = (
        "service_methods: [{key: a, title: 甲, day: 当日, needs: [receiver], term: announcement-service, "
        "cite: [民事诉讼法/95]}]\nservice_elements: {receiver: 签收人}\ncourt_materials: []\ntermination_grounds: []\n"
    )
    path = tmp_path / "execution.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_execution_pack(str(path)).service_methods[0].key == "a"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=mistake):
        load_execution_pack(str(path))


_ACT = "{act: a, title: 甲, open_in: [served], roles: [r], guards: [hardship], documents: [], cite: [行政处罚法/66/2]}"


@pytest.mark.parametrize(
    ("acts", "mistake"),
    [
        (f"{_ACT}, {_ACT}", "the act stands twice"),
        (_ACT.replace("[hardship]", "[nobody]"), "the guard 'nobody' does not exist"),
        (_ACT.replace("[served]", "[]"), "names its states"),
    ],
)
def test_an_act_beside_the_steps_with_a_slip_is_refused(tmp_path: Path, acts: str, mistake: str) -> None:
    path = tmp_path / "beside.yaml"
    path.write_text(f"acts: [{_ACT}]\n", encoding="utf-8")
    assert list(load_beside(str(path))) == ["a"]
    path.write_text(f"acts: [{acts}]\n", encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=mistake):
        load_beside(str(path))


def test_an_act_beside_the_steps_meets_its_guards() -> None:
    refused = check_beside("end-exclusion", CaseFacts(today=SERVED))
    assert refused == ()
    codes = [each.code for each in check_beside("request-deferral", CaseFacts(today=SERVED))]
    assert "hardship-missing" in codes
    with pytest.raises(KeyError):
        check_beside("nothing", CaseFacts(today=SERVED))


def test_the_statutes_lists_stand_on_their_articles() -> None:
    lists = {
        "行政处罚法/56": registration_outcomes(),
        "行政强制法/18": measure_steps(),
        "行政强制法/28": release_grounds(),
        "安全生产法/70": restore_grounds(),
    }
    for article, steps in lists.items():
        assert steps
        assert any(ref.startswith(article) for step in steps for ref in step.cite), article
    assert len({step.key for step in transfer_materials()}) == len(transfer_materials()) > 0

"""Rules that count between two days: what one more fact moves, and where nothing can be counted."""

from __future__ import annotations

from typing import Any

from lianzhi.kernel.lint import lint, read_case_file
from tests.kernel.lint.case_files import case_file, changed


def found(change: dict[str, Any], file: str = "ordinary") -> set[str]:
    """The rules that speak of a file after a change."""
    return {each.rule.id for each in lint(read_case_file(changed(case_file(file), change))).findings}


def test_an_urgent_seizure_may_still_be_approved_on_its_day_and_no_later() -> None:
    torn: dict[str, Any] = {"set": {"/measures/0/urgent": True}, "remove": ["/measures/0/approved_at"]}
    on_the_day = {**torn, "set": {**torn["set"], "/as_of": "2026-02-02"}}
    assert "L083" not in found(on_the_day)
    assert "L083" in found(torn)


def test_what_was_shown_of_a_decision_that_fell_is_not_the_next_decision_shown_early() -> None:
    early: dict[str, Any] = {"/disclosure/on": "2026-04-01"}
    assert "L194" in found({"set": early})
    assert "L194" not in found({"set": {**early, "/disclosure/revoked_on": "2026-04-09"}})


def test_a_deferral_moves_the_day_from_which_the_court_may_be_asked() -> None:
    granted = {"until": "2026-11-20", "approved_on": "2026-05-01", "approved_by": "黄镇长（示例）"}
    assert "L189" not in found({}, "enforced")
    assert "L189" in found({"set": {"/deferral": granted}}, "enforced")


def test_a_window_at_the_end_of_the_calendar_is_not_judged() -> None:
    last = {"kind": "litigation", "body": "永春县人民法院", "first": "2026-05-01", "last": "9999-12-31"}
    assert "L189" not in found({"set": {"/disputes": [last]}}, "enforced")

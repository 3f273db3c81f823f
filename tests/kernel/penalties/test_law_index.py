"""The reviewers' index is the one the packs and the cases give; its holes are real."""

from __future__ import annotations

from tools.law_index import PAGE, Entry, build, page


def test_the_committed_index_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tools.law_index`"


def test_rules_and_cases_meet_at_their_article() -> None:
    entry = build()["行政处罚法"]["37"]
    assert any(case.endswith("two-dates::signs") for case in entry.cases)
    penalty = build()["安全生产法"]["97"]
    assert penalty.tiers == {"unit/base": True, "unit/overdue": True, "direct_manager/overdue": True}


def test_a_hole_is_told() -> None:
    assert Entry(rules={"甲": None}).holes == "**no case**"
    assert Entry(cases={"甲": None}).holes == "**no rule**"
    assert Entry(tiers={"unit/base": False}, cases={"甲": None}).holes == "no case asks unit/base"
    assert Entry(tiers={"unit/base": True}, cases={"甲": None}).holes == ""

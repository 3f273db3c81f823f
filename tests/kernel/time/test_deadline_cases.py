"""The YAML law cases on deadlines: one test each, every case citing the article it proves."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from lianzhi.kernel.deadlines import ask, rules
from lianzhi.kernel.law import parse_ref
from tests.kernel.law_cases import LawCase, cases_of

#: The rules the public interface promises by name.
PROMISED = [
    "penalty-decision",
    "hearing-request",
    "hearing-notice",
    "decision-service",
    "fine-payment",
    "evidence-registration",
    "disclosure",
    "disclosure-withdrawal",
    "on-site-fine-handover",
    "reconsideration",
    "litigation",
    "court-enforcement",
    "demand-notice",
    "seizure",
    "power-cut-notice",
    "limitation",
    "crime-transfer-decision",
    "crime-transfer-handover",
]


CASES = cases_of("deadlines")


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}::{case.id}" for file, case in CASES])
def test_answers_as_the_article_says(file: str, case: LawCase) -> None:
    document = ask(case.given)
    assert {key: document[key] for key in case.expect} == case.expect
    if document["due"] is not None and document["provisional"] is False:
        cited = {f"{one['law']}/{one['article']}" for one in document["citations"]}
        named = {f"{one.law}/{one.article}" for one in map(parse_ref, case.cites)}
        assert named & cited, "a case proves an article its answer rests on"


def test_every_promised_rule_exists_and_has_three_cases_at_an_edge() -> None:
    assert set(PROMISED) <= {rule.id for rule in rules()}
    edges = Counter(str(case.given["rule"]) for file, case in CASES if file == "promised")
    assert {rule for rule, number in edges.items() if number >= len(("before", "on", "after"))} == set(
        PROMISED
    )


def test_every_rule_has_a_case() -> None:
    assert {rule.id for rule in rules()} == {case.given["rule"] for _, case in CASES}


def test_every_dated_value_of_a_promised_rule_is_reached_by_a_case() -> None:
    reached = {
        (rule.id, term.from_)
        for rule in rules()
        for _, case in CASES
        if case.given["rule"] == rule.id
        for term in [rule.term_on(date.fromisoformat(str(case.given["start"])[:10]))]
        if term is not None
    }
    recent = {
        (rule.id, term.from_)
        for rule in rules()
        if rule.id in PROMISED
        for term in rule.values
        if term.verified
    }
    assert recent <= reached

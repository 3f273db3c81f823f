"""Every rule catches its own defect and no other: perfect files, each changed in one named way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lianzhi.kernel.lint import lint, read_case_file, rules
from tests.kernel.lint.case_files import MODULES, PERFECT, case_file, changed, read_yaml

MUTATIONS: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "mutations.yaml")


def _found(document: dict[str, Any]) -> set[str]:
    return {finding.rule.id for finding in lint(read_case_file(document)).findings}


HARMLESS: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "harmless.yaml")


@pytest.mark.parametrize("change", HARMLESS, ids=lambda each: each["name"])
def test_what_is_unusual_and_lawful_is_no_finding(change: dict[str, Any]) -> None:
    assert _found(changed(case_file(change.get("file", "ordinary")), change)) == set()


@pytest.mark.parametrize("name", PERFECT)
def test_a_perfect_file_has_no_finding(name: str) -> None:
    report = lint(read_case_file(case_file(name)))
    assert [finding.to_json() for finding in report.findings] == []


def test_there_is_a_perfect_file_of_each_module() -> None:
    assert {case_file(name)["module"] for name in MODULES} == set(MODULES)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: f"{each['rule']}::{each['name']}")
def test_a_mutation_is_caught_by_its_rule_and_by_those_named_beside_it(mutation: dict[str, Any]) -> None:
    document = changed(case_file(mutation.get("file", "ordinary")), mutation)
    assert _found(document) == {mutation["rule"], *mutation.get("also", ())}


def test_every_rule_has_a_mutation_and_every_mutation_a_rule() -> None:
    assert {mutation["rule"] for mutation in MUTATIONS} == set(rules())


def test_mutations_are_named_apart() -> None:
    names = [(mutation["rule"], mutation["name"]) for mutation in MUTATIONS]
    assert len(names) == len(set(names))
    assert {key for mutation in MUTATIONS for key in mutation} <= {
        "rule",
        "name",
        "file",
        "also",
        "set",
        "add",
        "remove",
    }


def test_a_finding_says_what_where_why_and_what_to_do() -> None:
    document = changed(case_file("ordinary"), {"set": {"/decision/fine": 40000}})
    (finding,) = (each.to_json() for each in lint(read_case_file(document)).findings)
    assert finding == {
        "rule": "L122",
        "severity": "veto",
        "message": "罚款4万元，法定幅度为5万元至20万元。",
        "where": "/decision/fine",
        "citations": [
            {"law": "行政处罚法", "article": 5, "paragraph": 2},
            {"law": "安全生产法", "article": 99, "paragraph": 1, "item": 1},
        ],
        "remedy": "撤销决定，在法定幅度内重新作出；减轻处罚的，写明减轻的法定情形。",
    }


def test_what_rests_on_an_unverified_rule_says_so() -> None:
    document = changed(case_file("ordinary"), {"set": {"/decision/fine": 90000}})
    (finding,) = lint(read_case_file(document)).findings
    assert finding.rule.id == "L123"
    assert finding.message.endswith("（依据待核定）")


def test_a_term_still_running_is_no_defect_and_the_day_after_it_is() -> None:
    document = changed(
        case_file("ordinary"), {"remove": ["/services/1", "/payments", "/closure", "/archive"]}
    )
    document = changed(document, {"remove": ["/disclosure"]})
    on_time = changed(document, {"set": {"/as_of": "2026-04-23"}, "remove": ["/papers"]})
    too_late = changed(document, {"set": {"/as_of": "2026-04-24"}, "remove": ["/papers"]})
    assert _found(on_time) == set()
    assert _found(too_late) == {"L168", "L193"}

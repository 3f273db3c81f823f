"""The rules as data: whole, apart, on articles that exist; a broken one is refused at load."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.lint import Severity, list_lines, rules
from lianzhi.kernel.lint.checks import Checks
from lianzhi.kernel.lint.engine import pair
from lianzhi.kernel.lint.pack import collect, lists, load_rules
from lianzhi.kernel.lint.persons import Module
from lianzhi.kernel.lint.view import day_of, due, local

GOOD = """rules:
  - {id: L901, title: 甲, severity: veto, part: subject, message: 乙, cite: [行政处罚法/17], where: /x, remedy: 丙}
"""


def _file(folder: Path, text: str) -> str:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_there_are_more_than_a_hundred_rules_of_every_weight() -> None:
    weights = Counter(rule.severity for rule in rules().values())
    assert sum(weights.values()) > 100
    assert all(weights[severity] > 10 for severity in Severity)


@pytest.mark.parametrize("module", Module)
def test_every_module_has_rules_and_a_dossier(module: Module) -> None:
    assert any(module in rule.modules for rule in rules().values())
    assert lists().papers[module]
    assert {alternatives[0] for alternatives in lists().papers[module]} <= lists().paper_names.keys() | {
        alternatives[0] for alternatives in lists().papers[module]
    }


def test_every_first_paper_of_a_dossier_has_a_name() -> None:
    first = {alternatives[0] for papers in lists().papers.values() for alternatives in papers}
    assert first == lists().paper_names.keys()


BROKEN = {
    "an id is L and three digits": GOOD.replace("L901", "L9"),
    "no source": GOOD.replace("[行政处罚法/17]", "[]"),
    "a deduction costs at least a point": GOOD.replace("severity: veto", "severity: deduct, points: 0"),
    "cite 行政处罚法": GOOD.replace("行政处罚法/17", "行政处罚法"),
    "unknown field": GOOD.replace("title:", "titel: 甲, title:"),
    "Invalid enum value": GOOD.replace("veto", "fatal"),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_broken_rule_is_refused(mistake: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenRulePack, match=mistake):
        load_rules(_file(tmp_path, BROKEN[mistake]))


def test_an_id_stands_once(tmp_path: Path) -> None:
    path = _file(tmp_path, GOOD)
    assert list(collect((path,))) == ["L901"]
    with pytest.raises(BrokenRulePack, match="used twice"):
        collect((path, path))


def test_a_rule_needs_a_check_and_a_check_a_rule(tmp_path: Path) -> None:
    known = collect((_file(tmp_path, GOOD),))
    checks = Checks()
    with pytest.raises(BrokenRulePack, match="a rule without a check"):
        pair(known, checks)
    keep = checks.rule("L901")
    keep(lambda view: iter(()))
    assert [rule.id for rule, _ in pair(known, checks)] == ["L901"]
    with pytest.raises(BrokenRulePack, match="no such rule"):
        pair({}, checks)
    with pytest.raises(ValueError, match="a check already"):
        checks.rule("L901")


def test_the_list_can_be_narrowed() -> None:
    every = list(list_lines({}))
    assert [line["rule"] for line in every] == list(rules())
    vetoes = list(list_lines({"severity": "veto", "module": "transfer"}))
    assert {line["severity"] for line in vetoes} == {"veto"}
    assert {"L199", "L200"} <= {str(line["rule"]) for line in vetoes}
    with pytest.raises(MalformedQuestion, match="severity"):
        list(list_lines({"severty": "veto"}))


def test_instants_are_compared_as_a_clock_in_china_shows_them() -> None:
    utc = datetime(2026, 3, 2, 20, tzinfo=timezone.utc)  # noqa: UP017 - an aware instant is the point
    assert local(utc) == datetime(2026, 3, 3, 4)  # noqa: DTZ001
    assert str(day_of(utc)) == "2026-03-03"
    last = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12)))
    assert local(last) == last.replace(tzinfo=None)
    assert local(None) is None


def test_a_rule_nobody_has_and_a_day_at_the_end_of_time_are_no_term() -> None:
    assert due("no-such-rule", date.max) is None
    assert due("decision-service", date.max) is None
    assert due("litigation", date.min) is None

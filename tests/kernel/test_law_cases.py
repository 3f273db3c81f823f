"""A law case with a slip in it is refused when read, with the case and the mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from tests.kernel.law_cases import Kind, cases_of, read_cases

GOOD = (
    'id: a, title: 示例, cites: [行政处罚法/60], act_date: "2026-03-02", decision_date: "2026-03-02", kind: typical, '
    'given: {rule: penalty-decision, start: "2026-03-02"}, expect: {length: 90}'
)


def _file(folder: Path, *cases: str) -> Path:
    path = folder / "cases.yaml"
    path.write_text("".join(f"- {{{case}}}\n" for case in cases), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("kind: typical", "kynd: typical", "no key is called kynd，是否应为“kind”"),
        ("kind: typical, ", "", "missing required field `kind`"),
        ('act_date: "2026-03-02", ', "", "missing required field `act_date`"),
        ("kind: typical", "kind: usual", "Invalid enum value 'usual'"),
        ("[行政处罚法/60]", "[]", "no article is cited"),
        ('decision_date: "2026-03-02"', 'decision_date: "2026-03-01"', "decided before the act"),
        ('decision_date: "2026-03-02"', 'decision_date: "2026-04-02"', "not those asked about: 2026-03-02"),
        ("kind: typical", "kind: precedent", "a precedent names its source"),
    ],
)
def test_a_case_with_a_slip_is_refused(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    (good,) = read_cases(_file(tmp_path, GOOD))
    assert good.kind is Kind.TYPICAL
    with pytest.raises(BrokenRulePack, match=mistake):
        read_cases(_file(tmp_path, GOOD.replace(old, new)))


def test_an_id_stands_once_in_a_file(tmp_path: Path) -> None:
    with pytest.raises(BrokenRulePack, match="the id stands twice"):
        read_cases(_file(tmp_path, GOOD, GOOD))


def test_every_family_has_typical_and_boundary_cases_and_the_penalties_the_lighter_law() -> None:
    for family in ("competence", "deadlines", "penalties", "workload"):
        assert {Kind.TYPICAL, Kind.BOUNDARY} <= {case.kind for _, case in cases_of(family)}, family
    assert {Kind.LIGHTER_LAW, Kind.REPEALED, Kind.EXCEPTION} <= {
        case.kind for _, case in cases_of("penalties")
    }

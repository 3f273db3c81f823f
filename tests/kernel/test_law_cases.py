"""A law case with a slip in it is refused when read, with the case and the mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref, resolve_title, version_on
from tests.kernel.law_cases import Kind, cases_of, read_cases
from tests.kernel.procedure.persons import rows

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


FAMILIES = ("competence", "deadlines", "penalties", "workload")
#: A case of these is about a text that was not in force, or about which of two was.
ABOUT_THE_TEXT = frozenset({Kind.LIGHTER_LAW, Kind.REPEALED})


def test_every_article_a_case_cites_was_in_force_when_it_was_decided() -> None:
    cited = [
        (f"{family}/{file}::{case.id}", ref, case.decision_date)
        for family in FAMILIES
        for file, case in cases_of(family)
        if case.kind not in ABOUT_THE_TEXT
        for ref in case.cites
    ]
    cited += [(f"procedure::{row.id}", ref, row.decision_date) for row in rows() for ref in row.cites]
    stale = [
        f"{label}: {ref} on {day}"
        for label, ref, day in cited
        if resolve_title(parse_ref(ref).law) is not None and version_on(parse_ref(ref).law, day) is None
    ]
    assert not stale
    assert len(cited) > 500

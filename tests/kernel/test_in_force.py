"""What the rule packs cite was in force on every day they answer for; what the file check cites, on the day judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import laws, parse_ref, version_on
from lianzhi.kernel.lint import lint, read_case_file
from lianzhi.kernel.lint.view import View
from lianzhi.kernel.packs import CORPUS
from lianzhi.kernel.procedure.words import guard_pack, refusal
from tests.kernel.lint.case_files import case_file, changed, read_yaml

#: The text of 安全生产法 that is verified begins on this day: nothing undated answers for a day before it.
FIRST = date(2021, 9, 1)
KEYS = frozenset({"cite", "cites", "basis"})
#: All the articles a paper may rest on, not those of one day: which of them holds, the paper itself says.
WITHOUT_A_DAY = CORPUS / "templates"


def _refs(node: Any, since: date) -> Iterator[tuple[str, date]]:
    """Every ref under a citing key, with the day from which the nearest dated value around it holds."""
    if isinstance(node, list):
        for each in node:
            yield from _refs(each, since)
    if not isinstance(node, dict):
        return
    dated = node.get("from")
    since = dated if isinstance(dated, date) else since
    for key, value in node.items():
        if key in KEYS and isinstance(value, list):
            yield from ((each, since) for each in value if isinstance(each, str) and "/" in each)
        else:
            yield from _refs(value, since)


def _in_force(ref: str, day: date) -> bool:
    try:
        return version_on(parse_ref(ref).law, day) is not None
    except MalformedQuestion:
        return False


def test_what_a_pack_cites_was_in_force_from_its_first_day() -> None:
    found = [
        (str(path.relative_to(CORPUS)), ref, since)
        for path in sorted(Path(CORPUS).rglob("*.yaml"))
        if not path.is_relative_to(WITHOUT_A_DAY)
        for ref, since in _refs(yaml.safe_load(path.read_text(encoding="utf-8")), FIRST)
    ]
    assert [each for each in found if not _in_force(each[1], each[2])] == []
    assert len(found) > 1000


def _turns() -> set[date]:
    """Every day since FIRST on which a text of a law came into force, and the day before it."""
    begun = {version.from_ for law in laws() for version in law.versions if version.from_ > FIRST}
    return {FIRST} | begun | {day - timedelta(days=1) for day in begun}


def test_a_guard_cites_what_was_in_force_on_each_day_it_refuses() -> None:
    for code, words in guard_pack().guards.items():
        for day in _turns():
            for ref in words.basis_on(day).cite:
                assert _in_force(ref, day), (code, ref, day)
    before, after = (
        refusal("principal-approval-missing", as_of=day) for day in _turns_of("危险化学品安全法")
    )
    assert [each.citations[0].law for each in (before, after)] == [
        "危险化学品安全管理条例",
        "危险化学品安全法",
    ]
    assert before.message.endswith("（依据待核定）")
    assert not after.message.endswith("（依据待核定）")


def _turns_of(name: str) -> tuple[date, date]:
    """The last day before a law came into force, and its first."""
    first = next(law for law in laws() if law.short == name).versions[0].from_
    return first - timedelta(days=1), first


def test_what_the_file_check_cites_was_in_force_on_the_day_judged() -> None:
    mutations = read_yaml(Path(__file__).parent / "lint" / "mutations.yaml")
    stale, seen = [], 0
    for mutation in mutations:
        case = read_case_file(changed(case_file(mutation.get("file", "ordinary")), mutation))
        day = View(case).today
        for finding in lint(case).findings:
            for citation in finding.citations:
                seen += 1
                if version_on(citation.law, day) is None:
                    stale.append((finding.rule.id, citation.ref, day))
    # L133 names the law that was not in force: that is what it finds.
    assert [each for each in stale if each[0] != "L133"] == []
    assert seen > 300


def test_dated_values_of_a_guard_rise() -> None:
    dated = [words.bases for words in guard_pack().guards.values() if words.bases]
    assert dated
    for bases in dated:
        assert all(one.from_ < other.from_ for one, other in pairwise(bases))

"""The score: points by part, once a rule; one veto fails the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.lint import lint, read_case_file, score
from lianzhi.kernel.lint.scoring import load_scheme
from lianzhi.kernel.packs import CORPUS
from tests.kernel.lint.case_files import case_file, changed


def _score(change: dict[str, Any]) -> Any:
    return score(lint(read_case_file(changed(case_file("ordinary"), change))))


def test_a_perfect_file_keeps_every_point() -> None:
    found = _score({})
    assert (found.total, found.grade, found.vetoed) == (100, "优秀", False)
    assert found.provisional


def test_a_rule_costs_its_points_once_however_often_it_is_broken() -> None:
    once = _score({"set": {"/inquiries/0/rights_told": False}})
    twice = _score({"set": {"/inquiries/0/rights_told": False, "/inquiries/1/rights_told": False}})
    assert once.total == twice.total < 100


def test_a_part_never_falls_below_nothing() -> None:
    torn = {f"/papers/{index}/sealed": False for index in (0, 3, 8)}
    torn |= {"/papers/1/party": "别的单位", "/papers/4/signatures": [], "/papers/2/erasures_marked": 0}
    found = _score({"set": torn, "remove": ["/papers/5/on"]})
    form = next(part for part in found.parts if part.title == "文书规范")
    assert (form.left, form.points) == (0, 5)
    assert found.total == 95


def test_one_veto_fails_the_file_with_all_its_points() -> None:
    found = _score({"set": {"/decision/fine": 40000}})
    assert (found.total, found.grade, found.vetoed) == (100, "不合格", True)


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("points: 35", "points: 36", "do not add up"),
        ("key: filing", "key: files", "no part filing"),
        ("least: 80", "least: 95", "grades fall"),
        ("least: 0", "least: 1", "grades fall"),
    ],
)
def test_a_broken_scheme_is_refused(old: str, new: str, mistake: str, tmp_path: Path) -> None:
    text = (CORPUS / "cn/lint/scoring.yaml").read_text(encoding="utf-8").replace(old, new)
    path = tmp_path / "scoring.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=mistake):
        load_scheme(str(path))

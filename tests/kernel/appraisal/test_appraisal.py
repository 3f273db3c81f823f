"""The draw anybody re-computes, the sheets that settle a file, the pack that must fit the scheme."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from lianzhi.kernel.appraisal import (
    Candidate,
    ScorerFacts,
    SheetScore,
    agree,
    appraisal_pack,
    draw,
    grade_of,
    load_pack,
    pool_digest,
    rank_of,
    settle,
    sheet_score,
    unfit,
)
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import CORPUS

POOL = [Candidate(number, "甲" if number % 2 else "乙") for number in range(1, 21)]


def sheet(total: str, *, vetoed: bool = False) -> SheetScore:
    return SheetScore(Decimal(total), vetoed, grade_of(Decimal(total), vetoed=vetoed))


def test_the_lowest_hashes_of_each_authority_are_drawn() -> None:
    drawn = draw("种子", POOL, 3)
    for authority in ("甲", "乙"):
        expected = sorted(
            hashlib.sha256(f"种子|{each.case_id}".encode()).hexdigest()
            for each in POOL
            if each.authority == authority
        )[:3]
        assert [each.rank for each in drawn if each.authority == authority] == expected
    assert draw("种子", reversed(POOL), 3) == drawn
    assert draw("另一个种子", POOL, 3) != drawn
    assert rank_of("种子", 1) == hashlib.sha256("种子|1".encode()).hexdigest()
    assert pool_digest(reversed(POOL)) == pool_digest(POOL) != pool_digest(POOL[1:])


def test_a_part_never_falls_below_zero_and_a_veto_is_the_last_grade() -> None:
    assert sheet_score({"form": Decimal("2.5")}, vetoed=False) == sheet("97.5")
    assert sheet_score({"form": Decimal(50)}, vetoed=False).total == Decimal(95)
    assert sheet_score({}, vetoed=True).grade == "不合格"
    assert [grade_of(Decimal(total), vetoed=False) for total in (90, 89, 79, 59)] == [
        "优秀",
        "良好",
        "合格",
        "不合格",
    ]


def test_two_near_sheets_settle_and_two_apart_need_a_third() -> None:
    assert settle([sheet("90"), sheet("80")]) == sheet("85.0")
    assert settle([sheet("90"), sheet("79.5")]) is None
    assert settle([sheet("90"), sheet("90", vetoed=True)]) is None
    assert settle([sheet("90"), sheet("70"), sheet("72.5")]) == sheet("71.3")
    by_votes = settle([sheet("90"), sheet("90", vetoed=True), sheet("60", vetoed=True)])
    assert by_votes == sheet("90.0", vetoed=True)
    assert agree(sheet("90"), sheet("85"))
    assert not agree(sheet("90"), sheet("84.5"))
    assert not agree(sheet("90"), sheet("90", vetoed=True))


def test_every_reason_against_a_scorer_is_told_at_once() -> None:
    fit = ScorerFacts(
        name="甲", has_qualification=True, is_of_county=True, involved=False, scores_already=False
    )
    assert unfit(fit) == ()
    worst = ScorerFacts(
        name="乙", has_qualification=False, is_of_county=False, involved=True, scores_already=True
    )
    assert [each.code for each in unfit(worst)] == [
        "scorer-unqualified",
        "scorer-not-county",
        "scorer-involved",
        "scorer-twice",
    ]
    assert all("乙" in each.message and each.citations for each in unfit(worst))
    assert "待核定" in unfit(worst)[0].message


def test_the_pack_fits_the_scoring_scheme(tmp_path: Path) -> None:
    pack = appraisal_pack()
    assert not pack.verified
    assert pack.veto("wrong-subject").citations
    text = (CORPUS / "cn/appraisal.yaml").read_text(encoding="utf-8")
    broken = tmp_path / "appraisal.yaml"
    broken.write_text(text.replace("  filing: ", "  fling: "), encoding="utf-8")
    with pytest.raises(BrokenRulePack, match="scoring scheme"):
        load_pack(str(broken))

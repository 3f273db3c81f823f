"""From what two or three scorers found to the file's score and grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from lianzhi.kernel.appraisal.pack import appraisal_pack
from lianzhi.kernel.lint.scoring import scoring

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class SheetScore:
    """One scorer's result, or the file's: points of a hundred, whether a veto failed it, the grade."""

    total: Decimal
    vetoed: bool
    grade: str


def grade_of(total: Decimal, *, vetoed: bool) -> str:
    """The grade of a score; a veto is the last grade whatever the points."""
    grades = scoring().grades
    return (grades[-1] if vetoed else next(each for each in grades if total >= each.least)).title


def sheet_score(lost: Mapping[str, Decimal], *, vetoed: bool) -> SheetScore:
    """The score of a sheet; `lost` maps a part's key to the points it lost, and a part is never below zero."""
    total = sum(
        (max(part.points - lost.get(part.key, Decimal(0)), Decimal(0)) for part in scoring().parts),
        Decimal(0),
    )
    return SheetScore(total, vetoed, grade_of(total, vetoed=vetoed))


def agree(one: SheetScore, other: SheetScore) -> bool:
    """Whether two scorers agree (评分一致): near enough, and of one mind on the vetoes."""
    return one.vetoed == other.vetoed and abs(one.total - other.total) <= appraisal_pack().agree_within


def settle(sheets: Sequence[SheetScore]) -> SheetScore | None:
    """The file's score; None where a third one must read it. With three the two nearest scores and most votes count."""
    pack = appraisal_pack()
    if len(sheets) > pack.scorers:
        one, other = min(
            combinations(sheets, pack.scorers), key=lambda pair: abs(pair[0].total - pair[1].total)
        )
    else:
        one, other = sheets
        if one.vetoed != other.vetoed or abs(one.total - other.total) > pack.third_when_apart:
            return None
    vetoed = 2 * sum(sheet.vetoed for sheet in sheets) > len(sheets)
    total = ((one.total + other.total) / 2).quantize(_TENTH, ROUND_HALF_UP)
    return SheetScore(total, vetoed, grade_of(total, vetoed=vetoed))

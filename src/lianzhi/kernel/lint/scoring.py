"""The score of a file by the reviewers' scheme: points by part, and a veto that fails the whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.lint.engine import Report
from lianzhi.kernel.lint.pack import Severity, rules
from lianzhi.kernel.packs import load_yaml

FILE = "cn/lint/scoring.yaml"
_WHOLE = 100


class PartPoints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the scheme with its points."""

    key: str
    title: str
    points: int


class Grade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A grade and the score from which it is given."""

    least: int
    title: str


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parts, and the grades from the best to the worst."""

    verified: bool
    source_zh: str
    parts: tuple[PartPoints, ...]
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class PartScore:
    """What a part keeps of its points."""

    title: str
    points: int
    left: int


@dataclass(frozen=True, slots=True)
class Score:
    """The score, the grade and its parts; `provisional` while the scheme is not the official one."""

    total: int
    grade: str
    vetoed: bool
    parts: tuple[PartScore, ...]
    provisional: bool


def load_scheme(path: str) -> Scheme:
    """The scheme of a file; BrokenRulePack where points, parts or grades do not fit together."""
    scheme = load_yaml(path, Scheme)
    if sum(part.points for part in scheme.parts) != _WHOLE:
        raise BrokenRulePack(path, "parts", "the points do not add up to a hundred")
    known = {part.key for part in scheme.parts}
    for rule in rules().values():
        if rule.part not in known:
            raise BrokenRulePack(path, rule.id, f"no part {rule.part}")
    if (
        any(worse.least >= better.least for better, worse in pairwise(scheme.grades))
        or scheme.grades[-1].least
    ):
        raise BrokenRulePack(path, "grades", "grades fall to zero")
    return scheme


@lru_cache(maxsize=1)
def scoring() -> Scheme:
    """The scheme, read once."""
    return load_scheme(FILE)


def score(report: Report) -> Score:
    """The score of a report: each rule costs its points once, however often it is broken."""
    scheme = scoring()
    broken = {finding.rule.id: finding.rule for finding in report.findings}
    parts = []
    for part in scheme.parts:
        lost = sum(
            rule.points
            for rule in broken.values()
            if rule.part == part.key and rule.severity is Severity.DEDUCT
        )
        parts.append(PartScore(part.title, part.points, max(part.points - lost, 0)))
    total = sum(part.left for part in parts)
    vetoed = any(rule.severity is Severity.VETO for rule in broken.values())
    grade = scheme.grades[-1] if vetoed else next(each for each in scheme.grades if total >= each.least)
    return Score(total, grade.title, vetoed, tuple(parts), provisional=not scheme.verified)

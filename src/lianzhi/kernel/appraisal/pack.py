"""The data of an appraisal: how many score, when a third must, what fails a file at once, the words of refusals."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, Refusal
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.lint.scoring import scoring
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

FILE = "cn/appraisal.yaml"


class Veto(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A defect that fails the file whatever its points (一票否决)."""

    key: str
    title: str
    cite: tuple[str, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles it breaks."""
        return tuple(map(parse_ref, self.cite))


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a refusal says."""

    message: str
    cite: tuple[str, ...]
    remedy: str
    where: str
    verified: bool = True


class AppraisalPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of an appraisal; the parts and grades are the file check's own."""

    verified: bool
    source_zh: str
    scorers: int
    smallest_step: Decimal
    third_when_apart: Decimal
    agree_within: Decimal
    checks: dict[str, str]
    vetoes: tuple[Veto, ...]
    refusals: dict[str, Words]

    def veto(self, key: str) -> Veto:
        """The veto of that key; LookupError where there is none."""
        return next(each for each in self.vetoes if each.key == key)


def load_pack(path: str) -> AppraisalPack:
    """The pack of a file; BrokenRulePack where its checks and the scheme's parts are not the same."""
    pack = load_yaml(path, AppraisalPack)
    if list(pack.checks) != [part.key for part in scoring().parts]:
        raise BrokenRulePack(path, "checks", "the parts are not those of the scoring scheme, in its order")
    return pack


@lru_cache(maxsize=1)
def appraisal_pack() -> AppraisalPack:
    """The pack, read once."""
    return load_pack(FILE)


def refusal(code: str, **values: str) -> Refusal:
    """The refusal of that code with its values."""
    words = appraisal_pack().refusals[code]
    return Refusal(
        code=code,
        message=words.message.format(**values) + ("" if words.verified else "（依据待核定）"),
        citations=tuple(map(parse_ref, words.cite)),
        remedy=words.remedy,
        where=words.where,
    )

"""What inspections rest on and how they refuse: words and articles are data of the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.law import in_chinese, parse_ref, place_in_chinese
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation
from lianzhi.organisation.constants import AuthorityKind
from lianzhi.powers.selectors import bars_on_the_spot

if TYPE_CHECKING:
    from lianzhi.inspections.models import Finding, Inspection

PACK = "checklists/common/acts.yaml"


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The articles an act of inspection names as its basis."""

    from_: date
    cite: tuple[str, ...]
    verified: bool


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a refusal says; `where` is the step of the inspection page that mends it."""

    message: str
    cite: tuple[str, ...]
    remedy: str
    where: str


class ActPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bases and refusals of inspections."""

    basis: dict[str, Basis]
    refusals: dict[str, Words]


@cache
def act_pack() -> ActPack:
    """The pack, read once."""
    return load_yaml(PACK, ActPack)


def basis_words(act: str) -> str:
    """The basis of `inspection` or `order` as a document writes it, with the law's full title."""
    words, law = [], ""
    for citation in basis_citations(act):
        same = citation.law == law
        words.append(place_in_chinese(citation) if same else in_chinese(citation, full=True))
        law = citation.law
    return "、".join(words)


def basis_citations(act: str) -> tuple[Citation, ...]:
    """The basis of `inspection` or `order` as citations."""
    return tuple(parse_ref(ref) for ref in act_pack().basis[act].cite)


def refusal(code: str, **values: object) -> Refusal:
    """The refusal of that code with its values filled in."""
    words = act_pack().refusals[code]
    return Refusal(
        code=code,
        message=words.message.format(**values),
        citations=tuple(parse_ref(ref) for ref in words.cite),
        remedy=words.remedy.format(**values),
        where=words.where,
    )


def barred(
    inspection: Inspection, findings: Iterable[Finding], *, on: date, measures: Sequence[str]
) -> list[Refusal]:
    """Why the authority of the inspection may not order these measures on the spot; empty where it may.

    Only a township is asked for its delegation: the power is the departments' (安全生产法 65, 9).
    """
    if inspection.authority.kind != AuthorityKind.TOWNSHIP_GOVERNMENT:
        return []
    items = dict.fromkeys(each.item_code for each in findings)
    found = bars_on_the_spot(inspection.place_code, items, on=on, measures=measures)
    return [refusal("measure-not-delegated", why=each.text) for each in found]

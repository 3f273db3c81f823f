"""Whether what was seen is suspected to be a crime of work safety, and which (行政处罚法 27; 刑法 134–139, 229).

A suspicion is enough: whether it is a crime is for the police and the courts. The answer never says that there is none.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import check_dates, load_yaml, value_on
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

FILE = "cn/crimes.yaml"
NOTHING = Money(0)


class HarmLimit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """From which harm on an accident is 重大伤亡事故或者造成其他严重后果: any of the three is enough."""

    from_: date
    deaths: int
    injured: int
    loss_yuan: int
    verified: bool
    source_zh: str


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question an officer answers from what was seen."""

    key: str
    question_zh: str


class Offence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An offence: the signs it takes, all of them, and whether it takes harm done."""

    key: str
    title: str
    cite: tuple[str, ...]
    all: tuple[str, ...]
    harm: bool = False
    note_zh: str = ""


class CrimePack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The offences with their signs, and the dated limits of harm."""

    harm: tuple[HarmLimit, ...]
    signs: tuple[Sign, ...]
    offences: tuple[Offence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What an accident did; `loss` is the direct economic loss."""

    deaths: int = 0
    injured: int = 0
    loss: Money = NOTHING


@dataclass(frozen=True, slots=True)
class Suspicion:
    """An offence the signs point to, with why; `reason.provisional` where a limit is 待核定."""

    key: str
    title: str
    citations: tuple[Citation, ...]
    reason: Reason


def load_crime_pack(file: str) -> CrimePack:
    """The offences of one file; BrokenRulePack where an offence asks for a sign nobody is asked about."""
    pack = load_yaml(file, CrimePack)
    check_dates(pack.harm, file=file, place="harm")
    known = {sign.key for sign in pack.signs}
    for offence in pack.offences:
        for sign in offence.all:
            if sign not in known:
                raise BrokenRulePack(file, f"offences {offence.key}", f"no such sign: {sign}")
    return pack


@cache
def crime_pack() -> CrimePack:
    """The offences, read once."""
    return load_crime_pack(FILE)


def signs() -> tuple[Sign, ...]:
    """The questions, in the order they are asked."""
    return crime_pack().signs


def suspicions(seen: Collection[str], harm: Harm, on: date) -> tuple[Suspicion, ...]:
    """The offences the signs point to on a day. MalformedQuestion names a sign that is no question of the pack."""
    pack = crime_pack()
    words = {sign.key: sign.question_zh for sign in pack.signs}
    for key in seen:
        if key not in words:
            raise MalformedQuestion("signs", f"没有“{key}”这一项")
    reached = _harm_reached(harm, on)
    found = []
    for offence in pack.offences:
        if not set(offence.all) <= set(seen) or (offence.harm and reached is None):
            continue
        citations = tuple(parse_ref(ref) for ref in offence.cite)
        grounds = [Reason(words[key], citations) for key in offence.all]
        if offence.harm and reached is not None:
            grounds.append(reached)
        if offence.note_zh:
            grounds.append(Reason(offence.note_zh))
        provisional = any(ground.provisional for ground in grounds)
        reason = Reason(f"涉嫌{offence.title}", citations, tuple(grounds), provisional=provisional)
        found.append(Suspicion(offence.key, offence.title, citations, reason))
    return tuple(found)


def _harm_reached(harm: Harm, on: date) -> Reason | None:
    """Why the harm counts as grave on that day; None where it does not, or no limit is known for the day."""
    limit = value_on(crime_pack().harm, on)
    if limit is None:
        return None
    loss = Money.yuan(limit.loss_yuan)
    said = []
    if harm.deaths >= limit.deaths:
        said.append(f"死亡{harm.deaths}人（达到{limit.deaths}人）")
    if harm.injured >= limit.injured:
        said.append(f"重伤{harm.injured}人（达到{limit.injured}人）")
    if harm.loss >= loss:
        said.append(f"直接经济损失{harm.loss.words}（达到{loss.words}）")
    if not said:
        return None
    mark = "" if limit.verified else "，数额待核定"
    return Reason(f"{'，'.join(said)}：{limit.source_zh}{mark}", provisional=not limit.verified)

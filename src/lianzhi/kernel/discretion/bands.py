"""The five classes of a penalty and the part of the range each one takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from lianzhi.kernel.discretion.checking import first_fault
from lianzhi.kernel.discretion.ranges import FineRange
from lianzhi.kernel.errors import BrokenRulePack, Refusal
from lianzhi.kernel.law import in_chinese, parse_ref
from lianzhi.kernel.packs import check_dates, load_yaml, value_on
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

FILE = "cn/discretion/bands.yaml"
_YUAN = 100
_WHOLE = 100


class PenaltyClass(StrEnum):
    """不予处罚、减轻、从轻、一般、从重: lightest first; mitigated goes below the floor, lenient never does."""

    EXEMPT = "exempt"
    MITIGATED = "mitigated"
    LENIENT = "lenient"
    ORDINARY = "ordinary"
    HEAVIER = "heavier"

    @property
    def label(self) -> str:
        """The statutory word."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """The order of severity, from zero."""
        return tuple(PenaltyClass).index(self)


_LABELS = {
    PenaltyClass.EXEMPT: "不予处罚",
    PenaltyClass.MITIGATED: "减轻处罚",
    PenaltyClass.LENIENT: "从轻处罚",
    PenaltyClass.ORDINARY: "一般处罚",
    PenaltyClass.HEAVIER: "从重处罚",
}


class BandValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One dated convention: percent of the range for each class that stays inside it."""

    from_: date
    lenient: tuple[int, int]
    ordinary: tuple[int, int]
    heavier: tuple[int, int]
    cite: tuple[str, ...]
    source: str
    verified: bool


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    values: tuple[BandValue, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The amounts of one class, both ends included; `provisional` where the convention is 待核定."""

    low: Money
    high: Money
    provisional: bool
    reason: Reason


def load_bands(path: str) -> tuple[BandValue, ...]:
    """The conventions of one file; BrokenRulePack where the bands leave a gap or overlap."""
    values = check_dates(load_yaml(path, _File).values, file=path, place="values")
    for value in values:
        parts = (value.lenient, value.ordinary, value.heavier)
        fault = first_fault(parts, start=0, end=_WHOLE)
        if fault is not None:
            raise BrokenRulePack(path, str(value.from_), fault.told("percent"))
        if list(parts) != sorted(parts):
            raise BrokenRulePack(path, str(value.from_), "lenient, ordinary and heavier do not rise")
    return values


@lru_cache(maxsize=1)
def _values() -> tuple[BandValue, ...]:
    return load_bands(FILE)


def convention(on: date) -> BandValue:
    """The convention of a day; before the first one recorded, the first (benchmarks bind the decider, not the act)."""
    return value_on(_values(), on) or _values()[0]


def band(fine: FineRange, klass: PenaltyClass, *, on: date) -> Band:
    """The amounts a class allows within (or, for mitigated, below) the statutory range.

    Mitigated ends one yuan below the floor (one fen where the floor is finer); where there is no floor, no fine
    is left to mitigate and the band is zero.
    """
    if klass is PenaltyClass.EXEMPT:
        return Band(Money(0), Money(0), provisional=False, reason=Reason("不予处罚，不处罚款"))
    if klass is PenaltyClass.MITIGATED:
        return _below(fine)
    value = convention(on)
    low, high = getattr(value, klass.value)
    reason = Reason(
        f"{klass.label}：法定幅度的{low}%至{high}%（{value.source}）",
        _grounds(value.cite),
        provisional=not value.verified,
    )
    return Band(part_of(fine, low), part_of(fine, high), provisional=not value.verified, reason=reason)


@lru_cache(maxsize=64)
def _grounds(refs: tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(parse_ref(ref) for ref in refs)


def part_of(fine: FineRange, percent: int) -> Money:
    """The point at a percent of the range, rounded down to the fen, so that neighbours share their edge."""
    return Money(fine.low.fen + fine.width * percent // _WHOLE)


def _below(fine: FineRange) -> Band:
    floor = fine.low.fen
    if floor == 0:
        text = "减轻处罚：本条罚款没有下限，减轻只能选择更轻的处罚种类或者不处罚款"
        return Band(Money(0), Money(0), provisional=False, reason=Reason(text, fine.citations))
    step = _YUAN if floor % _YUAN == 0 and floor > _YUAN else 1
    text = f"减轻处罚：在法定最低罚款{Money(floor).words}以下"
    return Band(Money(0), Money(floor - step), provisional=False, reason=Reason(text, fine.citations))


def check_amount(fine: FineRange | None, klass: PenaltyClass, *, amount: Money) -> Refusal | None:
    """Why the law forbids this amount for this class, or None.

    Codes: `fine-not-provided`, `fine-despite-exemption`, `fine-not-below-floor`, `fine-outside-range`.
    """
    if fine is None:
        return _refused(
            "fine-not-provided", "本条在这一阶段没有规定罚款", (), "删去罚款，或者重新选择阶段和对象"
        )
    if klass is PenaltyClass.EXEMPT:
        text, remedy = "不予行政处罚的，不得罚款", "将罚款改为零，或者重新认定情节"
        return _refused("fine-despite-exemption", text, _EXEMPTION, remedy) if amount.fen else None
    if klass is PenaltyClass.MITIGATED:
        return _not_mitigated(fine, amount)
    if amount in fine or (amount.fen == 0 and fine.optional):
        return None
    places = "、".join(in_chinese(citation) for citation in fine.citations) or "法律"
    text = f"罚款{amount.words}超出{places}规定的{fine.low.words}至{fine.high.words}"
    remedy = "将数额改到法定幅度以内；低于下限须有减轻处罚的法定情形"
    return _refused("fine-outside-range", text, fine.citations, remedy)


def _not_mitigated(fine: FineRange, amount: Money) -> Refusal | None:
    if amount < fine.low or amount.fen == 0:
        return None
    text = f"减轻处罚应当低于法定最低罚款{fine.low.words}"
    return _refused("fine-not-below-floor", text, fine.citations, "降低数额，或者改为从轻处罚")


def outside_band(fine: FineRange, klass: PenaltyClass, *, amount: Money, on: date) -> Reason | None:
    """A hint, not a bar, where a lawful amount leaves its class's band: departure needs reasons and deliberation."""
    here = band(fine, klass, on=on)
    if here.low <= amount <= here.high:
        return None
    text = (
        f"罚款{amount.words}不在{klass.label}裁量幅度{here.low.words}至{here.high.words}内，"
        "偏离裁量基准的，应当说明理由并经集体讨论"
    )
    return Reason(text, here.reason.citations, provisional=here.provisional)


_EXEMPTION = (Citation("行政处罚法", 33),)


def _refused(code: str, message: str, citations: tuple[Citation, ...], remedy: str) -> Refusal:
    return Refusal(code, message, citations, remedy, where="fine")

"""From which amount or measure a step is due: summary procedure, hearing, legal review, collective deliberation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import check_dates, load_yaml, value_on
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

FILE = "cn/thresholds.yaml"
PROVINCES = {"35": "fujian/thresholds.yaml"}
OWN_SECTOR = "emergency-management"
_SETTLED = (
    "summary_fine",
    "summary_kinds",
    "hearing_measures",
    "review_circumstances",
    "collective_circumstances",
)
_ON_ORDER = ("责令限期改正", "责令改正", "责令立即消除或限期消除")


class Party(StrEnum):
    """Whose fine it is: a person (公民) or a unit (法人或者其他组织)."""

    PERSON = "person"
    UNIT = "unit"


class Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A dated pair of amounts in yuan, the figure included."""

    from_: date
    person: int
    unit: int
    cite: tuple[str, ...]
    verified: bool
    sector: str = OWN_SECTOR
    source: str = ""

    def of(self, party: Party) -> Money:
        """The amount for the party."""
        return Money.yuan(self.person if party is Party.PERSON else self.unit)


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Measures recognised by the words they contain."""

    from_: date
    words: tuple[str, ...]
    cite: tuple[str, ...]
    verified: bool


class Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Kinds of penalty besides a fine that may be imposed on the spot."""

    from_: date
    kinds: tuple[str, ...]
    cite: tuple[str, ...]
    verified: bool


class Circumstance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statutory case for a step, without an amount."""

    id: str
    name: str
    cite: tuple[str, ...]


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One layer of thresholds; a province's layer holds only what it sets itself."""

    summary_fine: tuple[Amount, ...] = ()
    summary_kinds: tuple[Kinds, ...] = ()
    hearing: tuple[Amount, ...] = ()
    hearing_measures: tuple[Words, ...] = ()
    confiscation: tuple[Amount, ...] = ()
    legal_review: tuple[Amount, ...] = ()
    collective: tuple[Amount, ...] = ()
    review_circumstances: tuple[Circumstance, ...] = ()
    collective_circumstances: tuple[Circumstance, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Which layer answers: province (two digits) and sector."""

    province: str = "35"
    sector: str = OWN_SECTOR


HERE = Place()
NOTHING = Money(0)


def load_thresholds(path: str) -> Thresholds:
    """One layer; BrokenRulePack where two values of one sector start on the same day."""
    found = load_yaml(path, Thresholds)
    for name in ("summary_fine", "hearing", "confiscation", "legal_review", "collective"):
        values: tuple[Amount, ...] = getattr(found, name)
        for sector in dict.fromkeys(value.sector for value in values):
            own = tuple(value for value in values if value.sector == sector)
            check_dates(own, file=path, place=f"{name}.{sector}")
    return found


def load_lower_layer(path: str) -> Thresholds:
    """A province's layer; BrokenRulePack where it sets what the statute itself has settled.

    A province may say what 较大数额 is (行政处罚法 63); it can neither widen the summary procedure nor take a measure
    or a circumstance off the lists of the statute.
    """
    found = load_thresholds(path)
    for name in _SETTLED:
        if getattr(found, name):
            raise BrokenRulePack(path, name, "settled by the statute: a lower layer may not set it")
    return found


@lru_cache(maxsize=8)
def _layer(path: str) -> Thresholds:
    return load_thresholds(path) if path == FILE else load_lower_layer(path)


def _amount(pick: Callable[[Thresholds], tuple[Amount, ...]], on: date, place: Place) -> Amount | None:
    """The value of the province where it has one for the sector, else the nation's."""
    layers = [_layer(PROVINCES[place.province])] if place.province in PROVINCES else []
    for layer in (*layers, _layer(FILE)):
        own = tuple(value for value in pick(layer) if value.sector == place.sector)
        found = value_on(own, on)
        if found is not None:
            return found
    return None


def hearing_due(
    party: Party,
    amount: Money,
    *,
    measures: Sequence[str],
    on: date,
    confiscated: Money = NOTHING,
    place: Place = HERE,
) -> tuple[bool, tuple[Reason, ...]]:
    """Whether the party must be told of its right to a hearing (行政处罚法 63), and why.

    `amount` is the fine of this party alone; `confiscated` the value to be confiscated.
    """
    reasons = [
        *_over(_amount(lambda layer: layer.hearing, on, place), party, amount, what="罚款"),
        *_over(_amount(lambda layer: layer.confiscation, on, place), party, confiscated, what="没收价值"),
        *_by_words(_layer(FILE).hearing_measures, measures, on=on),
    ]
    if reasons:
        return True, tuple(reasons)
    return False, _under(_amount(lambda layer: layer.hearing, on, place), party, "听证")


def summary_allowed(
    party: Party, amount: Money, *, measures: Sequence[str], on: date
) -> tuple[bool, tuple[Reason, ...]]:
    """Whether the penalty may be decided on the spot (行政处罚法 51): a small fine or a warning, nothing else.

    Orders to correct are not penalties and do not count. The facts must be certain besides; only the officer knows.
    """
    limit = _amount(lambda layer: layer.summary_fine, on, HERE)
    kinds = value_on(_layer(FILE).summary_kinds, on)
    if limit is None or kinds is None:
        return False, (Reason(f"规则库没有{on}施行的简易程序规定", provisional=True),)
    cited = _cited(limit.cite)
    who = "公民" if party is Party.PERSON else "法人或者其他组织"
    reasons = []
    if amount > limit.of(party):
        reasons.append(Reason(f"对{who}罚款{amount.words}，超过当场处罚上限{limit.of(party).words}", cited))
    others = [kind for kind in measures if kind not in kinds.kinds and not kind.startswith(_ON_ORDER)]
    if others:
        reasons.append(Reason(f"{'、'.join(others)}不能适用简易程序", cited))
    if reasons:
        return False, tuple(reasons)
    text = f"对{who}处{limit.of(party).words}以下罚款或者警告，违法事实确凿并有法定依据的，可以当场作出决定"
    return True, (Reason(text, cited),)


def legal_review_due(
    party: Party,
    amount: Money,
    *,
    on: date,
    measures: Sequence[str] = (),
    circumstances: Collection[str] = (),
    place: Place = HERE,
) -> tuple[bool, tuple[Reason, ...]]:
    """Whether the decision needs legal review first (行政处罚法 58); `circumstances` are ids of the pack."""
    pack = _layer(FILE)
    reasons = [
        *_by_case(pack.review_circumstances, circumstances),
        *_over(_amount(lambda layer: layer.legal_review, on, place), party, amount, what="罚款"),
        *_by_words(pack.hearing_measures, measures, on=on),
    ]
    if reasons:
        return True, tuple(reasons)
    return False, _under(_amount(lambda layer: layer.legal_review, on, place), party, "法制审核")


def collective_due(
    party: Party,
    amount: Money,
    *,
    on: date,
    measures: Sequence[str] = (),
    circumstances: Collection[str] = (),
    place: Place = HERE,
) -> tuple[bool, tuple[Reason, ...]]:
    """Whether the heads must deliberate together (行政处罚法 57.2); `circumstances` are ids of the pack."""
    pack = _layer(FILE)
    reasons = [
        *_by_case(pack.collective_circumstances, circumstances),
        *_over(_amount(lambda layer: layer.collective, on, place), party, amount, what="罚款"),
        *_by_words(pack.hearing_measures, measures, on=on),
    ]
    if reasons:
        return True, tuple(reasons)
    return False, _under(_amount(lambda layer: layer.collective, on, place), party, "集体讨论")


def _over(value: Amount | None, party: Party, amount: Money, *, what: str) -> Iterable[Reason]:
    if value is None or amount < value.of(party):
        return
    text = f"{what}{amount.words}，达到较大数额标准{value.of(party).words}（含本数）"
    yield Reason(text, _cited(value.cite), provisional=not value.verified)


def _under(value: Amount | None, party: Party, step: str) -> tuple[Reason, ...]:
    if value is None:
        return (Reason(f"规则库没有该日期的{step}数额标准", provisional=True),)
    text = f"未达到{step}数额标准{value.of(party).words}，也没有其他应当{step}的情形"
    return (Reason(text, _cited(value.cite), provisional=not value.verified),)


def _by_words(values: tuple[Words, ...], measures: Sequence[str], *, on: date) -> Iterable[Reason]:
    for value in values:
        hit = [measure for measure in measures if any(word in measure for word in value.words)]
        if hit and value.from_ <= on:
            yield Reason(f"拟作出“{'、'.join(hit)}”", _cited(value.cite), provisional=not value.verified)


def _by_case(cases: tuple[Circumstance, ...], found: Collection[str]) -> Iterable[Reason]:
    for case in cases:
        if case.id in found:
            yield Reason(case.name, _cited(case.cite))


def _cited(refs: Sequence[str]) -> tuple[Citation, ...]:
    return tuple(parse_ref(ref) for ref in refs)

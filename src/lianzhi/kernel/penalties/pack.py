"""The penalty tables as they stand in the corpus: one file a law, checked when read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import msgspec

from lianzhi.kernel.discretion.checking import first_fault
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

INDEX = "cn/penalties_index.yaml"


class Subject(StrEnum):
    """Who is punished."""

    UNIT = "unit"
    RESPONSIBLE_PERSON = "responsible_person"
    DIRECT_MANAGER = "direct_manager"
    OTHER = "other"


class Stage(StrEnum):
    """When in the life of the violation the tier applies."""

    BASE = "base"
    OVERDUE = "overdue"
    SERIOUS = "serious"
    MITIGATED = "mitigated"
    AGGRAVATED = "aggravated"
    ACCIDENT = "accident"
    ACCIDENT_GENERAL = "accident_general"
    ACCIDENT_LARGER = "accident_larger"
    ACCIDENT_MAJOR = "accident_major"
    ACCIDENT_EXTRA = "accident_extra"
    REPEAT = "repeat"
    DAILY = "daily"
    CLOSURE = "closure"


class BaseAmount(StrEnum):
    """What an article multiplies."""

    ILLEGAL_INCOME = "illegal_income"
    INCOME_PREV_YEAR = "income_prev_year"
    GOODS_VALUE = "goods_value"
    ORIGINAL_FINE = "original_fine"
    FINE_PARAGRAPH_1 = "fine_paragraph_1"


class Branch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way of computing a fine from a base amount; yuan, whole multiples or percent.

    `at_least` and `below` bound the base amount for which the branch holds; `of` names the place whose own range
    is multiplied when the base amount is not known.
    """

    base: BaseAmount
    at_least: int | None = None
    below: int | None = None
    min: int | None = None
    max: int | None = None
    times: tuple[int, int] | None = None
    percent: tuple[int, int] | None = None
    per_day: bool = False
    of: str | None = None

    @property
    def factors(self) -> tuple[int, int] | None:
        """The multipliers in percent, lowest first; None where the branch gives amounts."""
        if self.percent is not None:
            return self.percent
        return (self.times[0] * 100, self.times[1] * 100) if self.times is not None else None


class TierRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one stage holds for one subject: a fine in yuan or a formula, and what comes with it.

    No `max` and no `branches`: no fine at that stage. `also` names other stages the same row answers for.
    `instead` are the kinds that may take the fine's place (警告或者罚款), `optional` is 可以处罚款.
    """

    stage: Stage
    subject: Subject
    also: tuple[Stage, ...] = ()
    min: int = 0
    max: int | None = None
    branches: tuple[Branch, ...] = ()
    optional: bool = False
    instead: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    enforcers: tuple[str, ...] = ()
    reserved: bool = False
    refer: str = ""
    who: str = ""
    note: str = ""
    cite: tuple[str, ...] = ()
    verified: bool = True


class Offence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One violation of a provision: its item 项 where it has one, and the duties it breaks.

    In a text that was replaced: `successors` are the places that answer the same violation since, `dropped` says
    that it is no longer punished; neither: nobody has compared the two texts yet.
    """

    summary: str
    item: int | None = None
    obligations: tuple[int | str, ...] = ()
    successors: tuple[str, ...] = ()
    dropped: bool = False
    note: str = ""


class Provision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The violations of one paragraph that share their tiers; `sentence` where the paragraph has several rules."""

    article: int
    paragraph: int
    offences: tuple[Offence, ...]
    tiers: tuple[TierRow, ...]
    sentence: int | None = None


class Replacement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The text that took a text's place, and the day from which it did."""

    law: str
    from_: date
    verified: bool
    note: str = ""


class PenaltyLaw(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The penalty chapter of one text of a law, in force from `from_` to `to` (None while it is).

    `note` says why a table is not `verified`.
    """

    law: str
    last_article: int
    from_: date
    source: str
    verified: bool
    enforcers: tuple[str, ...]
    enforcer_cite: tuple[str, ...]
    provisions: tuple[Provision, ...]
    to: date | None = None
    replaced_by: Replacement | None = None
    note: str = ""


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    law: str
    file: str
    #: The other law whose text replaced this one, so that who asks for it need not read every table.
    heir: str | None = None


class _Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    laws: tuple[_Entry, ...]


@lru_cache(maxsize=1)
def files() -> dict[str, tuple[str, ...]]:
    """The files of every law that has a penalty table, by short title in the order of the index, latest text first."""
    return _by_law(INDEX, _entries())


@lru_cache(maxsize=1)
def heirs() -> dict[str, str]:
    """By file, the short title of the other law that replaced the text in it; texts without one are left out."""
    return {entry.file: entry.heir for entry in _entries() if entry.heir is not None}


@lru_cache(maxsize=1)
def _entries() -> tuple[_Entry, ...]:
    return load_yaml(INDEX, _Index).laws


def load_index(path: str) -> dict[str, tuple[str, ...]]:
    """The files of each law; BrokenRulePack where a file stands twice or a law's texts are not written together."""
    return _by_law(path, load_yaml(path, _Index).laws)


def _by_law(path: str, entries: tuple[_Entry, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    last = ""
    for entry in entries:
        if entry.file in taken:
            raise BrokenRulePack(path, entry.law, f"{entry.file} stands twice")
        if entry.law in found and entry.law != last:
            raise BrokenRulePack(path, entry.law, "the texts of a law stand together")
        taken.add(entry.file)
        found[entry.law] = (*found.get(entry.law, ()), entry.file)
        last = entry.law
    return found


def load_penalty_law(path: str) -> PenaltyLaw:
    """One checked table; BrokenRulePack names the file, the provision and the mistake."""
    law = load_yaml(path, PenaltyLaw)
    for mistake in _date_mistakes(law):
        raise BrokenRulePack(path, law.law, mistake)
    newer = law.replaced_by
    if newer is not None and newer.law not in {law.law, heirs().get(path)}:
        raise BrokenRulePack(path, law.law, f"replaced by {newer.law}, which the index does not name (heir)")
    taken: set[tuple[object, ...]] = set()
    for provision in law.provisions:
        place = f"{law.law}/{provision.article}/{provision.paragraph}"
        for mistake in _mistakes(provision, law):
            raise BrokenRulePack(path, place, mistake)
        for key in _keys(provision):
            if key in taken:
                raise BrokenRulePack(path, place, f"two tiers for {'/'.join(str(part) for part in key)}")
            taken.add(key)
    return law


def _date_mistakes(law: PenaltyLaw) -> Iterator[str]:
    if law.to is not None and law.to < law.from_:
        yield f"ends on {law.to} before it starts"
    if law.replaced_by is None:
        return
    if law.to is None:
        yield "replaced, yet without an end"
    elif law.replaced_by.from_ != law.to + timedelta(days=1):
        yield f"ends on {law.to}, but is replaced from {law.replaced_by.from_}: a gap or a clash between them"


def _keys(provision: Provision) -> Iterator[tuple[object, ...]]:
    """What a tier must be the only one for: place, stage and subject."""
    for offence in provision.offences:
        for row in provision.tiers:
            for stage in (row.stage, *row.also):
                yield (
                    provision.article,
                    provision.paragraph,
                    provision.sentence,
                    offence.item,
                    stage.value,
                    row.subject.value,
                )


def _mistakes(provision: Provision, law: PenaltyLaw) -> Iterator[str]:
    if not 1 <= provision.article <= law.last_article:
        yield f"the law has {law.last_article} articles"
    if not provision.offences:
        yield "no offence"
    for offence in provision.offences:
        for mistake in _successor_mistakes(offence, law):
            yield f"item {offence.item}: {mistake}"
    for row in provision.tiers:
        for mistake in (*_amount_mistakes(row), *_branch_mistakes(row)):
            yield f"{row.stage}/{row.subject}: {mistake}"


def _successor_mistakes(offence: Offence, law: PenaltyLaw) -> Iterator[str]:
    if law.replaced_by is None and (offence.successors or offence.dropped):
        yield "a successor in a text that nothing replaces"
    if offence.successors and offence.dropped:
        yield "both succeeded and dropped"


def _amount_mistakes(row: TierRow) -> Iterator[str]:
    if row.max is not None and row.branches:
        yield "both an amount and a formula"
    if row.max is None and row.min:
        yield "a floor without a ceiling"
    if row.max is not None and not 0 <= row.min <= row.max:
        yield f"the floor {row.min} is above the ceiling {row.max}"


def _branch_mistakes(row: TierRow) -> Iterator[str]:
    """The branches of a row cover every base amount from zero exactly once, each by factors or by amounts."""
    for branch in row.branches:
        if (branch.factors is None) == (branch.max is None):
            yield "a branch has either factors or amounts"
        if branch.factors is not None and branch.factors[0] > branch.factors[1]:
            yield f"the factors {branch.factors} fall"
    if len({branch.base for branch in row.branches}) > 1:
        yield "branches on different bases"
    fault = first_fault(((branch.at_least or 0, branch.below) for branch in row.branches), start=0)
    if row.branches and fault is not None:
        yield fault.told("a base amount of")


def place(law: str, short: int | str) -> Citation:
    """A place written in a table, relative to its law (`41/2`) or with one (`安全生产法/115`)."""
    text = str(short)
    return parse_ref(text if "/" in text and not text[0].isdigit() else f"{law}/{text}")

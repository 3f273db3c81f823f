"""The question beside its county, and what follows from both at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianzhi.kernel.competence.pack import EVERY_ITEM, Authority, Channel, CountyPack, Grant, Item, OpenCases
from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.penalties.tiers import Tier, leaves, table
from lianzhi.kernel.types import Citation, Money

DELEGATED = (Citation("行政处罚法", 24, 1), Citation("行政处罚法", 24, 2))
ENTRUSTED = (Citation("行政处罚法", 20, 1), Citation("行政处罚法", 20, 4))
VOID = (Citation("行政处罚法", 38, 1),)


class Procedure(StrEnum):
    """Summary or ordinary."""

    SUMMARY = "summary"
    ORDINARY = "ordinary"


class Recusal(StrEnum):
    """Where recusal stands: applied for, or certain for an officer or for the head."""

    APPLIED = "applied"
    OFFICER = "officer"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Filing:
    """Another authority's filing of the same violation."""

    authority: Authority
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceQuestion:
    """A case as it stands: place (division code), what is punished, when, whom, how.

    `refs` are located penalty places (of the ref or the item); `item` the item asked about, if any. `fine` None
    where it is not known yet. `on` is the day asked about, `filed_on` the day the case was filed where it was:
    a case keeps the grant it was filed under, as far as the grant says so. `elsewhere`: who else filed it.
    """

    place: str
    refs: tuple[Citation, ...]
    on: date
    item: Item | None = None
    procedure: Procedure = Procedure.ORDINARY
    party: Party = Party.UNIT
    fine: Money | None = None
    measures: tuple[str, ...] = ()
    crime_suspected: bool = False
    filed_on: date | None = None
    elsewhere: tuple[Filing, ...] = ()
    recusal: Recusal | None = None


@dataclass(frozen=True, slots=True)
class Unlawful:
    """Something in the question, or that the asker might be about to do, which the law forbids."""

    code: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """The question, its county, the township of its place, the tiers at stake and the grants that reach them."""

    question: CompetenceQuestion
    county: CountyPack
    township: Authority | None
    tiers: tuple[Tier, ...]
    delegations: tuple[Grant, ...]
    entrustments: tuple[Grant, ...]

    @property
    def name(self) -> str:
        """What is punished, in words."""
        item = self.question.item
        places = "、".join(in_chinese(ref) for ref in self.question.refs)
        return f"“{item.name}”（{places}）" if item else f"{places}所列行为"

    @property
    def filed_on(self) -> date:
        """The day whose grants count: that of the filing, or the one asked about where nothing is filed yet."""
        return self.question.filed_on or self.question.on

    @property
    def live(self) -> Grant | None:
        """The delegation the case stands on."""
        return next((grant for grant in self.delegations if self.stands_on(grant)), None)

    @property
    def entrustment(self) -> Grant | None:
        """The entrustment in force on the day: acting in another's name ends with the letter."""
        return next((grant for grant in self.entrustments if grant.carries(self.question.on)), None)

    @property
    def reserved(self) -> Tier | None:
        """The tier that the law reserves to a named authority."""
        return next((tier for tier in self.tiers if tier.reserved), None)

    def stands_on(self, grant: Grant) -> bool:
        """Whether a delegation carries this case: in force when filed, and since or by its transition clause."""
        if not grant.carries(self.filed_on):
            return False
        return grant.carries(self.question.on) or grant.open_cases is OpenCases.FINISH


def open_case(question: CompetenceQuestion, county: CountyPack) -> Case:
    """The question laid beside its county."""
    township = county.township_of(question.place)
    held = county.grants_by_authority.get(township.code, ()) if township else ()
    matching = tuple(grant for grant in held if reaches(grant, county, question))
    return Case(
        question=question,
        county=county,
        township=township,
        tiers=tuple(tier for ref in question.refs for tier in _tiers(ref)),
        delegations=tuple(grant for grant in matching if grant.channel is Channel.DELEGATION),
        entrustments=tuple(grant for grant in matching if grant.channel is Channel.ENTRUSTMENT),
    )


def _tiers(ref: Citation) -> tuple[Tier, ...]:
    found = table(ref.law)
    return found.matching.get(ref, ()) if found else ()


def reaches(grant: Grant, county: CountyPack, question: CompetenceQuestion) -> bool:
    """Whether a grant reaches everything asked: the same item, or an item whose articles hold every place."""
    item = question.item
    if grant.item == EVERY_ITEM or (item is not None and grant.item == item.code):
        return True
    places = {leaf for ref in question.refs for leaf in leaves(ref)}
    granted = {leaf for ref in county.refs_of[grant.item] for leaf in leaves(ref)}
    return bool(places) and granted.issuperset(places)

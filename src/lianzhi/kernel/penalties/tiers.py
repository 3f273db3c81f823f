"""Tiers: what each article, paragraph and item holds for each subject at each stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_citation, resolve_title
from lianzhi.kernel.penalties.pack import (
    Branch,
    Offence,
    PenaltyLaw,
    Provision,
    Stage,
    Subject,
    TierRow,
    files,
    load_penalty_law,
    place,
)
from lianzhi.kernel.types import Citation, DateSpan, Money

_GRADES = frozenset(
    {Stage.ACCIDENT_GENERAL, Stage.ACCIDENT_LARGER, Stage.ACCIDENT_MAJOR, Stage.ACCIDENT_EXTRA}
)


@dataclass(frozen=True, slots=True)
class Tier:
    """One row for one violation, with its place and its duties as citations.

    `low` and `high` are None where the article gives a formula (`branches`) or no fine at all (`has_fine` tells).
    """

    citation: Citation
    sentence: int | None
    summary: str
    obligations: tuple[Citation, ...]
    stage: Stage
    subject: Subject
    low: Money | None
    high: Money | None
    branches: tuple[Branch, ...]
    optional: bool
    instead: tuple[str, ...]
    measures: tuple[str, ...]
    consequences: tuple[str, ...]
    enforcers: tuple[str, ...]
    enforcer_citations: tuple[Citation, ...]
    reserved: bool
    refer: str
    who: str
    note: str
    valid: DateSpan
    verified: bool
    successors: tuple[Citation, ...] = ()
    dropped: bool = False

    @property
    def has_fine(self) -> bool:
        """Whether the article provides a fine at this stage."""
        return self.high is not None or bool(self.branches)


@dataclass(frozen=True)
class Table:
    """The penalty table of one law, indexed for answering."""

    law: PenaltyLaw
    rows: tuple[Tier, ...]

    @cached_property
    def valid(self) -> DateSpan:
        """The days on which this text is in force."""
        return DateSpan(self.law.from_, self.law.to)

    @cached_property
    def by_article(self) -> dict[int, tuple[Tier, ...]]:
        """The tiers of each penalty article."""
        found: dict[int, list[Tier]] = {}
        for tier in self.rows:
            found.setdefault(tier.citation.article, []).append(tier)
        return {article: tuple(tiers) for article, tiers in found.items()}

    @cached_property
    def matching(self) -> dict[Citation, tuple[Tier, ...]]:
        """The tiers at and below each place: the whole article, the paragraph, the item."""
        found: dict[Citation, list[Tier]] = {}
        for tier in self.rows:
            cited = tier.citation
            whole = Citation(cited.law, cited.article)
            for key in dict.fromkeys((whole, Citation(cited.law, cited.article, cited.paragraph), cited)):
                found.setdefault(key, []).append(tier)
        return {key: tuple(tiers) for key, tiers in found.items()}

    @cached_property
    def by_obligation(self) -> dict[int, tuple[Citation, ...]]:
        """The penalty places that answer a breach of each duty article."""
        found: dict[int, dict[Citation, None]] = {}
        for tier in self.rows:
            for duty in tier.obligations:
                found.setdefault(duty.article, {})[tier.citation] = None
        return {article: tuple(places) for article, places in found.items()}

    def locate(self, citation: Citation, *, field: str = "ref") -> Citation:
        """The citation with paragraph and item put right (`97/7` is item 7 where there is one paragraph).

        Raises MalformedQuestion for an article, paragraph or item the law does not have.
        """
        name, last = self.law.law, self.law.last_article
        if not 1 <= citation.article <= last:
            raise MalformedQuestion(field, f"《{name}》只有{last}条，没有第{citation.article}条")
        here = self.by_article.get(citation.article)
        if here is None:
            return citation
        paragraphs = {tier.citation.paragraph or 1 for tier in here}
        has_items = any(tier.citation.item is not None for tier in here)
        if citation.paragraph is not None and citation.item is None and has_items and len(paragraphs) == 1:
            citation = Citation(name, citation.article, min(paragraphs), citation.paragraph)
        return self._known(citation, here, field)

    def _known(self, citation: Citation, here: tuple[Tier, ...], field: str) -> Citation:
        paragraph = citation.paragraph
        if paragraph is None:
            return citation
        highest = max(tier.citation.paragraph or 1 for tier in here)
        if paragraph > highest:
            raise MalformedQuestion(field, f"第{citation.article}条的处罚规定只到第{highest}款")
        items = {tier.citation.item for tier in here if tier.citation.paragraph == paragraph}
        if citation.item is not None and items and citation.item not in items:
            numbers = "、".join(str(item) for item in sorted(item for item in items if item is not None))
            told = f"有第{numbers}项" if numbers else "不分项"
            raise MalformedQuestion(
                field, f"第{citation.article}条第{paragraph}款{told}，没有第{citation.item}项"
            )
        return citation


@lru_cache(maxsize=32)
def texts(law: str) -> tuple[Table, ...]:
    """The penalty tables of a law by its short title, one a text, latest first; empty where there is none."""
    found = tuple(_read(path) for path in files().get(law, ()))
    for later, earlier in pairwise(found):
        if earlier.law.to is None or later.law.from_ <= earlier.law.to:
            raise BrokenRulePack(files()[law][0], law, f"two texts in force on {later.law.from_}")
    return found


def _read(path: str) -> Table:
    pack = load_penalty_law(path)
    return Table(pack, tuple(_rows(pack)))


def table(law: str) -> Table | None:
    """The table of the latest text of a law; None where the corpus has none."""
    found = texts(law)
    return found[0] if found else None


def table_on(law: str, day: date) -> Table | None:
    """The table of the text in force on a day; None where there is none."""
    return next((found for found in texts(law) if day in found.valid), None)


def tiers(law: str | None = None, *, on: date | None = None) -> Iterator[Tier]:
    """The tiers of one law (any of its names), or of all: of the latest text, or of the one in force `on` a day.

    MalformedQuestion for a law without a table.
    """
    if law is None:
        names = tuple(files())
    else:
        short = resolve_title(law) or law
        if short not in files():
            raise MalformedQuestion("law", f"规则库没有《{short}》的处罚规定，已收录：{'、'.join(files())}")
        names = (short,)
    for name in names:
        found = table(name) if on is None else table_on(name, on)
        if found is not None:
            yield from found.rows


def locate(citation: Citation, *, field: str = "ref") -> Citation:
    """The citation put right by its law's table, or as it stands where there is none; see `Table.locate`."""
    found = table(citation.law)
    return found.locate(citation, field=field) if found else citation


@lru_cache(maxsize=4096)
def leaves(citation: Citation) -> tuple[Citation, ...]:
    """The smallest punishable places at or below a located citation; itself where no table knows it."""
    found = table(citation.law)
    here = found.matching.get(citation, ()) if found else ()
    return tuple(dict.fromkeys(tier.citation for tier in here)) or (citation,)


def stages_for(stage: Stage) -> tuple[Stage, ...]:
    """The stage itself, then the one that stands in for it: an accident of any grade is an accident."""
    return (stage, Stage.ACCIDENT) if stage in _GRADES else (stage,)


def tier_for(ref: str | Citation, subject: Subject, *, stage: Stage, on: date) -> Tier | None:
    """The one tier a place holds for a subject at a stage on a day.

    `ref` is a full place (item where there are items). None where the article names no such subject or stage,
    where several tiers share the place, or where the text was not in force on `on`.
    """
    citation = parse_citation(ref) if isinstance(ref, str) else ref
    found = table(citation.law)
    if found is None or on not in found.valid:
        return None
    rows = select(found, found.locate(citation), subject, stage=stage)
    return rows[0] if len(rows) == 1 else None


def select(found: Table, citation: Citation, subject: Subject, *, stage: Stage) -> tuple[Tier, ...]:
    """The tiers at or below a located place for a subject and stage, a graded accident before any accident."""
    here = found.matching.get(citation, ())
    for wanted in stages_for(stage):
        rows = tuple(tier for tier in here if tier.stage == wanted and tier.subject == subject)
        if rows:
            return rows
    return ()


def _rows(pack: PenaltyLaw) -> Iterator[Tier]:
    for provision in pack.provisions:
        for offence in provision.offences:
            for row in provision.tiers:
                for stage in (row.stage, *row.also):
                    yield _tier(pack, provision, offence, row=row, stage=stage)


def _tier(pack: PenaltyLaw, provision: Provision, offence: Offence, *, row: TierRow, stage: Stage) -> Tier:
    return Tier(
        citation=Citation(pack.law, provision.article, provision.paragraph, offence.item),
        sentence=provision.sentence,
        summary=offence.summary,
        obligations=tuple(place(pack.law, duty) for duty in offence.obligations),
        stage=stage,
        subject=row.subject,
        low=None if row.max is None else Money.yuan(row.min),
        high=None if row.max is None else Money.yuan(row.max),
        branches=row.branches,
        optional=row.optional,
        instead=row.instead,
        measures=row.measures,
        consequences=row.consequences,
        enforcers=row.enforcers or pack.enforcers,
        enforcer_citations=tuple(place(pack.law, text) for text in (row.cite or pack.enforcer_cite)),
        reserved=row.reserved,
        refer=row.refer,
        who=row.who,
        note="；".join(filter(None, (row.note, offence.note))),
        valid=DateSpan(pack.from_, pack.to),
        verified=row.verified and pack.verified,
        successors=_successors(pack, offence),
        dropped=offence.dropped,
    )


def _successors(pack: PenaltyLaw, offence: Offence) -> tuple[Citation, ...]:
    newer = pack.replaced_by
    return tuple(place(newer.law, text) for text in offence.successors) if newer is not None else ()

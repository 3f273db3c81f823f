"""How much under one text: the statutory range, measures, class and band for one party and one violation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import partial

from lianzhi.kernel.discretion import Band, Factor, FineRange, PenaltyClass, Proposal, propose
from lianzhi.kernel.discretion.lists import ListEntry
from lianzhi.kernel.discretion.steps import Step, step_band
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import in_chinese, laws, place_in_chinese, resolve_title
from lianzhi.kernel.penalties.amounts import fine_range
from lianzhi.kernel.penalties.county import County
from lianzhi.kernel.penalties.explaining import (
    STAGE_WORDS,
    SUBJECT_WORDS,
    duty_hint,
    entry_reason,
    fine_reason,
    side_reasons,
    why_not,
)
from lianzhi.kernel.penalties.lineage import Standing
from lianzhi.kernel.penalties.pack import Stage, Subject, files
from lianzhi.kernel.penalties.previous import Previous
from lianzhi.kernel.penalties.tiers import Table, Tier, select, table, table_on
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

__all__ = [
    "STAGE_WORDS",
    "SUBJECT_WORDS",
    "Comparison",
    "PenaltyAnswer",
    "PenaltyQuestion",
    "Regime",
    "When",
    "no_rule",
    "table_of",
    "under",
]

_EDUCATION = "对当事人进行教育"
_ORDERS = ("改正", "消除")


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyQuestion:
    """One party, one violation, one day; `citation` as written, not yet located in the article's structure.

    `base_amount` is what the article multiplies; `days` for a daily continuing fine; `sentence` where a paragraph
    holds several rules (安全生产法 103.3); `prefer` chooses among the classes the circumstances leave open.
    `decision_date` asks for the comparison of 行政处罚法 37; `text_on` says by which day's text the citation counts
    its articles (the latest when not given). `previous` are earlier penalties of the same party; `place` is the
    division whose county data apply, `facts` the figures and `listed` the list entries that data ask for.
    """

    citation: Citation
    conduct_date: date
    subject: Subject = Subject.UNIT
    stage: Stage = Stage.BASE
    factors: tuple[Factor, ...] = ()
    base_amount: Money | None = None
    days: int | None = None
    sentence: int | None = None
    prefer: PenaltyClass | None = None
    decision_date: date | None = None
    text_on: date | None = None
    previous: tuple[Previous, ...] = ()
    place: str = ""
    facts: tuple[tuple[str, int], ...] = ()
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyAnswer:
    """The answer with its reasons. `tiers` are the rows it rests on, empty where the article does not apply.

    `fine` is None where no fine is provided or the base amount is unknown (`tiers[0].has_fine` tells which);
    `alternatives` are the rows of a place whose items do not agree; `entries` the lines of the county's lists about
    the place, `factors` the circumstances with those that records and lists added, `step` the step of the county's
    table; `comparison` is there where a decision date was given.
    """

    citation: Citation
    in_force: bool
    applicable: bool
    reason: str = ""
    fine: FineRange | None = None
    tiers: tuple[Tier, ...] = ()
    alternatives: tuple[Tier, ...] = ()
    measures: tuple[str, ...] = ()
    mandatory_measures: tuple[str, ...] = ()
    proposal: Proposal | None = None
    citations: tuple[Citation, ...] = ()
    reasons: tuple[Reason, ...] = ()
    entries: tuple[ListEntry, ...] = ()
    factors: tuple[Factor, ...] = ()
    step: Step | None = None
    comparison: Comparison | None = None

    @property
    def provisional(self) -> bool:
        """Whether anything the answer rests on is 待核定."""
        if self.comparison is not None and self.comparison.provisional:
            return True
        if not self.in_force and self.reasons and self.reasons[0].provisional:
            return True
        return bool(self.proposal and self.proposal.provisional) or not all(
            tier.verified for tier in self.tiers
        )


class When(StrEnum):
    """Which day's law: of the conduct (行为时) or of the decision (作出决定时)."""

    CONDUCT = "conduct"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """The answer under the law of one day, with its whole trace; `source` names the text."""

    when: When
    as_of: date
    standing: Standing
    answer: PenaltyAnswer
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both regimes of 行政处罚法 37 and the one proposed.

    `mixed`: the lighter one is not lighter in every respect. `undetermined`: which is lighter could not be told, so
    the law of the conduct stands.
    """

    regimes: tuple[Regime, Regime]
    chosen: When
    reason: Reason
    mixed: bool = False
    undetermined: bool = False

    @property
    def provisional(self) -> bool:
        """Whether the choice itself rests on something 待核定 or wants a person's eye."""
        rests_on = any(regime.answer.provisional for regime in self.regimes)
        return self.mixed or self.undetermined or rests_on or self.reason.provisional


def under(
    question: PenaltyQuestion, found: Table, located: Citation, *, county: County | None
) -> PenaltyAnswer:
    """The answer under one text, for a place of that text; an article that does not apply is an answer too."""
    rows = select(found, located, question.subject, stage=question.stage)
    if question.sentence is not None:
        rows = tuple(row for row in rows if row.sentence in (None, question.sentence))
    if not rows:
        reason = why_not(found, located, subject=question.subject, stage=question.stage)
        return no_rule(located, reason, *duty_hint(found, located))
    raised: tuple[Tier, ...] = ()
    if located.paragraph is None:
        rows, raised = _without_multiples(rows)
    first = rows[0]
    if any(_amounts(row) != _amounts(first) for row in rows[1:]):
        return _disagreeing(located, (*rows, *raised))
    found_range = _applies(question, located, rows, county)
    more = tuple(_raised_reason(row) for row in raised)
    return replace(found_range, reasons=(*found_range.reasons, *more)) if more else found_range


def table_of(cited: Citation, text_on: date | None) -> Table | None:
    """The text a citation counts its articles by; None for a known law without a table.

    Raises MalformedQuestion for a law nobody knows, or a day on which the law had no recorded text.
    """
    found = table(cited.law) if text_on is None else table_on(cited.law, text_on)
    if found is not None and cited.sub is None:
        return found
    if found is not None:
        raise MalformedQuestion("ref", f"《{cited.law}》没有第{cited.article}条之{cited.sub}")
    if table(cited.law) is not None:
        raise MalformedQuestion("text_on", f"规则库没有《{cited.law}》在{text_on}的文本")
    if resolve_title(cited.law) is None:
        names = [law.short for law in laws()]
        close = get_close_matches(cited.law, names, n=1, cutoff=0.4)
        hint = f"，是否指《{close[0]}》" if close else f"，已收录处罚规定的有：{'、'.join(files())}"
        raise MalformedQuestion("ref", f"规则库里没有名为《{cited.law}》的法律{hint}")
    return None


def _without_multiples(rows: tuple[Tier, ...]) -> tuple[tuple[Tier, ...], tuple[Tier, ...]]:
    """The rows of a whole article, and those that multiply the fine of another of its paragraphs.

    A multiple (安全生产法 114 second paragraph) is no range of its own beside the one it multiplies: it wants its own
    grave circumstances, and is asked for by its paragraph.
    """
    plain = tuple(row for row in rows if not any(branch.of for branch in row.branches))
    return (plain, tuple(row for row in rows if row not in plain)) if plain else (rows, ())


def _raised_reason(row: Tier) -> Reason:
    told = fine_reason(row, fine_range(row), row.citation)
    return Reason(f"{row.summary}，见{place_in_chinese(row.citation)}", (row.citation,), children=(told,))


def _amounts(row: Tier) -> tuple[object, ...]:
    return (row.low, row.high, row.branches, row.optional)


def _applies(
    question: PenaltyQuestion, located: Citation, rows: tuple[Tier, ...], county: County | None
) -> PenaltyAnswer:
    first = rows[0]
    on = question.decision_date or question.conduct_date
    fine = fine_range(first, base_amount=question.base_amount, days=question.days)
    step, step_reasons = _step(question, first, county, on=on)
    propose_band = partial(_step_band, step, county, on=on) if step is not None and county else None
    proposal = propose(fine, question.factors, on=on, prefer=question.prefer, step=propose_band)
    exempt = proposal.klass is PenaltyClass.EXEMPT
    measures = tuple(dict.fromkeys(measure for row in rows for measure in row.measures))
    if exempt:
        measures = tuple(measure for measure in measures if any(word in measure for word in _ORDERS))
    entries, entry_reasons = _entries(question, located, county, on=on)
    grounds = (ground for factor in question.factors for ground in factor.citations)
    return PenaltyAnswer(
        citation=located,
        in_force=True,
        applicable=True,
        fine=fine,
        tiers=rows,
        measures=measures,
        mandatory_measures=(*measures, _EDUCATION) if exempt else measures,
        proposal=proposal,
        citations=tuple(dict.fromkeys((located, *first.enforcer_citations, *grounds))),
        reasons=(
            fine_reason(first, fine, located),
            *side_reasons(first),
            *proposal.reasons,
            *step_reasons,
            *entry_reasons,
        ),
        entries=entries,
        factors=question.factors,
        step=step,
    )


def _step(
    question: PenaltyQuestion, tier: Tier, county: County | None, *, on: date
) -> tuple[Step | None, tuple[Reason, ...]]:
    """The step of the county's table, and what must be found out where its figure is unknown."""
    steps = county.table_of(tier, on) if county is not None else None
    if steps is None:
        return None, ()
    figure = dict(question.facts).get(steps.fact.key)
    if figure is None:
        text = f"本县有裁量阶次表，须查明{steps.fact.name}的数量（{steps.fact.unit}），暂按百分比幅度"
        return None, (Reason(text, (tier.citation,), provisional=True),)
    if figure < steps.fact.start:
        raise MalformedQuestion(f"facts.{steps.fact.key}", f"{steps.fact.name}应当不少于{steps.fact.start}")
    return steps.step_of(figure), ()


def _step_band(step: Step, county: County, klass: PenaltyClass, *, on: date) -> Band:
    file = county.steps
    source, verified = (file.source, file.verified) if file is not None else ("", False)
    return step_band(step, klass, on=on, source=source, verified=verified)


def _entries(
    question: PenaltyQuestion, located: Citation, county: County | None, *, on: date
) -> tuple[tuple[ListEntry, ...], tuple[Reason, ...]]:
    if county is None or county.lists is None:
        return (), ()
    found = county.entries_for(located, question.subject, question.stage, on=on)
    source = county.lists.source
    reasons = (
        entry_reason(kind, entry, confirmed=entry.id in question.listed, source=source)
        for kind, entry in found
    )
    return tuple(entry for _, entry in found), tuple(reasons)


def no_rule(cited: Citation, reason: str, *more: Reason) -> PenaltyAnswer:
    """The answer that nothing is provided, with the reason."""
    return PenaltyAnswer(
        citation=cited,
        in_force=True,
        applicable=False,
        reason=reason,
        citations=(cited,),
        reasons=(Reason(reason, (cited,)), *more),
    )


def _disagreeing(located: Citation, rows: tuple[Tier, ...]) -> PenaltyAnswer:
    reason = f"{in_chinese(located)}各款、各项或者各句的幅度不一致，请指明具体的款、项或者句"
    lines = tuple(fine_reason(row, fine_range(row), row.citation) for row in rows)
    return PenaltyAnswer(
        citation=located,
        in_force=True,
        applicable=False,
        reason=reason,
        alternatives=rows,
        citations=(located,),
        reasons=(Reason(reason, (located,), children=lines),),
    )

"""Two dates (行政处罚法 37): the law of the conduct, unless that of the decision is lighter or no longer punishes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lianzhi.kernel.discretion.factors import Factor, named
from lianzhi.kernel.discretion.severity import NOT_PUNISHED, Severity, comparison, severity
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import in_chinese, place_in_chinese, version_on
from lianzhi.kernel.penalties.amounts import fine_range
from lianzhi.kernel.penalties.answers import (
    Comparison,
    PenaltyAnswer,
    PenaltyQuestion,
    Regime,
    When,
    no_rule,
    table_of,
    under,
)
from lianzhi.kernel.penalties.county import County, county_at
from lianzhi.kernel.penalties.lineage import Standing, on_day
from lianzhi.kernel.penalties.pack import Subject
from lianzhi.kernel.penalties.previous import again, closure_hints
from lianzhi.kernel.penalties.tiers import Table, Tier, select
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

ARTICLE = Citation("行政处罚法", 37)
_FEN = 100


def answer(question: PenaltyQuestion) -> PenaltyAnswer:
    """The range, measures, class and band, with reasons; an article that does not apply is an answer too.

    With a decision date both days' law is asked and the lighter proposed. Raises MalformedQuestion for a law,
    article, paragraph or item that does not exist, and for a decision before the conduct.
    """
    cited = question.citation
    decided = question.decision_date
    if decided is not None and decided < question.conduct_date:
        raise MalformedQuestion("decision_date", f"{decided}早于违法行为发生日{question.conduct_date}")
    found = table_of(cited, question.text_on)
    if found is None:
        in_force = version_on(cited.law, question.conduct_date) is not None
        return replace(no_rule(cited, f"规则库没有收录《{cited.law}》的处罚规定"), in_force=in_force)
    located = found.locate(cited)
    county = county_at(question.place) if question.place else None
    question, reasons = _completed(question, found, located, county)
    if decided is not None:
        result = _compared(question, found, located, county=county, decided=decided)
    elif question.conduct_date in found.valid:
        result = under(question, found, located, county=county)
    else:
        result = _not_in_force(question, found, located)
    return replace(result, reasons=(*result.reasons, *reasons)) if reasons else result


def _completed(
    question: PenaltyQuestion, found: Table, located: Citation, county: County | None
) -> tuple[PenaltyQuestion, tuple[Reason, ...]]:
    """The question with the circumstances that earlier penalties and confirmed list entries add."""
    question, reasons = _of_the_party(question)
    added: list[Factor] = []
    if question.previous:
        repeated = again(
            question.previous, located, conduct=question.conduct_date, text_day=found.valid.start
        )
        if repeated is not None:
            added.append(repeated[0])
            reasons.append(repeated[1])
        on = question.decision_date or question.conduct_date
        reasons.extend(closure_hints(question.previous, on=on))
    if question.listed:
        added.extend(_confirmed(question, located, county))
    if not added:
        return question, tuple(reasons)
    return replace(question, factors=tuple(dict.fromkeys((*question.factors, *added)))), tuple(reasons)


def _of_the_party(question: PenaltyQuestion) -> tuple[PenaltyQuestion, list[Reason]]:
    """The question without circumstances only a natural person can have, where a unit is asked about, and why."""
    if question.subject is not Subject.UNIT:
        return question, []
    personal = tuple(factor for factor in question.factors if factor.is_personal)
    if not personal:
        return question, []
    reasons = [
        Reason(f"“{factor.name}”只能是自然人的情形，对单位不予考虑", factor.citations) for factor in personal
    ]
    kept = tuple(factor for factor in question.factors if factor not in personal)
    return replace(question, factors=kept), reasons


def _confirmed(question: PenaltyQuestion, located: Citation, county: County | None) -> Iterable[Factor]:
    """The statutory grounds of the list entries the officer confirms; MalformedQuestion for one that is not there."""
    if county is None:
        raise MalformedQuestion("listed", "清单属于县，请在place写明有清单的县")
    on = question.decision_date or question.conduct_date
    here = {
        entry.id: entry for _, entry in county.entries_for(located, question.subject, question.stage, on=on)
    }
    for key in question.listed:
        if key not in here:
            known = f"，可用：{'、'.join(here)}" if here else ""
            raise MalformedQuestion("listed", f"{in_chinese(located)}没有名为“{key}”的清单事项{known}")
    return named(here[key].ground for key in question.listed)


def _not_in_force(question: PenaltyQuestion, found: Table, located: Citation) -> PenaltyAnswer:
    day, law = question.conduct_date, found.law
    newer, unsure = law.replaced_by, False
    if day < law.from_:
        when = f"所在文本{law.from_}起施行"
    elif newer is None or newer.law == law.law:
        when = f"所在文本只施行到{law.to}"
    else:
        # Another law took over: whether this text was repealed that day is another matter, and may be unsure.
        note, unsure = f"（{newer.note}）" if newer.note else "", not newer.verified
        when = f"规定的行为自{newer.from_}起由《{newer.law}》规定{note}"
    reason = f"行为发生于{day}，{in_chinese(located)}{when}，不能适用"
    then = on_day(found, _asked(question, found, located), located, day=day)
    hints: tuple[Reason, ...] = ()
    if then.standing is Standing.FOUND and then.table is not None:
        places = "、".join(place_in_chinese(there) for there in then.places)
        text = f"该日的规定见{places}（{then.table.law.source}）"
        hints = (Reason(text, then.places, provisional=not then.table.law.verified),)
    return PenaltyAnswer(
        citation=located,
        in_force=False,
        applicable=False,
        reason=reason,
        citations=(located, ARTICLE),
        reasons=(Reason(reason, (located, ARTICLE), provisional=unsure), *hints),
    )


def _asked(question: PenaltyQuestion, found: Table, located: Citation) -> tuple[Tier, ...]:
    """The rows asked about: of the stage and subject where the place has them, else all of the place."""
    rows = select(found, located, question.subject, stage=question.stage)
    return rows or found.matching.get(located, ())


def _compared(
    question: PenaltyQuestion, found: Table, located: Citation, *, county: County | None, decided: date
) -> PenaltyAnswer:
    rows = _asked(question, found, located)
    regimes = tuple(
        _regime(question, found, rows, located=located, when=when, day=day, county=county)
        for when, day in ((When.CONDUCT, question.conduct_date), (When.DECISION, decided))
    )
    conduct, decision = regimes
    result = choose(question, conduct, decision)
    chosen = decision if result.chosen is When.DECISION else conduct
    reason = result.reason.text if not chosen.answer.applicable else ""
    return replace(
        chosen.answer,
        reason=f"{chosen.answer.reason}；{reason}" if reason else "",
        citations=tuple(dict.fromkeys((*chosen.answer.citations, ARTICLE))),
        reasons=(result.reason, *chosen.answer.reasons),
        comparison=result,
    )


def _regime(  # noqa: PLR0913 - one day's law needs the question, the place it was asked at and the day
    question: PenaltyQuestion,
    found: Table,
    rows: tuple[Tier, ...],
    *,
    located: Citation,
    when: When,
    day: date,
    county: County | None,
) -> Regime:
    there = on_day(found, rows, located, day=day)
    text = there.table
    source = f"《{text.law.law}》（{text.law.source}）" if text is not None else ""
    if there.standing is Standing.FOUND and text is not None:
        answers = [under(question, text, place, county=county) for place in there.places]
        return Regime(when=when, as_of=day, standing=there.standing, answer=_one_of(answers), source=source)
    reason = {
        Standing.NOT_YET: f"{source}没有规定对该行为的处罚",
        Standing.DROPPED: f"{source}不再规定对该行为的处罚",
    }.get(there.standing, f"规则库没有{day}该行为的处罚规定，或者前后两个文本尚未对照")
    nothing = no_rule(located, reason)
    unknown = there.standing is Standing.UNKNOWN
    return Regime(
        when=when,
        as_of=day,
        standing=there.standing,
        answer=replace(nothing, in_force=not unknown),
        source=source,
    )


def _one_of(answers: list[PenaltyAnswer]) -> PenaltyAnswer:
    """The one answer of several places, or the request to name one where they differ."""
    first = answers[0]
    if all((one.fine, one.measures) == (first.fine, first.measures) for one in answers):
        return first
    places = "、".join(place_in_chinese(one.citation) for one in answers)
    nothing = no_rule(first.citation, f"该行为在这一文本中对应{places}，幅度不一致，请分别提问")
    return replace(nothing, alternatives=tuple(tier for one in answers for tier in one.tiers))


def choose(question: PenaltyQuestion, conduct: Regime, decision: Regime) -> Comparison:
    """Which day's law is proposed: the conduct's, unless the decision's is lighter whatever the base amount."""
    regimes = (conduct, decision)
    if not _known(conduct) or not _known(decision):
        which = "行为时" if not _known(conduct) else "作出决定时"
        text = f"{which}的规定不明，不能比较轻重，按行为时的规定处理，由办案人员核对"
        reason = _told(text, regimes, provisional=True)
        return Comparison(regimes=regimes, chosen=When.CONDUCT, reason=reason, undetermined=True)
    if conduct.answer == decision.answer:
        reason = _told("行为时与作出决定时适用同一规定", regimes)
        return Comparison(regimes=regimes, chosen=When.CONDUCT, reason=reason)
    probes = _probes(question, regimes)
    then, now = (_weights(question, regime, probes) for regime in regimes)
    mixed = any(a.mixed_with(b) for a, b in zip(then, now, strict=True))
    lighter = all(b <= a for a, b in zip(then, now, strict=True)) and then != now
    heavier = all(a <= b for a, b in zip(then, now, strict=True))
    text = _verdict(conduct, decision, lighter=lighter, heavier=heavier, mixed=mixed)
    return Comparison(
        regimes=regimes,
        chosen=When.DECISION if lighter else When.CONDUCT,
        reason=_told(text, regimes, provisional=mixed or not (lighter or heavier)),
        mixed=mixed,
        undetermined=not (lighter or heavier),
    )


def _verdict(conduct: Regime, decision: Regime, *, lighter: bool, heavier: bool, mixed: bool) -> str:
    if lighter and decision.answer.applicable:
        text = "作出决定时的规定处罚较轻，适用新的规定"
    elif lighter:
        text = "作出决定时的规定对该行为不再处罚，适用新的规定"
    elif heavier and conduct.answer.applicable:
        text = "作出决定时的规定不比行为时的规定轻，适用行为时的规定"
    elif heavier:
        text = "行为时的规定没有对该行为规定处罚，新的规定不溯及既往"
    else:
        text = "两部规定的轻重取决于尚未查明的基数，先按行为时的规定处理"
    return f"{text}；两部规定各有轻重，应当整体比较，不得各取一部分" if mixed else text


def _told(text: str, regimes: tuple[Regime, Regime], *, provisional: bool = False) -> Reason:
    lines = []
    for regime, words in zip(regimes, ("行为时", "作出决定时"), strict=True):
        first = regime.answer.reasons[0]
        line = f"{words}（{regime.as_of}）{regime.source}：{first.text}"
        unsure = first.provisional or regime.answer.provisional
        lines.append(Reason(line, (regime.answer.citation,), provisional=unsure))
    order = comparison()
    cited = (ARTICLE, *order.citations)
    return Reason(text, cited, children=tuple(lines), provisional=provisional)


def _known(regime: Regime) -> bool:
    """Whether the regime's answer is known: a tier, or that the text provides none; not an open question."""
    return regime.standing is not Standing.UNKNOWN and not regime.answer.alternatives


def _probes(question: PenaltyQuestion, regimes: tuple[Regime, Regime]) -> tuple[Money | None, ...]:
    """The base amounts at which the two are compared: the known one, else around every edge of their formulas."""
    if question.base_amount is not None:
        return (question.base_amount,)
    branches = [branch for regime in regimes for tier in regime.answer.tiers for branch in tier.branches]
    if not branches:
        return (None,)
    edges = {branch.at_least for branch in branches if branch.at_least is not None}
    ceilings = {tier.high.fen for regime in regimes for tier in regime.answer.tiers if tier.high is not None}
    amounts = [branch.max * _FEN for branch in branches if branch.max is not None]
    far = max((*ceilings, *amounts, *(edge * _FEN for edge in edges)), default=0) * _FEN + _FEN
    points = {0, far, *(edge * _FEN for edge in edges), *(edge * _FEN - 1 for edge in edges)}
    return tuple(Money(point) for point in sorted(points))


def _weights(
    question: PenaltyQuestion, regime: Regime, probes: tuple[Money | None, ...]
) -> tuple[Severity, ...]:
    found = regime.answer
    if not found.applicable:
        return tuple(NOT_PUNISHED for _ in probes)
    measures = tuple(measure for tier in found.tiers for measure in tier.measures)
    tier = found.tiers[0]
    return tuple(
        severity(fine_range(tier, base_amount=base, days=question.days), measures) for base in probes
    )

"""How much: the statutory range, the measures, the class and the band for one party and one violation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from lianzhi.kernel.discretion import Factor, FineRange, PenaltyClass, Proposal, propose
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import in_chinese, laws, place_in_chinese, resolve_title, version_on
from lianzhi.kernel.penalties.amounts import fine_range, formula_words
from lianzhi.kernel.penalties.pack import Stage, Subject, files
from lianzhi.kernel.penalties.tiers import Table, Tier, select, table
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

SUBJECT_WORDS = {
    Subject.UNIT: "单位",
    Subject.RESPONSIBLE_PERSON: "主要负责人",
    Subject.DIRECT_MANAGER: "直接负责的主管人员和其他直接责任人员",
    Subject.OTHER: "其他人员",
}
STAGE_WORDS = {
    Stage.BASE: "责令改正",
    Stage.OVERDUE: "逾期未改正或者拒不改正",
    Stage.SERIOUS: "情节严重",
    Stage.MITIGATED: "情节较轻",
    Stage.AGGRAVATED: "情节特别严重",
    Stage.ACCIDENT: "发生事故",
    Stage.ACCIDENT_GENERAL: "一般事故",
    Stage.ACCIDENT_LARGER: "较大事故",
    Stage.ACCIDENT_MAJOR: "重大事故",
    Stage.ACCIDENT_EXTRA: "特别重大事故",
    Stage.REPEAT: "屡次违法",
    Stage.DAILY: "按日连续处罚",
    Stage.CLOSURE: "提请关闭",
}
_EDUCATION = "对当事人进行教育"
_CORRECT_WITH = Citation("行政处罚法", 28, 1)
_NO_PENALTY = Citation("行政处罚法", 33, 3)
_ORDERS = ("改正", "消除")


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyQuestion:
    """One party, one violation, one day; `citation` as written, not yet located in the article's structure.

    `base_amount` is what the article multiplies; `days` for a daily continuing fine; `sentence` where a paragraph
    holds several rules (安全生产法 103.3); `prefer` chooses among the classes the circumstances leave open.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyAnswer:
    """The answer with its reasons. `tiers` are the rows it rests on, empty where the article does not apply.

    `fine` is None where no fine is provided or the base amount is unknown (`tiers[0].has_fine` tells which);
    `alternatives` are the rows of a place whose items do not agree.
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

    @property
    def provisional(self) -> bool:
        """Whether anything the answer rests on is 待核定."""
        return bool(self.proposal and self.proposal.provisional) or not all(
            tier.verified for tier in self.tiers
        )


def answer(question: PenaltyQuestion) -> PenaltyAnswer:
    """The range, measures, class and band, with reasons; an article that does not apply is an answer too.

    Raises MalformedQuestion for a law, article, paragraph or item that does not exist.
    """
    cited = question.citation
    found = _table_of(cited)
    if found is None:
        in_force = version_on(cited.law, question.conduct_date) is not None
        return replace(_no(cited, f"规则库没有收录《{cited.law}》的处罚规定"), in_force=in_force)
    located = found.locate(cited)
    if question.conduct_date not in found.valid:
        return _not_in_force(found, located, question.conduct_date)
    rows = select(found, located, question.subject, stage=question.stage)
    if question.sentence is not None:
        rows = tuple(row for row in rows if row.sentence in (None, question.sentence))
    if not rows:
        return _no(located, _why_not(found, located, question), *_duty_hint(found, located))
    first = rows[0]
    if any(_amounts(row) != _amounts(first) for row in rows[1:]):
        return _disagreeing(located, rows)
    return _applies(question, located, rows)


def _table_of(cited: Citation) -> Table | None:
    """The law's table; None for a known law without one; MalformedQuestion for a law nobody knows."""
    found = table(cited.law)
    if found is not None and cited.sub is None:
        return found
    if found is not None:
        raise MalformedQuestion("ref", f"《{cited.law}》没有第{cited.article}条之{cited.sub}")
    if resolve_title(cited.law) is None:
        names = [law.short for law in laws()]
        close = get_close_matches(cited.law, names, n=1, cutoff=0.4)
        hint = f"，是否指《{close[0]}》" if close else f"，已收录处罚规定的有：{'、'.join(files())}"
        raise MalformedQuestion("ref", f"没有名为《{cited.law}》的法律{hint}")
    return None


def _amounts(row: Tier) -> tuple[object, ...]:
    return (row.low, row.high, row.branches, row.optional)


def _applies(question: PenaltyQuestion, located: Citation, rows: tuple[Tier, ...]) -> PenaltyAnswer:
    first = rows[0]
    fine = fine_range(first, base_amount=question.base_amount, days=question.days)
    proposal = propose(fine, question.factors, on=question.conduct_date, prefer=question.prefer)
    exempt = proposal.klass is PenaltyClass.EXEMPT
    measures = tuple(dict.fromkeys(measure for row in rows for measure in row.measures))
    if exempt:
        measures = tuple(measure for measure in measures if any(word in measure for word in _ORDERS))
    reasons = (_fine_reason(first, fine, located), *_side_reasons(first), *proposal.reasons)
    citations = dict.fromkeys(
        (
            located,
            *first.enforcer_citations,
            *(ground for factor in question.factors for ground in factor.citations),
        )
    )
    return PenaltyAnswer(
        citation=located,
        in_force=True,
        applicable=True,
        fine=fine,
        tiers=rows,
        measures=measures,
        mandatory_measures=(*measures, _EDUCATION) if exempt else measures,
        proposal=proposal,
        citations=tuple(citations),
        reasons=reasons,
    )


def _fine_reason(tier: Tier, fine: FineRange | None, located: Citation) -> Reason:
    who = f"对{tier.who or SUBJECT_WORDS[tier.subject]}（{STAGE_WORDS[tier.stage]}）"
    may = "可以" if tier.optional else ""
    formula = "；".join(formula_words(tier))
    if fine is None:
        text = f"{who}{may}{formula}，须先查明基数" if tier.has_fine else f"{who}没有罚款"
    elif fine.low.fen == 0:
        text = f"{who}{may}处{fine.high.as_yuan}元以下罚款"
    else:
        text = f"{who}{may}处{fine.low.as_yuan}元以上{fine.high.as_yuan}元以下罚款"
    detail = (Reason(formula, (located,)),) if formula and fine is not None else ()
    return Reason(text, (located,), children=detail, provisional=not tier.verified)


def _side_reasons(tier: Tier) -> tuple[Reason, ...]:
    """What stands beside the fine: measures, kinds in its place, who imposes it, what else follows."""
    lines: list[Reason] = []
    if tier.measures:
        lines.append(Reason(f"应当一并作出：{'、'.join(tier.measures)}", (tier.citation,)))
    if tier.instead:
        lines.append(Reason(f"也可以处{'、'.join(tier.instead)}而不罚款", (tier.citation,)))
    lines.extend(Reason(text, (tier.citation,)) for text in tier.consequences)
    if tier.refer:
        lines.append(Reason(f"依照{tier.refer}处罚", (tier.citation,)))
    if tier.note:
        lines.append(Reason(tier.note, (tier.citation,)))
    only = "只能由" if tier.reserved else "由"
    lines.append(Reason(f"{only}{'、'.join(tier.enforcers)}决定", tier.enforcer_citations))
    return tuple(lines)


def _no(cited: Citation, reason: str, *more: Reason) -> PenaltyAnswer:
    return PenaltyAnswer(
        citation=cited,
        in_force=True,
        applicable=False,
        reason=reason,
        citations=(cited,),
        reasons=(Reason(reason, (cited,)), *more),
    )


def _not_in_force(found: Table, located: Citation, day: date) -> PenaltyAnswer:
    law = found.law
    when = f"{law.from_}起施行" if day < law.from_ else f"已于{law.to}失效"
    reason = f"行为发生于{day}，{in_chinese(located)}所在文本{when}，不能适用"
    return PenaltyAnswer(
        citation=located,
        in_force=False,
        applicable=False,
        reason=reason,
        citations=(located, Citation("行政处罚法", 37)),
        reasons=(Reason(reason, (located, Citation("行政处罚法", 37))),),
    )


def _why_not(found: Table, located: Citation, question: PenaltyQuestion) -> str:
    here = found.matching.get(located, ())
    name = in_chinese(located)
    if not here:
        return f"{name}没有规定行政处罚"
    asked = f"{SUBJECT_WORDS[question.subject]}在“{STAGE_WORDS[question.stage]}”阶段"
    named = dict.fromkeys(f"{SUBJECT_WORDS[row.subject]}（{STAGE_WORDS[row.stage]}）" for row in here)
    return f"{name}没有规定对{asked}的处罚，只规定了：{'、'.join(named)}"


def _duty_hint(found: Table, located: Citation) -> tuple[Reason, ...]:
    """Where the article is a duty, the penalty articles that answer its breach."""
    if located.article in found.by_article:
        return ()
    places = found.by_obligation.get(located.article, ())
    if not places:
        return ()
    text = f"违反{place_in_chinese(Citation(located.law, located.article))}的，处罚见：" + "、".join(
        place_in_chinese(there) for there in places
    )
    return (Reason(text, places),)


def _disagreeing(located: Citation, rows: tuple[Tier, ...]) -> PenaltyAnswer:
    reason = f"{in_chinese(located)}各款、各项或者各句的幅度不一致，请指明具体的款、项或者句"
    lines = tuple(_fine_reason(row, fine_range(row), row.citation) for row in rows)
    return PenaltyAnswer(
        citation=located,
        in_force=True,
        applicable=False,
        reason=reason,
        alternatives=rows,
        citations=(located,),
        reasons=(Reason(reason, (located,), children=lines),),
    )

"""The lines of a penalty answer: what the article allows, what stands beside the fine, why it does not apply."""

from __future__ import annotations

from lianzhi.kernel.discretion import FineRange
from lianzhi.kernel.discretion.lists import ListEntry, ListKind
from lianzhi.kernel.law import in_chinese, place_in_chinese
from lianzhi.kernel.penalties.amounts import formula_words
from lianzhi.kernel.penalties.pack import Stage, Subject
from lianzhi.kernel.penalties.tiers import Table, Tier
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation

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


def fine_reason(tier: Tier, fine: FineRange | None, located: Citation) -> Reason:
    """The range in words, with its formula below; “须先查明基数” where the base amount is unknown."""
    who = f"对{tier.who or SUBJECT_WORDS[tier.subject]}（{STAGE_WORDS[tier.stage]}）"
    may = "可以" if tier.optional else ""
    formula = "；".join(formula_words(tier))
    if fine is None:
        text = f"{who}{may}{formula}，须先查明基数" if tier.has_fine else f"{who}没有罚款"
    else:
        text = f"{who}{may}处{fine.words}罚款"
    detail = (Reason(formula, (located,)),) if formula and fine is not None else ()
    return Reason(text, (located,), children=detail, provisional=not tier.verified)


def side_reasons(tier: Tier) -> tuple[Reason, ...]:
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


def why_not(found: Table, located: Citation, *, subject: Subject, stage: Stage) -> str:
    """Why a place has no tier for a subject at a stage, naming what it has."""
    here = found.matching.get(located, ())
    name = in_chinese(located)
    if not here:
        return f"{name}没有规定行政处罚"
    asked = f"{SUBJECT_WORDS[subject]}在“{STAGE_WORDS[stage]}”阶段"
    named = dict.fromkeys(f"{SUBJECT_WORDS[row.subject]}（{STAGE_WORDS[row.stage]}）" for row in here)
    return f"{name}没有规定对{asked}的处罚，只规定了：{'、'.join(named)}"


def duty_hint(found: Table, located: Citation) -> tuple[Reason, ...]:
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


def entry_reason(kind: ListKind, entry: ListEntry, *, confirmed: bool, source: str) -> Reason:
    """One line of a county's list: its conditions, and whether the officer has confirmed them."""
    state = "已确认符合" if confirmed else "符合的，可以提出"
    text = f"{kind.label}：{entry.name}；条件：{'、'.join(entry.conditions)}；{state}（{source}）"
    return Reason(text, entry.factor.citations, provisional=True)

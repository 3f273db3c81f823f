"""How an item's articles, tiers and grants are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html

from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.parts.words import day_words, money_words
from lianzhi.kernel.competence.answers import Procedure
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import Tier
from lianzhi.kernel.penalties.amounts import formula_words
from lianzhi.kernel.penalties.answers import STAGE_WORDS, SUBJECT_WORDS
from lianzhi.kernel.penalties.tiers import table
from lianzhi.kernel.types import Citation
from lianzhi.laws.selectors import Resolution, resolve
from lianzhi.powers.constants import Channel
from lianzhi.powers.models import PowerGrant

TIER_COLUMNS = (
    Column(title="对象"),
    Column(title="情形"),
    Column(title="罚款", kind="number"),
    Column(title="其他处理"),
    Column(title="条款", phone=False),
)
GRANT_COLUMNS = (
    Column(title="机关"),
    Column(title="方式"),
    Column(title="文号"),
    Column(title="承接确认书", kind="date", phone=False),
    Column(title="起止"),
    Column(title="载明的限度", phone=True),
    Column(title="当日", kind="state"),
)

PROCEDURE_WORDS = {Procedure.ORDINARY: "普通程序", Procedure.SUMMARY: "简易程序"}


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A cited place with its words as in force on the day, or why the library cannot show them."""

    citation: Citation
    answer: Resolution


def places(refs: Iterable[str], on: date) -> list[ShownPlace]:
    """The places an item names, with their text."""
    cited = [parse_ref(ref) for ref in refs]
    return [ShownPlace(citation, resolve(citation, on)) for citation in cited]


def tiers_of(refs: Iterable[str], on: date) -> list[Tier]:
    """The tiers the penalty tables hold for the places on the day; none for a text not in force then."""
    found: list[Tier] = []
    for citation in map(parse_ref, refs):
        held = table(citation.law)
        if held is not None and on in held.valid:
            found.extend(held.matching.get(held.locate(citation), ()))
    return list(dict.fromkeys(found))


def fine_words(tier: Tier) -> str:
    """The fine of a tier in words: the range, the formula, or nothing."""
    if tier.high is not None:
        start = f"{money_words(tier.low)}—" if tier.low is not None and tier.low.fen else "不超过"
        words = f"{start}{money_words(tier.high)}"
    else:
        words = "；".join(formula_words(tier))
    return f"{words}（可以并处）" if words and tier.optional else words


def tiers_table(tiers: Sequence[Tier], on: date) -> Table:
    """Who pays what at which stage, computed from the penalty tables."""
    rows = [
        Row(
            cells=(
                tier.who or SUBJECT_WORDS[tier.subject],
                STAGE_WORDS[tier.stage],
                _marked(fine_words(tier) or "不处罚款", verified=tier.verified),
                "、".join((*tier.instead, *tier.measures, *tier.consequences)) or "—",
                inline.citation_chip(tier.citation, on),
            )
        )
        for tier in tiers
    ]
    return Table(
        caption="处罚幅度",
        columns=TIER_COLUMNS,
        rows=rows,
        empty="规则库没有本事项在该日期的处罚幅度，请直接查看条文。",
    )


def _marked(words: str, *, verified: bool) -> str:
    return words if verified else format_html("{} {}", words, inline.provisional())


def grants_table(grants: Iterable[PowerGrant], on: date) -> Table:
    """Every delegation and entrustment that reaches the item, with its document and term."""
    rows = [
        Row(
            cells=(
                grant.authority.name,
                grant.get_channel_display() + ("（全部事项）" if grant.item_id is None else ""),
                _with_sample(grant),
                grant.acceptance_on,
                f"{day_words(grant.valid_from)}至{day_words(grant.valid_to) if grant.valid_to else '另行规定'}",
                limits_words(grant),
                _carries(grant, on),
            )
        )
        for grant in grants
    ]
    return Table(
        caption="赋权与委托",
        columns=GRANT_COLUMNS,
        rows=rows,
        empty="本事项没有赋权或者委托乡镇，由法定机关办理。",
    )


def limits_words(grant: PowerGrant) -> str:
    """What the instrument names as its limits, and what becomes of open cases when it ends."""
    parts = []
    if grant.procedures:
        parts.append("只限" + "、".join(PROCEDURE_WORDS[Procedure(each)] for each in grant.procedures))
    for who, fen in (("单位", grant.max_fine_unit_fen), ("个人", grant.max_fine_person_fen)):
        if fen is not None:
            parts.append(f"对{who}罚款{money_words(fen)}以下")
    if grant.compulsion:
        parts.append("含相关行政强制措施")
    if grant.open_cases:
        parts.append(f"收回时未办结的案件{grant.get_open_cases_display()}")
    return "；".join(parts) or "没有另行载明"


def _with_sample(grant: PowerGrant) -> str:
    if not grant.is_sample or "示例" in grant.document_no:
        return grant.document_no
    return format_html("{} {}", grant.document_no, inline.badge("示例清单"))


def _carries(grant: PowerGrant, on: date) -> str:
    if grant.channel == Channel.DELEGATION and grant.acceptance_on is None:
        return inline.state("pending", "尚未承接")
    start = max(grant.valid_from, grant.acceptance_on or grant.valid_from)
    if on < start:
        return inline.state("pending", "尚未生效")
    return (
        inline.state("valid", "有效")
        if grant.valid_to is None or on <= grant.valid_to
        else inline.state("expired", "已期满")
    )

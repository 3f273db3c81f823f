"""处罚幅度: conclusion first, the law of both days side by side, several violations added, what would turn it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from lianzhi.core import clock
from lianzhi.desk.ask.articles import read_article, words_of
from lianzhi.desk.ask.page import own_place, places, question_page, with_changes
from lianzhi.desk.ask.penalty_forms import NO_NEEDS, PenaltyForm, day_of
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.parts.words import range_words
from lianzhi.desk.penalties import presenting
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel import penalties
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import PenaltyAnswer, SameAct, Several, Stage, Subject
from lianzhi.kernel.penalties.amounts import formula_words
from lianzhi.kernel.penalties.answers import SUBJECT_WORDS
from lianzhi.kernel.penalties.needs import Needs, needs_of
from lianzhi.kernel.penalties.questions import read_articles, read_question, read_violations
from lianzhi.kernel.penalties.regimes import ARTICLE

ITEM_COLUMNS = (
    Column(title="条文"),
    Column(title="裁量等次"),
    Column(title="罚款"),
    Column(title="应当一并作出"),
)
TOTAL_COLUMNS = (
    Column(title="处罚对象"),
    Column(title="法定幅度合计"),
    Column(title="裁量区间合计"),
)
CHOICE_COLUMNS = (Column(title="条文"), Column(title="违法行为"), Column(title="罚款"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of answer each: of one violation, of several, or of one act under several articles."""

    one: PenaltyAnswer | None = None
    several: Several | None = None
    same_act: SameAct | None = None
    changes: Table | None = None


@require_safe
def penalty(request: DeskRequest) -> HttpResponse:
    """The statutory range, the class the circumstances lead to, and its band."""
    form = PenaltyForm(
        request.GET or None,
        initial={"conduct_date": clock.today(), "place": own_place(request)},
        townships=places(),
        needs=_needs(request.GET),
    )
    found, on = None, clock.today()
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["decision_date"] or form.cleaned_data["conduct_date"]
        try:
            found = _asked(form.document())
        except MalformedQuestion as error:
            form.refuse(error)
    return question_page(request, "penalty", form, {"found": found, "on": on, **_shown(request, found, on)})


def _asked(document: dict[str, Any]) -> Asked:
    if "violations" in document:
        return Asked(several=penalties.several(read_violations(document)))
    if "same_act" in document:
        found = penalties.same_act(read_articles(document))
        return Asked(same_act=found, one=found.applied)
    question = read_question(document)
    one = penalties.answer(question)
    changes = penalties.what_if(question)
    return Asked(one=one, changes=presenting.changes_table(changes, one) if changes else None)


def _needs(asked: QueryDict) -> Needs:
    """What the article asks for, as far as the question can be read; the form says what cannot."""
    on = day_of(asked.get("decision_date")) or day_of(asked.get("conduct_date"))
    try:
        cited = parse_ref(read_article(asked.get("ref", "")))
        subject = Subject(asked.get("subject") or Subject.UNIT)
        stage = Stage(asked.get("stage") or Stage.BASE)
        return needs_of(cited, subject, (stage,), place=asked.get("place", ""), on=on or clock.today())
    except (MalformedQuestion, ValueError):
        return NO_NEEDS


def _shown(request: DeskRequest, found: Asked | None, on: date) -> dict[str, Any]:
    """The pieces of the page, by the kind of answer."""
    if found is None:
        return {}
    shown: dict[str, Any] = {"changes": found.changes, "lighter_law": ARTICLE}
    if found.one is not None:
        shown |= {
            "answer": found.one,
            "conclusion": presenting.conclusion(found.one),
            "pairs": presenting.pairs_of(found.one),
            "sides": presenting.sides(found.one.comparison),
            "choices": _choices_table(request.GET, found.one),
        }
    if found.several is not None:
        several = found.several
        shown |= {
            "items": _items_table(several.items, on),
            "totals": _totals_table(several),
            "conclusion": _total_words(several),
            "reason": several.reason,
        }
    if found.same_act is not None:
        shown |= {
            "items": _items_table(found.same_act.candidates, on, chosen=found.same_act.chosen),
            "reason": found.same_act.reason,
        }
        shown["conclusion"] = _same_act_words(found.same_act)
    return shown


def _items_table(items: tuple[PenaltyAnswer, ...], on: date, *, chosen: int | None = None) -> Table:
    """Every item ranged by itself; the one applied is marked."""
    rows = []
    for index, item in enumerate(items):
        cited = inline.citation_chip(item.citation, on)
        applied = inline.badge("适用", tone="done") if index == chosen else ""
        name = format_html("{} {}", cited, applied)
        band = item.proposal.band if item.proposal is not None else None
        fine = presenting.fine_words(item) if item.applicable else item.reason
        if item.applicable and band is not None:
            fine = f"建议{range_words(band.low, band.high)}；法定{fine}"
        measures = "、".join(item.mandatory_measures) or "—"
        rows.append(Row(cells=(name, presenting.class_words(item), fine, measures)))
    return Table(caption="各项违法行为", columns=ITEM_COLUMNS, rows=rows)


def _totals_table(found: Several) -> Table:
    rows = [
        Row(
            cells=(
                SUBJECT_WORDS[total.subject],
                range_words(total.statutory.low, total.statutory.high),
                range_words(total.band.low, total.band.high) if total.band else "—",
            )
        )
        for total in found.totals
    ]
    return Table(caption="合计", columns=TOTAL_COLUMNS, rows=rows)


def _total_words(found: Several) -> str:
    words = [
        f"对{SUBJECT_WORDS[total.subject]}合计建议罚款{range_words(band.low, band.high)}"
        for total in found.totals
        for band in [total.band or total.statutory]
        if band.high.fen
    ]
    told = f"{len(found.items)}项违法行为分别裁量、合并处罚"
    if words:
        told += "：" + "；".join(words)
    if found.open_items:
        numbers = "、".join(f"第{index + 1}项" for index in found.open_items)
        told += f"（{numbers}的数额尚未查明，没有计入）"
    return told


def _same_act_words(found: SameAct) -> str:
    if found.applied is None:
        return "所列条文都没有可以适用的处罚"
    return f"只罚一次：适用{words_of(found.applied.citation.ref)}。{presenting.conclusion(found.applied)}"


def _choices_table(asked: QueryDict, found: PenaltyAnswer) -> Table | None:
    """The items of a place that do not agree, each leading to its own answer."""
    if not found.alternatives:
        return None
    rows = []
    for tier in found.alternatives:
        changes = {"ref": tier.citation.ref}
        if tier.sentence:
            changes["sentence"] = str(tier.sentence)
        fine = penalties.fine_range(tier)
        words = range_words(fine.low, fine.high) if fine else "；".join(formula_words(tier)) or "没有罚款"
        rows.append(
            Row(
                cells=(words_of(tier.citation.ref).split("　")[0], tier.summary, words),
                url=with_changes(asked, **changes),
            )
        )
    return Table(caption="请选择具体的项", columns=CHOICE_COLUMNS, rows=rows)

"""The components every page shares: `{% load lz %}`. What each one takes is described in the gallery."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.context import RenderContext
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lianzhi.desk.form_marks import FIELD, mark_for
from lianzhi.desk.parts import fields as form_parts
from lianzhi.desk.parts import inline, paging, words
from lianzhi.desk.parts.rows import head_of, rows_of
from lianzhi.desk.parts.shapes import (
    FlowStep,
    HistoryLine,
    Leaf,
    Mark,
    Pair,
    Tab,
    Table,
    WorkItem,
)
from lianzhi.kernel.deadlines import DeadlineAnswer
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.law.citations import in_chinese
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

register = template.Library()
PARTS = "desk/parts/"

# The four places of the phone's bar; 更多 is the fifth and opens the whole navigation.
PHONE_PLACES = (
    {"title": "工作台", "icon": "house-door", "url": "/"},
    {"title": "检查", "icon": "clipboard-check", "url": "/inspections/"},
    {"title": "案件", "icon": "folder2-open", "url": "/cases/"},
    {"title": "企业", "icon": "building", "url": "/enterprises/"},
)

STEP_WORDS = {"done": "已完成", "now": "进行中", "next": "待进行", "skipped": "不适用"}

register.simple_tag(inline.icon, name="icon")
register.simple_tag(inline.state, name="state")
register.simple_tag(inline.badge, name="badge")
register.simple_tag(inline.number, name="number")
register.simple_tag(inline.money, name="money")
register.simple_tag(inline.day, name="date")
register.simple_tag(inline.cell, name="cell")
register.simple_tag(inline.provisional, name="provisional")
register.simple_tag(inline.due_badge, name="due")
register.simple_tag(inline.suggested_for, name="suggested_for")
register.simple_tag(inline.citation_chip, name="citation")
register.simple_tag(inline.citation_chips, name="citations")
register.simple_tag(form_parts.box, name="box")
register.filter("day_words", words.day_words)
register.filter("said", words.said)
register.filter("money_words", words.money_words)
register.filter("citation_title", in_chinese)
register.simple_tag(words.range_words, name="money_range")


@register.simple_tag(takes_context=True)
def block_again(context: template.Context, name: str) -> SafeString:
    """What the page wrote into a block, a second time: the title stands in the window's bar and over the page."""
    render_context: RenderContext = context.render_context
    blocks = render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks is not None else None
    return mark_safe("") if block is None else mark_safe(block.render(context).strip())  # noqa: S308 — escaped inside


@register.inclusion_tag(PARTS + "bottom_bar.html", takes_context=True)
def bottom_bar(
    context: template.Context, places: Iterable[Mapping[str, str]] | None = None
) -> dict[str, Any]:
    """The phone's bar; the present place is the longest that the path starts with."""
    shown = [dict(place) for place in (places or PHONE_PLACES)]
    request = context.get("request")
    path = request.path if request is not None else ""
    here = max((place["url"] for place in shown if path.startswith(place["url"])), key=len, default="")
    if here == "/" != path:
        here = ""
    return {"places": [{**place, "active": bool(here) and place["url"] == here} for place in shown]}


@register.inclusion_tag(PARTS + "crumb.html")
def crumb(title: str, url: str = "") -> dict[str, str]:
    """One step of the breadcrumb; the last one without url is where I am."""
    return {"title": title, "url": url}


@register.inclusion_tag(PARTS + "deadline.html")
def deadline(answer: DeadlineAnswer, today: date, label: str = "") -> dict[str, Any]:
    """Date, days left, and a small 如何计算 that opens the count."""
    return {"answer": answer, "label": label, "standing": words.standing(answer, today)}


@register.inclusion_tag(PARTS + "reasons.html")
def reasons(reason: Reason | Iterable[Reason], on: date | None = None) -> dict[str, Any]:
    """The kernel's explanation: conclusion first, its grounds below."""
    return {"reasons": (reason,) if isinstance(reason, Reason) else tuple(reason), "on": on}


@register.inclusion_tag(PARTS + "refusals.html")
def refusals(
    refusals: Iterable[Refusal],
    where_url: Mapping[str, str] | None = None,
    on: date | None = None,
    title: str = "依法不能办理",
) -> dict[str, Any]:
    """What is not allowed, why, what to do; `where_url` turns a refusal's place into the page that mends it."""
    places = where_url or {}
    lines = [(refusal, places.get(refusal.where, "")) for refusal in refusals]
    return {"lines": lines, "on": on, "title": title}


@register.inclusion_tag(PARTS + "flow.html")
def flow(steps: Sequence[FlowStep], label: str = "办理流程") -> dict[str, Any]:
    """The steps of a case as a line: done, now, next, not applicable."""
    return {"steps": [(step, STEP_WORDS[step.state]) for step in steps], "label": label}


@register.inclusion_tag(PARTS + "empty.html")
def empty(sentence: str, url: str = "", action: str = "") -> dict[str, Any]:
    """One sentence and one action."""
    return {"sentence": sentence, "url": url, "action": action}


@register.inclusion_tag(PARTS + "dl.html")
def dl(pairs: Iterable[Pair | tuple[str, object]]) -> dict[str, Any]:
    """Labels and values."""
    whole = [pair if isinstance(pair, Pair) else Pair(label=pair[0], value=pair[1]) for pair in pairs]
    return {"pairs": [(pair, inline.cell(pair.value)) for pair in whole]}


@register.inclusion_tag(PARTS + "table.html")
def table(table: Table) -> dict[str, Any]:
    """A list of records; on a phone each becomes a card."""
    return {"table": table, "head": head_of(table), "body": rows_of(table)}


@register.inclusion_tag(PARTS + "pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """共 n 条 and the way to the other pages."""
    return {"pager": paging.pager(page, context.get("request"))}


@register.inclusion_tag(PARTS + "filters.html")
def filters(form: BaseForm, primary: int = 3, reset_url: str = "?") -> dict[str, Any]:
    """The conditions above a list: the first `primary` in sight, the rest behind 展开."""
    visible = [form_parts.shown(bound) for bound in form.visible_fields()]
    rest = visible[primary:]
    return {
        "form": form,
        "first": visible[:primary],
        "rest": rest,
        "opened": any(form_parts.is_set(part) for part in rest),
        "is_set": any(form_parts.is_set(part) for part in visible[1:primary]),
        "reset_url": reset_url,
    }


@register.simple_tag
def field(bound: BoundField, label: str = "", help: str = "", wide: str = "") -> SafeString:  # noqa: A002
    """A form field with label, help, and its error beside it; any widget."""
    return form_parts.box(form_parts.shown(bound, label=label, help_text=help), wide=bool(wide))


@register.inclusion_tag(PARTS + "fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form, hidden ones first."""
    return {"form": form, "parts": [form_parts.shown(bound) for bound in form.visible_fields()]}


@register.simple_tag(takes_context=True)
def form_mark(context: template.Context, action: str = "", *, versioned: bool = True) -> SafeString:
    """Which record the form is for; `versioned` off where it only adds to it. Beside the token of every form."""
    mark = mark_for(context["request"], action, versioned=versioned)
    return format_html('<input type="hidden" name="{}" value="{}" autocomplete="off">', FIELD, mark)


@register.inclusion_tag(PARTS + "form_errors.html")
def form_errors(form: BaseForm, *, focus: bool = True) -> dict[str, Any]:
    """What must be corrected, each line leading to its field; the page starts there unless `focus` is off."""
    lines = [(bound, error) for bound in form for error in bound.errors]
    return {"general": list(form.non_field_errors()), "lines": lines, "focus": focus}


@register.inclusion_tag(PARTS + "file_drop.html")
def file_drop(bound: BoundField, accept: str = "image/*", capture: str = "environment") -> dict[str, Any]:
    """A place for photos: the camera first on a phone, dropping or choosing files on a desk."""
    part = form_parts.shown(bound, extra={"accept": accept, **({"capture": capture} if capture else {})})
    return {"part": part, "capture": capture}


@register.inclusion_tag(PARTS + "tabs.html")
def tabs(tabs: Iterable[Tab], label: str = "本页分栏") -> dict[str, Any]:
    """Pages beside each other."""
    return {"tabs": tuple(tabs), "label": label}


@register.inclusion_tag(PARTS + "document_tree.html")
def document_tree(leaves: Iterable[Leaf], label: str = "文书目录") -> dict[str, Any]:
    """The file's papers as a tree."""
    return {"leaves": tuple(leaves), "label": label}


@register.inclusion_tag(PARTS + "history.html")
def history(lines: Iterable[HistoryLine]) -> dict[str, Any]:
    """What happened, as sentences, newest first as given."""
    return {"lines": tuple(lines)}


@register.inclusion_tag(PARTS + "timeline.html")
def timeline(marks: Iterable[Mark], label: str = "大事记") -> dict[str, Any]:
    """Dated marks one below the other."""
    return {"marks": tuple(marks), "label": label}


@register.inclusion_tag(PARTS + "work_item.html")
def work_item(item: WorkItem) -> dict[str, Any]:
    """A card of the worklist."""
    return {"item": item}


@register.inclusion_tag(PARTS + "confirm.html")
def confirm(
    label: str, effect: str, *, title: str = "", tone: str = "primary", name: str = ""
) -> dict[str, Any]:
    """A submit button that first states the legal effect; without script the effect stands beside it."""
    return {"label": label, "effect": effect, "title": title or f"确认{label}？", "tone": tone, "name": name}


@register.inclusion_tag(PARTS + "stat.html")
def stat(label: str, value: int | Money | str | None, url: str = "", note: str = "") -> dict[str, Any]:
    """A figure with its name; the figure leads to its records."""
    shown = words.money_words(value) if isinstance(value, Money) else value
    return {"label": label, "value": shown, "url": url, "note": note}


@register.inclusion_tag(PARTS + "article.html")
def article(
    heading: str, paragraphs: Iterable[str], in_force: str = "", on: date | None = None
) -> dict[str, Any]:
    """An article's text as in force on a day, with the version's dates; what a citation chip opens."""
    return {"heading": heading, "paragraphs": tuple(paragraphs), "in_force": in_force, "on": on}


@register.simple_tag
def chips_of(citations: Iterable[Citation], on: date | None = None) -> SafeString:
    """Chips of any iterable of citations."""
    return inline.citation_chips(tuple(citations), on)

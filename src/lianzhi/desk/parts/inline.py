"""Small pieces of HTML that views put into table cells and tags put into templates; everything is escaped here."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache
from urllib.parse import quote

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lianzhi.desk.parts.words import (
    day_words,
    money_words,
    number_words,
    said,
    standing,
)
from lianzhi.kernel.deadlines import DeadlineAnswer
from lianzhi.kernel.law.citations import chip, in_chinese
from lianzhi.kernel.types import Citation, Money

TONES = ("todo", "going", "done", "warn", "bad", "void")

# States by their code; a code that is not here is on its way.
STATE_TONES = {
    "draft": "todo",
    "planned": "todo",
    "clue": "todo",
    "pending": "todo",
    "open": "going",
    "filed": "going",
    "closed": "done",
    "archived": "done",
    "corrected": "done",
    "paid": "done",
    "valid": "done",
    "served": "done",
    "found": "todo",
    "admonished": "done",
    "not_punished": "going",
    "no_penalty_served": "done",
    "cancelled": "void",
    "referred": "void",
    "returned": "warn",
    "suspended": "warn",
    "expiring": "warn",
    "overdue": "bad",
    "uncorrected": "bad",
    "expired": "bad",
    "veto": "bad",
    "void": "void",
    "withdrawn": "void",
    "revoked": "void",
}

# Colour never speaks alone: each tone has its own sign before the word.
TONE_ICONS = {"warn": "exclamation-triangle", "bad": "exclamation-octagon", "done": "check-circle"}


def suggested_for(matter: str) -> SafeString:
    """Why an article stands among the hits: the catalogue's name for what was reported; empty without one."""
    return format_html(' <span class="lz-muted">因“{}”推荐</span>', matter) if matter else mark_safe("")


@cache
def icon(name: str, *, size: int = 16) -> SafeString:
    """A decorative icon of the sprite; the word beside it carries the meaning. A page holds a hundred: made once."""
    return format_html(
        '<svg class="lz-icon" width="{0}" height="{0}" aria-hidden="true" focusable="false">'
        '<use href="{1}#{2}"></use></svg>',
        size,
        static("vendor/icons.svg"),
        name,
    )


# A list shows few states many times. `typed`: a choice equals its code, but only the choice knows its label.
@lru_cache(maxsize=1024, typed=True)
def state(value: object, label: str = "", *, tone: str = "") -> SafeString:
    """Dot and word; the word is `label`, else the choice's own label, else the value itself."""
    word = label or str(getattr(value, "label", value))
    code = str(getattr(value, "value", value))
    chosen = tone or STATE_TONES.get(code, "going")
    if chosen not in TONES:
        raise ValueError(f"{chosen} is no tone; the tones are {', '.join(TONES)}")
    return format_html(
        '<span class="lz-state lz-tone-{}"><span class="lz-dot" aria-hidden="true"></span>{}</span>',
        chosen,
        word,
    )


def badge(word: str, *, tone: str = "void") -> SafeString:
    """A word with a tone and the tone's sign, for what must be noticed in a line."""
    sign = icon(TONE_ICONS[tone], size=12) if tone in TONE_ICONS else mark_safe("")
    return format_html('<span class="lz-badge lz-tone-{}">{}{}</span>', tone, sign, word)


def provisional() -> SafeString:
    """The mark of everything that rests on an unverified value."""
    return badge("待核定", tone="warn")


def chip_url(citation: Citation, on: date | None) -> str:
    """Where the article's text stands as in force on a day."""
    day = f"?on={on.isoformat()}" if on else ""
    return f"/laws/chip/{quote(citation.ref)}/{day}"


def citation_chip(citation: Citation, on: date | None = None) -> SafeString:
    """The chip: a plain link that script turns into a window on the article's text."""
    return format_html(
        '<a class="lz-chip" href="{}" title="{}" data-lz-chip>{}</a>',
        chip_url(citation, on),
        in_chinese(citation),
        chip(citation),
    )


def citation_chips(citations: tuple[Citation, ...] | list[Citation], on: date | None = None) -> SafeString:
    """All chips in one line; nothing for none."""
    if not citations:
        return mark_safe("")
    chips = format_html_join(" ", "{}", ((citation_chip(citation, on),) for citation in citations))
    return format_html('<span class="lz-chips">{}</span>', chips)


def number(value: int | float | str | None, url: str = "") -> SafeString:
    """A figure, linked to its records."""
    words = number_words(value)
    if not url:
        return format_html('<span class="lz-number">{}</span>', words)
    return format_html('<a class="lz-number" href="{}">{}</a>', url, words)


def money(amount: Money | int | None) -> SafeString:
    """An amount in yuan with tabular figures."""
    return format_html('<span class="lz-number">{}</span>', money_words(amount))


def day(value: date | datetime | None) -> SafeString:
    """A day (or instant) in words, machine-readable as well."""
    if value is None:
        return format_html('<span class="lz-muted">{}</span>', day_words(None))
    # Both are made of figures; a list holds a hundred of them.
    return mark_safe(f'<time datetime="{value.isoformat()}">{day_words(value)}</time>')  # noqa: S308


def due_badge(answer: DeadlineAnswer, today: date) -> SafeString:
    """Only the deadline's word with its tone, for lists."""
    now = standing(answer, today)
    return badge(now.word, tone=now.tone)


def cell(value: object) -> SafeString:
    """A table's or list's cell: dates, money, numbers, nothing, and words (their days too), in the house's way."""
    if value is None or value == "":
        return day(None)
    if isinstance(value, (date, datetime)):
        return day(value)
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, Citation):
        return citation_chip(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    return format_html("{}", said(value) if type(value) is str else value)

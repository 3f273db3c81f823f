"""Reading the fields of a JSON question: every refusal names the field, in Chinese, with a near miss suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from lianzhi.kernel.errors import MalformedQuestion


def suggestion(word: str, known: Iterable[str]) -> str:
    """“，是否应为“…”？” when a known word is close, else nothing: the end of a refusal's sentence."""
    near = get_close_matches(word, list(known), n=1)
    return f"，是否应为“{near[0]}”？" if near else ""


def reject_unknown_fields(document: Mapping[str, object], known: tuple[str, ...], *, place: str = "") -> None:
    """MalformedQuestion for the first field of `document` that is not `known`, with “did you mean”."""
    for name in document:
        if name not in known:
            field = f"{place}.{name}" if place else str(name)
            raise MalformedQuestion(field, f"没有这个字段{suggestion(str(name), known)}")


def read_date(document: Mapping[str, object], name: str, *, place: str = "") -> date:
    """The ISO date (YYYY-MM-DD) in field `name`; MalformedQuestion where it is missing or impossible."""
    field = f"{place}.{name}" if place else name
    text = document.get(name)
    if text is None:
        raise MalformedQuestion(field, "缺少日期")
    try:
        day = date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError as error:
        raise MalformedQuestion(field, f"“{text}”不是有效的日期，应写作2026-03-02") from error
    # fromisoformat also takes 20260302 and week dates; the interface promises one form only.
    if day is None or day.isoformat() != text:
        raise MalformedQuestion(field, f"“{text}”不是有效的日期，应写作2026-03-02")
    return day

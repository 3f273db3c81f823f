"""Reading the fields of a JSON question: every refusal names the field, in Chinese, with a near miss suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.types import Money

_MAX_NUMBER = 100_000
Choice = TypeVar("Choice", bound=StrEnum)


def suggestion(word: str, known: Iterable[str]) -> str:
    """“，是否应为“…”？” when a known word is close, else nothing: the end of a refusal's sentence."""
    near = get_close_matches(word, list(known), n=1)
    return f"，是否应为“{near[0]}”？" if near else ""


def reject_unknown_fields(document: Mapping[str, object], known: tuple[str, ...], *, place: str = "") -> None:
    """MalformedQuestion for the first field of `document` that is not `known`, with “did you mean”."""
    if not isinstance(document, Mapping):
        raise MalformedQuestion(place or "$", "应当是一个JSON对象")
    for name in document:
        if name not in known:
            field = f"{place}.{name}" if place else str(name)
            hint = suggestion(str(name), known) or f"，可用字段：{'、'.join(known)}"
            raise MalformedQuestion(field, f"没有这个字段{hint}")


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


def read_choice(
    document: Mapping[str, Any], name: str, choices: type[Choice], *, place: str = ""
) -> Choice | None:
    """One of a list of words, or None where the field is absent."""
    text = document.get(name)
    if text is None:
        return None
    try:
        return choices(text)
    except ValueError:
        words = [choice.value for choice in choices]
    field = f"{place}.{name}" if place else name
    raise MalformedQuestion(field, f"{text!r}不在{'、'.join(words)}之中{suggestion(str(text), words)}")


def read_money(document: Mapping[str, Any], name: str, *, place: str = "") -> Money | None:
    """Yuan as an integer or a decimal string; None where absent."""
    field = f"{place}.{name}" if place else name
    value = document.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise MalformedQuestion(field, "金额应当是整数元，或者写作“1000.50”的字符串")
    try:
        amount = Money.yuan(Decimal(value))
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise MalformedQuestion(field, f"{value!r}不是精确到分的金额") from error
    if amount.fen < 0:
        raise MalformedQuestion(field, "金额不能为负数")
    return amount


def read_number(document: Mapping[str, Any], name: str, *, place: str = "", least: int = 1) -> int | None:
    """A whole number from `least`; None where absent."""
    value = document.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _MAX_NUMBER:
        field = f"{place}.{name}" if place else name
        raise MalformedQuestion(field, f"应当是从{least}起的整数")
    return value


def read_words(document: Mapping[str, Any], name: str, *, place: str = "") -> tuple[str, ...]:
    """A list of words; empty where absent."""
    value = document.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise MalformedQuestion(f"{place}.{name}" if place else name, "应当是文字的列表")
    return tuple(word.strip() for word in value)


def read_flag(document: Mapping[str, Any], name: str, *, place: str = "") -> bool:
    """True or false; false where absent."""
    value = document.get(name, False)
    if not isinstance(value, bool):
        raise MalformedQuestion(f"{place}.{name}" if place else name, "应当是true或者false")
    return value

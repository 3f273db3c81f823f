"""Reading the fields of a question document: each reader names the field it could not read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_citation
from lianzhi.kernel.types import Citation, Money

_ISO_LENGTH = len("2024-05-20")
_MAX_NUMBER = 100_000
Choice = TypeVar("Choice", bound=StrEnum)


def refuse_unknown(document: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    """MalformedQuestion with a suggestion for the first field that is not one of `fields`."""
    if not isinstance(document, Mapping):
        raise MalformedQuestion("$", "问题应当是一个JSON对象")
    for key in document:
        if key not in fields:
            close = get_close_matches(str(key), fields, n=1, cutoff=0.5)
            hint = f"，是否指“{close[0]}”" if close else f"，可用字段：{'、'.join(fields)}"
            raise MalformedQuestion(str(key), f"没有这个字段{hint}")


def read_ref(document: Mapping[str, Any]) -> Citation:
    """The place asked about: a ref string, or a citation object."""
    ref = document.get("ref")
    if isinstance(ref, Mapping):
        refuse_unknown(ref, ("law", "article", "sub", "paragraph", "item"))
        numbers = [str(ref[key]) for key in ("article", "paragraph", "item") if ref.get(key) is not None]
        ref = "/".join([str(ref.get("law", "")), *numbers])
    if not isinstance(ref, str) or not ref.strip():
        raise MalformedQuestion("ref", "应当写明条文，例如“安全生产法/97/1/7”")
    return parse_citation(ref)


def read_date(document: Mapping[str, Any], field: str) -> date:
    """An ISO 8601 day."""
    text = document.get(field)
    try:
        if isinstance(text, str) and len(text) == _ISO_LENGTH:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise MalformedQuestion(field, f"{text!r}不是日期，应写作“2024-05-20”")


def read_choice(document: Mapping[str, Any], field: str, choices: type[Choice]) -> Choice | None:
    """One of a list of words, or None where the field is absent."""
    text = document.get(field)
    if text is None:
        return None
    words = [choice.value for choice in choices]
    if text in words:
        return choices(text)
    close = get_close_matches(str(text), words, n=1, cutoff=0.5)
    hint = f"，是否指“{close[0]}”" if close else ""
    raise MalformedQuestion(field, f"{text!r}不在{'、'.join(words)}之中{hint}")


def read_money(document: Mapping[str, Any], field: str) -> Money | None:
    """Yuan as an integer or a decimal string; None where absent."""
    value = document.get(field)
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


def read_number(document: Mapping[str, Any], field: str) -> int | None:
    """A whole number from one; None where absent."""
    value = document.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MAX_NUMBER:
        raise MalformedQuestion(field, "应当是从1起的整数")
    return value


def read_words(document: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """A list of words; empty where absent."""
    value = document.get(field)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise MalformedQuestion(field, "应当是文字的列表")
    return tuple(word.strip() for word in value)

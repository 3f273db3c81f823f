"""From a JSON document to a case file: what is absent is forgiven, what is unknown or malformed is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

import msgspec

from lianzhi.kernel.documents import reject_unknown_fields
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.lint.case_file import CaseFile
from lianzhi.kernel.lint.persons import Part

_EXPECTED = {
    "date": "日期应写作2026-03-02",
    "datetime": "时刻应写作2026-03-02T09:30:00",
    "bool": "应当是true或者false",
    "int": "应当是整数",
    "str": "应当是文字",
    "array": "应当是列表",
    "object": "应当是一个JSON对象",
}


def read_case_file(document: Mapping[str, Any]) -> CaseFile:
    """The case file in a document; MalformedQuestion names the field by its path and says what is wrong.

    A field that is null counts as absent. Unknown fields and impossible dates are refused.
    """
    _refuse_unknown(document, CaseFile, "")
    try:
        return msgspec.convert(_without_nulls(document), CaseFile, strict=True)
    except msgspec.ValidationError as error:
        raise _malformed(str(error)) from error


def _without_nulls(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value


@cache
def parts_of(kind: type[Part]) -> dict[str, type[Part] | None]:
    """The fields of a part, each with the part it holds (alone or in a list), or None for a plain value."""
    return {field.name: _part_in(field.type) for field in msgspec.structs.fields(kind)}


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next(filter(None, map(_part_in, get_args(annotation))), None)


def _refuse_unknown(value: Any, kind: type[Part], place: str) -> None:
    """Names the first unknown field, deepest paths last; shapes that do not fit are left to the strict reading."""
    if not isinstance(value, Mapping):
        return
    fields = parts_of(kind)
    reject_unknown_fields(value, tuple(fields), place=place)
    for name, inner in fields.items():
        if inner is not None:
            for where, each in _held(value.get(name), f"{place}.{name}" if place else name):
                _refuse_unknown(each, inner, where)


def _held(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        yield from ((f"{place}[{index}]", each) for index, each in enumerate(value))
    else:
        yield place, value


_SHAPE = re.compile(r"Expected `([a-z]+)")
_AMOUNT = "应当是不小于零的整数；有角分的金额写作“1000.50”的文字"


def _malformed(error: str) -> MalformedQuestion:
    """Msgspec's sentence as a field and a Chinese reason: `… - at `$.decision.on``."""
    mistake, _, place = error.partition(" - at ")
    return MalformedQuestion(place.strip("`").removeprefix("$.") or "$", _reason(mistake))


def _reason(mistake: str) -> str:
    if "RFC3339" in mistake:
        return _EXPECTED["datetime" if "datetime" in mistake else "date"]
    if any(word in mistake for word in ("matching regex", ">=", "<=", "`float`")):
        return _AMOUNT
    shape = _SHAPE.match(mistake)
    known = _EXPECTED.get(shape[1]) if shape else None
    return known or f"不符合案卷格式（{mistake}）"

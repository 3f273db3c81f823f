"""A file from elsewhere, however torn, is answered and never crashes."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.lint import ask
from tests.kernel.lint.case_files import PERFECT, case_file

#: What may come in any field: some of it fits by chance, most of it does not.
ODD: tuple[object, ...] = (
    None,
    "",
    "   ",
    [],
    {},
    0,
    False,
    True,
    "0001-01-01",
    "9999-12-31",
    "2026-02-02",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "2026-02-02T09:00:00",
    "安全生产法/99",
    "安全生产法/999/9/9",
    "《不存在的法》第一条",
    "第（）条",
    "overdue",
    "person",
    "direct_manager",
    "summary",
    "exempt",
    "announcement",
    10**12,
    "0.01",
)


Way = tuple[Any, ...]


def _places(value: Any, way: Way = ()) -> list[Way]:
    found = [way] if way else []
    if isinstance(value, dict):
        for key, each in value.items():
            found += _places(each, (*way, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            found += _places(each, (*way, index))
    return found


def _owner(document: Any, way: Way) -> Any:
    for part in way[:-1]:
        document = document[part]
    return document


@st.composite
def torn(draw: st.DrawFn) -> dict[str, Any]:
    """A perfect file with some parts deleted, swapped or replaced."""
    document = case_file(draw(st.sampled_from(PERFECT)))
    for _ in range(draw(st.integers(1, 6))):
        places = _places(document)
        if not places:
            break
        way = draw(st.sampled_from(places))
        owner = _owner(document, way)
        match draw(st.sampled_from(["delete", "swap", "replace", "twice"])):
            case "delete":
                del owner[way[-1]]
            case "swap":
                other = draw(st.sampled_from(places))
                taken = _owner(document, other)[other[-1]]
                owner[way[-1]] = taken if not isinstance(taken, dict | list) else owner[way[-1]]
            case "replace":
                owner[way[-1]] = draw(st.sampled_from(ODD))
            case _ if isinstance(owner, list):
                owner.append(owner[way[-1]])
            case _:
                pass
    return document


def _answered(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings; none where the file is refused by a named field. Anything else raised is a crash."""
    try:
        findings: Any = ask(document)["findings"]
    except MalformedQuestion as refused:
        return [] if refused.field and refused.reason else [{}]
    return list(findings)


@given(torn())
@settings(max_examples=100, deadline=None)
def test_a_torn_file_is_answered_or_named_malformed(document: dict[str, Any]) -> None:
    for finding in _answered(document):
        assert finding["citations"]
        assert finding["remedy"]
        assert finding["where"].startswith("/")
        assert "None" not in finding["message"]


@given(st.dictionaries(st.sampled_from(sorted(case_file("ordinary"))), st.sampled_from(ODD)))
@settings(max_examples=60, deadline=None)
def test_any_shape_is_answered_or_named_malformed(document: dict[str, Any]) -> None:
    assert isinstance(_answered(document), list)


@given(st.sampled_from(PERFECT), st.sampled_from(PERFECT))
def test_parts_of_two_files_may_be_mixed(one: str, other: str) -> None:
    mixed = {**case_file(one), **case_file(other)}
    assert ask(mixed)["checked"]

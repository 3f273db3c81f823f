"""The people and the day of the procedure's tests, and the YAML cases read into facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import yaml

from lianzhi.kernel.procedure import CaseFacts, OfficerFacts, Range, ReviewerFacts
from lianzhi.kernel.types import Citation, Money
from tests.kernel.law_cases import Kind

CASES = Path(__file__).parents[2] / "law_cases" / "procedure"
TODAY = date(2026, 3, 16)


def officer(identity: str, name: str, number: str = "", **certificate: date) -> OfficerFacts:
    """An official, certified where a number is given."""
    return OfficerFacts(
        identity, f"{name}（示例）", is_official=True, certificate_number=number, **certificate
    )


CHEN = officer("chen", "陈某", "闽A001", certificate_from=date(2024, 1, 1), certificate_to=date(2027, 12, 31))
LIN = officer("lin", "林某", "闽A002", certificate_from=date(2024, 1, 1))
PERSONS = {
    "chen": CHEN,
    "lin": LIN,
    "su": OfficerFacts("su", "苏某（示例）", is_official=False),
    "wu": officer("wu", "吴某"),
    "xu": officer(
        "xu", "许某", "闽A003", certificate_from=date(2020, 1, 1), certificate_to=date(2026, 3, 15)
    ),
    "ye": officer("ye", "叶某", "闽A004", certificate_from=date(2026, 3, 17)),
    "twin": officer("chen-2", "陈某", "闽A001", certificate_from=date(2024, 1, 1)),
    "zheng": ReviewerFacts(identity="zheng", name="郑某（示例）", has_qualification=True),
}
FINE = Range(
    amount=Money.yuan(20000),
    low=Money.yuan(10000),
    high=Money.yuan(50000),
    citations=(Citation("安全生产法", 99, 1, 1),),
)
_PLACES = frozenset({"officers", "handled_before", "chair", "reviewer", "answerer"})


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reason a guard refuses for, beside the nearest facts it lets pass; judged on the day of decision."""

    id: str
    guard: str
    cites: tuple[str, ...]
    kind: Kind
    act_date: date
    decision_date: date
    refused: dict[str, Any]
    codes: tuple[str, ...]
    passes: dict[str, Any]
    says: tuple[str, ...] = ()


def rows() -> list[Row]:
    """Every row of the folder."""
    files = sorted(CASES.glob("*.yaml"))
    return [
        row
        for path in files
        for row in msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), list[Row])
    ]


def facts(given: dict[str, Any], today: date = TODAY) -> CaseFacts:
    """The facts of a row; AssertionError for a fact the kernel does not know."""
    _check_names(given, CaseFacts(today=today))
    return msgspec.convert({"today": today, **_with_people(given)}, CaseFacts)


def _check_names(given: dict[str, Any], like: object) -> None:
    for name, value in given.items():
        assert hasattr(like, name), f"no fact is called {name}"
        if isinstance(value, dict) and getattr(like, name) is not None:
            _check_names(value, getattr(like, name))


def _with_people(given: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, value in given.items():
        if isinstance(value, dict):
            found[name] = _with_people(value)
        elif name in _PLACES:
            found[name] = _person(value) if isinstance(value, str) else [_person(each) for each in value]
        else:
            found[name] = value
    return found


def _person(name: str) -> Any:
    return msgspec.to_builtins(PERSONS[name])

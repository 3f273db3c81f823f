"""`lianzhi ask workload`: a plan as JSON in, its arithmetic and discrepancies out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, MINYEAR
from decimal import Decimal, InvalidOperation
from typing import Any

from lianzhi.kernel.documents import read_number, reject_unknown_fields, suggestion
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import citation_to_json
from lianzhi.kernel.workload.pack import FIGURES, Line, plan_pack
from lianzhi.kernel.workload.plan import Discrepancy, PlanAnswer, PlanQuestion, Share, Visit, answer, plain

FIELDS = ("year", "officers", "other", "non_enforcement", "key", "general", "stated")
_SHARES = {
    "key": ("days", "percent", "units", "visit"),
    "general": ("units", "visit"),
}
_FINEST = Decimal("0.01")
_MOST = Decimal(10_000_000)
_WHOLE = Decimal(100)


def ask(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one plan; MalformedQuestion names the field that cannot be read.

    `{"year", "officers", "other": {line: days}, "non_enforcement": {line: days}, "key": {"days" or "percent",
    "units", "visit": {"officers", "days", "extra"}}, "general": {"units", "visit"}, "stated": {figure: days}}`;
    a line by its key or its Chinese title, days as integers or decimal strings.
    """
    question = read_question(document)
    return to_json(question, answer(question))


def list_lines(filters: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Every figure and line of the plan; `group` keeps figures, other or non_enforcement."""
    reject_unknown_fields(filters, ("group",))
    pack = plan_pack()
    groups: dict[str, tuple[Any, ...]] = {
        "figures": pack.figures,
        "other": pack.other,
        "non_enforcement": pack.non_enforcement,
    }
    wanted = filters.get("group")
    for group, lines in groups.items():
        if wanted in (None, group):
            for line in lines:
                yield {
                    "group": group,
                    "key": line.key,
                    "title": line.title_zh,
                    "formula": getattr(line, "formula_zh", None),
                    "citations": [citation_to_json(citation) for citation in pack.citations],
                    "source": pack.source_zh,
                    "provisional": not pack.verified,
                }


def read_question(document: Mapping[str, Any]) -> PlanQuestion:
    """The plan in kernel values; MalformedQuestion names the field and the reason."""
    reject_unknown_fields(document, FIELDS)
    pack = plan_pack()
    year, officers = read_number(document, "year"), read_number(document, "officers")
    if year is None or not MINYEAR < year <= MAXYEAR:
        raise MalformedQuestion("year", "缺少年份，应当是四位数的公历年")
    if officers is None:
        raise MalformedQuestion("officers", "缺少执法人员数")
    shares = {name: _object(document, name) for name in _SHARES}
    for name, share in shares.items():
        reject_unknown_fields(share, _SHARES[name], place=name)
    if shares["key"].get("days") is not None and shares["key"].get("percent") is not None:
        raise MalformedQuestion("key.percent", "重点检查工作日和所占百分比只能写一个")
    units = {name: read_number(share, "units", place=name, least=0) for name, share in shares.items()}
    visits = {name: _read_visit(share, name) for name, share in shares.items()}
    stated = _object(document, "stated")
    reject_unknown_fields(stated, FIGURES, place="stated")
    return PlanQuestion(
        year=year,
        officers=officers,
        other=_read_lines(document, "other", pack.other),
        non_enforcement=_read_lines(document, "non_enforcement", pack.non_enforcement),
        split=_days(shares["key"], "days", place="key"),
        percent=_read_percent(shares["key"]),
        units={name: number for name, number in units.items() if number is not None},
        visits={name: visit for name, visit in visits.items() if visit is not None},
        stated={name: days for name in stated if (days := _days(stated, name, place="stated")) is not None},
    )


def _object(document: Mapping[str, Any], name: str, *, place: str = "") -> Mapping[str, Any]:
    found = document.get(name)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise MalformedQuestion(f"{place}.{name}" if place else name, "应当是JSON对象")
    return found


def _read_lines(document: Mapping[str, Any], group: str, lines: tuple[Line, ...]) -> dict[str, Decimal]:
    names = {name: line.key for line in lines for name in (line.key, line.title_zh)}
    given = _object(document, group)
    found: dict[str, Decimal] = {}
    for name in given:
        if name not in names:
            raise MalformedQuestion(f"{group}.{name}", f"没有这个项目{suggestion(str(name), names)}")
        if names[name] in found:
            raise MalformedQuestion(f"{group}.{name}", "同一项目写了两次")
        days = _days(given, name, place=group)
        if days is not None:
            found[names[name]] = days
    return found


def _read_visit(share: Mapping[str, Any], name: str) -> Visit | None:
    place = f"{name}.visit"
    visit = _object(share, "visit", place=name)
    if not visit:
        return None
    reject_unknown_fields(visit, ("officers", "days", "extra"), place=place)
    officers, days = read_number(visit, "officers", place=place), _days(visit, "days", place=place)
    if officers is None:
        raise MalformedQuestion(f"{place}.officers", "缺少每次检查的执法人员数")
    if not days:
        raise MalformedQuestion(f"{place}.days", "每次检查的工作日应当大于零")
    return Visit(officers=officers, days=days, extra=_days(visit, "extra", place=place) or Decimal(0))


def _read_percent(share: Mapping[str, Any]) -> Decimal | None:
    percent = _days(share, "percent", place="key")
    if percent is not None and percent > 100:  # allow legal-number: a percentage ends there by arithmetic
        raise MalformedQuestion("key.percent", "百分比不能超过100")
    return percent


def _days(document: Mapping[str, Any], name: str, *, place: str) -> Decimal | None:
    """Days as an integer or a decimal string, not negative, to hundredths; None where absent."""
    value = document.get(name)
    if value is None:
        return None
    field = f"{place}.{name}"
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise MalformedQuestion(field, "应当是整数，或者写作“0.5”的字符串")
    try:
        days = Decimal(value)
    except InvalidOperation as error:
        raise MalformedQuestion(field, f"{value!r}不是数") from error
    if not days.is_finite() or not 0 <= days <= _MOST or days % _FINEST:
        raise MalformedQuestion(field, "应当是不小于零、至多两位小数的数")
    return days


def to_json(question: PlanQuestion, found: PlanAnswer) -> dict[str, Any]:
    """The answer in the public form; figures that could not be split are null."""
    pack = plan_pack()
    figures = {name: _number(found.figures.get(name)) for name in FIGURES if name not in _SHARES}
    return {
        "year": question.year,
        "officers": question.officers,
        **figures,
        "key": _share(found.key),
        "general": _share(found.general),
        "adds_up": found.adds_up,
        "lint": [_finding(one) for one in found.lint],
        "citations": [citation_to_json(citation) for citation in pack.citations],
        "provisional": found.provisional,
        "explanation": [line.text for reason in found.reasons for _, line in reason.walk()],
    }


def _share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    return {
        "days": _number(share.days),
        "visits": share.visits,
        "needed": _number(share.needed),
        "short": _number(share.short),
    }


def _finding(one: Discrepancy) -> dict[str, Any]:
    return {
        "line": one.line,
        "title": one.title,
        "stated": _number(one.stated),
        "computed": _number(one.computed),
        "message": one.message,
        "citations": [citation_to_json(citation) for citation in one.citations],
    }


def _number(value: Decimal | None) -> int | str | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else plain(value)

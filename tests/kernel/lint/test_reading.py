"""What a case file may look like: absent parts are forgiven, unknown fields and impossible dates are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.lint import ask, read_case_file
from lianzhi.kernel.lint.view import View
from tests.kernel.lint.case_files import PERFECT, case_file, changed


@pytest.mark.parametrize("name", PERFECT)
def test_null_means_absent(name: str) -> None:
    document = case_file(name)
    nulls = {field: None for field in read_case_file({}).__struct_fields__ if field not in document}
    assert ask({**document, **nulls}) == ask(document)


MALFORMED: list[tuple[dict[str, Any], str, str]] = [
    ({"decison": {}}, "decison", "没有这个字段，是否应为“decision”？"),
    ({"decision": {"fin": 1}}, "decision.fin", "没有这个字段，是否应为“fine”？"),
    ({"officers": [{}, {"nam": "陈"}]}, "officers[1].nam", "没有这个字段，是否应为“name”？"),
    ({"decision": {"on": "2026/01/01"}}, "decision.on", "日期应写作2026-03-02"),
    ({"decision": {"on": "2026-02-30"}}, "decision.on", "日期应写作2026-03-02"),
    ({"decision": {"on": 20260101}}, "decision.on", "日期应写作2026-03-02"),
    (
        {"inquiries": [{"started_at": "2026-03-02"}]},
        "inquiries[0].started_at",
        "时刻应写作2026-03-02T09:30:00",
    ),
    ({"inquiries": [{"pages": "三"}]}, "inquiries[0].pages", "应当是整数"),
    ({"officers": {"name": "陈"}}, "officers", "应当是列表"),
    ({"officers": ["陈"]}, "officers[0]", "应当是一个JSON对象"),
    ({"decision": []}, "decision", "应当是一个JSON对象"),
    ({"decision": {"sealed": "是"}}, "decision.sealed", "应当是true或者false"),
    ({"number": 7}, "number", "应当是文字"),
    ({"module": "summry"}, "module", "不符合案卷格式（Invalid enum value 'summry'）"),
]
AMOUNTS: list[object] = [-1, 10.5, "1.234", "一万", "-3", 10**13]


@pytest.mark.parametrize(("document", "field", "reason"), MALFORMED, ids=lambda each: str(each)[:40])
def test_names_the_field_that_cannot_be_read(document: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(MalformedQuestion) as caught:
        read_case_file(document)
    assert (caught.value.field, caught.value.reason) == (field, reason)


@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_amount_is_whole_yuan_or_a_decimal_string(amount: object) -> None:
    with pytest.raises(MalformedQuestion, match="应当是不小于零的整数") as caught:
        read_case_file({"decision": {"fine": amount}})
    assert caught.value.field == "decision.fine"


def test_cents_are_read_exactly() -> None:
    document = changed(case_file("ordinary"), {"set": {"/decision/fine": "100000.01"}})
    findings: Any = ask(document)["findings"]
    assert [each["rule"] for each in findings] == ["L101", "L184", "L185"]
    assert "100000.01元" in findings[0]["message"]


def test_a_file_without_a_day_is_judged_on_the_latest_day_anything_was_done() -> None:
    document = case_file("ordinary")
    del document["as_of"]
    view = View(read_case_file(document))
    latest = max(day for day in _days(document) if day[:4].isdigit())
    assert view.today.isoformat() == latest
    assert View(read_case_file({})).today == date.min


def _days(value: Any, field: str = "on") -> Iterator[str]:
    """The days under a name that says something was done, as the document writes them."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _days(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _days(each, field)
    elif isinstance(value, str) and (field == "on" or field.endswith(("_on", "_at"))):
        yield value[:10]

"""The sample county against an oracle written from its paper alone: townships × items × days × amounts × procedures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest

from lianzhi.kernel.competence.questions import ask

BUREAU, FIRE, POLICE, MARKET = "350525-yj", "350525-xf", "350525-ga", "350525-scjg"
FIRST = [f"3505251{n:02d}" for n in range(18)]
LATER = ["350525200", "350525201", "350525204"]
TOWNSHIPS = [*FIRST, *LATER[:2], "350525202", LATER[2]]
#: Which townships signed on 15 August 2022 and which on 10 October; all ends with 2027.
SIGNED = {code: "2022-10-10" if code in LATER else "2022-08-15" for code in TOWNSHIPS}
DELEGATED = [
    "97/1/1",
    "97/1/4",
    "97/1/6",
    "97/1/7",
    "99/1/1",
    "99/1/3",
    "99/1/5",
    "101/1/3",
    "102/1",
    "103/2",
]
COUNTY = ["94/1", "99/1/8", "100/1", "108/1"]
RESERVED = ["95/1/1", "114/1/2"]
ELSEWHERE = {"消防法/60/1/3": FIRE, "特种设备安全法/83/1/1": MARKET, "烟花爆竹安全管理条例/36/2": POLICE}
DAYS = [
    "2022-08-14",
    "2022-08-15",
    "2022-10-09",
    "2022-10-10",
    "2023-11-30",
    "2023-12-01",
    "2027-12-31",
    "2028-01-01",
]
WAYS: list[dict[str, Any]] = [
    {"procedure": "ordinary", "fine": 20000},
    {"procedure": "summary", "fine": 3000},
    {"procedure": "summary", "fine": 3001},
    {"procedure": "summary", "fine": 200, "party": "person"},
    {"procedure": "summary", "fine": 201, "party": "person"},
    {"procedure": "ordinary", "fine": 0, "measures": ["警告"]},
    {"procedure": "summary", "fine": 1000, "measures": ["查封"]},
]


@dataclass(frozen=True)
class Expected:
    """What the paper says."""

    route: str
    signs_as: str
    acts: str
    number: str | None


def _summary_lawful(way: dict[str, Any]) -> bool:
    limit = 200 if way.get("party") == "person" else 3000
    return way["procedure"] == "summary" and way["fine"] <= limit and "查封" not in way.get("measures", [])


def oracle(township: str, ref: str, day: str, way: dict[str, Any]) -> Expected:
    """The answer by hand; days compare as text, the paper's way of writing them."""
    if ref in ELSEWHERE:
        body = ELSEWHERE[ref]
        route = "transfer-police" if body == POLICE else "transfer-department"
        return Expected(route, body, body, None)
    article = ref.removeprefix("安全生产法/")
    bureau = Expected("transfer-county", BUREAU, BUREAU, None)
    if article in RESERVED:
        return bureau
    if article in DELEGATED and SIGNED[township] <= day <= "2027-12-31":
        return Expected("delegated", township, township, "永政文〔2022〕51号")
    entrusted = "2023-12-01" <= day <= "2028-11-30"
    warning = way["fine"] == 0 and way.get("measures") == ["警告"]
    if entrusted and (warning or _summary_lawful(way)):
        return Expected("entrusted", BUREAU, township, "永应急委〔2023〕1号（示例）")
    return bureau


REFS = [*(f"安全生产法/{article}" for article in (*DELEGATED, *COUNTY, *RESERVED)), *ELSEWHERE]


@pytest.mark.parametrize("township", TOWNSHIPS)
def test_every_answer_is_the_papers(township: str) -> None:
    compared = 0
    # Each township walks its own fifth of the table; together they cover all of it more than four times over.
    offset = TOWNSHIPS.index(township)
    for number, (ref, day, way) in enumerate(product(REFS, DAYS, WAYS)):
        if number % 5 != offset % 5:
            continue
        answer = ask({"place": township, "ref": ref, "date": day, **way})
        found = Expected(
            answer["route"],
            answer["signs_as"]["code"],
            answer["acts"]["code"],
            answer["instrument"] and answer["instrument"]["number"],
        )
        assert found == oracle(township, ref, day, way), (ref, day, way)
        compared += 1
    assert compared >= 200


GOOD = {
    "place": "350525109",
    "ref": "安全生产法/97/1/7",
    "date": "2023-12-05",
    "procedure": "ordinary",
    "fine": 20000,
}


def _lines(**change: Any) -> set[str]:
    return {line["text"] for line in ask({**GOOD, **change})["reasons"]}


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        ({"fine": 19999}, set(), set()),
        ({"party": "person"}, set(), set()),
        ({"measures": ["扣押"]}, set(), set()),
        ({"place": "350525103"}, {"东平镇"}, {"下洋镇"}),
        ({"date": "2023-12-06"}, {"2023-12-05在有效期内"}, {"2023-12-06在有效期内"}),
        ({"ref": "安全生产法/97/1/6"}, {"第七项"}, {"第六项"}),
    ],
)
def test_changing_one_fact_changes_its_branch_of_the_proof_alone(
    change: dict[str, Any], gone: set[str], come: set[str]
) -> None:
    before, after = _lines(), _lines(**change)
    assert all(any(word in line for line in before) for word in gone)
    assert all(any(word in word_line for word_line in after) for word in come)
    untouched = {line for line in before if not any(word in line for word in gone)}
    assert untouched <= after
    assert {line for line in after if not any(word in line for word in come)} == untouched

"""Cases already filed: withdrawn grants, who filed first, the limits an instrument names, and recusal."""

from __future__ import annotations

from typing import Any

import pytest

from lianzhi.kernel.competence.questions import ask
from tests.kernel.competence.small_county import delegation, entrustment, question


def _seen(*grants: dict[str, Any], **given: Any) -> tuple[str, str, list[str]]:
    answer = ask(question(*grants, **given))
    return answer["route"], answer["signs_as"]["code"], [one["code"] for one in answer["unlawful"]]


def _text(*grants: dict[str, Any], **given: Any) -> str:
    return "\n".join(line["text"] for line in ask(question(*grants, **given))["reasons"])


@pytest.mark.parametrize(
    ("clause", "seen"),
    [
        ("finish", ("delegated", "e", [])),
        ("hand-back", ("transfer-county", "yj", ["delegation-lapsed"])),
        (None, ("transfer-county", "yj", ["delegation-lapsed"])),
    ],
)
def test_an_open_case_goes_where_the_withdrawal_sends_it(
    clause: str | None, seen: tuple[str, str, list[str]]
) -> None:
    grant = delegation(open_cases=clause)
    filed_in_time = {"filed_on": "2023-12-31", "date": "2024-02-01"}
    assert _seen(grant, **filed_in_time) == seen
    assert _seen(grant, filed_on="2024-01-01", date="2024-02-01")[0] == "transfer-county"
    assert _seen(grant, date="2024-02-01")[0] == "transfer-county"
    assert _seen(grant, filed_on="2023-12-31", date="2023-12-31") == ("delegated", "e", [])
    words = {"finish": "继续办理", "hand-back": "移交示例县应急管理局", None: "没有规定已立案未办结的案件"}
    assert words[clause] in _text(grant, **filed_in_time)


@pytest.mark.parametrize(
    ("filed", "route", "unlawful"),
    [
        ("2022-12-31", "transfer-county", ["delegation-not-accepted"]),
        ("2023-01-01", "delegated", []),
        ("2023-01-02", "delegated", []),
    ],
)
def test_a_case_filed_before_the_acceptance_stays_with_the_bureau(
    filed: str, route: str, unlawful: list[str]
) -> None:
    assert _seen(delegation(), filed_on=filed) == (route, "e" if route == "delegated" else "yj", unlawful)


@pytest.mark.parametrize(
    ("other", "ours", "route"),
    [
        ("2023-05-01", "2023-05-02", "transfer-county"),
        ("2023-05-01", None, "transfer-county"),
        ("2023-05-02", "2023-05-02", "delegated"),
        ("2023-05-03", "2023-05-02", "delegated"),
    ],
)
def test_the_first_to_file_has_the_case(other: str, ours: str | None, route: str) -> None:
    elsewhere = [{"authority": "yj", "filed_on": other}]
    seen = _seen(delegation(), filed_on=ours, filed_elsewhere=elsewhere)
    assert seen == (route, "e" if route == "delegated" else "yj", [])
    text = _text(delegation(), filed_on=ours, filed_elsewhere=elsewhere)
    if other == ours:
        assert "协商不成的报请共同的上一级行政机关指定管辖" in text
    else:
        assert ("最先立案" in text) == (route == "transfer-county")
    assert _seen(delegation(), filed_on=ours) == ("delegated", "e", [])


def test_a_filing_without_power_changes_nothing() -> None:
    both = (delegation(), delegation(authority="w"))
    west = [{"authority": "w", "filed_on": "2023-05-01"}]
    assert _seen(*both, filed_elsewhere=west) == ("transfer-department", "w", [])
    assert _seen(delegation(), filed_elsewhere=west) == ("delegated", "e", ["filed-without-power"])
    fire = [{"authority": "xf", "filed_on": "2023-05-01"}]
    assert _seen(delegation(), filed_elsewhere=fire) == ("delegated", "e", ["filed-without-power"])
    own = [{"authority": "e", "filed_on": "2023-05-01"}]
    assert _seen(delegation(), filed_elsewhere=own) == ("delegated", "e", [])


def test_no_filing_takes_what_belongs_to_the_police_or_another_department() -> None:
    early = [{"authority": "yj", "filed_on": "2023-01-02"}]
    assert _seen(delegation(), filed_elsewhere=early, crime_suspected=True)[0] == "transfer-police"
    fire = {"item": None, "ref": "消防法/60/1/3"}
    assert _seen(delegation(), filed_elsewhere=early, **fire) == ("transfer-department", "xf", [])


@pytest.mark.parametrize(
    ("party", "fine", "exceeded"),
    [
        ("unit", 9999, False),
        ("unit", 10000, False),
        ("unit", "10000.01", True),
        ("person", 999, False),
        ("person", 1000, False),
        ("person", "1000.01", True),
        ("unit", None, False),
    ],
)
def test_a_grant_carries_to_the_amount_it_names(
    party: str, fine: int | str | None, *, exceeded: bool
) -> None:
    grant = delegation(max_fine_unit=10000, max_fine_person=1000)
    route, _, unlawful = _seen(grant, party=party, fine=fine)
    assert route == ("transfer-county" if exceeded else "delegated")
    assert unlawful == (["grant-amount-exceeded"] if exceeded else [])
    assert _seen(delegation(), party=party, fine=fine)[0] == "delegated"


def test_a_grant_carries_the_procedures_it_names() -> None:
    spot = {"procedure": "summary", "fine": 1000}
    assert _seen(delegation(procedures=["summary"]), **spot) == ("delegated", "e", [])
    assert _seen(delegation(procedures=["summary"])) == (
        "transfer-county",
        "yj",
        ["grant-procedure-exceeded"],
    )
    assert _seen(entrustment(), fine=1000)[0] == "transfer-county"
    assert _seen(entrustment(procedures=["ordinary"]), fine=60000)[0] == "entrusted"
    assert _seen(entrustment(procedures=["summary", "ordinary"]), **spot) == ("entrusted", "yj", [])
    assert "载明的权限不含普通程序" in _text(entrustment(procedures=["summary"]))
    assert "超过示例委〔2023〕1号载明的2000元" in _text(
        entrustment(procedures=["ordinary"], max_fine_unit=2000), fine=2001
    )
    over_the_law = {"procedure": "summary", "fine": 3001}
    assert _seen(entrustment(procedures=["summary"]), **over_the_law) == (
        "transfer-county",
        "yj",
        ["summary-not-allowed"],
    )


def test_compulsion_beside_a_delegation_and_beside_an_entrustment() -> None:
    seal = {"measures": ["查封"]}
    assert _seen(delegation(compulsion=True), **seal) == ("delegated", "e", [])
    assert _seen(delegation(), **seal) == ("delegated", "e", ["compulsion-not-delegated"])
    assert _seen(entrustment(procedures=["ordinary"]), **seal) == (
        "transfer-county",
        "yj",
        ["compulsion-entrusted"],
    )


@pytest.mark.parametrize(
    ("recusal", "code", "words"),
    [
        ("applied", [], "决定作出之前，不停止调查"),
        ("officer", ["officer-must-recuse"], "另有两名以上执法人员"),
        ("head", ["head-must-recuse"], "其他负责人审批"),
    ],
)
def test_recusal_changes_the_persons_and_never_the_authority(
    recusal: str, code: list[str], words: str
) -> None:
    assert _seen(delegation(), recusal=recusal) == ("delegated", "e", code)
    assert words in _text(delegation(), recusal=recusal)
    assert words not in _text(delegation())
    steps = [one["step"] for one in ask(question(delegation(), recusal=recusal))["approvals"]]
    assert "决定执法人员的回避" in steps


@pytest.mark.parametrize(
    ("day", "unlawful"),
    [("2026-04-30", ["law-not-in-force"]), ("2026-05-01", []), ("2026-05-02", [])],
)
def test_a_law_that_was_not_in_force_is_an_answer(day: str, unlawful: list[str]) -> None:
    asked = {"item": None, "ref": "危险化学品安全法/101/1/1", "date": day}
    assert _seen(**asked) == ("transfer-county", "yj", unlawful)

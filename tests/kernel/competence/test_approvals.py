"""Who approves: the chain inside the authority that signs, and the seal and number series that are its own."""

from __future__ import annotations

from typing import Any

import pytest

from lianzhi.kernel.competence.questions import ask
from tests.kernel.competence.small_county import delegation, entrustment, question

ORDINARY = ["立案", "审查调查结果并作出决定"]


def _chain(*grants: dict[str, Any], **given: Any) -> list[tuple[str, str, str]]:
    answer = ask(question(*grants, **given))
    assert all(one["citations"] for one in answer["approvals"])
    return [(one["step"], one["by"], one["authority"]["code"]) for one in answer["approvals"]]


def _steps(*grants: dict[str, Any], **given: Any) -> list[str]:
    return [step for step, _, _ in _chain(*grants, **given)]


def test_the_signer_approves_and_owns_seal_and_series() -> None:
    seen = {}
    for name, grants, given in (
        ("delegated", (delegation(),), {}),
        ("entrusted", (entrustment(),), {"procedure": "summary", "fine": 1000}),
        ("transfer-county", (), {}),
        ("own", (), {"place": "999999"}),
    ):
        answer = ask(question(*grants, **given))
        assert answer["route"] == name
        assert answer["series"] == answer["signs_as"]
        assert {one["authority"]["code"] for one in answer["approvals"]} == {answer["signs_as"]["code"]}
        seen[name] = answer["seal"]
    assert seen == {
        "delegated": "东示例镇人民政府印章",
        "entrusted": "示例县应急管理局印章",
        "transfer-county": "示例县应急管理局印章",
        "own": "示例县应急管理局印章",
    }


@pytest.mark.parametrize(
    ("party", "fine", "heavy"),
    [
        ("unit", 49999, False),
        ("unit", 50000, True),
        ("unit", 50001, True),
        ("person", 19999, False),
        ("person", 20000, True),
        ("person", 20001, True),
    ],
)
def test_review_and_deliberation_from_the_amount_on(party: str, fine: int, *, heavy: bool) -> None:
    expected = ["立案", "法制审核", "集体讨论决定", "审查调查结果并作出决定"] if heavy else ORDINARY
    assert _steps(delegation(), party=party, fine=fine) == expected


def test_on_the_spot_nobody_approves_first() -> None:
    assert _chain(delegation(), procedure="summary", fine=1000) == [
        ("当场作出处罚决定，报所属行政机关备案", "两名以上执法人员", "e")
    ]


def test_a_measure_needs_the_head_and_some_the_principal_head() -> None:
    assert _chain(delegation(compulsion=True), measures=["扣押"])[-1][1:] == ("机关负责人", "e")
    hazchem = {"item": None, "ref": "危险化学品安全法/101/1/1", "measures": ["扣押"]}
    assert _chain(date="2026-05-01", **hazchem)[-1][1:] == ("主要负责人", "yj")
    assert _chain(date="2026-04-30", **hazchem)[-1][1:] == ("机关负责人", "yj")
    older = hazchem | {"ref": "危险化学品安全管理条例/80/1/4"}
    assert _chain(date="2026-04-30", **older)[-1][1:] == ("主要负责人", "yj")
    assert len(_steps(date="2026-05-01", **hazchem)) == 3
    assert _chain(measures=["停止供电"])[-1][:2] == ("批准通知停止供电、停止供应民用爆炸物品", "主要负责人")
    assert _steps(delegation(), measures=["先行登记保存"]) == [*ORDINARY, "批准先行登记保存"]


def test_closure_is_the_governments_and_the_case_the_bureaus() -> None:
    chain = _chain(measures=["责令关闭"])
    assert chain[-1] == ("决定关闭", "县级以上人民政府", "gov")
    assert {code for step, _, code in chain if step != "决定关闭"} == {"yj"}


def test_a_suspected_crime_leaves_one_decision_in_the_authority_that_has_the_case() -> None:
    only = ("决定移送涉嫌犯罪案件", "正职负责人或者主持工作的负责人")
    assert _chain(delegation(), crime_suspected=True) == [(*only, "e")]
    assert _chain(crime_suspected=True) == [(*only, "yj")]
    assert _chain(measures=["拘留"]) == []
    assert _chain(item=None, ref="消防法/60/1/3") == []
    provisional = ask(question(crime_suspected=True))["approvals"][0]["provisional"]
    assert provisional is True

"""On the spot: two officers decide a small penalty on a phone, hand it over, report it, and see it paid and closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import case_deeds, deeds
from tests.journeys.case_deeds import NEXT
from tests.journeys.conftest import Enter
from tests.journeys.deeds import SIGNS_LINE
from tests.journeys.person import Person

pytestmark = pytest.mark.journey

FINE = "1000"


def test_a_small_penalty_is_decided_on_a_phone(enter: Enter, tmp_path: Path) -> None:
    officer, leader = enter("wulijie", phone=True), enter("leader")
    see_something(officer, tmp_path)
    choose_the_way(officer)
    here = decide(officer)
    case_deeds.pay(officer, int(FINE))
    officer.open(here)
    case_deeds.close(officer, leader, here)
    officer.sees_link("下载整卷 PDF")


def see_something(officer: Person, folder: Path) -> None:
    """An inspection with one photographed finding, recorded."""
    deeds.plan_alone(officer)
    here = officer.path
    deeds.notify(officer)
    deeds.come_in(officer)
    deeds.fill_checklist(officer, SIGNS_LINE)
    deeds.find(officer, SIGNS_LINE, place="砂光车间粉尘收集口", what="未设置明显的安全警示标志")
    finding = officer.path
    deeds.take_photo(officer, folder)
    officer.open(here)
    deeds.finish(officer)
    officer.open(finding)


def choose_the_way(officer: Person) -> None:
    """Nothing stated leaves only the ordinary way; certain facts open the spot."""
    officer.follow("立案")
    officer.sees("不能选择的原因")
    officer.check("违法事实确凿")
    officer.press("按情形测算")
    officer.sees("可以当场作出决定")
    case_deeds.handlers_of_township(officer)
    officer.press("登记线索")
    officer.sees("已登记，请当场作出处罚决定。", "简易程序")


def decide(officer: Person) -> str:
    """Over the limit is refused with the article; what was not told stops it; then it is decided and reported."""
    here = officer.path
    officer.follow("当场作出处罚决定", within=NEXT)
    officer.tick("裁量因素", "主动消除或者减轻")
    officer.press("测算")
    officer.fill("罚款（元）", "3001")
    officer.check("已出示执法证件")
    officer.check("已当场告知")
    officer.press("当场决定并交付")
    officer.is_refused(status=422, saying="超过当场处罚上限3000元", citing="行政处罚法 51")
    officer.fill("罚款（元）", FINE)
    officer.press("当场决定并交付")
    officer.sees("已当场作出处罚决定并交付当事人", "应当先申请复议")
    officer.follow("报所属行政机关备案", within=NEXT)
    officer.press("登记备案")
    officer.sees("已登记备案。")
    return here

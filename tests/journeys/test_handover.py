"""What the township may only order: handed to the county bureau, which takes the case in its own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import case_deeds, deeds
from tests.journeys.conftest import Enter
from tests.journeys.deeds import TRAINING_LINE

pytestmark = pytest.mark.journey


def test_a_finding_the_township_may_not_punish_becomes_a_case_of_the_county(
    enter: Enter, tmp_path: Path
) -> None:
    township, county, bureau = enter("wulijie"), enter("county"), enter("bureau")
    deeds.plan_alone(township)
    works, inspection = township.title, township.path
    deeds.notify(township)
    deeds.come_in(township)
    deeds.fill_checklist(township, TRAINING_LINE)
    deeds.find(township, TRAINING_LINE, place="二车间冲压岗位", what="两名新进工人未经安全培训上岗作业")
    deeds.take_photo(township, tmp_path)
    finding = township.path
    township.open(inspection)
    deeds.finish(township)

    # The township is led to the handover; a case of its own is refused with the article.
    township.open(finding)
    township.sees_link("立案", there=False)
    township.open(f"/cases/new/?finding={finding.split('/')[-2]}")
    township.sees("不属于本机关管辖", "永春县应急管理局")
    case_deeds.handlers_of_township(township)
    township.press("登记线索")
    township.is_refused(status=422, saying="本机关对此事项没有行政处罚权", citing="行政处罚法 38")
    township.open(finding)
    township.follow("移送县局")
    township.press("移送")
    township.sees("已移送，等待接收机关答复。", "线索移送单")
    handover = township.path

    # The county accepts, opens the case with its own officers, and its own head files it.
    county.take_up("接收移送线索", about=works)
    county.choose("处理", "接收")
    county.fill("意见", "属于本机关管辖，接收办理。")
    county.press("答复移送机关")
    county.sees("已答复移送机关。")
    county.follow("登记案件线索")
    county.sees("可以办理", "永春县应急管理局")
    case_deeds.handlers_of_county(county)
    case_deeds.open_case(county)
    case = case_deeds.file_case(county, bureau)
    county.open(case)
    assert "永春县应急管理局" in county.value("署名机关")
    assert county.value("案号").startswith("（永）")
    township.open(handover)
    township.sees("接收办理")

    stranger = enter("penghu")  # Nobody of another township learns that any of this exists.
    for place in (inspection, finding, handover, case):
        stranger.open(place)
        assert stranger.status == 404, place

"""In the workshop: the whole visit on a phone, everything under the thumb."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import deeds
from tests.journeys.conftest import Enter
from tests.journeys.deeds import SIGNS_LINE
from tests.journeys.looking import PHONE
from tests.journeys.person import Person

pytestmark = pytest.mark.journey


def test_an_officer_does_the_whole_visit_on_a_phone(enter: Enter, tmp_path: Path) -> None:
    officer = enter("wulijie", phone=True)
    deeds.plan_alone(officer)
    here = officer.path
    is_in_reach(officer, "发出检查通知")
    deeds.notify(officer)
    is_in_reach(officer, "出示证件，开始检查")
    deeds.come_in(officer)
    deeds.fill_checklist(officer, SIGNS_LINE)
    deeds.find(officer, SIGNS_LINE, place="砂光车间粉尘收集口", what="未设置明显的安全警示标志")
    deeds.take_photo(officer, tmp_path)
    officer.open(here)
    is_in_reach(officer, "制作检查记录")
    deeds.finish(officer)
    officer.sees("现场检查记录")


def is_in_reach(person: Person, name: str) -> None:
    """The page's primary action stands in the lower half of the screen without scrolling."""
    action = person.page.get_by_role("main").get_by_role("link", name=name).first
    box = action.bounding_box()
    assert box is not None, f"{name} is not on the page"
    assert PHONE["height"] / 2 < box["y"] < PHONE["height"] - box["height"], f"{name} stands at {box['y']}"
    assert box["height"] >= 40, f"{name} is {box['height']} px high, too low for a glove"

"""By keyboard alone: sign in, take up a case from the worklist, read an article, come back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Enter

pytestmark = pytest.mark.journey

# More stops than this before the goal and nobody would get there.
MOST_STOPS = 60
_FOCUS = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const words = (here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText || "").trim();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {words, seen: ring || style.boxShadow !== "none"};
}"""


def test_a_person_without_a_mouse_gets_from_the_sign_in_to_the_case(enter: Enter) -> None:
    person = enter()
    person.open("/sign-in/")
    page = person.page
    tab_to(page, "账号")
    page.keyboard.type("leader")
    tab_to(page, "密码")
    page.keyboard.type(person.site.password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS)["words"] == "跳到正文"
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    tab_to(page, "立案审批")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    person.sees("下一步", "基本信息")
    tab_to(page, "安全生产法")
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog")
    expect(window).to_be_visible()
    expect(window).to_contain_text("第")
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    assert str(page.evaluate(_FOCUS)["words"]).startswith("安全生产法")


def tab_to(page: Page, words: str) -> None:
    """Go on with the Tab key until something of this name has the focus, and visibly so."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if str(focus["words"]).startswith(words):
            assert focus["seen"], f"the focus on {words} cannot be seen"
            return
    raise AssertionError(f"{words} is not reached within {MOST_STOPS} stops")

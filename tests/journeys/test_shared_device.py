"""One device, two people (H); back and forth on a form without losing a word or taking one back (F)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.person import Person

pytestmark = pytest.mark.journey

FORM = "/questions/new/"
BOX, OTHER_FIELD = "问题名称", "facts#"
WORDS = "两处隐患是否为一个违法行为"
KEPT = "() => JSON.stringify(Object.entries(sessionStorage))"


def test_what_was_typed_comes_back_to_whoever_typed_it_and_to_nobody_else(enter: Enter) -> None:
    person = enter("wulijie")
    is_kept_when_going_back(person)
    is_given_up_when_told_so(person)
    # The session ends by itself: the same person finds it again, another does not.
    for who, found in (("wulijie", WORDS), ("wulijie2", "")):
        type_and_wait(person, WORDS)
        person.page.context.clear_cookies()
        person.sign_in(who)
        person.open(FORM)
        assert person.typed(BOX) == found
        assert (WORDS in person.page.evaluate(KEPT)) == bool(found)


def test_signing_out_takes_it_away_in_every_window_and_going_back_shows_nothing(enter: Enter) -> None:
    person = enter("wulijie")
    person.open(FORM)
    other = person.page.context.new_page()
    other.goto(person.site.url + FORM)
    other.get_by_label(BOX).fill(WORDS)
    type_and_wait(person, WORDS)
    sign_out(person)
    assert WORDS not in person.page.evaluate(KEPT)
    # The second window does not go on showing what was typed.
    expect(other.get_by_role("button", name="登录")).to_be_visible()
    assert WORDS not in other.evaluate(KEPT)
    person.page.go_back()
    expect(person.page.get_by_role("button", name="登录")).to_be_visible()
    expect(person.page.get_by_text(WORDS)).to_have_count(0)
    person.sign_in("wulijie2")
    person.page.go_back()
    expect(person.page.get_by_text(WORDS)).to_have_count(0)
    person.open(FORM)
    assert person.typed(BOX) == ""


def is_kept_when_going_back(person: Person) -> None:
    """At once, without the moment that typing is given to settle; the rest of the form stays the server's."""
    person.open(FORM)
    person.fill(BOX, WORDS)
    person.open("/questions/")
    person.page.go_back()
    person.sees("已恢复您上次未提交的填写内容")
    assert person.typed(BOX) == WORDS
    # The other boxes were not typed in: nothing is kept of them that could blank what the server shows later.
    assert OTHER_FIELD not in person.page.evaluate(KEPT)
    # Refused, because the rest is missing: nothing of it is lost, neither here nor on the way back.
    person.fill("案件事实", " ")
    person.fill("需要解答的问题", " ")
    person.press("提出")
    assert person.status == 422
    assert person.typed(BOX) == WORDS
    person.open(FORM)
    assert person.typed(BOX) == WORDS


def is_given_up_when_told_so(person: Person) -> None:
    """What is not wanted any more does not come back."""
    person.page.get_by_role("button", name="放弃，重新填写").click()
    assert person.typed(BOX) == ""
    person.open(FORM)
    assert person.typed(BOX) == ""
    assert WORDS not in person.page.evaluate(KEPT)


def type_and_wait(person: Person, words: str) -> None:
    """Type and leave the page standing until it was kept."""
    person.open(FORM)
    person.fill(BOX, words)
    person.page.wait_for_function(
        "words => JSON.stringify(Object.entries(sessionStorage)).includes(words)", arg=words
    )


def sign_out(person: Person) -> None:
    """By the menu under the name."""
    person.page.locator("summary.lz-person").click()
    person.press("退出登录")

"""待办: everybody finds what waits for them, with the days left, and nothing that waits for others."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import Enter

pytestmark = pytest.mark.journey

# What the sample's story leaves waiting on the journeys' first day, by account; nothing waits for the last ones.
WAITING = {
    "wulijie": ("整改审核问题", "陈述申辩", "罚款"),
    "wulijie2": ("整改审核问题",),
    "leader": ("立案审批", "答复整改延期申请"),
    "leader2": ("立案审批", "决定回避并更换人员"),
    "county": ("调查取证",),
    "reviewer": ("解答疑难问题",),
    "bureau": ("查封、扣押", "停止供电"),
    "squad": ("调查取证",),
    "office": ("交办疑难问题",),
    "scorer2": ("案卷评分",),
    "supervisor": (),
    "penghu": (),
}


def test_everybody_finds_what_waits_for_them_with_the_days_left(enter: Enter) -> None:
    for username, deeds in WAITING.items():
        person = enter(username)
        person.open("/")
        cards = person.page.get_by_role("main").get_by_role("article")
        bell = person.page.get_by_role("banner").get_by_role("link", name=re.compile(r"待办 \d+ 件"))
        name = bell.get_attribute("aria-label") or bell.inner_text()
        assert int("".join(filter(str.isdigit, name))) == cards.count(), username
        for deed in deeds:
            person.sees(deed)
        if not deeds:
            continue
        words = person.page.get_by_role("main").inner_text()
        assert re.search(r"剩余\d+天|已超期\d+天|今日到期|待接收|待审批|待评分|已提出|已交办", words), (
            f"{username}: {words}"
        )
        for address in [card.get_by_role("link").first.get_attribute("href") or "" for card in cards.all()]:
            person.open(address)
            assert person.status == 200, f"{username}: {address}"

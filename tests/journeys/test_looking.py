"""The looker itself: a page with every fault is told to have them all, a sound one none."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.looking import Looker

pytestmark = pytest.mark.journey

SOUND = "<html lang='zh-Hans'><title>示例</title><main><h1>示例</h1><p>导出PDF，代码AQ-099-1-1。</p></main></html>"
BAD = """<html lang='zh-Hans'><title>示例</title><main><h1>示例</h1>
<p style='width: 900px'>Something went wrong</p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>
<script>console.error("示例错误")</script></main></html>"""


def test_a_bad_page_is_told_to_be_one_and_a_sound_page_is_left_alone(
    browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page()
    looker = Looker(tmp_path, set())
    looker.follow(page)
    page.set_content(SOUND)
    looker.look(page)
    assert looker.faults == []
    page.set_content(BAD)
    looker.look(page)
    told = "\n".join(looker.faults)
    for fault in ("English on the page: Something", "axe: image-alt", "phone: 9", "console: 示例错误"):
        assert fault in told, told
    page.close()

"""A person at the screen: finds things by their role and their label, as people and screen readers do."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.looking import Looker
from tests.journeys.sample_site import Site

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_YUAN = re.compile(r"([\d,]+)(万?)元")
_UNITS = {"": 1, "万": 10_000}


class Person:
    """One account in one browser window; every page it comes to is looked at."""

    def __init__(self, site: Site, context: BrowserContext, looker: Looker | None) -> None:
        self.site = site
        self.page: Page = context.new_page()
        self._looker = looker
        self.status = 0
        if looker is not None:
            looker.follow(self.page)

    # ---- going somewhere --------------------------------------------------------------------------

    def sign_in(self, username: str) -> Person:
        """Sign in as a sample account."""
        self.open("/sign-in/")
        self.fill("账号", username)
        self.fill("密码", self.site.password)
        self.press("登录")
        return self

    def open(self, path: str) -> None:
        """Type an address."""
        with self.page.expect_navigation() as went:
            self.page.goto(self.site.url + path)
        self._arrived(went.value.status)

    def follow(self, name: str, *, within: str = "") -> None:
        """Follow the first link of a name; its name may go on after the words given."""
        link = self._scope(within).get_by_role("link", name=_starting(name)).first
        with self.page.expect_navigation() as went:
            link.click()
        self._arrived(went.value.status)

    def follow_last(self, name: str) -> None:
        """Follow the last link whose name starts so."""
        with self.page.expect_navigation() as went:
            self._main.get_by_role("link", name=_starting(name)).last.click()
        self._arrived(went.value.status)

    def take_up(self, deed: str, *, about: str = "", at: str = "") -> None:
        """Take up the deed that waits in the worklist about somebody, or at this address."""
        self.open("/")
        cards = self._main.get_by_role("article").filter(has_text=deed).filter(has_text=about)
        links = [card.get_by_role("link").first for card in cards.all()]
        found = next((each for each in links if at in (each.get_attribute("href") or "")), None)
        assert found is not None, f"no {deed} waits about {about}{at}: {self.text('main')}"
        with self.page.expect_navigation() as went:
            found.click()
        self._arrived(went.value.status)

    def press(self, name: str, *, within: str = "") -> None:
        """Press a button that sends its form; one with a legal effect is confirmed in its window."""
        button = self._scope(within).get_by_role("button", name=name, exact=True).first
        if button.get_attribute("data-lz-confirm") is None:
            with self.page.expect_navigation() as went:
                button.click()
        else:
            button.click()
            window = self.page.get_by_role("dialog")
            expect(window.get_by_text("法律效果")).to_be_visible()
            with self.page.expect_navigation() as went:
                window.get_by_role("button", name=name, exact=True).click()
        self._arrived(went.value.status)

    def _arrived(self, status: int) -> None:
        self.status = status
        if self._looker is not None:
            self._looker.look(self.page)

    @property
    def path(self) -> str:
        """Where the person is, without the host."""
        return urlsplit(self.page.url).path

    # ---- filling in -------------------------------------------------------------------------------

    def fill(self, label: str, value: str | date | datetime, *, within: str = "") -> None:
        """Type into the box of a label; days and instants as the browser's own boxes take them."""
        typed = value
        if isinstance(value, datetime):
            typed = value.strftime("%Y-%m-%dT%H:%M")
        elif isinstance(value, date):
            typed = value.isoformat()
        self._box(label, within).fill(str(typed))

    def choose(self, label: str, option: str) -> None:
        """Choose from a list by (the start of) an option's words."""
        box = self._box(label, "")
        words = box.get_by_role("option").all_inner_texts() or box.locator("option").all_inner_texts()
        found = next((each for each in words if each.startswith(option)), None)
        assert found is not None, f"{label} offers no {option}: {words}"
        box.select_option(label=found)

    def pick(self, group: str, option: str) -> None:
        """Pick one of a group of round buttons."""
        self.group(group).get_by_role("radio", name=_starting(option)).check()

    def tick(self, group: str, *options: str) -> None:
        """Tick exactly these of a group of boxes; each is found by the start of its words."""
        boxes = self.group(group).get_by_role("checkbox")
        for box in boxes.all():
            box.uncheck()
        for option in options:
            self.group(group).get_by_role("checkbox", name=_starting(option)).check()

    def check(self, label: str) -> None:
        """Tick a single box."""
        self._main.get_by_role("checkbox", name=_starting(label)).check()

    def attach(self, label: str, file: Path) -> None:
        """Choose a file."""
        self._box(label, "").set_input_files(file)

    def group(self, name: str) -> Locator:
        """A group of boxes by its legend."""
        return self._main.get_by_role("group", name=_label(name))

    def typed(self, label: str) -> str:
        """What stands in the box of a label."""
        return self._box(label, "").input_value()

    def _box(self, label: str, within: str) -> Locator:
        return self._scope(within).get_by_label(_label(label)).first

    # ---- seeing -----------------------------------------------------------------------------------

    def sees(self, *words: str) -> None:
        """All of these stand on the page."""
        for each in words:
            expect(self._main.get_by_text(each).first).to_be_visible()

    def does_not_see(self, *words: str) -> None:
        """None of these stands on the page."""
        for each in words:
            expect(self.page.get_by_text(each)).to_have_count(0)

    def sees_link(self, name: str, *, there: bool = True) -> None:
        """A link of this name is there, or not."""
        links = self._main.get_by_role("link", name=_starting(name))
        expect(links.first).to_be_visible() if there else expect(links).to_have_count(0)

    def links(self, name: str) -> list[str]:
        """Where all links of this name lead."""
        found = self._main.get_by_role("link", name=name, exact=True).all()
        return [each.get_attribute("href") or "" for each in found]

    def has_button(self, name: str) -> bool:
        """True where a button of this name is on the page."""
        return self._main.get_by_role("button", name=name, exact=True).count() > 0

    def is_refused(self, *, status: int, saying: str, citing: str = "") -> None:
        """The page says no with this status, in these words, with the chip of this article and what to do."""
        assert self.status == status, f"{self.status} at {self.page.url}: {self.text('main')[:400]}"
        alert = self._main.get_by_role("alert").filter(has_text=saying).first
        expect(alert).to_be_visible()
        if citing:
            expect(alert.get_by_role("link", name=citing).first).to_be_visible()
            expect(alert.get_by_text("怎么办").first).to_be_visible()

    def text(self, region: str) -> str:
        """All words of a region, named by its heading; `main` for the page's own part."""
        return (self._main if region == "main" else self._scope(region)).inner_text()

    @property
    def title(self) -> str:
        """The page's heading."""
        return self._main.get_by_role("heading", level=1).first.inner_text()

    def value(self, term: str) -> str:
        """What stands beside a term in a list of terms."""
        row = self._main.get_by_role("term").filter(has_text=re.compile(rf"^\s*{re.escape(term)}\s*$"))
        return row.first.locator("xpath=following-sibling::dd").inner_text().strip()

    def days_in(self, region: str, after: str) -> list[date]:
        """The days that stand in a region after some words."""
        words = self.text(region).partition(after)[2]
        return [date(int(y), int(m), int(d)) for y, m, d in _DAY.findall(words)]

    def yuan(self, term: str) -> list[int]:
        """The amounts beside a term."""
        return [int(n.replace(",", "")) * _UNITS[unit] for n, unit in _YUAN.findall(self.value(term))]

    def link(self, name: str, *, within: str = "") -> str:
        """Where a link leads."""
        found = self._scope(within).get_by_role("link", name=_starting(name)).first
        return found.get_attribute("href") or ""

    def download(self, path: str) -> bytes:
        """A file behind the sign-in."""
        answer = self.page.context.request.get(path if path.startswith("http") else self.site.url + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.body()

    def open_menu(self) -> None:
        """Open 更多 in the page's head."""
        self._main.get_by_text("更多", exact=True).first.click()

    @property
    def _main(self) -> Locator:
        return self.page.get_by_role("main")

    def _scope(self, region: str) -> Locator:
        return self._main.get_by_role("region", name=region).first if region else self.page.locator("body")


def _label(words: str) -> re.Pattern[str]:
    """A label exactly, with or without its mark of being required."""
    return re.compile(rf"^\s*{re.escape(words)}\s*\*?\s*(（必填）)?\s*$")


def _starting(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}")

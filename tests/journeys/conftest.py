"""A running sample county, a browser, and people who sign in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.looking import AXE, DESK, PHONE, ROOT, Looker
from tests.journeys.person import Person
from tests.journeys.sample_site import Site, sample, serve, shared_folder

__all__ = ["sample", "shared_folder"]

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 20_000

Enter = Callable[..., Person]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; Playwright's own is never downloaded.

    Playwright's loop counts as running in this thread between its calls, and neither Django's database nor the signing
    of a PDF works beside it: the browser ends with its journeys, before the worker turns to other tests.
    """
    for needed, remedy in ((CHROMIUM, "make browser"), (AXE, "make assets")):
        if not needed.exists():
            pytest.fail(f"{needed} is missing, and a journey cannot do without it: run `{remedy}`.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def site(sample: Path, tmp_path: Path) -> Iterator[Site]:
    """A site of this journey's own; at the end its server wrote no traceback and its audit chain holds."""
    with serve(sample, tmp_path / "var") as running:
        yield running
        assert "Traceback" not in running.log, running.log
    verified = running.console("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


@pytest.fixture(scope="session")
def seen() -> set[str]:
    """The builds of pages that were measured already; measuring one twice would find the same."""
    return set()


@pytest.fixture
def looker(request: pytest.FixtureRequest, seen: set[str]) -> Iterator[Looker]:
    """Looks at every page of the journey; what it found is told at the end, all at once."""
    looker = Looker(_emptied(request.node.name) if request.config.getoption("pictures") else None, seen)
    yield looker
    assert not looker.faults, "\n".join(dict.fromkeys(looker.faults))


def _emptied(test: str) -> Path:
    """The folder of a journey's pictures, without those of the last time."""
    shots = ROOT / "var" / "screenshots" / re.sub(r"^test_", "", test).replace("_", "-")
    shots.mkdir(parents=True, exist_ok=True)
    for old in shots.glob("*.png"):
        old.unlink()
    return shots


@pytest.fixture
def enter(browser: Browser, site: Site, looker: Looker) -> Iterator[Enter]:
    """`enter("wulijie")`: a person signed in, in a window of their own; `phone=True` for one in a workshop."""
    opened = []

    def person(username: str = "", *, phone: bool = False) -> Person:
        context = browser.new_context(
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport=PHONE if phone else DESK,
            has_touch=phone,
            is_mobile=phone,
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        someone = Person(site, context, looker)
        return someone.sign_in(username) if username else someone

    yield person
    for context in opened:
        context.close()

"""Take the pictures of the documentation: `make screenshots` writes docs/screenshots/*.png from a site of its own.

The site is made in a scratch folder with the console's commands, served on a free port and thrown away. Nothing is
drawn or retouched: what the pictures show is what a person sees who signs in after `make run`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
LARGEST = 200_000
DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
READY_WITHIN = 60
COMMANDS = (
    ("manage", "migrate", "--noinput", "--verbosity", "0"),
    ("laws", "import"),
    ("load-sample",),
    ("manage", "collectstatic", "--noinput", "--verbosity", "0"),
)
# The boxes of dates are in the language of the desktop, where Chromium has it (Debian: chromium-l10n).
LANGUAGE = {"LANGUAGE": "zh_CN", "LC_ALL": "zh_CN.UTF-8"}
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: the file's name, the account, the way to the page, and the screen."""

    name: str
    account: str
    walk: Callable[[Page, str], None]
    screen: ViewportSize


def _open(path: str) -> Callable[[Page, str], None]:
    def walk(page: Page, site: str) -> None:
        page.goto(site + path)

    return walk


def _case(page: Page, site: str) -> None:
    page.goto(f"{site}/cases/?state=notified")
    page.get_by_role("main").get_by_role("table").get_by_role("link").first.click()


def _inspection(page: Page, site: str) -> None:
    page.goto(f"{site}/inspections/")
    page.get_by_role("main").get_by_role("link").filter(has_text="（示例）").first.click()


def _paper(page: Page, site: str) -> None:
    page.goto(f"{site}/cases/?state=served")
    page.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    page.get_by_role("link", name="行政处罚决定书").first.click()


def _ask(page: Page, site: str) -> None:
    page.goto(f"{site}/ask/penalty/")
    page.get_by_label("处罚条款").fill("《安全生产法》第九十九条第一项")
    page.get_by_label("情形", exact=True).select_option("overdue")
    page.get_by_role("main").get_by_role("button", name="查询").click()


PICTURES = (
    Picture("worklist", "county", _open("/"), DESK),
    Picture("case", "wulijie", _case, DESK),
    Picture("inspection-phone", "wulijie", _inspection, PHONE),
    Picture("statistics", "wulijie", _open("/statistics/"), DESK),
    Picture("ask", "wulijie", _ask, DESK),
    Picture("paper", "wulijie", _paper, DESK),
)


def main() -> int:
    """Exit 0 when every picture is written and light enough, 1 with a sentence otherwise."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        print("take_screenshots: no Chromium; run `make browser`", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lianzhi-") as folder:
        var = Path(folder)
        for command in COMMANDS:
            subprocess.run(_lianzhi(*command), cwd=ROOT, env=_environment(var), check=True)
        with _served(var) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=list(ARGUMENTS), env={**os.environ, **LANGUAGE}
            )
            password = (var / "demo-password").read_text(encoding="utf-8").strip()
            for picture in PICTURES:
                _take(picture, browser, site, password)
            browser.close()
    heavy = [each.name for each in TARGET.glob("*.png") if each.stat().st_size > LARGEST]
    if heavy:
        print(f"take_screenshots: larger than {LARGEST} bytes: {', '.join(heavy)}", file=sys.stderr)
    return 1 if heavy else 0


def _take(picture: Picture, browser: Browser, site: str, password: str) -> None:
    context = browser.new_context(viewport=picture.screen, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.goto(f"{site}/sign-in/")
    page.fill("input[name=username]", picture.account)
    page.fill("input[name=password]", password)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(f"{site}/")
    picture.walk(page, site)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=TARGET / f"{picture.name}.png")
    context.close()
    print(f"docs/screenshots/{picture.name}.png")


def _lianzhi(*words: str) -> list[str]:
    return [sys.executable, "-m", "lianzhi.console", *words]


def _environment(var: Path) -> dict[str, str]:
    """The shell's, without its database and settings: a demo site in the folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"} and not name.startswith("LIANZHI_")
    }
    return {**kept, "LIANZHI_VAR": str(var), "LIANZHI_DEMO": "1"}


@contextmanager
def _served(var: Path) -> Iterator[str]:
    """The site's address while gunicorn serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    server = subprocess.Popen(
        [*command, "--log-level", "warning", "lianzhi.conf.wsgi:application"], cwd=ROOT, env=_environment(var)
    )
    try:
        _wait_for(site, server)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(site: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("the site did not start")
        try:
            with urllib.request.urlopen(f"{site}/sign-in/", timeout=5):  # noqa: S310 — our own server
                return
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"the site answers {error.code}") from error
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the site was not ready within {READY_WITHIN} s")


if __name__ == "__main__":
    sys.exit(main())

"""What every page a journey comes to is held to: no fault of axe, nothing wider than a phone, Chinese words only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Response, ViewportSize

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}

# Proper names and kinds of file; everything else a person reads is Chinese.
ENGLISH_ALLOWED = frozenset({"pdf", "word", "excel", "sm3", "png", "jpg", "jpeg", "ctrl", "enter", "esc"})
# A word of three letters or more that is no part of a code, a file's name or an address.
_ENGLISH = re.compile(r"(?<![A-Za-z0-9_./@?=&-])[A-Za-z]{3,}(?![A-Za-z0-9_@/=-]|\.[a-z])")

_SKELETON = "() => [...document.body.querySelectorAll('*')].map((e) => e.tagName + e.className).join(' ')"
# What a page is built from: every element with what marks it and what it stands in, and whether it stands there once
# or more often.
_PIECES = """() => {
  const attributes = ["class", "role", "type", "aria-current", "aria-expanded", "aria-invalid", "aria-hidden"];
  const counts = new Map();
  for (const each of document.body.querySelectorAll("*")) {
    const told = attributes.map((name) => each.getAttribute(name));
    const named = ["id", "aria-label", "aria-describedby", "alt"].map((name) => each.hasAttribute(name));
    const inside = each.parentElement;
    const empty = !each.textContent.trim();
    const piece = [inside.tagName, inside.className, each.tagName, ...told, ...named, each.disabled, empty].join();
    counts.set(piece, (counts.get(piece) || 0) + 1);
  }
  return [...counts].map(([piece, count]) => piece + (count > 1 ? "…" : ""));
}"""
_NUMBER = re.compile(r"\d+")
# Accounts, digests and codes are shown as they are; the frame's own words are checked on every page anew.
_WORDS = """() => {
  const found = [document.title, document.body.innerText];
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const each of document.body.querySelectorAll(`[${name}]`)) found.push(each.getAttribute(name));
  }
  let words = found.join("\\n");
  for (const each of document.body.querySelectorAll("code, .lz-sample-key, .lz-proof, .lz-col-code")) {
    words = words.replaceAll(each.innerText, " ");
  }
  return words;
}"""
_FAULTS = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations
    .filter((each) => each.impact === "serious" || each.impact === "critical")
    .map((each) => `${each.id}: ${each.help}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}"""
_WIDE = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= window.innerWidth) return [];
  const wide = [...document.body.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5).map((each) => `${each.tagName.toLowerCase()}.${each.className}`);
  return [`${page.scrollWidth} px wide: ${wide.join(", ")}`];
}"""


@dataclass
class Looker:
    """Looks at pages and keeps what it found.

    A page built like one already seen is only read. Axe comes to a kind of page (its address without numbers) again
    when it holds a piece, or several of one, that none of its kind held yet; so does the camera, where pictures go to
    `shots`.
    """

    shots: Path | None
    seen: set[str]
    faults: list[str] = field(default_factory=list)
    count: int = 0

    def follow(self, page: Page) -> None:
        """Hear what a page complains of while it loads and runs."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: script failed: {error}"))
        page.on("response", self._response)

    def look(self, page: Page) -> None:
        """Hold the page to everything."""
        place = f"{page.url.split('/', 3)[-1]} ({page.title()})"
        self.faults += [f"{place}: {fault}" for fault in _english(page.evaluate(_WORDS))]
        shape = sha256(page.evaluate(_SKELETON).encode()).hexdigest()
        if shape in self.seen:
            return
        self.seen.add(shape)
        size = page.viewport_size or DESK
        is_new = self._holds_something_new(page)
        if is_new:
            self.count += 1
            page.evaluate(AXE.read_text())
            self.faults += [f"{place}: axe: {fault}" for fault in page.evaluate(_FAULTS)]
        for kind, viewport in (("desk", DESK), ("phone", PHONE)):
            page.set_viewport_size(viewport)
            self.faults += [f"{place}: {kind}: {fault}" for fault in page.evaluate(_WIDE)]
            if is_new and self.shots:
                name = f"{self.count:03}-{_plain(page.title())}-{kind}.png"
                page.screenshot(path=self.shots / name, full_page=True)
        page.set_viewport_size(size)

    def _holds_something_new(self, page: Page) -> bool:
        kind = _NUMBER.sub("", page.url.split("?")[0].split("/", 3)[-1])
        pieces = {f"{kind} {piece}" for piece in page.evaluate(_PIECES)}
        is_new = not pieces <= self.seen
        self.seen |= pieces
        return is_new

    def _console(self, message: ConsoleMessage) -> None:
        # A refusal is a page with its own status; the browser notes every such page as an error.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"{message.location.get('url', '')}: console: {message.text}")

    def _response(self, response: Response) -> None:
        is_page = response.request.resource_type == "document"
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.faults.append(f"{response.url}: answered {response.status}")


def _english(words: str) -> Iterator[str]:
    for found in sorted(set(_ENGLISH.findall(words))):
        if found.lower() not in ENGLISH_ALLOWED:
            yield f"English on the page: {found}"


def _plain(title: str) -> str:
    return re.sub(r"[^\w]+", "-", title.removesuffix(" · 联执"))[:40].strip("-")

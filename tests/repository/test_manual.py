"""The manual tells of every refusal, of every account, and only of words that stand on a screen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from lianzhi.organisation.demo import demo_accounts
from tools import refusals_page
from tools.findings import ROOT
from tools.take_screenshots import LARGEST, PICTURES, Picture

MANUAL = ROOT / "docs" / "manual"
SCREENSHOTS = ROOT / "docs" / "screenshots"
TROUBLES = refusals_page.PAGE.read_text(encoding="utf-8")
PAGES = sorted(MANUAL.glob("*.md"))
WRITTEN_BY_HAND = [page for page in PAGES if page != refusals_page.PAGE]


@pytest.mark.parametrize("code", sorted(refusals_page.refusals()))
def test_every_refusal_is_explained_with_its_words_its_article_and_its_remedy(code: str) -> None:
    refusal = refusals_page.refusals()[code]
    _, anchor, told = TROUBLES.partition(f'<a id="{code}"></a>')
    assert anchor, f"run `make manual`: {code} is missing"
    entry = told.split("<a id=")[0]
    assert refusals_page.plain(refusal["message"]) in entry
    assert refusals_page.basis(refusal) in entry
    assert refusals_page.plain(refusal["remedy"]) in entry


def test_the_page_of_refusals_is_the_one_its_tool_writes_and_tells_of_no_refusal_twice() -> None:
    assert refusals_page.page() == TROUBLES, "run `make manual`"
    anchors = re.findall(r'<a id="([\w-]+)">', TROUBLES)
    assert sorted(anchors) == sorted(refusals_page.refusals())


def test_a_refusal_that_no_group_of_the_page_takes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = {"message": "……", "cite": ["行政处罚法/42/1"], "remedy": "……", "where": "nowhere"}
    monkeypatch.setattr(refusals_page, "refusals", lambda: {"strange": strange})
    with pytest.raises(LookupError, match="strange"):
        refusals_page.page()


def test_the_first_page_leads_to_every_other_page() -> None:
    first = (MANUAL / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if f"({page.name})" not in first] == ["index.md"]


def test_the_first_page_names_every_sample_account() -> None:
    first = (MANUAL / "index.md").read_text(encoding="utf-8")
    assert [each.username for each in demo_accounts() if f"`{each.username}`" not in first] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.name)
def test_every_picture_is_there_and_light(picture: Picture) -> None:
    path = SCREENSHOTS / f"{picture.name}.png"
    assert path.read_bytes().startswith(b"\x89PNG")
    assert path.stat().st_size <= LARGEST


@pytest.mark.parametrize("page", WRITTEN_BY_HAND, ids=lambda page: page.name)
def test_the_words_in_bold_stand_somewhere_in_the_product(page: Path) -> None:
    said = re.findall(r"\*\*([^*\n]+?)\*\*", page.read_text(encoding="utf-8"))
    assert [each for each in said if not _on_a_screen(each, _words_of_the_product())] == []


@cache
def _words_of_the_product() -> str:
    rooms = ROOT / "src" / "lianzhi"
    paths = [path for kind in ("*.py", "*.html", "*.yaml") for path in rooms.rglob(kind)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _on_a_screen(words: str, source: str) -> bool:
    """True for a whole sentence of advice too: those end with a full stop and are no label."""
    if words.endswith("。"):
        return True
    return all(part in source for part in re.split(r"[、…\d]+", words) if part)

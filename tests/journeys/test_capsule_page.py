"""The page in a capsule, opened from a folder: it verifies without a network, and what was tampered with stands red."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lianzhi.cases.services.capsule import PAGE, PAGE_FILES

#: Around the edges of a block of SM3, and one of many blocks.
SIZES = (0, 1, 55, 56, 63, 64, 65, 119, 120, 70_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A capsule as it lies after unpacking, with files of every size."""
    folder = tmp_path / "案卷胶囊"
    (folder / "documents").mkdir(parents=True)
    told = []
    for size in SIZES:
        content = (b"\xe6\xa1\x88" * size)[:size]
        path = f"documents/{size:03d}_文书_（示例）.pdf"
        (folder / path).write_bytes(content)
        digests = {name: hashlib.new(name, content).hexdigest() for name in ("sha256", "sm3")}
        told.append({"path": path, "size": size, **digests})
    manifest = json.dumps(
        {"case": "某案（示例）", "agency": "某镇", "archived_on": "2026-03-14", "files": told}
    )
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    (folder / "manifest.js").write_text(f"window.CAPSULE = {manifest};\n", encoding="utf-8")
    for name in PAGE_FILES:
        shutil.copy(PAGE / name, folder)
    return folder


def verified(browser: Browser, folder: Path, *, width: int) -> Page:
    """The page after the folder was chosen; it asked for nothing but its own files."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.set_input_files("#folder", folder)
    expect(page.locator("#result")).to_contain_text("处问题" if "torn" in folder.name else "一致")
    assert {url.partition(":")[0] for url in asked} == {"file"}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_whole_is_green_to_the_last_file(browser: Browser, folder: Path, width: int) -> None:
    page = verified(browser, folder, width=width)
    expect(page.locator("#result.good")).to_have_text(f"✓ 校验通过：{len(SIZES)}个文件与清单完全一致。")
    assert page.locator("td.state.good").count() == len(SIZES)
    sm3 = hashlib.new("sm3", (folder / "manifest.json").read_bytes()).hexdigest()
    expect(page.locator("#digest")).to_have_text(sm3)
    page.close()


def test_what_was_tampered_with_is_red_and_named(browser: Browser, folder: Path) -> None:
    torn = folder.rename(folder.with_name("torn"))
    changed, gone = (torn / f"documents/{size:03d}_文书_（示例）.pdf" for size in (64, 65))
    changed.write_bytes(b"x" * 64)
    gone.unlink()
    (torn / "evidence").mkdir()
    (torn / "evidence" / "多出来.png").write_bytes(b"x")
    (torn / "manifest.json").write_text("{}", encoding="utf-8")
    page = verified(browser, torn, width=1280)
    expect(page.locator("#result.bad")).to_have_text("✕ 校验没有通过：4处问题。")
    assert page.locator("#wrong li").all_text_contents() == [
        "被改动：064 文书 （示例）.pdf",
        "缺少：065 文书 （示例）.pdf",
        "清单以外：evidence/多出来.png",
        "清单 manifest.json 缺少，或者与本页所用的清单不一致",
    ]
    red = page.locator("tr.torn td").first
    assert red.evaluate("each => getComputedStyle(each).color") == "rgb(179, 38, 30)"
    assert page.locator("tr.torn").count() == 2
    page.close()

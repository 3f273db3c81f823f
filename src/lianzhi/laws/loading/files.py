"""Statutes from files: Markdown (`第…条` paragraphs under `##` headings), Word from the national database."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError

from lianzhi.laws.constants import IN_FORCE
from lianzhi.laws.loading.lines import UnreadableLawError, read_lines
from lianzhi.laws.loading.package import LibraryError, import_package
from lianzhi.laws.loading.shapes import LawText
from lianzhi.laws.loading.store import Stored, store

MARKDOWN, WORD = ".md", ".docx"
_HEADING = re.compile(r"#{1,6}\s+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMPHASIS = re.compile(r"\*\*|__")


def import_file(path: Path) -> Stored:
    """Import one .md, .docx or .db file, or every .md and .docx under a folder.

    Raises LibraryError naming the file that cannot be read; nothing of the run is stored then.
    """
    if path.suffix == ".db":
        return import_package(path)
    files = (
        sorted(each for each in path.rglob("*") if each.suffix in {MARKDOWN, WORD})
        if path.is_dir()
        else [path]
    )
    if not files:
        raise LibraryError(f"{path.name} 里没有 .md 或者 .docx 文件。")
    return store([read_law(file) for file in files])


def read_law(path: Path) -> LawText:
    """The statute in one file, not yet stored; LibraryError where it cannot be read."""
    readers = {MARKDOWN: _markdown_lines, WORD: _word_lines}
    reader = readers.get(path.suffix)
    if reader is None:
        raise LibraryError(f"{path.name}：只能导入 .md、.docx 文件或者法规库 .db 文件。")
    if not path.is_file():
        raise LibraryError(f"没有找到文件 {path.name}。")
    try:
        printed = read_lines(reader(path))
    except (
        UnreadableLawError,
        UnicodeDecodeError,
        PackageNotFoundError,
        zipfile.BadZipFile,
        OSError,
    ) as error:
        raise LibraryError(f"{path.name}：无法读取（{error}）。") from error
    return LawText(
        source="文件导入",
        source_key=f"{printed.title[:40]}@{printed.passed_on or ''}",
        title=printed.title,
        kind="",
        level="",
        issuer="",
        status=IN_FORCE,
        version_on=printed.passed_on,
        stated_on=printed.stated_on,
        articles=printed.articles,
    )


def _markdown_lines(path: Path) -> Iterator[str]:
    text = _COMMENT.sub("", path.read_text(encoding="utf-8-sig"))
    for line in text.splitlines():
        yield _EMPHASIS.sub("", _HEADING.sub("", line.strip(), count=1))


def _word_lines(path: Path) -> Iterator[str]:
    for paragraph in docx.Document(str(path)).paragraphs:
        yield from paragraph.text.splitlines()

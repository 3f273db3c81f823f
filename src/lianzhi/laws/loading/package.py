"""The pinned package's SQLite file: found without importing the package, checked by its hash, opened read-only."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from importlib import metadata
from pathlib import Path

from lianzhi.laws.library import library_pin
from lianzhi.laws.loading.shapes import ArticleRow, LawText
from lianzhi.laws.loading.store import Stored, store

_CHUNK = 1 << 20
_LAWS = (
    "SELECT law_id, law_name, doc_type, level, issuing_body, effective_date, version_date, status FROM laws"
)
_ARTICLES = "SELECT law_id, article_no, chapter, section, article_text FROM articles ORDER BY law_id, id"


class LibraryError(RuntimeError):
    """The law library cannot be loaded; says what is missing or different, and what to do."""


def package_path() -> Path:
    """The installed package's data file; LibraryError where it is not installed."""
    pin = library_pin()
    try:
        distribution = metadata.distribution(pin.package)
    except metadata.PackageNotFoundError as error:
        raise LibraryError(f"没有安装法规库 {pin.package}，请先运行 make law-library。") from error
    return Path(str(distribution.locate_file(pin.path)))


def import_package(path: Path | None = None) -> Stored:
    """Load every law and article of the package's file (`path`: a copy of it elsewhere).

    LibraryError where the file is not the pinned one or does not hold what the pin says. Repeating changes nothing.
    """
    pin = library_pin()
    file = path or package_path()
    if not file.is_file():
        raise LibraryError(f"没有找到法规库文件 {file.name}，请重新运行 make law-library。")
    if _sha256(file) != pin.sha256:
        raise LibraryError(f"法规库文件与登记的摘要不符，请安装 {pin.package}=={pin.version}。")
    texts = list(_texts(file, pin.source))
    articles = sum(len(text.articles) for text in texts)
    if (len(texts), articles) != (pin.counts.laws, pin.counts.articles):
        raise LibraryError(
            f"法规库应有{pin.counts.laws}部、{pin.counts.articles}条，实有{len(texts)}部、{articles}条。"
        )
    return store(texts)


def _sha256(file: Path) -> str:
    machine = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            machine.update(chunk)
    return machine.hexdigest()


def _texts(file: Path, source: str) -> Iterator[LawText]:
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as library:
        rows: dict[str, list[ArticleRow]] = {}
        for key, label, chapter, section, text in library.execute(_ARTICLES):
            row = ArticleRow(label=label, text=text.strip(), chapter=chapter or "", section=section or "")
            rows.setdefault(key, []).append(row)
        for key, title, kind, level, issuer, stated, version, status in library.execute(_LAWS):
            yield LawText(
                source=source,
                source_key=key,
                title=title,
                kind=kind,
                level=level,
                issuer=issuer or "",
                status=status,
                version_on=date.fromisoformat(version) if version else None,
                stated_on=date.fromisoformat(stated) if stated else None,
                articles=tuple(rows.get(key, ())),
            )

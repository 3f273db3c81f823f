"""Citations of statutes: reading, writing, finding them, and addressing an article's paragraphs and items."""

from lianzhi.kernel.law.articles import ArticleText, ParagraphText, split_article
from lianzhi.kernel.law.citations import (
    chip,
    citation_to_json,
    in_chinese,
    normalise,
    parse_citation,
    parse_ref,
    place_in_chinese,
)
from lianzhi.kernel.law.finding import find_citations
from lianzhi.kernel.law.titles import (
    Law,
    LawVersion,
    full_title,
    laws,
    load_laws,
    resolve_title,
    strip_title,
    version_on,
)

__all__ = [
    "ArticleText",
    "Law",
    "LawVersion",
    "ParagraphText",
    "chip",
    "citation_to_json",
    "find_citations",
    "full_title",
    "in_chinese",
    "laws",
    "load_laws",
    "normalise",
    "parse_citation",
    "parse_ref",
    "place_in_chinese",
    "resolve_title",
    "split_article",
    "strip_title",
    "version_on",
]

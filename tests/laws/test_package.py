"""The pinned package: everything in it, dated by what the corpus knows better, each text once."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import msgspec
import pytest

from lianzhi.kernel.law import parse_citation
from lianzhi.kernel.packs import CORPUS
from lianzhi.laws.constants import AMENDED, IN_FORCE
from lianzhi.laws.library import library_pin
from lianzhi.laws.loading import LibraryError, Stored, import_package
from lianzhi.laws.models import Article, Law
from lianzhi.laws.selectors import article_for, law_named, resolve, text_of
from tools.one_paragraph import one_paragraph

pytestmark = pytest.mark.corpus
TODAY = date(2026, 11, 20)


def test_every_law_and_article_is_loaded_and_loading_again_writes_nothing(
    law_library: Stored, db: None
) -> None:
    pin = library_pin()
    mine = Law.objects.filter(source=pin.source)
    assert mine.count() == law_library.laws == pin.counts.laws
    assert Article.objects.filter(law__in=mine).count() == law_library.articles == pin.counts.articles
    current = Article.objects.filter(law__in=mine, law__status__in=(IN_FORCE, AMENDED)).count()
    assert current == pin.counts.current_articles
    assert import_package().written == 0
    article = Article.objects.filter(law__in=mine).order_by("?").first()
    assert article is not None
    assert article.digest == hashlib.new("sm3", article.text.encode()).hexdigest()


def test_another_file_is_refused_by_its_digest(law_library: Stored, db: None, tmp_path: Path) -> None:
    other = tmp_path / "laws.db"
    other.write_bytes(b"SQLite format 3\0")
    with pytest.raises(LibraryError, match="摘要不符"):
        import_package(other)
    with pytest.raises(LibraryError, match="没有找到"):
        import_package(tmp_path / "none.db")


def test_an_amended_law_is_in_force_from_its_own_day_not_from_the_original_laws(
    law_library: Stored, db: None
) -> None:
    law = law_named("中华人民共和国安全生产法", TODAY)
    assert law is not None
    assert law.dates_verified
    assert law.in_force_from is not None
    assert law.published_on is not None
    assert law.in_force_from > law.published_on
    before = resolve(parse_citation("安全生产法/97/7"), date(2020, 1, 1))
    assert before.found
    assert not before.in_force
    assert "另一文本" in before.reason
    future = resolve(parse_citation("危险化学品安全法/98"), date(2026, 4, 30))
    assert not future.in_force
    assert "尚未施行" in future.reason
    assert resolve(parse_citation("危险化学品安全法/98"), date(2026, 5, 1)).in_force


def test_a_repealed_law_is_answered_until_the_last_day_its_repealing_law_left_it(
    law_library: Stored, db: None
) -> None:
    end = library_pin().repealed[0].to
    assert resolve(parse_citation("环境保护法/1"), end).in_force
    after = resolve(parse_citation("环境保护法/1"), TODAY)
    assert after.found
    assert not after.in_force
    assert "失效" in after.reason
    unknown = resolve(parse_citation("乡镇企业法/1"), date(2010, 1, 1))
    assert unknown.found
    assert not unknown.in_force
    assert "已废止" in unknown.reason


def test_a_superseded_text_ends_the_day_before_the_next_one_begins(law_library: Stored, db: None) -> None:
    old, new = Law.objects.filter(short_title="仲裁法").order_by("in_force_from")
    assert old.in_force_to is not None
    assert new.in_force_from is not None
    assert (new.in_force_from - old.in_force_to).days == 1
    assert law_named("仲裁法", old.in_force_to) == old
    assert law_named("仲裁法", new.in_force_from) == new


def test_added_articles_share_a_number_and_are_told_apart(law_library: Stored, db: None) -> None:
    plain = article_for(parse_citation("刑法/134"), TODAY)
    added = article_for(parse_citation("刑法第一百三十四条之一"), TODAY)
    assert plain is not None
    assert added is not None
    assert plain != added
    assert added.label == "第一百三十四条之一"
    answer = resolve(parse_citation("刑法/134-1"), TODAY)
    assert answer.in_force
    assert answer.provisional


def test_paragraph_and_item_are_addressed_and_what_is_not_there_is_said(
    law_library: Stored, db: None
) -> None:
    short = text_of(parse_citation("安全生产法/97/7"), TODAY)
    assert short is not None
    assert short.startswith("（七）")
    assert text_of(parse_citation("安全生产法第九十七条第一款第七项"), TODAY) == short
    said = {
        "安全生产法/97/8": "只有七项",
        "安全生产法/94/9": "只有三款",
        "安全生产法/500": "没有第五百条",
        "安全生产法/3/1/2": "不分项",
        "示例灯笼条例/3": "没有收录",
    }
    for ref, words in said.items():
        answer = resolve(parse_citation(ref), TODAY)
        assert not answer.found, ref
        assert words in answer.reason, ref
        assert text_of(parse_citation(ref), TODAY) is None


def test_a_number_printed_twice_means_its_first_article(law_library: Stored, db: None) -> None:
    law = Law.objects.get(short_title__contains="国际条约所规定的罪行")
    rows = list(law.articles.filter(number=7).order_by("position"))
    assert len(rows) > 1
    assert resolve(rows[0].citation, TODAY).article == rows[0]


def test_the_articles_of_one_paragraph_are_those_of_the_library(law_library: Stored, db: None) -> None:
    written = (CORPUS / "cn/one_paragraph.json").read_bytes()
    assert msgspec.json.decode(written, type=dict[str, list[str]]) == one_paragraph()

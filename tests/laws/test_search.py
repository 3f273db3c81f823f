"""Search: the article an officer means comes first, quickly."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings

from lianzhi.audit.acts import setup_writes
from lianzhi.laws.loading import Stored
from lianzhi.laws.models import Article, Law
from lianzhi.laws.services.search import forget_index, search
from tests.laws.questions import (
    ASKED,
    BY_OTHERS,
    DEVELOPED,
    LATER,
    PRACTICE,
    PRACTICE_UNSEEN,
    UNSEEN,
    Question,
    questions,
)

pytestmark = pytest.mark.corpus
TODAY = date(2026, 11, 20)

QUESTIONS = {
    "特种作业人员无证上岗": "安全生产法/97/1/7",
    "未与承租单位签订安全生产管理协议": "安全生产法/103/2",
    "占用堵塞疏散通道": "消防法/60/1/3",
    "餐饮场所使用燃气未安装可燃气体报警装置": "安全生产法/99/1/8",
    "事故隐患排查治理情况未如实记录": "安全生产法/97/1/5",
    "车间与员工宿舍在同一座建筑物": "安全生产法/42/1",
}


@pytest.mark.parametrize(("question", "place"), QUESTIONS.items())
def test_what_an_officer_types_finds_the_place(
    law_library: Stored, db: None, question: str, place: str
) -> None:
    hits = search(question, on=TODAY, top=5)
    assert hits[0].place.ref == place
    assert len({hit.article.pk for hit in hits}) == len(hits) == 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_citation_finds_its_article_and_nonsense_finds_nothing(law_library: Stored, db: None) -> None:
    assert [hit.place.ref for hit in search("安全生产法第九十七条第七项", on=TODAY)] == ["安全生产法/97/1/7"]
    assert [hit.place.ref for hit in search("安全生产法/99", on=TODAY)] == ["安全生产法/99"]
    assert search("", on=TODAY) == search("？？", on=TODAY) == []


def test_a_laws_name_narrows_and_the_whole_library_answers_what_safety_law_does_not(
    law_library: Stored, db: None
) -> None:
    narrowed = search("消防法 警示标志", on=TODAY)
    assert narrowed
    assert {hit.citation.law for hit in narrowed} == {"消防法"}
    assert search("夫妻双方自愿离婚", on=TODAY)[0].citation.law == "民法典"


def test_a_text_not_yet_in_force_is_marked_and_ranks_lower(law_library: Stored, db: None) -> None:
    question = "生产国家禁止生产的危险化学品"
    before, after = (search(question, on=day) for day in (date(2026, 4, 30), date(2026, 5, 1)))
    scores = {hit.citation.ref: hit for hit in after}
    new = next(hit for hit in before if hit.citation.law == "危险化学品安全法")
    assert not new.in_force
    assert scores[new.citation.ref].in_force
    assert new.score < scores[new.citation.ref].score


@pytest.mark.asked_once
def test_a_loaded_search_answers_within_the_blink_promised(law_library: Stored, db: None) -> None:
    def milliseconds(question: str) -> float:
        # The processor's time, not the wall's, and the best of several runs: other suites share the machine,
        # and what they take from the caches is no part of the search's own work.
        return min(_worked(question) for _ in range(7))

    for question in QUESTIONS:
        search(question, on=TODAY)
    assert statistics.median(milliseconds(question) for question in QUESTIONS) < 10


def _worked(question: str) -> float:
    """The milliseconds the processor worked on one search."""
    start = time.process_time()
    search(question, on=TODAY)
    return (time.process_time() - start) * 1000


def _among_five(asked: Sequence[Question]) -> float:
    """The share of the questions whose article is among the first five hits."""
    found = [
        question.valid & {hit.citation.ref for hit in search(question.ask, on=TODAY, top=5)}
        for question in asked
    ]
    return sum(bool(each) for each in found) / len(asked)


def _both(*paths: Path) -> list[Question]:
    return [each for path in paths for half in [questions(path)] for each in (*half.tuned, *half.held_out)]


@pytest.mark.asked_once
def test_everyday_questions_find_their_article_among_the_first_five(law_library: Stored, db: None) -> None:
    # Measured: 1.0, 0.992, 0.980, 0.990, 1.0; never tuned for, 0.867 (procedure) and, before the matters on procedure,
    # 0.899, 0.845, 0.975 and 0.969. A floor may rise; it is never lowered to pass.
    halves = questions()
    assert _among_five(halves.tuned) >= 0.97
    assert _among_five(halves.held_out) >= 0.95
    assert _among_five(_both(LATER)) >= 0.96
    assert _among_five(_both(DEVELOPED, *ASKED)) >= 0.95
    assert _among_five(_both(PRACTICE)) >= 0.95
    first, by_lot = (_among_five(_both(path)) for path in UNSEEN)
    assert first >= 0.88
    assert by_lot >= 0.84
    # What the product promises is nine in ten of the questions of people who do not know how it searches.
    assert [share for path in BY_OTHERS if (share := _among_five(_both(path))) < 0.95] == []
    assert _among_five(_both(PRACTICE_UNSEEN)) >= 0.85


def test_a_suggestion_names_the_matter_and_brings_duty_and_penalty(law_library: Stored, db: None) -> None:
    hits = search("小区楼道里停了很多电瓶车", on=TODAY, top=5)
    found = {hit.citation.ref: hit for hit in hits}
    assert {"消防法/28", "消防法/60"} <= found.keys()
    penalty = found["消防法/60"]
    assert penalty.suggested_for
    assert penalty.place.ref == "消防法/60/1/3"
    assert penalty.text in penalty.article.text
    # Where the catalogue is silent the statute's own words answer, and nothing claims to be a suggestion.
    alone = search("夫妻双方自愿离婚", on=TODAY, top=1)[0]
    assert alone.citation.law == "民法典"


def _keep_only(law: str) -> None:
    """A library of one law: its index is built in a moment."""
    with setup_writes("tests"):
        Law.objects.exclude(short_title=law).delete()


@pytest.mark.asked_once
def test_the_index_is_kept_read_again_and_built_anew_when_damaged(
    law_library: Stored, db: None, settings: LazySettings, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    _keep_only("消防法")
    question = "灭火器过期"
    forget_index()
    built = [hit.place.ref for hit in search(question, on=TODAY)]
    (kept,) = tmp_path.glob("law-search-*.sqlite3")
    before = kept.stat().st_mtime_ns
    forget_index()
    assert [hit.place.ref for hit in search(question, on=TODAY)] == built
    assert kept.stat().st_mtime_ns == before
    forget_index()
    whole = kept.stat().st_size
    kept.write_bytes(kept.read_bytes()[:5000])
    assert [hit.place.ref for hit in search(question, on=TODAY)] == built
    assert kept.stat().st_size == whole > 5000
    forget_index()


def test_a_changed_library_is_another_index(
    law_library: Stored, db: None, settings: LazySettings, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    _keep_only("消防法")
    forget_index()
    assert {hit.citation.law for hit in search("没有给员工培训", on=TODAY)} == {"消防法"}
    with setup_writes("tests"):
        Article.objects.filter(law__short_title="消防法", number__gt=20).delete()
    # Nobody forgot the index: the search sees that the library is another.
    assert {hit.citation.article for hit in search("消防通道堵塞", on=TODAY)} <= set(range(1, 21))
    (kept,) = tmp_path.glob("law-search-*.sqlite3")
    assert kept.stat().st_size < 10_000_000
    forget_index()

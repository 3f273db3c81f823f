"""The everyday words and the catalogue: what may stand in them, and what is refused at load."""

from __future__ import annotations

from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.laws.loading import Stored
from lianzhi.laws.models import Article, Law
from lianzhi.laws.selectors import resolve
from lianzhi.laws.services.asked import asked, plain_words
from lianzhi.laws.services.everyday import (
    catalogue,
    everyday_words,
    load_catalogue,
    load_scope,
    load_words,
    scope,
)
from tests.laws.questions import (
    ASKED,
    BY_OTHERS,
    DEVELOPED,
    LATER,
    PRACTICE,
    PRACTICE_UNSEEN,
    UNSEEN,
    questions,
)

TODAY = date(2026, 11, 20)
#: A run of this many characters that also stands in a statute was copied from it.
COPIED = 16

WORDS = {
    "a synonym needs words on both sides": "synonyms: [{say: [], means: [甲], why: 示例}]",
    "no reason is given": "synonyms: [{say: [灯笼], means: [灯具], why: ' '}]",
    "too short": "synonyms: [{say: [灯], means: [灯具], why: 示例}]",
    "said twice with the same meaning": "synonyms: [{say: [灯笼, 灯笼], means: [灯具], why: 示例}]",
    "Object contains unknown field `says`": "synonyms: [{says: [灯笼], means: [灯具], why: 示例}]",
}
ENTRIES = {
    "nobody says anything": "- {about: 灯笼, says: [], duty: [消防法/27]}",
    "“挂灯笼” is written twice": "- {about: 灯笼, says: [挂灯笼, 挂灯笼], duty: [消防法/27]}",
    "no article at all": "- {about: 灯笼, says: [挂灯笼]}",
    "消防法/27 is written twice": "- {about: 灯笼, says: [挂灯笼], duty: [消防法/27], penalty: [消防法/27]}",
    "不是条文引用": "- {about: 灯笼, says: [挂灯笼], duty: [消防法第二十七条]}",
    "an entry names articles, not paragraphs": "- {about: 灯笼, says: [挂灯笼], duty: [消防法/27/1]}",
    "already stands in": "\n".join(["- {about: 灯笼, says: [挂灯笼], duty: [消防法/27]}"] * 2),
    "Object contains unknown field `duties`": "- {about: 灯笼, says: [挂灯笼], duties: [消防法/27]}",
}
SCOPES = {
    "must fall from near to elsewhere": "near: [消防法]\nweights: {near: 0.2, elsewhere: 0.5}",
    "missing required field `elsewhere`": "near: [消防法]\nweights: {near: 0.2}",
}


@pytest.mark.parametrize(("mistake", "text"), WORDS.items())
def test_a_broken_synonym_table_is_refused_with_its_mistake(tmp_path: Path, mistake: str, text: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(f"{text}\nsilent: []\nsanction: []\nfaint: []\n", encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=r"words\.yaml") as refused:
        load_words(path)
    assert mistake in str(refused.value)


@pytest.mark.parametrize(("mistake", "text"), ENTRIES.items())
def test_a_broken_catalogue_is_refused_with_its_mistake(tmp_path: Path, mistake: str, text: str) -> None:
    path = tmp_path / "entries.yaml"
    path.write_text(f"field: 示例\nentries:\n{text}\n", encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=r"entries\.yaml") as refused:
        load_catalogue((path,))
    assert mistake in str(refused.value)


@pytest.mark.parametrize(("mistake", "text"), SCOPES.items())
def test_a_broken_scope_is_refused_with_its_mistake(tmp_path: Path, mistake: str, text: str) -> None:
    path = tmp_path / "scope.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=r"scope\.yaml") as refused:
        load_scope(path)
    assert mistake in str(refused.value)


def test_a_question_loses_its_small_talk_and_gains_the_statutes_words() -> None:
    assert plain_words("灯笼怎么办吗").split() == ["灯笼"]
    taken = asked("老板没给我们培训，怎么罚")
    assert taken.wants_sanction
    said, meant = dict(taken.said), dict(taken.meant)
    assert said["培训"] == 1 > said["老板"]
    assert 0 < meant["教育"] < 1
    assert "怎么" not in said
    # 没有~证: a turn of phrase with room in it, and not where the room is too wide.
    assert "无证" in dict(asked("请来的师傅没有电焊工证").meant)
    assert "无证" not in dict(asked("没有人说得清楚他到底在哪里办的证").meant)
    # Nothing but small talk is searched for as it stands.
    assert asked("怎么办").said


@pytest.mark.corpus
def test_every_article_named_stands_in_the_library_and_is_in_force(law_library: Stored, db: None) -> None:
    asked_for = chain.from_iterable((*halves.tuned, *halves.held_out) for halves in map(questions, _FILES))
    named = {ref for question in asked_for for ref in question.valid}
    named |= {ref for entry in catalogue() for ref in entry.refs}
    missing = [
        ref
        for ref in sorted(named)
        if not (answer := resolve(parse_ref(ref), TODAY)).found or not answer.in_force
    ]
    assert not missing
    titles = set(Law.objects.values_list("short_title", flat=True))
    assert set(scope().near) <= titles


@pytest.mark.corpus
def test_no_sentence_of_a_statute_was_copied(law_library: Stored, db: None) -> None:
    statutes = "\n".join(Article.objects.values_list("text", flat=True))
    ours = [
        *(says for entry in catalogue() for says in (entry.about, *entry.says)),
        *(word for synonym in everyday_words().synonyms for word in (*synonym.say, *synonym.means)),
    ]
    runs = {says[start : start + COPIED] for says in ours for start in range(len(says) - COPIED + 1)}
    assert not [run for run in runs if run in statutes]


def test_the_halves_are_drawn_by_the_questions_themselves_and_share_none() -> None:
    halves = questions()
    tuned, held_out = ({question.ask for question in half} for half in (halves.tuned, halves.held_out))
    assert not tuned & held_out
    assert min(len(tuned), len(held_out)) >= 100
    everything = [each.ask for path in _FILES for each in (*questions(path).tuned, *questions(path).held_out)]
    assert len(set(everything)) == len(everything)
    assert len(catalogue()) >= 150


_FILES = (
    Path(__file__).with_name("questions.yaml"),
    LATER,
    DEVELOPED,
    *ASKED,
    PRACTICE,
    PRACTICE_UNSEEN,
    *UNSEEN,
    *BY_OTHERS,
)

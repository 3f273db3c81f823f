"""A violation through three texts of an invented law (示例法): forward, back, split, dropped, lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.penalties import PenaltyQuestion, answer
from lianzhi.kernel.penalties.answers import table_of
from lianzhi.kernel.penalties.lineage import Standing, on_day, predecessors
from lianzhi.kernel.penalties.tiers import Table, table_on, texts
from lianzhi.kernel.types import Citation

LAW = "示例法"
HEAD = """law: 示例法
last_article: 9
from: {start}
to: {end}
source: 示例文本
verified: false
enforcers: [示例机关]
enforcer_cite: []
"""
REPLACED = "replaced_by: {{law: 示例法, from: {day}, verified: false}}\n"
FIRST = """provisions:
  - article: 1
    paragraph: 1
    offences:
      - {summary: 甲, item: 1, successors: ["2/1/1"]}
      - {summary: 乙, item: 2, successors: ["2/1/2"]}
      - {summary: 丙, item: 3, dropped: true}
      - {summary: 丁, item: 4}
      - {summary: 戊, item: 5, successors: ["2/1/1", "3/1"]}
      - {summary: 己, item: 6, successors: ["6/1/1", "6/1/2"]}
      - {summary: 庚, item: 7, successors: ["2/1/1", "2/1/2"]}
    tiers: [{stage: base, subject: unit, max: 10}]
"""
SECOND = """provisions:
  - article: 2
    paragraph: 1
    offences:
      - {summary: 甲, item: 1, successors: ["4/1"]}
      - {summary: 乙, item: 2, successors: ["4/1"]}
    tiers: [{stage: base, subject: unit, max: 20}]
  - article: 3
    paragraph: 1
    offences: [{summary: 戊, successors: ["4/1"]}]
    tiers: [{stage: base, subject: unit, max: 30}]
  - article: 6
    paragraph: 1
    offences: [{summary: 己, item: 1, successors: ["4/1"]}]
    tiers: [{stage: base, subject: unit, max: 60}]
  - article: 6
    paragraph: 1
    offences: [{summary: 己, item: 2, successors: ["4/1"]}]
    tiers: [{stage: base, subject: unit, max: 70}]
"""
THIRD = """provisions:
  - {article: 4, paragraph: 1, offences: [{summary: 合并}], tiers: [{stage: base, subject: unit, max: 40}]}
  - {article: 5, paragraph: 1, offences: [{summary: 新设}], tiers: [{stage: base, subject: unit, max: 50}]}
"""
CHANGES = (date(2010, 1, 1), date(2020, 1, 1))


def _write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture(autouse=True)
def three_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, tuple[str, ...]]]:
    """The index of an invented corpus; caches are emptied before and after."""
    first = HEAD.format(start="2000-01-01", end="2009-12-31") + REPLACED.format(day=CHANGES[0]) + FIRST
    second = HEAD.format(start="2010-01-01", end="2019-12-31") + REPLACED.format(day=CHANGES[1]) + SECOND
    third = HEAD.format(start="2020-01-01", end="2029-12-31") + THIRD
    names = ("third.yaml", "second.yaml", "first.yaml")
    index = {LAW: tuple(_write(tmp_path, *pair) for pair in zip(names, (third, second, first), strict=True))}
    # The package exports a function of the module's name, so the module itself is fetched by its path.
    modules = [import_module(f"lianzhi.kernel.penalties.{name}") for name in ("tiers", "lineage")]
    caches = (texts, predecessors, modules[1]._successor)
    for cache in caches:
        cache.cache_clear()
    for module in modules:
        monkeypatch.setattr(module, "files", lambda: index)
    yield index
    for cache in caches:
        cache.cache_clear()


def _table(day: date) -> Table:
    found = table_on(LAW, day)
    assert found is not None
    return found


def _follow(place: Citation, *, text: date, day: date) -> tuple[Standing, tuple[str, ...]]:
    found = _table(text)
    there = on_day(found, found.matching[place], place, day=day)
    return there.standing, tuple(cited.ref for cited in there.places)


@pytest.mark.parametrize(
    ("item", "to_second", "to_third"),
    [
        (1, (Standing.FOUND, ("示例法/2/1/1",)), (Standing.FOUND, ("示例法/4/1",))),
        (3, (Standing.DROPPED, ()), (Standing.DROPPED, ())),
        (4, (Standing.UNKNOWN, ()), (Standing.UNKNOWN, ())),
        (5, (Standing.FOUND, ("示例法/2/1/1", "示例法/3/1")), (Standing.FOUND, ("示例法/4/1",))),
        (
            6,
            (Standing.FOUND, ("示例法/6/1/1", "示例法/6/1/2")),
            (Standing.FOUND, ("示例法/4/1",)),
        ),
        (7, (Standing.FOUND, ("示例法/2/1",)), (Standing.FOUND, ("示例法/4/1",))),
    ],
)
def test_a_violation_is_followed_forward(item: int, to_second: object, to_third: object) -> None:
    place = Citation(LAW, 1, 1, item)
    first = date(2005, 1, 1)
    assert _follow(place, text=first, day=first) == (Standing.FOUND, (place.ref,))
    assert _follow(place, text=first, day=CHANGES[0]) == to_second
    assert _follow(place, text=first, day=CHANGES[1]) == to_third


def test_a_violation_is_followed_back() -> None:
    merged, new = Citation(LAW, 4, 1), Citation(LAW, 5, 1)
    third = date(2024, 1, 1)
    eve = CHANGES[1] - timedelta(days=1)
    assert _follow(merged, text=third, day=eve)[0] is Standing.FOUND
    assert _follow(new, text=third, day=eve) == (Standing.NOT_YET, ())
    assert _follow(merged, text=third, day=date(1999, 12, 31))[0] is Standing.UNKNOWN
    assert on_day(_table(third), (), new, day=eve).standing is Standing.UNKNOWN
    assert _follow(new, text=third, day=date(2030, 1, 1)) == (Standing.UNKNOWN, ())


def test_a_violation_that_became_two_with_different_fines_must_be_named() -> None:
    question = PenaltyQuestion(
        citation=Citation(LAW, 1, 1, 5),
        text_on=date(2005, 1, 1),
        conduct_date=date(2009, 1, 1),
        decision_date=date(2011, 1, 1),
    )
    asked = answer(question)
    assert asked.comparison is not None
    assert asked.comparison.undetermined
    assert [tier.citation.ref for tier in asked.comparison.regimes[1].answer.alternatives] == [
        "示例法/2/1/1",
        "示例法/3/1",
    ]
    assert table_of(Citation(LAW, 1), date(2005, 1, 1)) is _table(date(2005, 1, 1))


def test_a_successor_that_is_no_place_is_refused_when_it_is_first_followed(
    three_texts: dict[str, tuple[str, ...]],
) -> None:
    path = Path(three_texts[LAW][2])
    path.write_text(path.read_text(encoding="utf-8").replace("2/1/2", "2/1/9"), encoding="utf-8")
    with pytest.raises(BrokenRulePack, match="示例法/2/1/9 is no penalty place"):
        _follow(Citation(LAW, 1, 1, 1), text=date(2005, 1, 1), day=CHANGES[0])


def test_a_newer_text_that_is_missing_is_refused(three_texts: dict[str, tuple[str, ...]]) -> None:
    three_texts[LAW] = three_texts[LAW][2:]
    with pytest.raises(BrokenRulePack, match="no text of 示例法 starts on 2010-01-01"):
        _follow(Citation(LAW, 1, 1, 1), text=date(2005, 1, 1), day=CHANGES[0])


def test_two_texts_of_one_day_are_refused(three_texts: dict[str, tuple[str, ...]]) -> None:
    assert len(texts(LAW)) == 3
    texts.cache_clear()
    three_texts[LAW] = tuple(reversed(three_texts[LAW]))
    with pytest.raises(BrokenRulePack, match="two texts in force"):
        texts(LAW)

"""The checker of gaps and overlaps: it finds every planted fault, and its counter-example is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lianzhi.kernel.discretion.checking import Fault, FaultKind, Span, first_fault
from lianzhi.kernel.discretion.severity import kind_rank, load_comparison
from lianzhi.kernel.discretion.thresholds import load_lower_layer, load_thresholds
from lianzhi.kernel.errors import BrokenRulePack

edges = st.lists(st.integers(1, 1000), min_size=0, max_size=6, unique=True).map(sorted)
spans = st.lists(
    st.tuples(st.integers(0, 30), st.none() | st.integers(0, 30)).filter(
        lambda span: span[1] is None or span[1] > span[0]
    ),
    max_size=6,
)


def _holders(found: list[Span], value: int) -> int:
    return sum(low <= value and (high is None or value < high) for low, high in found)


def _whole(cuts: list[int], end: int | None) -> list[Span]:
    starts = [0, *cuts]
    return list(zip(starts, [*cuts, end], strict=True))


@given(edges, st.booleans())
def test_a_partition_has_no_fault(cuts: list[int], closed: bool) -> None:
    end = 2000 if closed else None
    assert first_fault(_whole(cuts, end), start=0, end=end) is None


@given(edges, st.data())
def test_every_planted_gap_and_overlap_is_found(cuts: list[int], data: st.DataObject) -> None:
    assume(cuts)
    index = data.draw(st.integers(0, len(cuts)))
    whole = _whole(cuts, None)
    without = whole[:index] + whole[index + 1 :]
    assert first_fault(without, start=0) == Fault(FaultKind.GAP, whole[index][0])
    assert first_fault([*whole, whole[index]], start=0) == Fault(FaultKind.OVERLAP, whole[index][0])


@given(spans, st.none() | st.integers(1, 30))
def test_the_counter_example_is_one(found: list[Span], end: int | None) -> None:
    fault = first_fault(found, start=0, end=end)
    inside = range(end if end is not None else 40)
    if fault is None:
        assert all(_holders(found, value) == 1 for value in inside)
    elif fault.kind is FaultKind.GAP:
        assert _holders(found, fault.value) == 0
    else:
        beyond = end is not None and fault.value >= end
        assert _holders(found, fault.value) >= (1 if beyond else 2)


@pytest.mark.parametrize(
    ("found", "end", "fault"),
    [
        ([], None, Fault(FaultKind.GAP, 0)),
        ([(0, 3)], 5, Fault(FaultKind.GAP, 3)),
        ([(0, 7)], 5, Fault(FaultKind.OVERLAP, 5)),
        ([(0, None)], 5, Fault(FaultKind.OVERLAP, 5)),
        ([(0, 3), (3, 3)], None, Fault(FaultKind.GAP, 3)),
        ([(-2, 3)], 3, Fault(FaultKind.OVERLAP, 0)),
    ],
)
def test_the_ends_are_checked_too(found: list[Span], end: int | None, fault: Fault) -> None:
    assert first_fault(found, start=0, end=end) == fault
    assert str(fault.value) in fault.told("a value of")


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("[{rank: 2, name: 甲, words: [甲]}, {rank: 2, name: 乙, words: [乙]}]", "does not rise above 2"),
        ("[{rank: 1, name: 甲, words: [甲]}, {rank: 2, name: 乙, words: [甲]}]", "甲 is used twice"),
    ],
)
def test_an_order_of_kinds_that_is_wrong_is_refused(tmp_path: Path, text: str, mistake: str) -> None:
    path = tmp_path / "comparison.yaml"
    path.write_text(
        f"from: 2024-01-01\ncite: []\nsource: 示例\nverified: false\nkinds: {text}\n", encoding="utf-8"
    )
    with pytest.raises(BrokenRulePack, match=mistake):
        load_comparison(str(path))


def test_a_measure_is_as_heavy_as_its_heaviest_kind() -> None:
    assert kind_rank([]) == kind_rank(["责令限期改正"]) == 0
    assert kind_rank(["警告"]) < kind_rank(["没收违法所得"]) < kind_rank(["责令停产停业整顿"])
    assert kind_rank(["责令停产停业整顿直至吊销许可证件"]) == kind_rank(["吊销相应资质"])
    assert kind_rank(["予以关闭", "警告"]) > kind_rank(["吊销相应资质"])


@pytest.mark.parametrize(
    "line",
    [
        "summary_fine: [{from: 2024-01-01, person: 500, unit: 5000, cite: [], verified: false}]",
        "summary_kinds: [{from: 2024-01-01, kinds: [警告, 没收], cite: [], verified: false}]",
        "hearing_measures: [{from: 2024-01-01, words: [关闭], cite: [], verified: false}]",
        "review_circumstances: [{id: none, name: 示例, cite: []}]",
        "collective_circumstances: [{id: none, name: 示例, cite: []}]",
    ],
)
def test_a_province_may_not_move_what_the_statute_settled(tmp_path: Path, line: str) -> None:
    path = tmp_path / "thresholds.yaml"
    path.write_text(f"{line}\n", encoding="utf-8")
    assert load_thresholds(str(path))
    with pytest.raises(BrokenRulePack, match="settled by the statute"):
        load_lower_layer(str(path))


def test_figures_of_one_sector_clash_even_when_another_stands_between_them(tmp_path: Path) -> None:
    line = "{from: 2024-01-01, person: 1, unit: 2, sector: %s, cite: [], verified: true}"
    path = tmp_path / "thresholds.yaml"
    path.write_text(f"hearing: [{line % 'a'}, {line % 'b'}, {line % 'a'}]\n", encoding="utf-8")
    with pytest.raises(BrokenRulePack, match="clashes"):
        load_thresholds(str(path))

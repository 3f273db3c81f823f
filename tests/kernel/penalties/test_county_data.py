"""A county refines and never leaves the upper bounds; its lists never close the statutory ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.discretion import Factor, PenaltyClass, factors
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.penalties import PenaltyQuestion, answer, tiers
from lianzhi.kernel.penalties.county import County, county_at, load_county_folder
from lianzhi.kernel.penalties.questions import ask

DAY = date(2025, 5, 20)
HERE = "350525109"
ROWS = [tier for tier in tiers() if DAY in tier.valid]
HEAD = 'area: "{area}"\nsource: 示例\nverified: false\nfrom: 2024-01-01\nsample: true\n'
STEPS = """tables:
  - ref: {ref}
    subject: {subject}
    stage: {stage}
    fact: {{key: persons, name: 人数, unit: 人, start: 1}}
    steps: [{steps}]
"""
GOOD_STEPS = "{name: A, below: 3, min: 0, max: 40000}, {name: B, at_least: 3, min: 40000, max: 100000}"
LIST = """lists:
  - kind: {kind}
    entries:
      - {{id: one, ref: {ref}, subject: {subject}, stage: base, name: 示例, conditions: {conditions}, ground: {ground}}}
"""


def _county(
    folder: Path, *, steps: str | None = None, lists: str | None = None, area: str = "350525"
) -> County | None:
    for name, text in (("discretion.yaml", steps), ("lists.yaml", lists)):
        if text is not None:
            (folder / name).write_text(HEAD.format(area=area) + text, encoding="utf-8")
    return load_county_folder(str(folder), "350525")


def _steps(steps: str = GOOD_STEPS, ref: str = "安全生产法/97/1/7", **words: str) -> str:
    return STEPS.format(ref=ref, steps=steps, **{"subject": "unit", "stage": "base", **words})


def _list(**words: str) -> str:
    good = {
        "kind": "exempt",
        "ref": "安全生产法/99/1/1",
        "subject": "unit",
        "conditions": "[首次]",
        "ground": "minor-corrected-no-harm",
    }
    return LIST.format(**{**good, **words})


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (_steps("{name: A, min: 0, max: 120000}"), "0–120000 leaves the statutory range 0–100000"),
        (_steps("{name: A, min: 0, max: 90000}"), "gap: no step for an amount of 90000"),
        (_steps("{name: A, min: 10000, max: 100000}"), "gap: no step for an amount of 0"),
        (
            _steps(
                "{name: A, below: 3, min: 0, max: 40000}, {name: B, at_least: 4, min: 40000, max: 100000}"
            ),
            "gap: no step for persons = 3",
        ),
        (
            _steps(
                "{name: A, below: 5, min: 0, max: 40000}, {name: B, at_least: 3, min: 40000, max: 100000}"
            ),
            "overlap: two steps for persons = 3",
        ),
        (_steps("{name: A, below: 3, min: 0, max: 100000}"), "gap: no step for persons = 3"),
        (
            _steps(
                "{name: A, below: 3, min: 0, max: 40000}, {name: B, at_least: 3, min: 50000, max: 100000}"
            ),
            "gap: no step for an amount of 40000",
        ),
        (
            _steps(
                "{name: A, below: 3, min: 0, max: 60000}, {name: B, at_least: 3, min: 50000, max: 100000}"
            ),
            "overlap: two steps for an amount of 50000",
        ),
        (
            _steps(
                "{name: A, below: 3, min: 40000, max: 100000}, {name: B, at_least: 3, min: 0, max: 40000}"
            ),
            "the amounts fall while the figures rise",
        ),
        (_steps("{name: A, min: 5, max: 5}"), "a step without amounts"),
        (_steps() + _steps().removeprefix("tables:\n"), "two tables for 安全生产法/97/1/7/unit/base"),
        (_steps(ref="安全生产法/97"), "not one tier but 7"),
        (_steps(subject="person"), "no such subject or stage: person/base"),
        (_steps(stage="first"), "no such subject or stage: unit/first"),
        (_steps(ref="安全生产法/103/1"), "no fixed range to refine"),
        (_steps(ref="矿山安全法/40"), "not one tier but 0"),
    ],
)
def test_a_table_of_steps_that_is_wrong_is_refused(tmp_path: Path, text: str, mistake: str) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    assert _county(good, steps=_steps()) is not None
    with pytest.raises(BrokenRulePack) as caught:
        _county(bad, steps=text)
    assert mistake in str(caught.value)


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        (
            {"ground": "harm-caused"},
            "harm-caused is no ground of the list exempt: the entry leaves the upper bounds",
        ),
        ({"ground": "harm-removed"}, "leaves the upper bounds"),
        ({"kind": "heavier"}, "leaves the upper bounds"),
        ({"ground": "because-we-like-it"}, "no statutory circumstance"),
        ({"conditions": "[]"}, "no condition"),
        ({"ref": "安全生产法/35"}, "no tier at 安全生产法/35"),
        ({"subject": "shop"}, "no such subject"),
    ],
)
def test_a_list_that_leaves_its_ground_is_refused(
    tmp_path: Path, words: dict[str, str], mistake: str
) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    assert _county(good, lists=_list()) is not None
    with pytest.raises(BrokenRulePack) as caught:
        _county(bad, lists=_list(**words))
    assert mistake in str(caught.value)


def test_a_file_in_another_countys_folder_or_with_an_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenRulePack, match="the file of 350526 lies in the folder of 350525"):
        _county(tmp_path, lists=_list(), area="350526")
    twice = _list() + _list().split("entries:\n")[1]
    with pytest.raises(BrokenRulePack, match="two entries of this id"):
        _county(tmp_path, lists=twice)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert _county(empty) is None


@given(
    st.sampled_from(ROWS),
    st.lists(st.sampled_from(factors()), max_size=4, unique_by=lambda factor: factor.id),
    st.none() | st.sampled_from(PenaltyClass),
)
def test_a_list_that_nobody_confirmed_changes_no_class(
    row: Any, found: list[Factor], prefer: PenaltyClass | None
) -> None:
    question = PenaltyQuestion(
        citation=row.citation,
        conduct_date=DAY,
        subject=row.subject,
        stage=row.stage,
        sentence=row.sentence,
        factors=tuple(found),
        prefer=prefer,
    )
    without, beside = answer(question), answer(replace(question, place=HERE))
    assert (without.proposal and without.proposal.klass) == (beside.proposal and beside.proposal.klass)
    assert without.fine == beside.fine


@given(
    st.integers(1, 50), st.sampled_from([factor for factor in factors() if factor.effect.value == "heavier"])
)
def test_a_higher_figure_and_a_heavier_circumstance_never_lower_the_band(figure: int, more: Factor) -> None:
    question = PenaltyQuestion(
        citation=ROWS[0].citation,
        conduct_date=DAY,
        place=HERE,
        facts=(("persons-without-certificate", figure),),
    )
    question = replace(
        question, citation=next(row.citation for row in ROWS if row.citation.ref == "安全生产法/97/1/7")
    )
    bands = []
    for asked in (
        question,
        replace(question, factors=(more,)),
        replace(question, facts=(("persons-without-certificate", figure + 1),)),
    ):
        proposal = answer(asked).proposal
        assert proposal is not None
        assert proposal.band is not None
        bands.append((proposal.band.low, proposal.band.high))
    assert all(low >= bands[0][0] and high >= bands[0][1] for low, high in bands[1:])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place": "35052"}, "place"),
        ({"place": "永春县"}, "place"),
        ({"place": 350525}, "place"),
        ({"place": None, "listed": ["x"]}, "listed"),
        ({"listed": ["single-sign-corrected"]}, "listed"),
        ({"ref": "安全生产法/99/1/1", "listed": ["singel"]}, "listed"),
        ({"facts": {"persons-without-certificate": 0}}, "facts.persons-without-certificate"),
        ({"facts": {"persons-without-certificate": "3"}}, "facts.persons-without-certificate"),
        ({"facts": 3}, "facts"),
        ({"previous": {}}, "previous"),
        ({"previous": ["安全生产法/97"]}, "previous.0"),
        ({"previous": [{"ref": "安全生产法/97"}]}, "previous.0.decided_on"),
        ({"previous": [{"ref": "", "decided_on": "2024-01-01"}]}, "previous.0.ref"),
    ],
)
def test_county_questions_that_cannot_be_read_name_the_field(change: dict[str, Any], field: str) -> None:
    good = {
        "ref": "安全生产法/97/1/7",
        "conduct_date": "2025-05-20",
        "place": HERE,
        "facts": {"persons-without-certificate": None},
    }
    assert ask(good)["applicable"]
    with pytest.raises(MalformedQuestion) as caught:
        ask({**good, **change})
    assert caught.value.field == field


def test_a_county_without_a_file_adds_nothing() -> None:
    assert county_at("110101") is None
    here = county_at(HERE)
    assert here is not None
    assert here.steps is not None
    assert here.lists is not None
    assert here.steps.sample
    assert not here.steps.verified
    none = replace(here, steps=None, lists=None)
    assert none.table_of(ROWS[0], DAY) is None
    assert none.entries_for(ROWS[0].citation, ROWS[0].subject, ROWS[0].stage, on=DAY) == ()
    early = here.entries_for(ROWS[0].citation, ROWS[0].subject, ROWS[0].stage, on=date(2020, 1, 1))
    assert early == ()

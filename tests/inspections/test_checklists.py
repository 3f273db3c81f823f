"""The checklists as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianzhi.inspections import checklists as module
from lianzhi.inspections.checklists import checklist, checklists, proposed_for
from lianzhi.inspections.rules import act_pack, refusal
from lianzhi.kernel.competence.pack import load_county
from lianzhi.kernel.errors import BrokenRulePack
from tools.check_citations import library_path, problem


def test_every_line_names_an_item_of_the_directory_that_punishes_by_its_article() -> None:
    items = {each.code: each for each in load_county().items}
    for sheet in checklists().values():
        for line in sheet.lines:
            assert line.item in items, f"{sheet.key}/{line.key}"
            assert line.penalty in items[line.item].penalties, f"{sheet.key}/{line.key}"


def test_a_sector_gets_its_own_checklist_and_others_the_general_one() -> None:
    assert proposed_for("metallurgy_trade").key == "metallurgy_trade"
    assert proposed_for("mines").key == "general"
    assert checklist("gone-out-of-use").key == "general"
    assert checklist("general").line("no-such") is None


@pytest.mark.corpus
def test_every_article_of_checklists_and_refusals_stands_in_the_law_library() -> None:
    library = library_path()
    assert library is not None, "the law library is not installed: make law-library"
    refs = {
        ref
        for sheet in checklists().values()
        for line in sheet.lines
        for ref in (line.obligation, line.penalty)
    }
    refs |= {ref for words in act_pack().refusals.values() for ref in words.cite}
    refs |= {ref for basis in act_pack().basis.values() for ref in basis.cite}
    assert [found for ref in sorted(refs) if (found := problem(ref, library))] == []


def test_a_broken_checklist_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "{key: a, question_zh: 问, item: '1', obligation: 安全生产法/35, penalty: %s}"
    head = "key: broken\ntitle_zh: 坏表\nfrom: 2021-09-01\nsectors: []\nverified: true\n"
    for lines, place in (
        (f"{line % '第九十九条'}", "a"),
        (f"{line % '安全生产法/99/1/1'}, {line % '安全生产法/99/1/1'}", "a"),
    ):
        file = tmp_path / "broken.yaml"
        file.write_text(f"{head}groups: [{{title_zh: 组, lines: [{lines}]}}]\n", encoding="utf-8")
        monkeypatch.setattr(module, "FOLDER", str(tmp_path))
        monkeypatch.setattr(module, "pack_paths", lambda _, file=file: (str(file),))
        checklists.cache_clear()
        with pytest.raises(BrokenRulePack) as broken:
            checklists()
        assert broken.value.place == place
    checklists.cache_clear()


def test_a_refusal_fills_its_words() -> None:
    assert "2026-03-09" in refusal("term-not-over", due="2026-03-09").message
    with pytest.raises(KeyError):
        refusal("no-such-code")

"""The loader of document templates: what is shipped loads, and every mistake names its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianzhi.documents.templates import TEMPLATE_DIR, get_template, load_templates, parse_template
from lianzhi.kernel.errors import BrokenRulePack

GOOD = """
key: letter
version: "1"
name_zh: 示例文书
phase: 检查
seal: 签
layout: letter
copies: 1
date_field: issued_on
cites: []
required:
  - {field: issued_on, label_zh: 日期, type: date}
  - {field: name, label_zh: 名称}
  - {field: works, label_zh: 工作, type: lines}
optional:
  - {field: remark, label_zh: 备注}
body:
  - {kind: paragraph, text: "{name}于{issued_on}"}
  - {kind: items, field: works}
  - {kind: note, text: "{remark}", when: remark}
sample: {}
"""

KEYS = {
    "insp_plan", "insp_notice", "insp_record", "rectify_order", "recheck", "case_filing", "inquiry_record",
    "notice_penalty", "notice_hearing", "defence_record", "investigation_report", "legal_review", "prelim_feedback",
    "decision_unit", "decision_person", "service_receipt", "case_close", "dossier_cover", "dossier_index",
    "dossier_note", "clue_transfer", "photo_evidence", "collective",
}  # fmt: skip


def test_every_document_of_the_main_job_has_a_template() -> None:
    assert set(load_templates()) == KEYS
    with pytest.raises(LookupError, match="no document template 'no_such'"):
        get_template("no_such")


def test_what_is_served_to_a_party_in_two_copies_says_to_whom() -> None:
    for template in load_templates().values():
        assert (template.copies > 1) == bool(template.copies_to), template.key


def test_a_sealed_or_numbered_document_says_so() -> None:
    for template in load_templates().values():
        kinds = [type(piece).__struct_config__.tag for piece in template.body]
        assert ("seal" in kinds) == (template.seal in "公执"), template.key
        assert not template.red_head or template.number_word, template.key


@pytest.mark.parametrize(
    ("find", "replace", "place", "mistake"),
    [
        (
            '"{name}于{issued_on}"',
            '"{nmae}于{issued_on}{name}"',
            "body[0].text",
            "unknown placeholder {nmae}",
        ),
        (
            '"{name}于{issued_on}"',
            '"{name!r}于{issued_on}"',
            "body[0].text",
            "a brace that is no placeholder",
        ),
        ('"{name}于{issued_on}"', '"{name.__class__}"', "body[0].text", "a brace that is no placeholder"),
        ("kind: items", "kind: itmes", "body[1].kind", "itmes"),
        ("kind: items, field: works", "kind: items, field: wroks", "body[1]", "unknown field 'wroks'"),
        ("kind: items, field: works", "kind: items, field: name", "body[1]", "items need a lines field"),
        ("kind: items, field: works", "kind: items", "body[1]", "either field or texts"),
        ("kind: items, field: works", "kind: checkboxes, label: 甲, field: works", "body[1]", "with choices"),
        ("when: remark", "when: name", "body[2]", "not an optional field"),
        ("date_field: issued_on", "date_field: name", "date_field", "required date"),
        ("label_zh: 日期, type: date", "label_zh: 日期, type: day", "required[0].type", "day"),
        ("label_zh: 名称}", "label_zh: 名称}\n  - {field: name, label_zh: 又}", "required.name", "twice"),
        (
            "label_zh: 名称}",
            "label_zh: 名称}\n  - {field: lost, label_zh: 无}",
            "required.lost",
            "printed nowhere",
        ),
        ("label_zh: 名称}", "label_zh: 名称, colour: red}", "required[1]", "colour"),
        ("type: lines", "type: rows", "required.works", "have columns"),
        ("label_zh: 备注}", "label_zh: 备注, needed_with: name}", "optional.remark", "no optional field"),
        ("phase: 检查", "phase: 检查\nphase: 立案", "yaml", "duplicate key 'phase'"),
        ("version:", "verison:", "top", "verison"),
        ("copies: 1", "copies: one", "copies", "int"),
    ],
)
def test_a_mistake_in_a_template_names_file_and_place(
    find: str, replace: str, place: str, mistake: str
) -> None:
    assert parse_template(GOOD, file="letter.yaml").name_zh == "示例文书"
    assert find in GOOD
    with pytest.raises(BrokenRulePack) as broken:
        parse_template(GOOD.replace(find, replace), file="letter.yaml")
    assert (broken.value.file, broken.value.place) == ("letter.yaml", place)
    assert mistake in broken.value.mistake


def test_a_template_stands_in_the_file_of_its_key(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=r"other\.yaml: key: 'letter' is not the file's name"):
        load_templates(tmp_path)


def test_templates_type_no_legal_number() -> None:
    # Terms and rates come from the kernel; only the invented sample may hold figures.
    for path in TEMPLATE_DIR.glob("*.yaml"):
        body = path.read_text(encoding="utf-8").partition("\nbody:")[2].partition("\nsample:")[0]
        spoken = [
            word for word in ("五日", "十五日", "六十日", "六个月", "百分之", "工作日", "%") if word in body
        ]
        assert spoken == [], path.name

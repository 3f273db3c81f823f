"""The loader of document templates: what is shipped loads, and every mistake names its file and place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lianzhi.documents.phases import Phase
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

# The standard set, in the order of the work. The cover of a dossier and its index are one form of it.
STANDARD_SET = (
    "case_filing", "insp_plan", "insp_approval", "insp_notice", "insp_record", "insp_feedback", "field_measure",
    "rectify_order", "rectify_ext", "recheck", "transfer_issue", "force_approval", "seizure_decision",
    "seizure_list", "seizure_extend", "seizure_disposal", "power_notice", "power_decision", "power_restore",
    "inquiry_notice", "inquiry_record", "scene_record", "sampling", "reg_approval", "reg_notice",
    "reg_disp_approval", "reg_disposal", "appraisal", "photo_evidence", "copy_evidence", "identity_auth",
    "recusal", "investigation_report", "legal_review", "prelim_feedback", "notice_penalty", "defence_record",
    "defence_review", "notice_hearing", "hearing_session", "hearing_record", "hearing_report", "disposal_form",
    "collective", "spot_unit", "spot_person", "decision_unit", "decision_person", "no_penalty", "close_cancel",
    "confirm_address", "service_receipt", "public_service", "pay_reminder", "surcharge", "defer_approval",
    "defer_grant", "compel_notice", "court_apply", "transfer_approval", "transfer_letter", "extend_case",
    "case_close", "dossier_cover", "dossier_index",
)  # fmt: skip
STANDARD_FORMS = 64
TOWNSHIP_PAPERS = ("acceptance_letter", "entrustment_letter", "clue_transfer", "joint_task")
OWN_PAPERS = (
    "clue_not_filed",
    "admonition_record", "crime_objection", "crime_report", "crime_supervision", "dossier_note", "goods_handover",
    "goods_list", "measure_record", "measure_release", "measure_transfer", "question_answer", "question_sheet",
    "registration_list", "resume_review", "testing_notice",
)  # fmt: skip
# Words of numbers that were seen in published documents or in the code of other systems; the others are 待核定.
SEEN_WORDS = {
    "应急立", "应急检记", "应急现决", "应急责改", "应急询", "应急罚告", "应急听告", "应急处呈", "应急罚集",
    "应急罚", "应急回", "应急缴审", "应急缴批", "应急执行催告", "应急强执", "应急结",
}  # fmt: skip
PROCEDURES = TEMPLATE_DIR.parent / "cn" / "procedures"
LEGAL_NUMBER = re.compile(
    r"[〇一二三四五六七八九十百两\d]+(?:个?工作日|个月|小时|日内|日前|日以|倍|%|万?元)|百分之|第?[一二三四五六七八九十]+日"
)


def test_the_standard_set_and_the_papers_of_townships_have_templates() -> None:
    keys = [*STANDARD_SET, *TOWNSHIP_PAPERS, *OWN_PAPERS]
    assert len(STANDARD_SET) - 1 == STANDARD_FORMS
    assert len(keys) == len(set(keys))
    assert set(load_templates()) == set(keys)
    with pytest.raises(LookupError, match="no document template 'no_such'"):
        get_template("no_such")


def test_every_document_a_procedure_names_has_a_template() -> None:
    named = {
        document
        for path in PROCEDURES.glob("*.yaml")
        for version in yaml.safe_load(path.read_text(encoding="utf-8")).get("versions", ())
        for transition in version["transitions"]
        for document in transition["documents"]
    }
    assert len(named) > len(OWN_PAPERS)
    assert named - set(load_templates()) == set()


def test_no_two_templates_are_the_same_paper() -> None:
    # A decision on a unit and one on a person bear the same name and say different things.
    names = [each.name_zh for key, each in load_templates().items() if not key.endswith("_person")]
    assert sorted(names) == sorted(set(names))


def test_a_word_of_a_number_is_verified_only_where_it_was_seen() -> None:
    numbered = {each.number_word: each for each in load_templates().values() if each.number_word}
    assert {word for word, each in numbered.items() if each.number_word_verified} == SEEN_WORDS


def test_every_phase_has_a_document() -> None:
    assert {template.phase for template in load_templates().values()} == set(Phase)


def test_whoever_may_refuse_to_sign_leaves_a_note_and_a_witness() -> None:
    refusing = [each for each in load_templates().values() if "refusal" in each.fields]
    assert len(refusing) > len(TOWNSHIP_PAPERS)
    for template in refusing:
        printed = str(template.body)
        assert "{refusal}" in printed, template.key
        assert "{witness}" in printed, template.key


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
    assert LEGAL_NUMBER.search("自收到之日起六十日内")
    assert LEGAL_NUMBER.search("每日百分之三")
    for template in load_templates().values():
        words = [template.copies_to, *(field.label_zh + field.help for field in template.fields.values())]
        words.extend(str(piece) for piece in template.body)
        spoken = [found.group() for text in words for found in LEGAL_NUMBER.finditer(text)]
        assert spoken == [], template.key

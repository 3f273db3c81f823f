"""Template and fields become finished text, or an error that names every missing field."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import msgspec
import pytest

from lianzhi.documents import doc_model as model
from lianzhi.documents.compose import (
    FieldValue,
    MissingFields,
    WrongFieldValue,
    compose,
    compose_template,
    sample_fields,
)
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.templates import get_template, load_templates
from lianzhi.kernel.types import Counting, Money, Term

AGENCY = "示例县应急管理局"
NUMBER = "（示）应急罚〔2026〕12号"


def decision(**changes: FieldValue) -> DocModel:
    fields = sample_fields(get_template("decision_unit")) | changes
    return compose("decision_unit", fields, number=NUMBER, agency=AGENCY)


def words(document: DocModel) -> str:
    return json.dumps(document.to_json(), ensure_ascii=False)


@pytest.mark.parametrize("key", list(load_templates()))
def test_each_required_field_is_missed_by_name(key: str) -> None:
    template = get_template(key)
    number = NUMBER if template.number_word else None
    sample = sample_fields(template)
    assert compose(key, sample, number=number, agency=AGENCY).title == template.name_zh
    for field in template.required:
        for blank in ("  ", None):
            holed = (
                {**sample, field.field: blank}
                if blank
                else {k: v for k, v in sample.items() if k != field.field}
            )
            with pytest.raises(MissingFields) as refused:
                compose(key, holed, number=number, agency=AGENCY)
            assert refused.value.missing == ((field.field, field.label_zh),)


def test_every_missing_field_is_listed_at_once_with_number_and_agency() -> None:
    with pytest.raises(MissingFields, match="行政机关名称、文号、当事人名称") as refused:
        compose("decision_unit", {}, number=None, agency=" ")
    named = [name for name, _ in refused.value.missing]
    assert named[:2] == ["agency", "number"]
    assert named[2:] == [field.field for field in get_template("decision_unit").required]


def test_a_fine_needs_its_bank_and_a_warning_does_not() -> None:
    money = {
        "fine",
        "pay_days",
        "pay_bank",
        "pay_bank_address",
        "pay_account_name",
        "pay_account",
        "late_fine_rate",
    }
    warning = {k: v for k, v in sample_fields(get_template("decision_unit")).items() if k not in money}
    assert "加处罚款的数额" not in words(compose("decision_unit", warning, number=NUMBER, agency=AGENCY))
    with pytest.raises(MissingFields) as refused:
        compose("decision_unit", {**warning, "fine": Money.yuan(5000)}, number=NUMBER, agency=AGENCY)
    assert {name for name, _ in refused.value.missing} == money - {"fine"}


def test_rows_are_checked_cell_by_cell() -> None:
    sample = sample_fields(get_template("rectify_order"))
    rows = [{"problem": "积尘", "violated": "示例条款", "measure": " ", "deadline_on": date(2026, 11, 25)}]
    with pytest.raises(MissingFields) as refused:
        compose("rectify_order", {**sample, "problems": rows}, number=NUMBER, agency=AGENCY)
    assert refused.value.missing == (("problems[0].measure", "问题清单第1行的整改要求"),)
    with pytest.raises(MissingFields) as refused:
        compose("rectify_order", {**sample, "officers": [{"name": "陈某"}]}, number=NUMBER, agency=AGENCY)
    assert refused.value.missing == (("officers[0].certificate", "行政执法人员第1行的执法证号"),)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("fine", "5000", "应为金额"),
        ("issued_on", "2026-12-21", "应为日期"),
        ("pay_days", 7, "应为期限"),
        ("late_fine_rate", 7, "应为比例"),
        ("facts", date(2026, 1, 1), "应为文字"),
        ("evidence", "照片", "应为条目清单"),
        ("fine", True, "应为金额"),
    ],
)
def test_a_value_of_another_type_is_refused_by_field(field: str, value: FieldValue, reason: str) -> None:
    assert decision().title == "行政处罚决定书"
    with pytest.raises(WrongFieldValue, match=reason) as refused:
        decision(**{field: value})
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("officers", ["陈某（示例）"], "应为执法人员名单"),
        ("problems", ["积尘"], "应为表格行"),
        ("problems", "积尘", "应为表格行"),
        ("inspected_on", datetime(2026, 11, 18, 9), "应为日期"),  # noqa: DTZ001 - refused for being an instant
    ],
)
def test_lists_of_another_shape_are_refused_by_field(field: str, value: FieldValue, reason: str) -> None:
    sample = sample_fields(get_template("rectify_order"))
    with pytest.raises(WrongFieldValue, match=reason) as refused:
        compose("rectify_order", {**sample, field: value}, number=NUMBER, agency=AGENCY)
    assert refused.value.field == field


def test_a_choice_outside_the_list_is_refused() -> None:
    sample = sample_fields(get_template("legal_review"))
    with pytest.raises(WrongFieldValue, match="审核通过、退回补充、审核未通过"):
        compose("legal_review", {**sample, "result": "大概通过"}, number=None, agency=AGENCY)
    ticked = compose("legal_review", {**sample, "result": "审核通过"}, number=None, agency=AGENCY)
    boxes = next(block for block in ticked.blocks if isinstance(block, model.Checkboxes))
    assert [option.ticked for option in boxes.options] == [True, False, False]


def test_values_print_as_officials_write_them() -> None:
    printed = words(
        decision(
            fine=Money.yuan(12000),
            issued_on=date(2026, 3, 1),
            pay_days=Term(9, Counting.CALENDAR_DAYS, ()),
            litigation_term=Term(4, Counting.MONTHS, (), verified=False),
            late_fine_rate=Decimal("0.07"),
        )
    )
    for expected in (
        "¥12,000.00（人民币壹万贰仟元整）",
        "2026年3月1日",
        "起9日内",
        "起4个月（待核定）内",
        "的7%加处",
    ):
        assert expected in printed


def test_braces_and_markup_in_a_value_stay_what_they_are() -> None:
    nasty = "{agency} <b>#eval</b> $x$ [*] \\n"
    facts = decision(facts=nasty, case_course="来源。")
    assert any(nasty in block.text for block in facts.blocks if isinstance(block, model.Paragraph))


def test_lines_of_a_text_become_paragraphs() -> None:
    report = sample_fields(get_template("investigation_report")) | {"facts": "第一段。\n\n第二段。"}
    document = compose("investigation_report", report, number=None, agency=AGENCY)
    texts = [block.text for block in document.blocks if isinstance(block, model.Paragraph)]
    assert texts[texts.index("第一段。") + 1] == "第二段。"


def test_the_model_survives_storage_and_its_hash_tells_a_change() -> None:
    document = decision()
    stored = json.loads(json.dumps(document.to_json(), sort_keys=True))
    assert DocModel.from_json(stored) == document
    assert DocModel.from_json(stored).digest() == document.digest()
    assert len(document.digest()) == len(document.digest("sha256")) == 64
    assert decision(facts="另一事实").digest() != document.digest()
    with pytest.raises(msgspec.ValidationError, match="unknown field `colour`"):
        DocModel.from_json({**stored, "colour": "red"})


def test_the_seal_mark_is_the_callers() -> None:
    template = get_template("decision_unit")
    sealed = compose_template(template, sample_fields(template), number=NUMBER, agency=AGENCY, seal_mark="")
    seal = next(block for block in sealed.blocks if isinstance(block, model.Seal))
    assert (seal.agency, seal.date, seal.mark) == (AGENCY, "2026年12月21日", "")

"""Template + fields → DocModel: finished text, or an error that names every field that is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from lianzhi.documents import doc_model as model
from lianzhi.documents.amounts import chinese_count
from lianzhi.documents.blocks import blocks_of
from lianzhi.documents.field_values import (
    FieldValue,
    MissingFields,
    WrongFieldValue,
    is_blank,
    missing_fields,
    print_fields,
)
from lianzhi.documents.templates import Field, FieldType, Template, get_template
from lianzhi.kernel.types import Money

__all__ = ["FieldValue", "MissingFields", "WrongFieldValue", "compose", "compose_template", "sample_fields"]

FORM_BAND = "安全生产行政执法文书"
SEAL_MARK = "测试章"


def _copies(template: Template) -> str:
    if template.copies < 2:
        return ""
    return f"本文书一式{'两' if template.copies == 2 else chinese_count(template.copies)}份，{template.copies_to}。"


def _dated(template: Template, fields: Mapping[str, FieldValue]) -> date:
    value = fields[template.date_field]
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise WrongFieldValue(template.date_field, template.fields[template.date_field].label_zh, "应为日期")
    return value


def compose_template(
    template: Template,
    fields: Mapping[str, FieldValue],
    *,
    number: str | None,
    agency: str,
    seal_mark: str = SEAL_MARK,
) -> model.DocModel:
    """The document of a template.

    `number` is the finished 文号 (None for unnumbered kinds), `agency` the authority that signs; `seal_mark` is
    printed where the seal goes. Fields that the template does not declare are ignored, so one set of facts may
    serve several documents.

    Raises MissingFields with every missing (field, label); WrongFieldValue for a value of another type.
    """
    missing = list(missing_fields(template, fields))
    if template.number_word is not None and is_blank(number):
        missing.insert(0, ("number", "文号"))
    if is_blank(agency):
        missing.insert(0, ("agency", "行政机关名称"))
    if missing:
        raise MissingFields(template.key, tuple(missing))
    built_in = {"number": number or "", "agency": agency, "title": template.name_zh}
    scope = print_fields(template, fields, built_in, seal_mark)
    return model.DocModel(
        template=template.key,
        template_version=template.version,
        title=template.name_zh,
        agency=agency,
        dated=_dated(template, fields),
        layout=template.layout,
        blocks=blocks_of(template, scope),
        red_head=template.red_head,
        band="" if template.red_head or template.layout is model.Layout.COVER else FORM_BAND,
        number=number,
        addressee=scope.fill(template.addressee) if template.addressee else None,
        copies=_copies(template),
        page_signature=scope.fill(template.page_signature),
    )


def compose(
    key: str, fields: Mapping[str, FieldValue], *, number: str | None, agency: str, seal_mark: str = SEAL_MARK
) -> model.DocModel:
    """As `compose_template`, by the template's key (LookupError where there is none)."""
    return compose_template(get_template(key), fields, number=number, agency=agency, seal_mark=seal_mark)


def sample_fields(template: Template) -> dict[str, FieldValue]:
    """The template's invented sample (示例) with dates and amounts in their types."""
    return {name: _from_sample(template.fields[name], value) for name, value in template.sample.items()}


def _from_sample(field: Field, value: Any) -> Any:
    if field.type is FieldType.ROWS:
        types = {column.name: column.type for column in field.columns}
        return [{name: _typed(types[name], cell) for name, cell in row.items()} for row in value]
    return _typed(field.type, value)


def _typed(kind: FieldType, value: Any) -> Any:
    if kind is FieldType.DATE:
        return date.fromisoformat(value)
    if kind is FieldType.INSTANT:
        return datetime.fromisoformat(value)
    return Money.yuan(value) if kind is FieldType.MONEY else value

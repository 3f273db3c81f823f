"""A template's sample as a whole document: to look at, to compare, to measure; never issued."""

from __future__ import annotations

from lianzhi.documents.compose import compose_template, sample_fields
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.templates import Template

AGENCY = "示例县应急管理局"
YEAR, SERIAL = 2026, 12


def sample_paper(template: Template, national: Template | None = None) -> DocModel:
    """The sample in the name of an invented agency, with an invented number where the kind has one.

    A county's wording may leave fields out of its sample: they come from the national template's.
    """
    number = f"（示）{template.number_word}〔{YEAR}〕{SERIAL}号" if template.number_word else None
    fields = {**(sample_fields(national) if national else {}), **sample_fields(template)}
    return compose_template(template, fields, number=number, agency=AGENCY)

"""What a kind of document needs and stands on, and its sample on paper. Nothing is ever issued from here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from lianzhi.desk.documents.views import WORD_TYPE, attachment
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.documents.actions.publish_template import national_template
from lianzhi.documents.overlay import Overlay
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.samples import sample_paper
from lianzhi.documents.selectors import county_template, template_versions
from lianzhi.documents.templates import Field, SealKind, Template, load_templates
from lianzhi.documents.word import render_docx
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.types import Citation

SEALS = {
    SealKind.OFFICIAL: "公章",
    SealKind.ENFORCEMENT: "执法专用章",
    SealKind.SIGNED: "签名，不盖章",
    SealKind.INTERNAL: "内部审批",
}
# A sample printed by mistake must not pass for a document.
SAMPLE = Overlay(void="示例")


def name_of(template: Template) -> str:
    """The name; a decision on a unit and one on a person bear the same, and are told apart."""
    same = [each for each in load_templates().values() if each.name_zh == template.name_zh]
    if len(same) == 1:
        return template.name_zh
    return f"{template.name_zh}（{'个人' if 'person_name' in template.fields else '单位'}）"


def number_word(template: Template) -> SafeString:
    """The word of the number, marked where nobody has verified it."""
    mark = SafeString("") if template.number_word_verified else inline.provisional()
    return format_html("{} {}", template.number_word or "不编号", mark)


def copies(template: Template) -> str:
    """How many, and for whom."""
    return f"一式{template.copies}份" + (f"，{template.copies_to}" if template.copies_to else "")


def field_table(fields: tuple[Field, ...], caption: str) -> Table:
    """The fields by label with what to write into each."""
    rows = [Row(cells=(each.label_zh, _help(each))) for each in fields]
    return Table(caption=caption, columns=(Column(title="项目"), Column(title="怎么填")), rows=rows)


def _help(field: Field) -> str:
    said = [field.help] if field.help else []
    if field.choices:
        said.append(f"选择：{'、'.join(field.choices)}")
    if field.columns:
        said.append(f"每行写：{'、'.join(column.label_zh for column in field.columns)}")
    return "；".join(said) or "—"


def grounds(template: Template) -> list[Citation | str]:
    """What the document stands on: articles as citations, a document cited as a whole as its number."""
    found: list[Citation | str] = []
    for ref in template.cites:
        try:
            found.append(parse_ref(ref))
        except MalformedQuestion:
            found.append(ref)
    return found


def in_force(key: str) -> Template:
    """The wording in force: the county's where it published one. Raises NotVisible for a key there is none of."""
    national = national_template(key)
    newest = template_versions(key).first()
    return county_template(key, newest.version, newest.source) if newest and newest.source else national


@require_safe
def sample_pdf(request: HttpRequest, key: str) -> HttpResponse:
    """The sample of the wording in force as PDF, with 示例 across it."""
    template = in_force(key)
    body = render_pdf(sample_paper(template, national_template(key)), SAMPLE)
    return attachment(body, "application/pdf", f"{template.name_zh}（示例）.pdf", inline=True)


@require_safe
def sample_word(request: HttpRequest, key: str) -> HttpResponse:
    """The same as a Word file."""
    template = in_force(key)
    body = render_docx(sample_paper(template, national_template(key)), SAMPLE)
    return attachment(body, WORD_TYPE, f"{template.name_zh}（示例）.docx")

"""Every template's sample in every output: same words, right paper, nothing executed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from lianzhi.documents import fonts
from lianzhi.documents.compose import FieldValue, compose_template, sample_fields
from lianzhi.documents.doc_model import DocModel, Layout
from lianzhi.documents.paper import render_html
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.samples import AGENCY
from lianzhi.documents.templates import FieldType, get_template, load_templates
from lianzhi.documents.word import render_docx
from tests.documents.archival import assert_archival
from tools.golden_papers import GOLDEN, golden_text

KEYS = list(load_templates())
A4_POINTS = (595, 842)


def sample(key: str, **changes: FieldValue) -> DocModel:
    template = get_template(key)
    number = f"（示）{template.number_word}〔2026〕12号" if template.number_word else None
    return compose_template(
        template, sample_fields(template) | changes, number=number, agency="示例县应急管理局"
    )


def squeezed(text: str) -> str:
    """Text without white space and without what each page repeats at its foot."""
    return re.sub(r"\s|\u200b", "", text)


def pdf_words(document: DocModel) -> str:
    reader = PdfReader(BytesIO(render_pdf(document)))
    foot = r"—\d+—$" if document.layout is Layout.LETTER else r"第\d+页共\d+页$"
    pages = []
    for page in reader.pages:
        text = re.sub(foot, "", squeezed(page.extract_text()))
        if document.page_signature:
            text = text.removesuffix(squeezed(f"{document.page_signature}：年月日"))
        pages.append(text)
    return "".join(pages)


def docx_texts(document: DocModel) -> Iterator[str]:
    body = Document(BytesIO(render_docx(document))).element.body
    for paragraph in body.iter(qn("w:p")):
        yield "".join(part.text or "" for part in paragraph.iter(qn("w:t")))


def html_words(document: DocModel) -> str:
    return squeezed(re.sub(r"<[^>]+>", "", render_html(document)))


@pytest.mark.parametrize("key", KEYS)
def test_pdf_word_and_preview_say_the_same(key: str) -> None:
    document = sample(key)
    in_pdf = pdf_words(document)
    assert document.title in in_pdf
    assert squeezed((GOLDEN / f"{key}.txt").read_text(encoding="utf-8")) == in_pdf
    assert squeezed("".join(docx_texts(document))) == in_pdf
    assert html_words(document) == in_pdf


def test_the_golden_texts_are_those_of_the_templates() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    assert sorted(texts) == KEYS
    assert [key for key in KEYS if texts[key] != golden_text(get_template(key))] == []


@pytest.mark.parametrize("key", KEYS)
def test_a_paper_without_what_is_optional_reads_whole(key: str) -> None:
    template = get_template(key)
    needed = {field.field for field in template.required}
    bare = {name: value for name, value in sample_fields(template).items() if name in needed}
    number = "（示）〔2026〕1号" if template.number_word else None
    words = render_html(compose_template(template, bare, number=number, agency=AGENCY))
    for gap in ("（）", "《》", "：。", "：；", "，，", "。。", "、、", "，。", "；。", "{", "}"):
        assert gap not in words, gap


@pytest.mark.parametrize("key", KEYS)
def test_the_pdf_is_an_archival_a4_with_every_face_inside(key: str) -> None:
    document = sample(key)
    raw = render_pdf(document)
    reader = PdfReader(BytesIO(raw))
    assert {tuple(map(round, page.mediabox[2:])) for page in reader.pages} == {A4_POINTS}
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (document.title, document.agency)
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>B<", raw, re.DOTALL)
    assert_archival(raw)
    assert str(reader.root_object["/Lang"]) == "zh-CN"
    assert render_pdf(document) == raw


def test_a_letter_fills_twenty_eight_characters_and_twenty_two_lines() -> None:
    document = sample("investigation_report", facts="安" * 28 * 44)
    reader = PdfReader(BytesIO(render_pdf(document)))
    lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    assert "安" * 28 in lines
    assert max(len(line) for line in lines if set(line) == {"安"}) == 28
    full = [page for page in reader.pages if page.extract_text().count("安" * 28) > 20]
    assert [page.extract_text().count("安" * 28) for page in full] == [22]


def test_pages_number_themselves() -> None:
    letter = PdfReader(BytesIO(render_pdf(sample("decision_unit"))))
    numbers = [re.search(r"—(\d+)—$", squeezed(page.extract_text())) for page in letter.pages]
    assert [found and found.group(1) for found in numbers] == [str(n + 1) for n in range(len(letter.pages))]
    record = PdfReader(BytesIO(render_pdf(sample("inquiry_record"))))
    last = len(record.pages)
    for number, page in enumerate(record.pages, start=1):
        assert squeezed(page.extract_text()).endswith(f"年月日第{number}页共{last}页")


def test_signatures_never_stand_alone_on_a_page() -> None:
    for lines in range(1, 40):
        document = sample("decision_unit", facts="甲" * 28 * lines)
        last = squeezed(PdfReader(BytesIO(render_pdf(document))).pages[-1].extract_text())
        assert "我机关将依法申请人民法院强制执行" in last


def ink(raw: bytes) -> list[tuple[float, float]]:
    """Where each piece of text begins, in points from the lower left."""
    places: list[tuple[float, float]] = []

    def note(text: str, _matrix: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            # typst draws on a flipped sheet, so the user matrix places the text matrix.
            places.append((at[4] * _matrix[0] + _matrix[4], at[5] * _matrix[3] + _matrix[5]))

    for page in PdfReader(BytesIO(raw)).pages:
        page.extract_text(visitor_text=note)
    assert places
    return places


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("case_filing", {"officer_opinion": "意" * 4000, "facts": "实" * 3000}),
        ("legal_review", {"conclusions": [{"item": "事实", "conclusion": "清楚", "remark": "注" * 3000}]}),
        (
            "photo_evidence",
            {
                "carrier": "a1b2c3d4" * 40,
                "case_name": "中国（福建）某某新能源材料科技股份有限公司永春县蓬壶分公司案" * 3,
            },
        ),
        ("decision_unit", {"party_name": "中国（福建）某某新能源材料科技股份有限公司永春县蓬壶分公司" * 3}),
    ],
)
def test_long_values_stay_inside_the_sheet(key: str, changes: dict[str, FieldValue]) -> None:
    assert all(50 < x < 560 and 30 < y < 800 for x, y in ink(render_pdf(sample(key, **changes))))


LONG = "中国（福建）某某新能源材料科技股份有限公司永春县蓬壶分公司" * 2
NAMES = (
    "party_name",
    "enterprise_name",
    "case_name",
    "receiver",
    "supplier",
    "person_name",
    "entrusted_body",
)
ROWS = 30


@pytest.mark.parametrize("key", KEYS)
def test_long_names_and_long_tables_keep_within_the_margins(key: str) -> None:
    template = get_template(key)
    given = sample_fields(template)
    changes: dict[str, FieldValue] = {name: LONG for name in NAMES if name in template.fields}
    for name, field in template.fields.items():
        if field.type is FieldType.ROWS:
            changes[name] = list(given[name]) * ROWS  # type: ignore[arg-type]
    if changes:
        assert all(50 < x < 560 and 30 < y < 800 for x, y in ink(render_pdf(sample(key, **changes))))


def test_a_rare_name_falls_back_to_a_face_that_has_it() -> None:
    document = sample("insp_record", attendee_name="林堃（示例）赟喆")
    assert "林堃（示例）赟喆" in pdf_words(document)
    assert fonts.report().chains["body"][-1] == "Noto Serif SC"


def test_the_agencys_own_faces_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("DOC_FONT_DIR", str(tmp_path))
    assert str(fonts.font_paths()[0]) == str(tmp_path)
    monkeypatch.setenv("DOC_FONT_DIR", f"{tmp_path}/gone")
    assert str(fonts.font_paths()[0]) != f"{tmp_path}/gone"


def test_nothing_in_a_value_is_executed_or_left_raw() -> None:
    nasty = '<script>alert(1)</script> #read("/etc/passwd") $x$ *a* & "q"'
    document = sample("decision_unit", facts=nasty)
    assert squeezed(nasty) in pdf_words(document)
    assert squeezed(nasty) in squeezed("".join(docx_texts(document)))
    html = render_html(document)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert " style=" not in html


def test_word_carries_fields_margins_and_repeated_heads() -> None:
    raw = render_docx(sample("rectify_order"))
    document = Document(BytesIO(raw))
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 35, 28, 26]
    assert "PAGE" in section.footer._element.xml
    assert "w:tblHeader" in document.element.xml
    assert document.core_properties.title == "责令限期整改指令书"

"""DocModel → editable Word: the same words as the PDF, in named styles an office can restyle."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from itertools import zip_longest

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from lianzhi.documents import doc_model as model
from lianzhi.documents.doc_model import DocModel, Layout, option_text
from lianzhi.documents.overlay import NOTHING, PAGE, Overlay, qr_png

SEAL_RED = RGBColor(0xB3, 0x26, 0x1E)
HEAD_RED = RGBColor(0xD7, 0x00, 0x0F)
FREE_DATE = "　　年　　月　　日"

# (top, right, bottom, left) in millimetres; the letter's are those of GB/T 9704.
MARGINS = {
    Layout.LETTER: (37, 26, 35, 28),
    Layout.RECORD: (28, 22, 28, 25),
    Layout.FORM: (28, 22, 28, 25),
    Layout.COVER: (28, 22, 28, 25),
}
BODY_SIZE = {Layout.LETTER: 16.0, Layout.RECORD: 14.0, Layout.FORM: 12.0, Layout.COVER: 14.0}
LINE_PITCH = {Layout.LETTER: 28.95, Layout.RECORD: 24.0, Layout.FORM: 20.0, Layout.COVER: 24.0}

ALIGN = {
    model.Align.LEFT: WD_ALIGN_PARAGRAPH.JUSTIFY,
    model.Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    model.Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def _add_style(
    document: WordDocument,
    name: str,
    face: str,
    size: float,
    *,
    pitch: float | None = None,
    around: float = 0,
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name = "Times New Roman"
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), face)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(around)
    if pitch is not None:
        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        layout.line_spacing = Pt(pitch)


class _Writer:
    """Writes one model into one Word document, block by block."""

    def __init__(self, source: DocModel, overlay: Overlay) -> None:
        self.source = source
        self.overlay = overlay
        self.document = Document()
        self.size = BODY_SIZE[source.layout]
        top, right, bottom, left = MARGINS[source.layout]
        self.text_width: Length = Mm(210 - left - right)
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.right_margin = Mm(top), Mm(right)
        section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
        self._add_styles()

    def _add_styles(self) -> None:
        pitch = LINE_PITCH[self.source.layout]
        _add_style(self.document, "公文正文", "仿宋", self.size, pitch=pitch)
        _add_style(
            self.document, "公文标题", "方正小标宋简体", 22 if self.source.layout is Layout.LETTER else 20
        )
        _add_style(self.document, "公文小标题", "黑体", self.size, pitch=pitch)
        _add_style(self.document, "发文机关标志", "方正小标宋简体", 36)
        _add_style(
            self.document, "文号", "仿宋", min(self.size, 14.0) if not self.source.red_head else self.size
        )
        _add_style(self.document, "表格文字", "仿宋", 12, around=3)
        _add_style(self.document, "签名行", "仿宋", min(self.size, 14.0), pitch=30)
        _add_style(self.document, "附注", "仿宋", 10.5)

    def paragraph(self, text: str, style: str = "公文正文", *, indent: bool = False) -> WordParagraph:
        written = self.document.add_paragraph(style=style)
        for number, line in enumerate(text.split("\n")):
            if number:
                written.add_run().add_break()
            written.add_run(line)
        if indent:
            written.paragraph_format.first_line_indent = Pt(2 * self.size)
        return written

    def head(self) -> None:
        source = self.source
        if source.red_head:
            letterhead = self.paragraph(source.agency, "发文机关标志")
            letterhead.alignment = WD_ALIGN_PARAGRAPH.CENTER
            letterhead.runs[0].font.color.rgb = HEAD_RED
            number = self.paragraph(source.number or "", "文号")
            number.alignment = WD_ALIGN_PARAGRAPH.CENTER
            number.paragraph_format.space_before = Pt(12)
            _border(number, "bottom", "D7000F", eighths=12)
        else:
            # A cover has no band; it opens with the authority's name.
            self.paragraph(source.band or source.agency, "附注").alignment = WD_ALIGN_PARAGRAPH.CENTER
        title = self.paragraph(source.title, "公文标题")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(12)
        if source.number and not source.red_head:
            centred = source.layout is Layout.LETTER
            side = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
            self.paragraph(source.number, "文号").alignment = side
        if source.addressee:
            self.paragraph(source.addressee)

    def mark(self) -> None:
        """The check mark at the head of every page, and that the paper is void."""
        if not self.overlay.qr:
            return
        section = self.document.sections[0]
        section.header_distance = Mm(7)
        place = section.header.paragraphs[0]
        place.add_run().add_picture(BytesIO(qr_png(self.overlay.url)), width=Mm(15))
        words = place.add_run(f"　扫码查验　{self.overlay.code}　{self.overlay.void}")
        words.font.size = Pt(7)

    def foot(self) -> None:
        if self.source.copies:
            copies = self.paragraph(self.source.copies, "附注")
            copies.paragraph_format.space_before = Pt(18)
            _border(copies, "top", "000000", eighths=6)
        footer = self.document.sections[0].footer
        place = footer.paragraphs[0]
        if self.source.page_signature:
            place.add_run(f"{self.source.page_signature}：{self.signed(PAGE) or '＿' * 8}　{FREE_DATE}")
            place = footer.add_paragraph()
        place.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if self.source.layout is Layout.LETTER:
            _number_field(place, before="— ", field="PAGE", after=" —")
        else:
            _number_field(place, before="第 ", field="PAGE", after=" 页　")
            _number_field(place, before="共 ", field="NUMPAGES", after=" 页")

    def table(self, widths: tuple[float, ...], rows: int) -> WordTable:
        table: WordTable = self.document.add_table(rows=rows, cols=len(widths))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            share = Length(int(self.text_width * width / sum(widths)))
            # Word reads the cells' widths, other programs the grid's.
            column.width = share
            for cell in column.cells:
                cell.width = share
        return table

    def gap(self) -> None:
        """Word joins tables that touch; a hair line of space keeps each its own."""
        hair = self.document.add_paragraph(style="附注")
        hair.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        hair.paragraph_format.line_spacing = Pt(2)

    def signed(self, place: str) -> str:
        """What a signature line says where there is a hand: an editable file holds no copy of a signature."""
        found = self.overlay.hand(place)
        if found is None:
            return ""
        return "（已手写签名，见 PDF）" if found.svg else found.note

    def block(self, block: model.AnyBlock, index: int) -> None:  # noqa: C901, PLR0912 - one case a kind
        match block:
            case model.Paragraph():
                self.paragraph(block.text, indent=block.indent).alignment = ALIGN[block.align]
            case model.Heading():
                self.paragraph(block.text, "公文小标题").paragraph_format.keep_with_next = True
            case model.Grid():
                self.grid(block)
            case model.Items():
                for item in block.items:
                    self.paragraph(f"{item.marker}{item.text}", indent=True)
            case model.Table():
                self.data_table(block)
            case model.Dialogue():
                for exchange in block.exchanges:
                    self.paragraph(f"问：{exchange.question}", indent=True)
                    self.paragraph(f"答：{exchange.answer}", indent=True)
            case model.Signatures():
                self.signatures(block, index)
            case model.Seal():
                self.seal(block)
            case model.Approval():
                self.approval(block, index)
            case model.Checkboxes():
                self.paragraph(
                    f"{block.label}：" + "　".join(option_text(option) for option in block.options)
                )
            case model.BlankStroke():
                self.paragraph(block.text, "表格文字").alignment = WD_ALIGN_PARAGRAPH.CENTER
            case model.Note():
                self.paragraph(block.text, "附注")

    def grid(self, block: model.Grid) -> None:
        table = self.table(block.widths, len(block.rows))
        for row, cells in zip(table.rows, block.rows, strict=True):
            place = 0
            # Merging rewrites the row's cells, so they are taken once beforehand.
            slots = row.cells
            for cell in cells:
                slot = slots[place]
                if cell.span > 1:
                    slot = slot.merge(slots[place + cell.span - 1])
                _write_cell(slot, cell.text, centred=cell.label)
                place += cell.span
            row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
            row.height = Pt(28 + 18 * (max(cell.lines for cell in cells) - 1))
        self.gap()

    def data_table(self, block: model.Table) -> None:
        table = self.table(block.widths, len(block.rows) + 1)
        repeat = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - python-docx has no public way
        for slot, text in zip(table.rows[0].cells, block.head, strict=True):
            _write_cell(slot, text, centred=True)
        for row, texts in zip(table.rows[1:], block.rows, strict=True):
            for slot, text, centred in zip(row.cells, texts, block.centred, strict=True):
                _write_cell(slot, text, centred=centred)
        self.gap()

    def approval(self, block: model.Approval, index: int) -> None:
        table = self.table((3.4, 14.6), len(block.rows))
        for number, (row, approval) in enumerate(zip(table.rows, block.rows, strict=True)):
            _write_cell(row.cells[0], approval.label, centred=True)
            _write_cell(row.cells[1], approval.opinion, centred=False)
            signed = row.cells[1].add_paragraph(style="表格文字")
            hand = self.signed(f"{index}.{number}")
            signed.add_run(f"签名：{approval.signer}{hand}　　{approval.date or FREE_DATE}")
            signed.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            signed.paragraph_format.space_before = Pt(18)
        self.gap()

    def signatures(self, block: model.Signatures, index: int) -> None:
        for number, line in enumerate(block.lines):
            date = line.date or (FREE_DATE if line.dated else "")
            hand = self.signed(f"{index}.{number}")
            written = self.paragraph(f"{line.label}：{line.name}{hand}\t{date}", "签名行")
            written.paragraph_format.tab_stops.add_tab_stop(
                self.text_width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
            )
            written.paragraph_format.keep_with_next = True

    def seal(self, block: model.Seal) -> None:
        mark = (self.overlay.seal or block.mark) if block.mark else ""
        for number, text in enumerate(part for part in (block.agency, block.date, mark) if part):
            written = self.paragraph(text)
            written.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            written.paragraph_format.right_indent = Pt(2 * self.size)
            written.paragraph_format.keep_with_next = True
            if number == 0:
                written.paragraph_format.space_before = Pt(24)
            if text == mark:
                written.runs[0].font.color.rgb = SEAL_RED


def _write_cell(cell: _Cell, text: str, *, centred: bool) -> None:
    written = cell.paragraphs[0]
    written.style = "表格文字"
    for number, line in enumerate(text.split("\n")):
        if number:
            written.add_run().add_break()
        written.add_run(line)
    if centred:
        written.alignment = WD_ALIGN_PARAGRAPH.CENTER
    place = OxmlElement("w:vAlign")
    place.set(qn("w:val"), "center")
    cell._tc.get_or_add_tcPr().append(place)  # noqa: SLF001 - its setter costs a style look-up per cell


def _border(paragraph: WordParagraph, side: str, colour: str, *, eighths: int) -> None:
    """A rule along one side, its weight in eighths of a point."""
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no public way


def _number_field(paragraph: WordParagraph, *, before: str, field: str, after: str) -> None:
    paragraph.add_run(before)
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), field)
    paragraph._p.append(simple)  # noqa: SLF001 - python-docx has no public way
    paragraph.add_run(after)


def render_docx(source: DocModel, overlay: Overlay = NOTHING) -> bytes:
    """The document as .docx, with the words of the PDF in the same order."""
    writer = _Writer(source, overlay)
    writer.mark()
    writer.head()
    for index, (block, following) in enumerate(zip_longest(source.blocks, source.blocks[1:])):
        writer.block(block, index)
        if isinstance(following, model.Seal | model.Signatures):
            writer.document.paragraphs[-1].paragraph_format.keep_with_next = True
    writer.foot()
    properties = writer.document.core_properties
    properties.title, properties.author, properties.language = source.title, source.agency, "zh-CN"
    properties.created = properties.modified = datetime.combine(source.dated, time.min, tzinfo=UTC)
    written = BytesIO()
    writer.document.save(written)
    return written.getvalue()

"""The reading of PDF/A-2b finds what breaks it: a paper as it is printed, changed in one named way each."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from lianzhi.documents.compose import compose_template
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.samples import sample_fields
from lianzhi.documents.templates import get_template
from tests.documents.archival import breaches

NAME = NameObject


def paper() -> bytes:
    template = get_template("insp_notice")
    number = f"（示）{template.number_word}〔2026〕12号"
    return render_pdf(
        compose_template(template, sample_fields(template), number=number, agency="示例县应急管理局")
    )


def saved(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def named(**entries: object) -> DictionaryObject:
    return DictionaryObject({NAME(f"/{key}"): value for key, value in entries.items()})


def drawn(writer: PdfWriter, kind: str, thing: DictionaryObject, key: str = "/x0") -> None:
    """Something more among what the first page may draw with."""
    resources = writer.pages[0]["/Resources"].get_object()
    held = resources.setdefault(NAME(kind), DictionaryObject()).get_object()
    held[NAME(key)] = writer._add_object(thing)


def image(**entries: object) -> DecodedStreamObject:
    found = DecodedStreamObject()
    found.update(named(Type=NAME("/XObject"), Subtype=NAME("/Image"), **entries))
    return found


def annotated(writer: PdfWriter, **entries: object) -> None:
    rect = ArrayObject([NumberObject(0)] * 4)
    note = named(Type=NAME("/Annot"), Rect=rect, **entries)
    writer.pages[0][NAME("/Annots")] = ArrayObject([writer._add_object(note)])


def _font(writer: PdfWriter) -> DictionaryObject:
    fonts = writer.pages[0]["/Resources"].get_object()["/Font"].get_object()
    found: DictionaryObject = next(iter(fonts.values())).get_object()
    return found


def without_face(writer: PdfWriter) -> None:
    descriptor = _font(writer)["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    for key in ("/FontFile2", "/FontFile3"):
        descriptor.pop(key, None)


def foreign_map(writer: PdfWriter) -> None:
    _font(writer)[NAME("/Encoding")] = NAME("/GBK-EUC-H")


def in_catalog(key: str) -> Callable[[PdfWriter], None]:
    return lambda writer: writer.root_object.update({NAME(key): DictionaryObject()})


def script(writer: PdfWriter) -> None:
    action = named(Type=NAME("/Action"), S=NAME("/JavaScript"), JS=TextStringObject("app.alert(1);"))
    writer.root_object[NAME("/OpenAction")] = writer._add_object(action)


def encrypted(writer: PdfWriter) -> None:
    writer.encrypt("", "示例")


def no_intent(writer: PdfWriter) -> None:
    del writer.root_object["/OutputIntents"]


def other_author(writer: PdfWriter) -> None:
    writer.add_metadata({"/Author": "另一机关（示例）"})


def no_identifier(writer: PdfWriter) -> None:
    packet = writer.root_object["/Metadata"].get_object()
    packet.set_data(packet.get_data().replace(b"pdfaid:part>2<", b"pdfaid:part>1<"))


def attachment(writer: PdfWriter) -> None:
    writer.add_attachment("a.txt", b"a")


def cmyk(writer: PdfWriter) -> None:
    page = writer.pages[0]
    more = DecodedStreamObject()
    more.set_data(b"0 0 0 1 k\n")
    page[NAME("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(more)])


def unknown_operator(writer: PdfWriter) -> None:
    page = writer.pages[0]
    more = DecodedStreamObject()
    more.set_data(b"1 zz\n")
    page[NAME("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(more)])


BROKEN: dict[str, tuple[str, Callable[[PdfWriter], None]]] = {
    "a form": ("6.4.1", in_catalog("/AcroForm")),
    "layers": ("6.9", in_catalog("/OCProperties")),
    "permissions": ("6.1.12", in_catalog("/Perms")),
    "a script": ("6.5.1", script),
    "encrypted": ("6.1.3", encrypted),
    "no output intent": ("6.2.3", no_intent),
    "another author": ("6.6.3", other_author),
    "another part": ("6.6.4", no_identifier),
    "an attachment": ("6.8", attachment),
    "another colour space": ("6.2.4.3", cmyk),
    "an unknown operator": ("6.2.2", unknown_operator),
    "no face": ("6.2.11.4", without_face),
    "a foreign character map": ("6.2.11.3", foreign_map),
    "an image smoothed": (
        "6.2.8",
        lambda writer: drawn(writer, "/XObject", image(Interpolate=BooleanObject(True))),
    ),
    "an image in CMYK": (
        "6.2.4.3",
        lambda writer: drawn(writer, "/XObject", image(ColorSpace=NAME("/DeviceCMYK"))),
    ),
    "LZW": ("6.1.7", lambda writer: drawn(writer, "/XObject", image(Filter=NAME("/LZWDecode")))),
    "a stream outside": ("6.1.7", lambda writer: drawn(writer, "/XObject", image(F=TextStringObject("a")))),
    "a transfer curve": (
        "6.2.5",
        lambda writer: drawn(writer, "/ExtGState", named(Type=NAME("/ExtGState"), TR=NAME("/Identity"))),
    ),
    "an unknown blend": (
        "6.2.10",
        lambda writer: drawn(writer, "/ExtGState", named(Type=NAME("/ExtGState"), BM=NAME("/Other"))),
    ),
    "a film": ("6.3.1", lambda writer: annotated(writer, Subtype=NAME("/Movie"), F=NumberObject(4))),
    "a hidden note": (
        "6.3.2",
        lambda writer: annotated(writer, Subtype=NAME("/Link"), F=NumberObject(2)),
    ),
    "a note without appearance": (
        "6.3.3",
        lambda writer: annotated(writer, Subtype=NAME("/Text"), F=NumberObject(4)),
    ),
    "a link that starts a program": (
        "6.5.1",
        lambda writer: annotated(
            writer, Subtype=NAME("/Link"), F=NumberObject(4), A=named(S=NAME("/Launch"))
        ),
    ),
}


def test_a_paper_as_printed_breaks_nothing_and_copied_neither() -> None:
    raw = paper()
    assert breaches(raw) == []
    assert breaches(saved(PdfWriter(clone_from=PdfReader(BytesIO(raw))))) == []


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_a_clause_is_found_under_it(name: str) -> None:
    clause, change = BROKEN[name]
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper())))
    change(writer)
    found = breaches(saved(writer))
    assert any(each.startswith(f"{clause} ") for each in found), found


@pytest.mark.parametrize(
    ("clause", "old", "new"),
    [("6.1.2", b"%PDF-1.7", b"%PDF-2.0"), ("6.1.3", b"%%EOF", b"%%EOF\n\n\nmore")],
)
def test_a_file_with_another_head_or_tail_is_found(clause: str, old: bytes, new: bytes) -> None:
    head, tail = paper().split(old) if clause == "6.1.2" else paper().rsplit(old, 1)
    assert any(each.startswith(clause) for each in breaches(head + new + tail))

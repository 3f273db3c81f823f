"""What can be seen of PDF/A-2b in a file's structure, where no validator is to be had."""

from __future__ import annotations

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

FORBIDDEN_IN_CATALOG = ("/AcroForm", "/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles")


def fonts_of(resources: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every font of a page or form, those of the forms drawn on it too."""
    for font in resources.get("/Font", DictionaryObject()).get_object().values():
        yield font.get_object()
    for drawn in resources.get("/XObject", DictionaryObject()).get_object().values():
        form = drawn.get_object()
        if "/Resources" in form:
            yield from fonts_of(form["/Resources"].get_object())


def is_embedded(font: DictionaryObject) -> bool:
    """True where the file carries the face, or the glyphs are drawings of the file itself."""
    if font["/Subtype"] == "/Type3":
        return True
    below = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = below["/FontDescriptor"].get_object()
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def assert_archival(reader: PdfReader) -> None:
    """Identifier, colour profile, identity of the file, embedded faces, nothing that acts or hides."""
    xmp, root = reader.xmp_metadata, reader.root_object
    assert xmp is not None
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("2", "B")
    assert reader.metadata is not None
    assert xmp.dc_title == {"x-default": reader.metadata.title}
    assert xmp.dc_creator == [reader.metadata.author]
    assert root["/Metadata"].get_object()["/Subtype"] == "/XML"
    (intent,) = [each.get_object() for each in root["/OutputIntents"]]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_object().get_data()[36:40] == b"acsp"
    assert len(reader.trailer["/ID"]) == 2
    assert "/Encrypt" not in reader.trailer
    assert not [name for name in FORBIDDEN_IN_CATALOG if name in root]
    for page in reader.pages:
        found = list(fonts_of(page["/Resources"].get_object()))
        assert all(is_embedded(font) for font in found)

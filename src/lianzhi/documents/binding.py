"""Binding pages into one PDF: bookmarks, page numbers as form XObjects, and PDF/A-2b where every part carries it.

Nothing that was set is parsed or set again: the page's own content stays as it is between a save and a restore of the
graphics state, and the number is drawn after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PdfReadError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

ARCHIVAL = ("2", "B")
CATALOG_OF_A_RECORD = ("/OutputIntents", "/Lang")
# Of the tags of a single document nothing leads into the whole; a reader would look for them in vain.
PAGE_ORPHANS = ("/StructParents", "/Tabs")
XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator><pdf:Producer>pypdf</pdf:Producer>"
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def is_archival(reader: PdfReader) -> bool:
    """True where the file says of itself that it is PDF/A-2b and has no form field, such as an electronic signature.

    It is what the file claims; no validator is asked.
    """
    try:
        xmp = reader.xmp_metadata
        claimed = (xmp.pdfaid_part, xmp.pdfaid_conformance) if xmp else None
    except (PdfReadError, ValueError):
        return False
    return claimed == ARCHIVAL and "/AcroForm" not in reader.root_object


class Binder(PdfWriter):
    """A dossier while it is bound; the same parts in the same order give the same bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.pdf_header = "%PDF-1.7"
        self._archival = True
        self._record: PdfReader | None = None
        self._content = hashlib.sha256()
        self._before = self._add_object(_stream(b"q\n"))

    def bind(self, title: str, reader: PdfReader, stamps: Iterator[PageObject] | None = None) -> None:
        """Add a part's pages under a bookmark; each page takes the next of the stamps, where there are any."""
        first = len(self.pages)
        reader.stream.seek(0)
        self._content.update(reader.stream.read())
        self._archival &= is_archival(reader)
        self._record = self._record or reader
        for page in reader.pages:
            bound = self.add_page(page)
            for name in PAGE_ORPHANS:
                bound.pop(name, None)
            if stamps is not None:
                self._stamp(bound, next(stamps))
        self.add_outline_item(title=title, page_number=first)

    def _stamp(self, page: PageObject, stamp: PageObject) -> None:
        if page.rotation:
            page.transfer_rotation_to_content()
        form = self._form(stamp)
        name = f"/PageNumber{form.idnum}"
        resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
        drawn = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
        drawn[NameObject(name)] = form
        at = page.cropbox
        after = _stream(f"\nQ q 1 0 0 1 {float(at.left):f} {float(at.bottom):f} cm {name} Do Q\n".encode())
        page[NameObject("/Contents")] = ArrayObject(
            [self._before, *self._contents(page), self._add_object(after)]
        )

    def _contents(self, page: PageObject) -> list[IndirectObject]:
        """The content streams of a page by reference: one, several, or none."""
        raw = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
        whole = raw.get_object()
        parts = list(whole) if isinstance(whole, ArrayObject) else [raw]
        return [each if isinstance(each, IndirectObject) else self._add_object(each) for each in parts]

    def _form(self, stamp: PageObject) -> IndirectObject:
        content = stamp.get_contents()
        form = _stream(content.get_data() if content is not None else b"").flate_encode()
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(FloatObject(value) for value in stamp.mediabox),
                NameObject("/Resources"): stamp["/Resources"].clone(self),
            }
        )
        return self._add_object(form)

    def finish(self, title: str, author: str) -> bytes:
        """The whole file; it declares PDF/A-2b only where every part does."""
        self.add_metadata({"/Title": title, "/Author": author})
        if self._archival and self._record is not None:
            catalog = self._record.root_object
            for name in CATALOG_OF_A_RECORD:
                if name in catalog:
                    self.root_object[NameObject(name)] = catalog[name].clone(self)
            xmp = _stream(XMP.format(title=escape(title), author=escape(author)).encode())
            xmp[NameObject("/Type")] = NameObject("/Metadata")
            xmp[NameObject("/Subtype")] = NameObject("/XML")
            self.root_object[NameObject("/Metadata")] = self._add_object(xmp)
        self.compress_identical_objects()
        mark = ByteStringObject(self._content.digest()[:16])
        self._ID = ArrayObject([mark, mark])
        written = BytesIO()
        self.write(written)
        return written.getvalue()


def _stream(data: bytes) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream

"""What of PDF/A-2b (ISO 19005-2) can be read off a file's objects, clause by clause: no validator is to be had here.

What only a validator sees is left out: glyph widths against the font program, the insides of an ICC profile, the
syntax of each content stream beyond its operators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

FILTERS = {
    "/ASCIIHexDecode",
    "/ASCII85Decode",
    "/FlateDecode",
    "/RunLengthDecode",
    "/CCITTFaxDecode",
    "/JBIG2Decode",
    "/DCTDecode",
    "/JPXDecode",
}
ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
#: An action need not say that it is one.
FORBIDDEN_ACTIONS = {"/JavaScript", "/Launch", "/Movie", "/Sound", "/Rendition", "/Hide", "/ImportData"}
BLENDS = {
    "/Normal",
    "/Compatible",
    "/Multiply",
    "/Screen",
    "/Overlay",
    "/Darken",
    "/Lighten",
    "/ColorDodge",
    "/ColorBurn",
    "/HardLight",
    "/SoftLight",
    "/Difference",
    "/Exclusion",
    "/Hue",
    "/Saturation",
    "/Color",
    "/Luminosity",
}
ANNOTATIONS = {
    "/Text",
    "/Link",
    "/FreeText",
    "/Line",
    "/Square",
    "/Circle",
    "/Highlight",
    "/Popup",
    "/Widget",
}
#: Nothing of ours fills a form, hides a layer or carries another file, so their clauses are: there is none.
FORBIDDEN_IN_CATALOG = {
    "/AcroForm": "6.4.1",
    "/OpenAction": "6.5.1",
    "/AA": "6.5.2",
    "/JavaScript": "6.5.1",
    "/EmbeddedFiles": "6.8",
    "/OCProperties": "6.9",
    "/Requirements": "6.11",
    "/Perms": "6.1.12",
}
#: The operators of ISO 32000-1, without those of another colour space than the output intent's.
OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm cs CS d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J l m M MP n q Q re RG "
    b"rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
) | {b"INLINE IMAGE"}
CMYK = {b"k", b"K"}
DEVICE_CMYK = "/DeviceCMYK"
PRINTED, HIDDEN = 4, 0b100011


def breaches(raw: bytes) -> list[str]:
    """Every clause of ISO 19005-2 the file is seen to break, each with what was seen; empty where none."""
    reader = PdfReader(BytesIO(raw))
    found = [*_file(raw, reader), *_catalog(reader), *_metadata(reader)]
    for each in _objects(reader):
        found += _object(each)
    for page in reader.pages:
        found += _page(page)
    return found


def assert_archival(raw: bytes) -> None:
    """No clause broken that the objects of the file show."""
    assert breaches(raw) == []


def _file(raw: bytes, reader: PdfReader) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", raw):
        yield "6.1.2 header"
    if not raw.rstrip(b"\r\n").endswith(b"%%EOF") or len(raw) - len(raw.rstrip(b"\r\n")) > 2:
        yield "6.1.3 after the end"
    if len(reader.trailer.get("/ID", ())) != 2:
        yield "6.1.3 no identity"
    if "/Encrypt" in reader.trailer:
        yield "6.1.3 encrypted"


def _catalog(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    names = root.get("/Names", DictionaryObject()).get_object()
    for key, clause in FORBIDDEN_IN_CATALOG.items():
        if key in root or key in names:
            yield f"{clause} {key}"
    intents = [each.get_object() for each in root.get("/OutputIntents", ())]
    if [each.get("/S") for each in intents] != ["/GTS_PDFA1"]:
        yield "6.2.3 output intent"
        return
    profile = intents[0]["/DestOutputProfile"].get_object()
    if profile.get_data()[36:40] != b"acsp" or profile.get("/N") != 3 or profile.get_data()[16:20] != b"RGB ":
        yield "6.2.3 profile"


def _metadata(reader: PdfReader) -> Iterator[str]:
    stream = reader.root_object.get("/Metadata")
    xmp, info = reader.xmp_metadata, reader.metadata
    if stream is None or xmp is None or info is None:
        yield "6.6.2 no metadata"
        return
    packet = stream.get_object()
    if packet.get("/Type") != "/Metadata" or packet.get("/Subtype") != "/XML" or "/Filter" in packet:
        yield "6.6.2 stream"
    if re.search(rb"<\?xpacket begin=[^>]*(bytes|encoding)=", packet.get_data()):
        yield "6.6.2 packet"
    if (xmp.pdfaid_part, xmp.pdfaid_conformance) != ("2", "B"):
        yield "6.6.4 identifier"
    said = {
        "/Title": info.title == (xmp.dc_title or {}).get("x-default"),
        "/Author": [info.author] == xmp.dc_creator,
        "/Creator": info.get("/Creator") in (None, xmp.xmp_creator_tool),
        "/CreationDate": _same_instant(info.creation_date, xmp.xmp_create_date),
        "/ModDate": _same_instant(info.modification_date, xmp.xmp_modify_date),
    }
    yield from (f"6.6.3 {key} differs" for key, same in said.items() if not same)


def _same_instant(one: Any, other: Any) -> bool:
    """Both absent, or the same day and time; the packet's is naive in UTC."""
    if one is None:
        return True
    return other is not None and one.replace(tzinfo=None) == other.replace(tzinfo=None)


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary and stream that can be reached from the trailer, once."""
    todo: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    while todo:
        each = todo.pop()
        if isinstance(each, IndirectObject):
            if (each.idnum, each.generation) in seen:
                continue
            seen.add((each.idnum, each.generation))
            each = each.get_object()
        if isinstance(each, DictionaryObject):
            yield each
            todo += [dict.__getitem__(each, key) for key in each]
        elif isinstance(each, ArrayObject):
            todo += list.__iter__(each)


def _object(each: DictionaryObject) -> Iterator[str]:
    kind, below = each.get("/Type"), each.get("/Subtype")
    if isinstance(each, StreamObject):
        filters = each.get("/Filter", ArrayObject())
        used = set(filters) if isinstance(filters, ArrayObject) else {filters}
        yield from (f"6.1.7 {name}" for name in sorted(used - FILTERS))
        yield from (f"6.1.7 {key}" for key in ("/F", "/FFilter", "/FDecodeParms") if key in each)
        yield from _drawn(each)
    if kind == "/Font":
        yield from _font(each)
    done = each.get("/S")
    if done in FORBIDDEN_ACTIONS or (kind == "/Action" and done not in ACTIONS):
        yield f"6.5.1 {done}"
    if kind == "/Annot" or (below in ANNOTATIONS and "/Rect" in each):
        yield from _annotation(each)
    if kind == "/ExtGState" or "/BM" in each:
        yield from _graphics_state(each)
    if "/JS" in each or (kind in ("/Page", "/Annot") and "/AA" in each):
        yield "6.5.2 acts by itself"


def _drawn(each: StreamObject) -> Iterator[str]:
    if each.get("/Subtype") == "/Image":
        if each.get("/Interpolate", False):
            yield "6.2.8 interpolated"
        if each.get("/ColorSpace") == DEVICE_CMYK:
            yield "6.2.4.3 DeviceCMYK"
        yield from (f"6.2.8 {key}" for key in ("/Alternates", "/OPI") if key in each)
    if each.get("/Subtype") == "/Form":
        yield from (f"6.2.9 {key}" for key in ("/OPI", "/PS", "/Ref") if key in each)
    if each.get("/Subtype") == "/PS":
        yield "6.2.9 PostScript"


def _graphics_state(each: DictionaryObject) -> Iterator[str]:
    yield from (f"6.2.5 {key}" for key in ("/TR", "/HTP") if key in each)
    if each.get("/TR2", "/Default") != "/Default":
        yield "6.2.5 /TR2"
    blends = each.get("/BM", "/Normal")
    for blend in blends if isinstance(blends, ArrayObject) else [blends]:
        if blend not in BLENDS:
            yield f"6.2.10 {blend}"


def _annotation(each: DictionaryObject) -> Iterator[str]:
    if each.get("/Subtype") not in ANNOTATIONS:
        yield f"6.3.1 {each.get('/Subtype')}"
    flags = int(each.get("/F", 0))
    if each.get("/Subtype") != "/Popup" and (not flags & PRINTED or flags & HIDDEN):
        yield "6.3.2 not printed or hidden"
    if each.get("/Subtype") not in ("/Popup", "/Link") and "/AP" not in each:
        yield "6.3.3 no appearance"


def _font(font: DictionaryObject) -> Iterator[str]:
    name = font.get("/BaseFont", "?")
    if font["/Subtype"] == "/Type3":
        return
    if font["/Subtype"] == "/Type0":
        encoding = font.get("/Encoding")
        if encoding not in ("/Identity-H", "/Identity-V") and not isinstance(encoding, StreamObject):
            yield f"6.2.11.3 {name} without a character map"
        return
    descriptor = font.get("/FontDescriptor", DictionaryObject()).get_object()
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield f"6.2.11.4 {name} not embedded"
    if font["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in font:
        yield f"6.2.11.3 {name} without glyph numbers"


def _page(page: Any) -> Iterator[str]:
    contents = page.get_contents()
    used = {operator for _, operator in contents.operations} if contents is not None else set()
    yield from (f"6.2.4.3 {each.decode()}" for each in sorted(used & CMYK))
    yield from (f"6.2.2 {each.decode()}" for each in sorted(used - OPERATORS - CMYK))
    spaces = page.get("/Resources", DictionaryObject()).get_object().get("/ColorSpace", DictionaryObject())
    if DEVICE_CMYK in [each.get_object() for each in spaces.get_object().values()]:
        yield "6.2.4.3 DeviceCMYK"

"""DocModel → PDF/A-2b by typst: one generic sheet, data as JSON, the compiler kept."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from lianzhi.documents import fonts
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.overlay import NOTHING, Overlay

SHEETS = Path(__file__).resolve().parent / "typst"

# The compiler is not re-entrant; a document takes a few milliseconds, so waiting is cheaper than a second one.
_one_at_a_time = Lock()


@cache
def _compiler(sheet: str) -> typst.Compiler:
    return typst.Compiler(
        input=str(SHEETS / sheet),
        root=str(SHEETS),
        font_paths=[str(path) for path in fonts.report().paths],
        ignore_system_fonts=True,
    )


def compile_sheet(sheet: str, inputs: dict[str, str], *, is_record: bool = True) -> bytes:
    """The PDF of one of our sheets with its inputs; the faces are added. A record is PDF/A-2b."""
    faces = json.dumps(fonts.report().chains, ensure_ascii=False)
    with _one_at_a_time:
        sheets = _compiler(sheet).compile(
            format="pdf", sys_inputs={**inputs, "fonts": faces}, pdf_standards="a-2b" if is_record else None
        )
    if not isinstance(sheets, bytes):
        raise TypeError("typst gave no single PDF")
    return sheets


def render_pdf(model: DocModel, overlay: Overlay = NOTHING) -> bytes:
    """The document as PDF/A-2b: A4, searchable text, the same bytes for the same model, overlay and faces."""
    return compile_sheet("document.typ", {"model": model.canonical().decode(), "overlay": overlay.to_json()})

"""DocModel → PDF/A-2b by typst: one generic sheet, data as JSON, the compiler kept."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from lianzhi.documents import fonts
from lianzhi.documents.doc_model import DocModel, to_json

SHEETS = Path(__file__).resolve().parent / "typst"
STANDARD = "a-2b"

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


def compile_sheet(sheet: str, inputs: dict[str, str]) -> bytes:
    """The PDF of one of our sheets with its inputs; the faces are added."""
    faces = json.dumps(fonts.report().chains, ensure_ascii=False)
    with _one_at_a_time:
        return bytes(
            _compiler(sheet).compile(format="pdf", sys_inputs={**inputs, "fonts": faces}, pdf_standards=STANDARD)
        )


def render_pdf(model: DocModel) -> bytes:
    """The document as PDF/A-2b: A4, searchable text, the same bytes for the same model and faces."""
    return compile_sheet("document.typ", {"model": to_json(model).decode()})

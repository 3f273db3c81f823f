"""Milliseconds a PDF, over every template's sample, against an empty A4 page of the same typesetter."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

import typst

from bench.figures import Figure, durations_ms, p50, p95
from lianzhi.documents.compose import compose_template, sample_fields
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.templates import load_templates

EMPTY_PAGE = '#set page("a4")\n'
TIMES = 100


def _models() -> list[DocModel]:
    return [
        compose_template(
            template, sample_fields(template), number="示例〔2026〕1号", agency="示例县应急管理局"
        )
        for template in load_templates().values()
    ]


def _empty_page() -> list[float]:
    # From a file: a compiler made from bytes compiles once only.
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "empty.typ"
        sheet.write_text(EMPTY_PAGE, encoding="utf-8")
        compiler = typst.Compiler(str(sheet), root=folder, ignore_system_fonts=True)
        return durations_ms(lambda: compiler.compile(format="pdf"), times=TIMES)


def measure() -> list[Figure]:
    """Warm, one process, one document after the other."""
    models = _models()
    for model in models:
        render_pdf(model)
    cycle = itertools.cycle(models)
    pages = durations_ms(lambda: render_pdf(next(cycle)), times=TIMES)
    empty = p50(_empty_page())
    return [
        Figure("PDF of a document, median", p50(pages), "ms", "an empty page", empty),
        Figure("PDF of a document, p95", p95(pages), "ms", "an empty page", empty),
    ]

"""Milliseconds a PDF and a Word file, over every template's sample, beside a typeset page of one line."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

import typst

from bench.figures import Figure, durations_ms, p50, p95
from lianzhi.documents import fonts
from lianzhi.documents.compose import compose_template, sample_fields
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.templates import load_templates
from lianzhi.documents.word import render_docx

ONE_LINE = '#set page("a4")\n#set text(font: sys.inputs.face)\n#sys.inputs.line\n'
TIMES = 100
FLOOR = "a PDF page with one line"


def sample_models() -> list[DocModel]:
    """Every template with its sample."""
    return [
        compose_template(
            template, sample_fields(template), number="示例〔2026〕1号", agency="示例县应急管理局"
        )
        for template in load_templates().values()
    ]


def one_line() -> list[float]:
    """A page with one line of Song, another one each time: the typesetter remembers what it has set."""
    lines = (f"第{number}页：示例县应急管理局" for number in itertools.count(1))
    # From a file: a compiler made from bytes compiles once only.
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "line.typ"
        sheet.write_text(ONE_LINE, encoding="utf-8")
        faces = [str(path) for path in fonts.report().paths]
        compiler = typst.Compiler(str(sheet), root=folder, font_paths=faces, ignore_system_fonts=True)
        return durations_ms(
            lambda: compiler.compile(format="pdf", sys_inputs={"face": "Noto Serif SC", "line": next(lines)}),
            times=TIMES,
        )


def measure() -> list[Figure]:
    """Warm, one process, one document after the other."""
    models = sample_models()
    for model in models:
        render_pdf(model)
    pdf, word = itertools.cycle(models), itertools.cycle(models)
    pages = durations_ms(lambda: render_pdf(next(pdf)), times=TIMES)
    words = durations_ms(lambda: render_docx(next(word)), times=TIMES)
    line = p50(one_line())
    return [
        Figure("PDF of a document, median", p50(pages), "ms", FLOOR, line),
        Figure("PDF of a document, p95", p95(pages), "ms", FLOOR, line),
        Figure("Word of a document, median", p50(words), "ms", FLOOR, line),
    ]

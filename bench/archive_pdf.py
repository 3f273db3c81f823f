"""A dossier of 150 pages: setting its papers and binding them with cover, contents, page numbers and bookmarks."""

from __future__ import annotations

import time
from datetime import date
from itertools import cycle

from bench.documents_pdf import sample_models
from bench.figures import Figure
from lianzhi.documents.archive import BoundDocument, Closing, archive_pdf, page_count
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.pdf import render_pdf

PAGES = 150
TIMES = 3
CLOSING = Closing(
    case_name="示例案",
    agency="示例县应急管理局",
    archived_on=date(2026, 12, 31),
    filed_by="示例",
    checked_by="示例",
)


def measure() -> list[Figure]:
    """The best of some runs; the floor is the setting alone, which any program would need."""
    models = sample_models()
    cover = next(each for each in models if each.template == "dossier_cover")
    chosen, pages = _some(models)
    alone, whole = min(_once(cover, chosen) for _ in range(TIMES))
    return [
        Figure(
            f"archive PDF of a dossier, {pages} pages, papers set and bound",
            whole * 1000,
            "ms",
            "setting its papers",
            alone * 1000,
        ),
        Figure(
            f"archive PDF of a dossier, {pages} pages, binding alone",
            (whole - alone) * 1000,
            "ms",
            "setting its papers",
            alone * 1000,
        ),
    ]


def _some(models: list[DocModel]) -> tuple[list[DocModel], int]:
    """Papers that make up the pages, and how many pages they are."""
    chosen: list[DocModel] = []
    pages, turn = 0, cycle(models)
    while pages < PAGES:
        chosen.append(next(turn))
        pages += page_count(render_pdf(chosen[-1]))
    return chosen, pages


def _once(cover: DocModel, chosen: list[DocModel]) -> tuple[float, float]:
    """Seconds of setting alone, and of setting and binding."""
    start = time.perf_counter()
    bound = [BoundDocument(title=each.title, dated=each.dated, pdf=render_pdf(each)) for each in chosen]
    alone = time.perf_counter() - start
    archive_pdf(cover, bound, closing=CLOSING)
    return alone, time.perf_counter() - start

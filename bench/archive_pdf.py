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
    runs = [_once(cover, chosen) for _ in range(TIMES)]
    alone, whole = min(run[0] for run in runs), min(run[1] for run in runs)
    name, floor = f"archive PDF of a dossier, {pages} pages", "setting its papers"
    return [
        Figure(f"{name}, papers set and bound", whole * 1000, "ms", floor, alone * 1000),
        Figure(f"{name}, binding alone", (whole - alone) * 1000, "ms", floor, alone * 1000),
        Figure(
            f"{name}, processor time",
            min(run[3] for run in runs) * 1000,
            "ms",
            f"{floor}, processor time",
            min(run[2] for run in runs) * 1000,
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


def _once(cover: DocModel, chosen: list[DocModel]) -> tuple[float, float, float, float]:
    """Seconds of setting alone, of setting and binding, and the same of the processor."""
    start, worked = time.perf_counter(), time.process_time()
    bound = [BoundDocument(title=each.title, dated=each.dated, pdf=render_pdf(each)) for each in chosen]
    alone, alone_worked = time.perf_counter() - start, time.process_time() - worked
    archive_pdf(cover, bound, closing=CLOSING)
    return alone, time.perf_counter() - start, alone_worked, time.process_time() - worked

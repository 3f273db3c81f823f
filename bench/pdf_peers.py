"""The same papers by typst, by WeasyPrint from our HTML, by LibreOffice from our Word; and a dossier of 150 pages.

The peers are not the product's: `make bench-peers` puts WeasyPrint into `.venv-bench`.
A peer that is absent is said to be.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from datetime import date
from itertools import cycle
from pathlib import Path

from bench.documents_pdf import sample_models
from bench.figures import Absent, Figure, durations_ms, p50
from lianzhi.documents.archive import BoundDocument, Closing, archive_pdf, page_count
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.paper import render_html
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.word import render_docx

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / ".venv-bench" / "bin" / "python"
STYLE = ROOT / "src" / "lianzhi" / "desk" / "static" / "desk" / "paper.css"
PAPERS = 12
PAGES = 150
WITHIN = 600
OURS = "the same papers by typst"
CLOSING = Closing(
    case_name="示例案",
    agency="示例县应急管理局",
    archived_on=date(2026, 12, 31),
    filed_by="示例",
    checked_by="示例",
)


def measure() -> list[Figure | Absent]:
    """One run, one process after the other, the same papers."""
    models = sample_models()
    papers = models[:: max(1, len(models) // PAPERS)][:PAPERS]
    turn = cycle(papers)
    ours = p50(durations_ms(lambda: render_pdf(next(turn)), times=len(papers)))
    with tempfile.TemporaryDirectory() as room:
        return [
            _weasyprint(papers, ours, Path(room)),
            _libreoffice(papers, ours, Path(room)),
            _dossier(models),
        ]


def _weasyprint(papers: list[DocModel], ours: float, room: Path) -> Figure | Absent:
    name = "PDF of a document by WeasyPrint, median"
    if not PEERS.exists():
        return Absent(name)
    pages = []
    for number, model in enumerate(papers):
        page = room / f"{number}.html"
        page.write_text(f'<meta charset="utf-8">{render_html(model)}', encoding="utf-8")
        pages.append(str(page))
    script = ROOT / "bench" / "pdf_peer_weasyprint.py"
    words = [str(PEERS), str(script), str(STYLE), *pages]
    told = subprocess.run(words, check=True, capture_output=True, text=True, timeout=WITHIN)
    return Figure(name, p50(sorted(json.loads(told.stdout))), "ms", OURS, ours)


def _libreoffice(papers: list[DocModel], ours: float, room: Path) -> Figure | Absent:
    """One LibreOffice for all files, which is its best case; our Word file stands for docxtpl's."""
    name = "PDF of a document by LibreOffice from Word, in a batch"
    office = shutil.which("soffice")
    if office is None:
        return Absent(name)
    files = []
    for number, model in enumerate(papers):
        file = room / f"{number}.docx"
        file.write_bytes(render_docx(model))
        files.append(str(file))
    words = [office, "--headless", "--convert-to", "pdf", "--outdir", str(room), *files]
    start = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, timeout=WITHIN)
    return Figure(name, (time.perf_counter() - start) * 1000 / len(files), "ms", OURS, ours)


def _dossier(models: list[DocModel]) -> Figure:
    """Setting and binding together; the floor is the setting alone."""
    chosen: list[DocModel] = []
    pages, turn = 0, cycle(models)
    while pages < PAGES:
        chosen.append(next(turn))
        pages += page_count(render_pdf(chosen[-1]))
    cover = next(each for each in models if each.template == "dossier_cover")
    start = time.perf_counter()
    bound = [BoundDocument(title=each.title, dated=each.dated, pdf=render_pdf(each)) for each in chosen]
    alone = time.perf_counter() - start
    archive_pdf(cover, bound, closing=CLOSING)
    whole = time.perf_counter() - start
    return Figure(
        f"archive PDF of a dossier, {pages} pages", whole * 1000, "ms", "setting its papers", alone * 1000
    )

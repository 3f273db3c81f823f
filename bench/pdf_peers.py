"""The same papers by typst, by WeasyPrint from our HTML, and by docxtpl and LibreOffice from our Word.

The peers are not the product's: `make bench-peers` puts WeasyPrint and docxtpl into `.venv-bench` and installs
LibreOffice. A peer that is absent is said to be.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from io import BytesIO
from itertools import cycle
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from bench.documents_pdf import sample_models
from bench.figures import Absent, Figure, durations_ms, p50
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.paper import render_html
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.word import render_docx

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / ".venv-bench" / "bin" / "python"
STYLE = ROOT / "src" / "lianzhi" / "desk" / "static" / "desk" / "paper.css"
PAPERS = 12
WITHIN = 600
OURS = "the same papers by typst"


def measure() -> list[Figure | Absent]:
    """One run, one process after the other, the same papers."""
    models = sample_models()
    papers = models[:: max(1, len(models) // PAPERS)][:PAPERS]
    turn = cycle(papers)
    ours = p50(durations_ms(lambda: render_pdf(next(turn)), times=len(papers)))
    with tempfile.TemporaryDirectory() as room:
        return [
            _weasyprint(papers, ours, Path(room)),
            *_docxtpl(papers, ours, Path(room)),
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


def _docxtpl(papers: list[DocModel], ours: float, room: Path) -> list[Figure | Absent]:
    """Forms filled by docxtpl, turned to PDF by LibreOffice: one at a time as a site asks, and all by one process."""
    name = "PDF of a document by docxtpl + LibreOffice"
    office = shutil.which("soffice")
    if office is None or not PEERS.exists():
        return [Absent(name)]
    for number, model in enumerate(papers):
        _form(model, room / f"{number}.tpl.docx", room / f"{number}.json")
    script = ROOT / "bench" / "pdf_peer_docxtpl.py"
    told = subprocess.run(
        [str(PEERS), str(script), str(room)], check=True, capture_output=True, text=True, timeout=WITHIN
    )
    filling = p50(sorted(json.loads(told.stdout)))
    files = [str(room / f"{number}.docx") for number in range(len(papers))]
    _convert(office, files[:1], room)
    single = p50(sorted(_convert(office, [file], room) for file in files))
    batch = _convert(office, files, room) / len(files)
    return [
        Figure("form filled by docxtpl, without its PDF, median", filling, "ms", OURS, ours),
        Figure(f"{name}, one at a time, median", filling + single, "ms", OURS, ours),
        Figure(f"{name}, {len(files)} by one process, each", filling + batch, "ms", OURS, ours),
    ]


def _form(model: DocModel, form: Path, words: Path) -> None:
    """Our Word file as a form: each run of text a place to fill, so that the peer sets the same words."""
    document = Document(BytesIO(render_docx(model)))
    found: dict[str, str] = {}
    for text in document.element.body.iter(qn("w:t")):
        if text.text and text.text.strip():
            key = f"t{len(found)}"
            found[key], text.text = text.text, f"{{{{ {key} }}}}"
    document.save(str(form))
    words.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _convert(office: str, files: list[str], room: Path) -> float:
    """Milliseconds of one LibreOffice that turns the files to PDF; fails where one is missing."""
    pdfs = [Path(file).with_suffix(".pdf") for file in files]
    for pdf in pdfs:
        pdf.unlink(missing_ok=True)
    profile = f"-env:UserInstallation=file://{room}/office"
    words = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(room), *files]
    start = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, timeout=WITHIN)
    elapsed = (time.perf_counter() - start) * 1000
    if not all(pdf.exists() for pdf in pdfs):
        raise RuntimeError("LibreOffice made no PDF")
    return elapsed

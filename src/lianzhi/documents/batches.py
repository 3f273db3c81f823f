"""The worker of batches: claims a job by compare-and-set, counts as it goes, leaves an archive with a register.

A beat is written with every few documents; who finds a job whose beat stopped may claim it anew. The beat is the token:
a worker that was thought dead and wakes up again finds another beat and stops.
"""

from __future__ import annotations

import hashlib
import logging
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextvars import copy_context
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import Thread

from django.conf import settings
from django.core.files.base import File
from django.db import connection
from openpyxl import Workbook

from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Stale
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.actions.order_batch import FinishBatch
from lianzhi.documents.check_codes import grouped
from lianzhi.documents.constants import BatchState
from lianzhi.documents.models import BatchJob, Document
from lianzhi.documents.printing import printed_pdf

LOG = logging.getLogger(__name__)
STEP = 5
SILENCE = timedelta(seconds=60)
REGISTER = "文书登记表.xlsx"
COLUMNS = ("序号", "文书名称", "文号", "制作机关", "成文日期", "制作人", "状态", "查验码", "文件", "PDF SM3")
_Row = tuple[int | str, ...]
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


def is_claimable(job: BatchJob) -> bool:
    """True where nobody works on the job, or its worker fell silent."""
    if job.state == BatchState.WAITING:
        return True
    silent = job.beat_at is None or abs(clock.now() - job.beat_at) > SILENCE
    return job.state == BatchState.RUNNING and silent


def start_worker(job: BatchJob) -> None:
    """Let a thread of this process work on the job, where the site's batches run so."""
    if settings.BATCH_WORKER != "thread" or not is_claimable(job):
        return
    # The demo's clock lies in the context; the thread keeps the one of whoever asked.
    context = copy_context()
    Thread(target=context.run, args=(_work_and_close, job.pk), daemon=True, name=f"batch-{job.pk}").start()


def _work_and_close(job_id: int) -> None:
    try:
        work(job_id)
    finally:
        connection.close()


def work_waiting() -> int:
    """Work on every claimable job, one after the other; how many were finished."""
    found = BatchJob.objects.filter(state__in=(BatchState.WAITING, BatchState.RUNNING)).order_by("pk")
    return sum(work(each.pk) for each in found if is_claimable(each))


def work(job_id: int) -> bool:
    """Claim the job and do it; False where it was not to be had, was lost to another worker, or failed."""
    job = BatchJob.objects.get(pk=job_id)
    try:
        if not is_claimable(job):
            return False
        _beat(job, done=0)
        with tempfile.TemporaryDirectory() as room:
            archive = Path(room) / "batch.zip"
            _write(job, archive)
            with archive.open("rb") as file:
                sm3 = hashlib.file_digest(file, lambda: hashlib.new("sm3")).hexdigest()
                file.seek(0)
                actor = Actor.system("批量制作")
                FinishBatch(actor=actor, job=job, archive=File(file), sm3=sm3).execute()
    except Stale:
        return False
    except (OSError, ValueError, RuntimeError, TypeError) as error:
        LOG.exception("batch %s failed", job.pk)
        _fail(job, error)
        return False
    return True


def _beat(job: BatchJob, *, done: int) -> None:
    """Count and show a sign of life; raises Stale where another worker took over."""
    expected = {"state": job.state, "beat_at": job.beat_at}
    compare_and_set(
        job, expected, {"state": BatchState.RUNNING, "beat_at": clock.now(), "done": done, "fault": ""}
    )


def _fail(job: BatchJob, error: Exception) -> None:
    """Say at which document it stopped; the error itself is for the log of the machine."""
    expected = {"state": BatchState.RUNNING, "beat_at": job.beat_at}
    fault = f"第{job.done + 1}件之后的文书排版失败（{type(error).__name__}），请联系系统管理员。"
    try:
        compare_and_set(job, expected, {"state": BatchState.FAILED, "fault": fault})
    except Stale:
        return


def _write(job: BatchJob, archive: Path) -> None:
    rows = []
    with zipfile.ZipFile(archive, "w") as packed:
        for number, document in enumerate(_documents(job), start=1):
            pdf = printed_pdf(document)
            name = f"{number:04d}_{_UNSAFE.sub('_', str(document))}.pdf"
            # A PDF is compressed already.
            packed.writestr(name, pdf, zipfile.ZIP_STORED)
            rows.append(_row(number, document, name, pdf))
            if number % STEP == 0:
                _beat(job, done=number)
        packed.writestr(REGISTER, _register(rows), zipfile.ZIP_DEFLATED)


def _documents(job: BatchJob) -> Iterator[Document]:
    """The job's documents in its order, a few at a time."""
    ids: list[int] = list(job.documents)
    for start in range(0, len(ids), 100):
        part = ids[start : start + 100]
        found = (
            Document.objects.select_related("authority", "sealed")
            .prefetch_related("signatures")
            .in_bulk(part)
        )
        yield from (found[each] for each in part)


def _row(number: int, document: Document, name: str, pdf: bytes) -> _Row:
    return (
        number,
        document.name,
        document.number,
        document.authority.name,
        document.issued_on.isoformat(),
        document.issued_by,
        document.get_state_display(),
        grouped(document.code),
        name,
        hashlib.new("sm3", pdf).hexdigest(),
    )


def _register(rows: list[_Row]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "文书登记表"
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append(row)
    for letter, width in zip("ABCDEFGHIJ", (6, 24, 32, 28, 12, 18, 10, 26, 44, 66), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    written = BytesIO()
    book.save(written)
    return written.getvalue()

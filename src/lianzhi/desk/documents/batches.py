"""Batches: ordered from the register, watched while they run, found again later."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianzhi.core.refusals import WrongState
from lianzhi.desk.documents.forms import RegisterFilter
from lianzhi.desk.documents.views import found_in_register
from lianzhi.desk.parts.inline import state
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.actions.order_batch import MOST, OrderBatch
from lianzhi.documents.batches import start_worker
from lianzhi.documents.constants import BatchState
from lianzhi.documents.models import BatchJob
from lianzhi.documents.selectors import get_batch_for, require_papers

PAGE_ROWS = 50
TONES = {
    BatchState.WAITING: "todo",
    BatchState.RUNNING: "going",
    BatchState.READY: "done",
    BatchState.FAILED: "bad",
}


@require_safe
def batch_list(request: DeskRequest) -> HttpResponse:
    """The actor's own batches, the newest first."""
    page = Paginator(BatchJob.objects.visible_to(request.actor), PAGE_ROWS).get_page(request.GET.get("page"))
    rows = [
        Row(
            cells=(
                each.title,
                each.created_at,
                f"{each.done}/{each.total}",
                state(each.state, each.get_state_display(), tone=TONES[BatchState(each.state)]),
            ),
            url=reverse("documents:batch", args=[each.pk]),
        )
        for each in page
    ]
    table = Table(
        caption="批量制作",
        columns=(
            Column(title="名称"),
            Column(title="提交时间", kind="date"),
            Column(title="进度", kind="number"),
            Column(title="状态", kind="state"),
        ),
        rows=rows,
        empty="还没有批量制作。在文书登记里查出文书，点“批量制作 PDF”。",
        empty_url=reverse("documents:register"),
        empty_action="去文书登记",
    )
    return render(request, "desk/documents/batches.html", {"table": table, "page": page})


@require_POST
def order(request: DeskRequest) -> HttpResponse:
    """Order what the register shows under the conditions in the address."""
    found = found_in_register(request.actor, RegisterFilter(request.GET)).values_list("pk", flat=True)
    job = OrderBatch(actor=request.actor, document_ids=tuple(found[: MOST + 1])).execute()
    start_worker(job)
    return redirect("documents:batch", batch_id=job.pk)


@never_cache
@require_safe
def batch(request: DeskRequest, batch_id: int) -> HttpResponse:
    """One batch with its progress; the page may be left and found again."""
    job = get_batch_for(request.actor, batch_id)
    start_worker(job)
    return render(request, "desk/documents/batch.html", _context(job))


@never_cache
@require_safe
def status(request: DeskRequest, batch_id: int) -> HttpResponse:
    """The progress alone, for the page's script."""
    job = get_batch_for(request.actor, batch_id)
    start_worker(job)
    return render(request, "desk/documents/batch_status.html", _context(job))


def _context(job: BatchJob) -> dict[str, object]:
    return {
        "job": job,
        "tone": TONES[BatchState(job.state)],
        "over": job.state in {BatchState.READY, BatchState.FAILED},
    }


@require_safe
def file(request: DeskRequest, batch_id: int) -> FileResponse:
    """The archive."""
    job = get_batch_for(request.actor, batch_id)
    if job.state != BatchState.READY:
        raise WrongState("压缩包还没有制作完成，请稍候。")
    require_papers(request.actor, job)
    response = FileResponse(
        job.file.open("rb"), as_attachment=True, filename=f"{job.title}.zip", content_type="application/zip"
    )
    response["Cache-Control"] = "private, no-store"
    return response

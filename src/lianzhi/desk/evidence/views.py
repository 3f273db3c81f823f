"""A piece of evidence and its file, for those who may see it."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lianzhi.core.refusals import NotVisible
from lianzhi.desk.requests import DeskRequest
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.selectors import get_evidence_for
from lianzhi.evidence.services import is_intact

OWNER_PAGES = {
    "inspections.finding": "inspections:finding",
    "cases.casefile": "cases:detail",
    "cases.handover": "cases:handover-detail",
}
# What a page may show itself; everything else is only ever downloaded.
INLINE = ("image/", "video/")


@require_safe
def detail(request: DeskRequest, evidence_id: int) -> HttpResponse:
    """The evidence with its facts, and whether the file still is what arrived."""
    evidence = get_evidence_for(request.actor, evidence_id)
    context = {
        "evidence": evidence,
        "intact": is_intact(evidence),
        "pairs": _pairs(evidence),
        "owner_url": _owner_url(evidence),
    }
    return render(request, "desk/evidence/detail.html", context)


@require_safe
def file(request: DeskRequest, evidence_id: int) -> FileResponse:
    """The file itself, under the type it was found to be, never under the one it claims."""
    evidence = get_evidence_for(request.actor, evidence_id)
    try:
        stored = evidence.file.storage.open(evidence.file.name or "", "rb")
    except OSError as error:
        raise NotVisible("证据文件不在存储中，请联系系统管理员核查。") from error
    response = FileResponse(
        stored,
        as_attachment=not evidence.media_type.startswith(INLINE),
        filename=evidence.file_name,
        content_type=evidence.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=300"
    return response


def _owner_url(evidence: Evidence) -> str:
    """The page of the finding or case the evidence belongs to; empty where there is none."""
    kind, _, number = evidence.owner.partition(":")
    name = OWNER_PAGES.get(kind)
    return reverse(name, args=[int(number)]) if name and number.isdecimal() else ""


def _pairs(evidence: Evidence) -> list[tuple[str, object]]:
    second = evidence.second_officer
    return [
        ("证据种类", evidence.get_kind_display()),
        ("证明内容", evidence.proves),
        ("取证时间", evidence.taken_at),
        ("取证地点", evidence.taken_place),
        ("取证人", "、".join(each.name for each in (evidence.taken_by, second) if each)),
        ("取证机关", evidence.authority.name),
        ("文件名", evidence.file_name),
        ("文件大小", f"{evidence.size:,}字节"),
        ("登记时间", evidence.created_at),
        ("SM3 摘要", evidence.sm3),
    ]

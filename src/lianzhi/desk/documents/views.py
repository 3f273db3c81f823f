"""The register of documents, and one document as paper, PDF and Word."""

from __future__ import annotations

from urllib.parse import quote

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lianzhi.core.actors import Actor
from lianzhi.desk.documents.doors import may_open_owner
from lianzhi.desk.documents.forms import RegisterFilter
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.models import Document
from lianzhi.documents.paper import render_html
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.selectors import get_document_for
from lianzhi.documents.services import model_of
from lianzhi.documents.word import render_docx

PAGE_ROWS = 50
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def register(request: DeskRequest) -> HttpResponse:
    """Every document the actor may see, newest first."""
    form = RegisterFilter(request.GET)
    found = _found(request.actor, form)
    page = Paginator(found, PAGE_ROWS).get_page(request.GET.get("page"))
    rows = [
        Row(
            cells=(
                each.name,
                each.number or "—",
                each.authority.name,
                each.issued_on,
                each.issued_by,
                each.get_state_display(),
            ),
            url=reverse("documents:paper", args=[each.pk]),
        )
        for each in page
    ]
    columns = (
        Column(title="文书名称"),
        Column(title="文号", kind="code"),
        Column(title="制作机关", phone=False),
        Column(title="成文日期", kind="date"),
        Column(title="制作人", phone=False),
        Column(title="状态", kind="state"),
    )
    table = Table(
        caption="文书登记",
        columns=columns,
        rows=rows,
        empty="没有符合条件的文书；文书在检查和案件办理中自动制作。",
        empty_url=reverse("inspections:list"),
        empty_action="去监督检查",
    )
    return render(request, "desk/documents/register.html", {"form": form, "table": table, "page": page})


def _found(actor: Actor, form: RegisterFilter) -> QuerySet[Document]:
    found = (
        Document.objects.visible_to(actor)
        .select_related("authority")
        .defer("model")
        .order_by("-issued_on", "-pk")
    )
    if not form.is_valid():
        return found
    asked = form.cleaned_data
    if asked["q"]:
        found = found.filter(Q(number__icontains=asked["q"]) | Q(name__icontains=asked["q"]))
    if asked["template"]:
        found = found.filter(template=asked["template"])
    if asked["since"]:
        found = found.filter(issued_on__gte=asked["since"])
    if asked["until"]:
        found = found.filter(issued_on__lte=asked["until"])
    return found


@require_safe
def paper(request: DeskRequest, document_id: int) -> HttpResponse:
    """The document as it prints, on the screen."""
    document = get_document_for(request.actor, document_id, door=may_open_owner)
    context = {
        "document": document,
        "paper": render_html(model_of(document)),
        "pairs": [
            ("文号", document.number or "—"),
            ("制作机关", document.authority.name),
            ("成文日期", document.issued_on),
            ("制作人", document.issued_by),
            ("状态", document.get_state_display()),
            ("SM3 摘要", document.digest),
        ],
        "owner_url": _owner_url(document),
    }
    return render(request, "desk/documents/paper.html", context)


def _owner_url(document: Document) -> str:
    kind, _, key = document.owner.partition(":")
    names = {
        "cases.casefile": "cases:detail",
        "inspections.inspection": "inspections:detail",
        "inspections.finding": "inspections:finding",
    }
    return reverse(names[kind], args=[key]) if kind in names else ""


@require_safe
def pdf(request: DeskRequest, document_id: int) -> HttpResponse:
    """The document as PDF/A."""
    document = get_document_for(request.actor, document_id, door=may_open_owner)
    return attachment(render_pdf(model_of(document)), "application/pdf", f"{document}.pdf", inline=True)


@require_safe
def word(request: DeskRequest, document_id: int) -> HttpResponse:
    """The document as an editable Word file."""
    document = get_document_for(request.actor, document_id, door=may_open_owner)
    return attachment(render_docx(model_of(document)), WORD_TYPE, f"{document}.docx")


def attachment(body: bytes, media_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    """A file with its Chinese name."""
    response = HttpResponse(body, content_type=media_type)
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    return response

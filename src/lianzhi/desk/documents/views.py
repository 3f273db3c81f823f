"""The register of documents, and one document as paper, PDF and Word."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.documents.doors import may_open_owner, owner_url
from lianzhi.desk.documents.forms import RegisterFilter
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.actions.sign_by_hand import SIGNING, open_places
from lianzhi.documents.check_codes import grouped
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.printing import model_of, printed_docx, printed_html, printed_pdf
from lianzhi.documents.selectors import get_document_for, is_archived

PAGE_ROWS = 50
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def register(request: DeskRequest) -> HttpResponse:
    """Every document the actor may see, newest first."""
    form = RegisterFilter(request.GET)
    found = found_in_register(request.actor, form)
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
    return render(
        request,
        "desk/documents/register.html",
        {"form": form, "table": table, "page": page, "query": request.GET.urlencode()},
    )


def found_in_register(actor: Actor, form: RegisterFilter) -> QuerySet[Document]:
    """The documents an actor sees under the register's conditions, the newest first."""
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
    mine = document.authority_id == request.actor.authority_code
    in_force = document.state == DocumentState.ISSUED and not is_archived(document.owner)
    places = open_places(document) if in_force else ()
    context = {
        "document": document,
        "paper": printed_html(document),
        "pairs": _pairs(document),
        "signatures": document.signatures.all(),
        "places": places,
        "sealed": getattr(document, "sealed", None),
        "may_sign": mine and bool(places) and request.actor.has(*SIGNING),
        "may_seal": mine
        and in_force
        and bool(settings.SIGNING_ADAPTER)
        and not hasattr(document, "sealed")
        and request.actor.has(Role.APPROVING_LEADER),
        "may_end": mine and in_force and request.actor.has(Role.APPROVING_LEADER),
        "check_url": reverse("verify:check", args=[grouped(document.code)]),
        "owner_url": owner_url(document),
    }
    return render(request, "desk/documents/paper.html", context)


def _pairs(document: Document) -> list[tuple[str, object]]:
    sealed = getattr(document, "sealed", None)
    ended = [
        (f"{document.get_state_display()}时间", document.ended_at),
        ("原因", "；".join(each for each in (document.ended_reason, document.ended_basis) if each)),
    ]
    return [
        ("文号", document.number or "—"),
        ("制作机关", document.authority.name),
        ("成文日期", document.issued_on),
        ("制作人", document.issued_by),
        ("状态", document.get_state_display()),
        *(ended if document.ended_at else []),
        ("签章", f"已电子签章（{sealed.certificate}）" if sealed else "未签章（测试章）"),
        ("模板版本", model_of(document).template_version),
        ("查验码", grouped(document.code)),
        ("SM3 摘要", document.digest),
    ]


@require_safe
def pdf(request: DeskRequest, document_id: int) -> HttpResponse:
    """The document as PDF/A."""
    document = get_document_for(request.actor, document_id, door=may_open_owner)
    return attachment(printed_pdf(document), "application/pdf", f"{document}.pdf", inline=True)


@require_safe
def word(request: DeskRequest, document_id: int) -> HttpResponse:
    """The document as an editable Word file."""
    document = get_document_for(request.actor, document_id, door=may_open_owner)
    return attachment(printed_docx(document), WORD_TYPE, f"{document}.docx")


def attachment(body: bytes, media_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    """A file with its Chinese name."""
    response = HttpResponse(body, content_type=media_type)
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    return response

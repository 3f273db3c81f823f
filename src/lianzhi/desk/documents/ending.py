"""Taking a document out of force."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, require
from lianzhi.desk.documents.doors import owner_url
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.actions.end_document import EndDocument
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.selectors import get_document_for


class EndForm(forms.Form):
    """How it ends, why, and by what."""

    state = forms.TypedChoiceField(
        label="登记为",
        choices=[
            (DocumentState.VOID.value, "作废（制作有误，由新的文书代替）"),
            (DocumentState.REVOKED.value, "撤销（已经生效，依决定或者裁判撤销）"),
        ],
        coerce=DocumentState,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
    basis = forms.CharField(
        label="撤销依据",
        max_length=120,
        required=False,
        help_text="撤销的必填：撤销决定书、复议决定书或者判决书的名称和文号。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: DeskRequest, document_id: int) -> HttpResponse:
    """Void or revoke a document, by the head of the authority that made it."""
    document = get_document_for(request.actor, document_id)
    require(request.actor, Role.APPROVING_LEADER)
    if request.actor.authority_code != document.authority_id:
        raise NoRight(f"这份文书由{document.authority}制作，应当由该机关负责人决定作废或者撤销。")
    back = reverse("documents:paper", args=[document.pk])
    return handle(
        request,
        Page(
            template="desk/documents/end.html",
            context={"document": document},
            where_urls={"document-owner": owner_url(document)},
        ),
        EndForm(request.POST or None),
        act=lambda data: EndDocument(
            actor=request.actor,
            document_id=document.pk,
            state=data["state"],
            reason=data["reason"],
            basis=data["basis"],
        ),
        done=lambda _document: back,
        said="已登记；文号保留在登记簿中，不再使用。",
    )

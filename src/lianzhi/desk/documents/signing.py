"""The sign pad: party, officer or witness signs on the screen, or the refusal is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.core.refusals import NotVisible
from lianzhi.desk.documents.doors import may_open_owner
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.actions.sign_by_hand import Refusing, SignByHand, open_places, require_signing
from lianzhi.documents.constants import SignerRole
from lianzhi.documents.places import SigningPlace
from lianzhi.documents.selectors import get_document_for
from lianzhi.documents.strokes import HEIGHT, WIDTH


class SignForm(forms.Form):
    """Where, who, and the hand itself: drawn, uploaded, or refused."""

    place = forms.ChoiceField(label="签名处")
    role = forms.TypedChoiceField(label="签名人身份", choices=SignerRole.choices, coerce=SignerRole)
    signer = forms.CharField(label="签名人姓名", max_length=60)
    strokes = forms.CharField(required=False, widget=forms.HiddenInput, max_length=600_000)
    picture = forms.FileField(
        label="上传签名图片",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text="不便在屏幕上签写的，可以拍摄或者扫描纸上的签名上传。",
    )
    refused = forms.BooleanField(label="当事人拒绝签名", required=False)
    reason = forms.CharField(label="拒签原因", required=False, max_length=200)
    witness = forms.CharField(
        label="见证人", required=False, max_length=60, help_text="基层组织或者所在单位的代表。"
    )
    recording = forms.CharField(
        label="录音录像编号", required=False, max_length=120, help_text="执法记录仪编号和文件编号。"
    )

    def __init__(self, *args: Any, places: Sequence[SigningPlace], **kwargs: Any) -> None:
        """Offer the places that are still open."""
        super().__init__(*args, **kwargs)
        self.fields["place"] = forms.ChoiceField(
            label="签名处", choices=[(each.key, each.label) for each in places]
        )
        self.order_fields(["place", "role", "signer", "strokes", "picture", "refused"])


def _refusing(data: Mapping[str, Any]) -> Refusing | None:
    if not data["refused"]:
        return None
    return Refusing(reason=data["reason"], witness=data["witness"], recording=data["recording"])


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: DeskRequest, document_id: int) -> HttpResponse:
    """Sign one place of a document."""
    document = get_document_for(request.actor, document_id)
    require_signing(request.actor, document)
    places = open_places(document)
    form = SignForm(request.POST or None, request.FILES or None, places=places)
    context = {
        "document": document,
        "places": places,
        "signatures": document.signatures.all(),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return handle(
        request,
        Page(template="desk/documents/sign.html", context=context),
        form,
        act=lambda data: SignByHand(
            actor=request.actor,
            document_id=document.pk,
            place=data["place"],
            role=data["role"],
            signer=data["signer"],
            strokes=data["strokes"],
            picture=data["picture"].read() if data["picture"] else b"",
            refusing=_refusing(data),
        ),
        done=lambda _signature: reverse("documents:paper", args=[document.pk]),
        said="签名已登记，并排入文书。",
    )


@require_safe
def file(request: DeskRequest, document_id: int, signature_id: int) -> FileResponse:
    """The signature as it was stored, to be downloaded: never opened as a page of this site."""
    document = get_document_for(request.actor, document_id, door=may_open_owner)
    found = document.signatures.filter(pk=signature_id).exclude(sm3="").first()
    if found is None:
        raise NotVisible("没有找到这份签名文件。")
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=f"签名{found.pk}.{found.media_type[6:9]}",
        content_type=found.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response

"""Sealing a document electronically."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lianzhi.desk.form_marks import own_form
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.actions.seal_document import SealDocument


@require_POST
@own_form
def seal(request: DeskRequest, document_id: int) -> HttpResponse:
    """Seal it; without an adapter the refusal says that papers carry 测试章."""
    SealDocument(actor=request.actor, document_id=document_id).execute()
    messages.success(request, "已电子签章；打印的是签章后的文件。")
    return redirect("documents:paper", document_id=document_id)

"""The public check: is this paper one of ours, is it in force, is this file the same. Nothing personal is shown."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.desk.verify.forms import CodeForm, CompareForm
from lianzhi.desk.verify.limits import count_comparison, count_lookup
from lianzhi.documents.check_codes import grouped
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.printing import current_digest, print_digests
from lianzhi.documents.selectors import document_by_code

# What the public reads instead of the register's words.
STANDING = {
    DocumentState.ISSUED: ("valid", "有效"),
    DocumentState.VOID: ("void", "已作废"),
    DocumentState.REVOKED: ("revoked", "已撤销"),
}


@login_not_required
@never_cache
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code where the phone reads no QR code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("verify:check", code=grouped(form.cleaned_data["code"]))
    status = 422 if form.is_bound else 200
    return render(request, "desk/verify/enter.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """The document a code stands on; POST compares a file or a digest with it."""
    sent = request.method == "POST"
    (count_comparison if sent else count_lookup)(request)
    document = document_by_code(code)
    form = CompareForm(request.POST, request.FILES) if sent else CompareForm()
    compared = _compared(document, form) if form.is_bound and form.is_valid() else None
    standing, words = STANDING[DocumentState(document.state)]
    context = {
        "document": document,
        "standing": standing,
        "words": words,
        "form": form,
        "compared": compared,
        "pairs": _pairs(document, words),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "desk/verify/check.html", context, status=status)


def _pairs(document: Document, words: str) -> list[tuple[str, object]]:
    digests = current_digest(document)
    sealed = getattr(document, "sealed", None)
    return [
        ("文书名称", document.name),
        ("文号", document.number or "（本种文书不编号）"),
        ("制作机关", document.authority.name),
        ("成文日期", document.issued_on),
        ("状态", words),
        ("签章", f"已电子签章（{sealed.certificate}）" if sealed else "未签章（测试章）"),
        ("内容 SM3", document.digest),
        ("PDF SM3", digests.sm3),
        ("PDF SHA-256", digests.sha256),
    ]


def _compared(document: Document, form: CompareForm) -> dict[str, Any]:
    """What the comparison says, in words for somebody who has only the paper."""
    pdf, digest = form.cleaned_data["pdf"], form.cleaned_data["digest"]
    if digest == document.digest and pdf is None:
        return {"same": True, "words": "与登记的文书内容摘要一致。"}
    given = hashlib.new("sm3", pdf.read()).hexdigest() if pdf else digest
    prints = print_digests(document)
    found = next((each for each in prints if each.fits(given)), None)
    if found is None:
        words = (
            "与本平台制作的各个版本都不一致：文件可能被改动过，也可能是扫描件、重新另存的文件。"
            "请以制作机关核实为准。"
        )
        return {"same": False, "words": words, "digest": given}
    if found is prints[0]:
        return {"same": True, "words": "与本平台制作的当前版本逐字节一致。", "digest": given}
    return {
        "same": True,
        "words": f"与本平台制作的“{found.what}”逐字节一致；此后文书又有签名或者状态变化，请以当前状态为准。",
        "digest": given,
    }

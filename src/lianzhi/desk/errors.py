"""Error pages: each says what is not possible, why, and where to go on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lianzhi.core.refusals import LawForbids, Refused, TooOften

_WORDS = {
    400: ("请求无法识别", "提交的内容无法识别，请返回上一页检查后重新提交。"),
    403: ("没有办理权限", "您当前的身份不能办理此事项。"),
    404: ("没有找到", "此页面不存在，或者不在您的可见范围内。"),
    500: ("系统出现故障", "系统没有完成这次操作，也没有保存任何内容。请稍后重试；多次出现请告知系统管理员。"),
}


def refusal_page(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The page of a refusal, with its own status."""
    context = {
        "title": refused.title,
        "message": refused.message,
        "refusals": refused.refusals if isinstance(refused, LawForbids) else (),
        "back_url": _back(request),
    }
    response = render(request, f"desk/errors/{refused.status}.html", context, status=refused.status)
    if isinstance(refused, TooOften):
        response["Retry-After"] = str(refused.seconds)
    return response


def _plain(request: HttpRequest, status: int) -> HttpResponse:
    title, message = _WORDS[status]
    context = {"title": title, "message": message, "refusals": (), "back_url": _back(request)}
    return render(request, f"desk/errors/{status}.html", context, status=status)


def _back(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    host = f"{request.scheme}://{request.get_host()}"
    return referer.removeprefix(host) if referer.startswith(host + "/") else "/"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _plain(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _plain(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; a stranger's 404 is the same as nobody's."""
    return _plain(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return _plain(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long or came from elsewhere: say how to go on without losing what was typed."""
    context = {
        "title": "页面已过期",
        "message": "为了安全，页面停留过久后需要重新打开。请返回上一页刷新后再提交，已填写的内容会自动恢复。",
        "refusals": (),
        "back_url": _back(request),
    }
    return render(request, "desk/errors/403.html", context, status=403)

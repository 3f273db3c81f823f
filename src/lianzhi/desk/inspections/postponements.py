"""More time to correct (整改延期): the enterprise's application, and the head's answer."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.core import clock
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.inspections.forms import posted
from lianzhi.desk.parts.fields import DayInput
from lianzhi.desk.requests import DeskRequest
from lianzhi.inspections.actions.answer_postponement import AnswerPostponement
from lianzhi.inspections.actions.request_postponement import RequestPostponement
from lianzhi.inspections.constants import OrderState
from lianzhi.inspections.models import RectificationOrder
from lianzhi.inspections.selectors import get_order_for, open_postponement
from lianzhi.inspections.services import require_head, require_inspector

STEPS = ("GET", "POST")


def _lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})


class PostponementForm(forms.Form):
    """Why, until when, and what keeps people safe meanwhile."""

    applied_on = forms.DateField(label="申请日期", widget=DayInput(), help_text="应当在原整改期限届满前。")
    reason = forms.CharField(label="延期理由", max_length=500, widget=_lines())
    proposed_until = forms.DateField(label="拟延至", widget=DayInput())
    safeguards = forms.CharField(label="延期期间的安全保障措施", max_length=500, widget=_lines())
    officer_opinion = forms.CharField(label="承办人意见", max_length=500, widget=_lines())


class PostponementAnswerForm(forms.Form):
    """Granted or not, until when, why."""

    granted = forms.TypedChoiceField(
        label="答复",
        choices=[("yes", "同意延期"), ("no", "不同意延期")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    until = forms.DateField(
        label="延至", widget=DayInput(), required=False, help_text="不填的，按申请的日期。"
    )
    opinion = forms.CharField(
        label="审批意见", max_length=500, widget=_lines(), help_text="不同意的，写明理由。"
    )


def _detail(order: RectificationOrder) -> str:
    return reverse("inspections:detail", args=[order.inspection_id])


def _page(order: RectificationOrder, template: str) -> Page:
    return Page(
        template=f"desk/inspections/{template}.html",
        context={
            "inspection": order.inspection,
            "order": order,
            "asked": open_postponement(order),
            "today": clock.today(),
        },
        where_urls={"reinspection": _detail(order)},
    )


@require_http_methods(STEPS)
def request_more(request: DeskRequest, order_id: int) -> HttpResponse:
    """登记整改延期申请."""
    order = get_order_for(request.actor, order_id)
    if request.method == "GET":
        require_inspector(request.actor, order.inspection)
        if order.state != OrderState.RUNNING or open_postponement(order) is not None:
            messages.info(request, "这份指令书已经复查，或者已有延期申请等待审批。")
            return redirect(_detail(order))
    return handle(
        request,
        _page(order, "postponement"),
        PostponementForm(posted(request), initial={"applied_on": clock.today()}),
        act=lambda data: RequestPostponement(actor=request.actor, order_id=order_id, **data),
        done=lambda _: _detail(order),
        said="已登记延期申请，请负责人审批；同意以前仍按原整改期限。",
    )


@require_http_methods(STEPS)
def answer_more(request: DeskRequest, order_id: int) -> HttpResponse:
    """负责人答复整改延期."""
    order = get_order_for(request.actor, order_id)
    if request.method == "GET":
        require_head(request.actor, order.inspection)
        if open_postponement(order) is None:
            messages.info(request, "没有等待审批的延期申请。")
            return redirect(_detail(order))
    return handle(
        request,
        _page(order, "postponement_answer"),
        PostponementAnswerForm(posted(request)),
        act=lambda data: AnswerPostponement(actor=request.actor, order_id=order_id, **data),
        done=lambda _: _detail(order),
        said="答复审批表已制作，请送达申请单位。",
    )

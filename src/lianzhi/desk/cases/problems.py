"""The problems of the review sheet: answered by the handlers, confirmed by the reviewer."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from lianzhi.cases.actions.answer_problem import AnswerProblem
from lianzhi.cases.actions.confirm_problem import ConfirmProblem
from lianzhi.cases.selectors import get_case_for, get_problem
from lianzhi.desk.cases.forms import CureForm
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: DeskRequest, case_id: int, problem_id: int) -> HttpResponse:
    """Say how a problem was cured."""
    case = get_case_for(request.actor, case_id)
    problem = get_problem(case, problem_id)
    form = CureForm(request.POST or None, initial={"cure": problem.cure})
    return handle(
        request,
        Page(template="desk/cases/problem.html", context={"case": case, "problem": problem}),
        form,
        act=lambda data: AnswerProblem(
            actor=request.actor, case_id=case.pk, problem_id=problem.pk, cure=data["cure"]
        ),
        done=lambda _problem: reverse("cases:detail", args=[case.pk]) + "#review",
        said="已填写整改情况。",
    )


class _Confirmation(forms.Form):
    accepted = forms.TypedChoiceField(
        choices=[("yes", "确认"), ("no", "未整改到位")], coerce=lambda value: value == "yes"
    )


@require_POST
def confirm(request: DeskRequest, case_id: int, problem_id: int) -> HttpResponse:
    """Confirm a cure, or open the problem again."""
    case = get_case_for(request.actor, case_id)
    problem = get_problem(case, problem_id)
    return handle(
        request,
        Page(template="desk/cases/problem.html", context={"case": case, "problem": problem}),
        _Confirmation(request.POST),
        act=lambda data: ConfirmProblem(
            actor=request.actor, case_id=case.pk, problem_id=problem.pk, accepted=data["accepted"]
        ),
        done=lambda _problem: reverse("cases:detail", args=[case.pk]) + "#review",
        said="已处理。",
    )

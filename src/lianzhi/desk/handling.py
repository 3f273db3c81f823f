"""From a form to an act and back: the one way pages write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, Refused
from lianzhi.desk.form_marks import refusal_of
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.types import Citation

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class Closed:
    """Why a page has no form for this actor now, with the articles it rests on."""

    refused: Refused
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page with a form: its template and what else it shows. `where_urls` maps a refusal's `where` to a link.

    `closed`: what an act would refuse before it reads the form; the page then shows that and no form.
    """

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    where_urls: Mapping[str, str] = field(default_factory=dict)
    closed: Closed | None = None


def show(
    request: DeskRequest, page: Page, form: forms.BaseForm, refused: Refused | None = None
) -> HttpResponse:
    """The page with its form; what was typed stays in it. A refusal stands above the form, with its status."""
    # What was typed stays where only the moment was wrong; nobody types what is not theirs.
    hides = page.closed is not None and (not form.is_bound or isinstance(page.closed.refused, NoRight))
    context = {
        **page.context,
        "form": form,
        "closed": page.closed if hides else None,
        "refused": refused,
        "refusals": refused.refusals if isinstance(refused, LawForbids) else (),
        "where_urls": page.where_urls,
    }
    status = refused.status if refused else (422 if form.is_bound and form.errors else 200)
    return render(request, page.template, context, status=status)


def handle(
    request: DeskRequest,
    page: Page,
    form: forms.BaseForm,
    *,
    act: Callable[[Mapping[str, Any]], Act[Result]],
    done: Callable[[Result], str],
    said: str,
) -> HttpResponse:
    """GET shows the page; POST runs the act built from the cleaned form and goes to `done(result)` with a message.

    A refusal shows the same page again with the reason, the form's content kept; so does a form that was opened for
    another record, or before something else was done on this one.
    """
    if request.method != "POST":
        return show(request, page, form)
    strange = refusal_of(request)
    if strange is not None:
        return show(request, page, form, strange)
    if not form.is_valid():
        return show(request, page, form)
    try:
        result = act(form.cleaned_data).execute()
    except Malformed as refused:
        for name, message in refused.fields.items():
            form.add_error(name if name in form.fields else None, message)
        return show(request, page, form)
    except Refused as refused:
        if refused.status == 404:
            raise
        return show(request, page, form, refused)
    messages.success(request, said)
    return redirect(done(result))

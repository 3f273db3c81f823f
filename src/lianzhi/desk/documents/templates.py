"""The templates: what each says, and the county's own wording of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianzhi.core import clock
from lianzhi.core.refusals import require
from lianzhi.desk.documents.forms import TemplateFilter
from lianzhi.desk.documents.samples import (
    SAMPLE,
    SEALS,
    copies,
    field_table,
    grounds,
    in_force,
    name_of,
    number_word,
)
from lianzhi.desk.form_marks import own_form
from lianzhi.desk.handling import Page, handle, show
from lianzhi.desk.parts.inline import state
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.actions.publish_template import (
    KEEPERS,
    PublishTemplate,
    ResetTemplate,
    national_template,
)
from lianzhi.documents.models import TemplateVersion
from lianzhi.documents.paper import render_html
from lianzhi.documents.phases import Phase
from lianzhi.documents.samples import sample_paper
from lianzhi.documents.selectors import county_template, newest_versions, template_versions
from lianzhi.documents.template_lint import lint
from lianzhi.documents.templates import TEMPLATE_DIR, Template, load_templates

MOST_BYTES = 200 * 1024


COLUMNS = (
    Column(title="文书名称"),
    Column(title="文书字"),
    Column(title="用印", phone=False),
    Column(title="份数", kind="number", phone=False),
    Column(title="必填项", kind="number", phone=False),
    Column(title="现行版本", kind="code"),
    Column(title="来源", kind="state"),
)


@require_safe
def template_list(request: DeskRequest) -> HttpResponse:
    """Every kind of document with the version in force, phase by phase in the order of the work."""
    form = TemplateFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    newest = newest_versions()
    found = [each for each in load_templates().values() if _is_asked(each, asked)]
    phases = [
        (phase, Table(caption=f"{phase}文书", columns=COLUMNS, rows=rows))
        for phase in Phase
        if (rows := [_row(each, newest.get(each.key)) for each in found if each.phase is phase])
    ]
    context = {"form": form, "phases": phases, "count": len(found), "whole": len(load_templates())}
    return render(request, "desk/documents/templates.html", context)


def _is_asked(template: Template, asked: dict[str, str]) -> bool:
    return asked.get("q", "") in template.name_zh and asked.get("phase", "") in ("", template.phase)


def _row(template: Template, newest: TemplateVersion | None) -> Row:
    county = newest is not None and bool(newest.source)
    return Row(
        cells=(
            name_of(template),
            number_word(template),
            SEALS[template.seal],
            template.copies,
            len(template.required),
            newest.version if newest is not None and county else template.version,
            state("valid", "本县版本") if county else state("planned", "全国通用"),
        ),
        url=reverse("documents:template", args=[template.key]),
    )


@require_safe
def template(request: DeskRequest, key: str) -> HttpResponse:
    """One template: preview with invented data, what it needs and stands on, source, versions."""
    national, shown = national_template(key), in_force(key)
    versions = list(template_versions(key))
    text = _source(key, versions[0] if versions else None)
    county = shown is not national
    context = {
        "template": shown,
        "county": county,
        "source": text,
        "versions": versions,
        "complaints": lint(national, text) if county else [],
        "paper": render_html(sample_paper(shown, national), SAMPLE),
        "may_keep": request.actor.has(*KEEPERS),
        "pairs": [
            ("现行版本", shown.version),
            ("来源", "本县版本" if county else "全国通用模板"),
            ("环节", shown.phase),
            ("文书字", number_word(shown)),
            ("用印", SEALS[shown.seal]),
            ("份数", copies(shown)),
        ],
        "needed": field_table(shown.required, "必填项"),
        "optional": field_table(shown.optional, "选填项"),
        "grounds": grounds(shown),
        "on": clock.today(),
    }
    return render(request, "desk/documents/template.html", context)


def _source(key: str, newest: TemplateVersion | None) -> str:
    """The text in force."""
    if newest is not None and newest.source:
        return newest.source
    return (TEMPLATE_DIR / f"{key}.yaml").read_text(encoding="utf-8")


class SourceForm(forms.Form):
    """The wording as text or as a file, and why it was changed."""

    source = forms.CharField(
        label="模板源文本（YAML）",
        required=False,
        widget=forms.Textarea(attrs={"rows": 26, "spellcheck": "false", "class": "lz-code-box"}),
    )
    upload = forms.FileField(
        label="或者上传 YAML 文件",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,text/yaml"}),
        help_text="上传文件的，以文件内容为准。",
    )
    note = forms.CharField(label="修改说明", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """The uploaded text takes the place of the typed one."""
        cleaned = super().clean() or {}
        upload = cleaned.get("upload")
        if upload is None:
            return cleaned
        if upload.size > MOST_BYTES:
            raise forms.ValidationError("文件过大，不是文书模板。")
        try:
            cleaned["source"] = upload.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise forms.ValidationError("文件不是 UTF-8 文本，不是文书模板。") from error
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: DeskRequest, key: str) -> HttpResponse:
    """Publish a county's wording; with `try` it is only checked and shown."""
    require(request.actor, *KEEPERS)
    national = national_template(key)
    current = _source(key, template_versions(key).first())
    form = SourceForm(request.POST or None, request.FILES or None, initial={"source": current})
    page = Page(template="desk/documents/template_edit.html", context={"template": national})
    if "try" in request.POST and form.is_valid():
        return _tried(request, page, form, national)
    return handle(
        request,
        page,
        form,
        act=lambda data: PublishTemplate(
            actor=request.actor, key=key, source=data["source"], note=data["note"]
        ),
        done=lambda _version: reverse("documents:template", args=[key]),
        said="已发布本县版本；此后制作的文书使用新版本，已制作的文书不变。",
    )


def _tried(request: DeskRequest, page: Page, form: SourceForm, national: Template) -> HttpResponse:
    """The same page with what lint says and, where it says nothing, the sheet."""
    text = form.cleaned_data["source"].replace("\r\n", "\n").strip() + "\n"
    complaints = lint(national, text)
    context: dict[str, Any] = {**page.context, "tried": True, "complaints": complaints}
    if not complaints:
        tried = county_template(national.key, "试排", text)
        context["paper"] = render_html(sample_paper(tried, national), SAMPLE)
    return show(request, Page(template=page.template, context=context), form)


@require_POST
@own_form
def reset(request: DeskRequest, key: str) -> HttpResponse:
    """Take the national wording back."""
    ResetTemplate(actor=request.actor, key=key).execute()
    messages.success(request, "已恢复全国通用模板。")
    return redirect("documents:template", key=key)

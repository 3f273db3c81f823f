"""案卷评查: the appraisals, a new one, its draw and its results."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.cases.actions.open_appraisal import OpenAppraisal
from lianzhi.cases.constants import AppraisedState
from lianzhi.cases.models import Appraisal, AppraisedFile
from lianzhi.cases.services.appraisals import (
    AuthorityResult,
    appraisals_visible_to,
    files_visible_to,
    get_appraisal_for,
    results_of,
)
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import require
from lianzhi.desk.appraisals.forms import OpenForm
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts.inline import state as state_words
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.desk.workbooks import list_response
from lianzhi.kernel.appraisal import appraisal_pack

PAGE_ROWS = 50
TONES = {AppraisedState.DRAWN: "todo", AppraisedState.THIRD: "warn", AppraisedState.SETTLED: "done"}


@require_safe
def appraisal_list(request: DeskRequest) -> HttpResponse:
    """The appraisals the actor may see, newest first."""
    page = Paginator(appraisals_visible_to(request.actor), PAGE_ROWS).get_page(request.GET.get("page"))
    may_open = request.actor.has(Role.JOINT_OFFICE)
    table = Table(
        caption="案卷评查",
        columns=(
            Column(title="评查名称"),
            Column(title="期间起", kind="date"),
            Column(title="期间止", kind="date"),
            Column(title="组织人", phone=False),
            Column(title="抽取日期", kind="date"),
        ),
        rows=[
            Row(
                cells=(each.title, each.period_from, each.period_to, each.opened_by.name, each.opened_on),
                url=reverse("appraisals:detail", args=[each.pk]),
            )
            for each in page
        ],
        empty="还没有案卷评查。" + ("" if may_open else "县联合执法办开展评查后，涉及本机关的案卷在这里。"),
        empty_url=reverse("appraisals:new") if may_open else "",
        empty_action="开展案卷评查" if may_open else "",
    )
    context = {"table": table, "page": page, "may_open": may_open}
    return render(request, "desk/appraisals/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """The joint office opens an appraisal."""
    require(request.actor, Role.JOINT_OFFICE)
    today = clock.today()
    initial = {
        "title": f"{today.year}年案卷评查",
        "period_from": today.replace(month=1, day=1),
        "period_to": today,
    }
    return handle(
        request,
        Page(template="desk/appraisals/new.html", context={"pack": appraisal_pack()}),
        OpenForm(request.POST or None, initial=initial),
        act=lambda data: OpenAppraisal(actor=request.actor, **data),
        done=lambda appraisal: reverse("appraisals:detail", args=[appraisal.pk]),
        said="已抽取案卷，请为每卷分派评查人员。",
    )


@require_safe
def detail(request: DeskRequest, appraisal_id: int) -> HttpResponse:
    """The appraisal: its results by authority, its files, its draw."""
    appraisal = get_appraisal_for(request.actor, appraisal_id)
    files = list(files_visible_to(request.actor).filter(appraisal=appraisal))
    chosen = request.GET.get("authority", "")
    context = {
        "appraisal": appraisal,
        "results": _results_table(results_of(files)),
        "files": _files_table([each for each in files if chosen in {"", each.case.authority_id}]),
        "chosen": chosen,
        "pack": appraisal_pack(),
    }
    return render(request, "desk/appraisals/detail.html", context)


def _results_table(results: list[AuthorityResult]) -> Table:
    return Table(
        caption="各机关评查结果",
        columns=(
            Column(title="办案机关"),
            Column(title="抽取卷数", kind="number"),
            Column(title="已评定", kind="number"),
            Column(title="平均得分", kind="number"),
            Column(title="不合格", kind="number"),
            Column(title="评分一致率", kind="number"),
            Column(title="评查问题", kind="number"),
            Column(title="未整改到位", kind="number"),
        ),
        rows=[Row(cells=_result_cells(each), url=f"?authority={each.code}#h-files") for each in results],
    )


def _result_cells(each: AuthorityResult) -> tuple[object, ...]:
    return (
        each.name,
        each.drawn,
        each.settled,
        "—" if each.mean is None else each.mean,
        each.failed,
        agreement(each),
        each.defects,
        each.open_defects,
    )


def agreement(result: AuthorityResult) -> str:
    """The share of settled files on which the first two scorers agreed; a dash before there is one."""
    if not result.settled:
        return "—"
    return f"{round(100 * result.agreed / result.settled)}%"


def _files_table(files: list[AppraisedFile]) -> Table:
    return Table(
        caption="评查案卷",
        columns=(
            Column(title="案件"),
            Column(title="案号", kind="code"),
            Column(title="办案机关", phone=False),
            Column(title="得分", kind="number"),
            Column(title="等次"),
            Column(title="状态", kind="state"),
        ),
        rows=[
            Row(
                cells=(
                    str(each.case),
                    each.case.number or "—",
                    each.case.authority.name,
                    "—" if each.score is None else each.score,
                    each.grade or "—",
                    state_words(
                        each.state,
                        each.get_state_display(),
                        tone=TONES.get(AppraisedState(each.state), "going"),
                    ),
                ),
                url=reverse("appraisals:file", args=[each.pk]),
            )
            for each in files
        ],
    )


@require_safe
def export(request: DeskRequest, appraisal_id: int) -> HttpResponse:
    """The files with their scores as an Excel file, as far as the actor sees them."""
    appraisal: Appraisal = get_appraisal_for(request.actor, appraisal_id)
    files = files_visible_to(request.actor).filter(appraisal=appraisal)
    columns = (
        ("办案机关", 26),
        ("案件", 44),
        ("案号", 26),
        ("得分", 8),
        ("等次", 10),
        ("两人评分一致", 12),
        ("状态", 16),
    )
    words = {True: "一致", False: "不一致", None: ""}
    rows = (
        (
            each.case.authority.name,
            str(each.case),
            each.case.number,
            each.score,
            each.grade,
            words[each.agreed],
            each.get_state_display(),
        )
        for each in files
    )
    return list_response(request, f"{appraisal.title}结果", columns, rows)

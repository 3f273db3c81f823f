"""Pages of the ledger."""

from __future__ import annotations

from dataclasses import asdict

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.audit.selectors import history_of
from lianzhi.core.refusals import require
from lianzhi.desk.enterprises.forms import EnterpriseFilterForm, EnterpriseForm, data_from
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts.inline import badge, state
from lianzhi.desk.parts.shapes import Column, HistoryLine, Pair, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.enterprises.actions.change_enterprise import ChangeEnterprise
from lianzhi.enterprises.actions.register_enterprise import RegisterEnterprise
from lianzhi.enterprises.constants import SupervisionLevel
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.selectors import enterprises_for, get_enterprise_for
from lianzhi.enterprises.services import KEEPERS, data_of, fingerprint, may_keep

PER_PAGE = 50
# The column is headed 检查类别, so the list needs only what differs.
LEVEL_WORDS: dict[str, str] = {SupervisionLevel.KEY: "重点", SupervisionLevel.ORDINARY: "一般"}
RISK_TONES = {"A": "done", "B": "going", "C": "warn", "D": "bad"}


@require_safe
def enterprise_list(request: DeskRequest) -> HttpResponse:
    """企业台账: the enterprises in sight, narrowed."""
    form = EnterpriseFilterForm(request.actor, request.GET)
    found = enterprises_for(request.actor, form.narrowed())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    keeps = may_keep(request.actor)
    table = Table(
        caption="企业台账",
        name="enterprises",
        columns=(
            Column(title="名称"),
            Column(title="统一社会信用代码", kind="code", phone=False, key="uscc"),
            Column(title="乡镇"),
            Column(title="行业领域"),
            Column(title="检查类别", phone=False, key="level"),
            Column(title="风险等级", kind="state"),
            Column(title="监管单位", phone=False, key="supervisor"),
            Column(title="从业人数", kind="number", phone=False, key="employees"),
        ),
        rows=[_row(enterprise) for enterprise in page],
        empty="没有符合条件的企业。请放宽查询条件" + ("，或者登记新的企业。" if keeps else "。"),
        empty_url=reverse("enterprises:register") if keeps else "",
        empty_action="登记企业" if keeps else "",
    )
    context = {"form": form, "table": table, "page": page, "keeps": keeps}
    return render(request, "desk/enterprises/list.html", context)


def _row(enterprise: Enterprise) -> Row:
    return Row(
        url=reverse("enterprises:detail", args=[enterprise.pk]),
        cells=(
            enterprise.name,
            enterprise.uscc,
            enterprise.place.name,
            enterprise.get_sector_display(),
            LEVEL_WORDS[enterprise.level],
            _risk(enterprise),
            enterprise.supervisor.name,
            enterprise.employees,
        ),
    )


def _risk(enterprise: Enterprise) -> str:
    tone = RISK_TONES[enterprise.risk_grade]
    return state(enterprise.risk_grade, enterprise.get_risk_grade_display(), tone=tone)


@require_safe
def enterprise_detail(request: DeskRequest, enterprise_id: int) -> HttpResponse:
    """One enterprise: its facts and what was done to its entry."""
    enterprise = get_enterprise_for(request.actor, enterprise_id)
    history = [
        HistoryLine(at=event.at, sentence=event.sentence, who=event.actor_name, proof=event.digest[:12])
        for event in history_of(enterprise)
    ]
    context = {
        "enterprise": enterprise,
        "pairs": _pairs(enterprise),
        "history_lines": history,
        "keeps": may_keep(request.actor),
    }
    return render(request, "desk/enterprises/detail.html", context)


def _pairs(enterprise: Enterprise) -> list[Pair]:
    pairs = [
        Pair(label="统一社会信用代码", value=enterprise.uscc),
        Pair(label="主体", value=enterprise.get_party_kind_display()),
        Pair(label="在册情况", value="在册" if enterprise.is_active else badge("已移出台账", tone="void")),
        Pair(label="行业领域", value=enterprise.get_sector_display()),
        Pair(label="国民经济行业", value=enterprise.industry),
        Pair(label="检查类别", value=enterprise.get_level_display()),
        Pair(label="风险等级", value=_risk(enterprise)),
        Pair(label="所在乡镇", value=enterprise.place.name),
        Pair(label="监管单位", value=enterprise.supervisor.name),
        Pair(label="从业人数", value=enterprise.employees),
        Pair(label="法定代表人（经营者）", value=enterprise.legal_representative),
        Pair(label="主要负责人", value=enterprise.principal),
        Pair(label="安全管理人员", value=enterprise.safety_officer),
        Pair(label="联系电话", value=enterprise.phone),
        Pair(label="地址", value=enterprise.address, wide=True),
    ]
    if enterprise.is_sample:
        pairs.insert(0, Pair(label="数据性质", value=badge("示例", tone="void")))
    return pairs


@require_http_methods(["GET", "POST"])
def enterprise_register(request: DeskRequest) -> HttpResponse:
    """登记: a new entry."""
    require(request.actor, *KEEPERS)
    form = EnterpriseForm(request.actor, request.POST if request.method == "POST" else None)
    return handle(
        request,
        Page(template="desk/enterprises/form.html", context={"enterprise": None}),
        form,
        act=lambda data: RegisterEnterprise(actor=request.actor, data=data_from(dict(data))),
        done=lambda made: reverse("enterprises:detail", args=[made.pk]),
        said="企业已登记入台账。",
    )


@require_http_methods(["GET", "POST"])
def enterprise_change(request: DeskRequest, enterprise_id: int) -> HttpResponse:
    """变更: the same form, filled."""
    enterprise = get_enterprise_for(request.actor, enterprise_id)
    require(request.actor, *KEEPERS)
    shown = {**asdict(data_of(enterprise)), "seen": fingerprint(enterprise)}
    form = EnterpriseForm(request.actor, request.POST if request.method == "POST" else None, initial=shown)
    return handle(
        request,
        Page(template="desk/enterprises/form.html", context={"enterprise": enterprise}),
        form,
        act=lambda data: ChangeEnterprise(
            actor=request.actor,
            enterprise_id=enterprise_id,
            seen=data["seen"],
            data=data_from(dict(data)),
        ),
        done=lambda changed: reverse("enterprises:detail", args=[changed.pk]),
        said="变更已保存，改动前后的内容记入办理记录。",
    )

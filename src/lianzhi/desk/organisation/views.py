"""Pages of the organisation: districts with squads, the roster, the authorities."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from lianzhi.core import clock
from lianzhi.desk.organisation.forms import DayForm, OfficerFilterForm
from lianzhi.desk.parts.inline import state
from lianzhi.desk.parts.shapes import Column, Pair, Row, Tab, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.organisation.constants import CertificateStanding, OfficerKind, Post
from lianzhi.organisation.models import Authority, Officer
from lianzhi.organisation.selectors import (
    DistrictOnDay,
    authorities,
    authority,
    certificate_of,
    certificate_standing,
    districts_on,
    officers_visible_to,
)

PER_PAGE = 50
TONES = {
    CertificateStanding.VALID: "done",
    CertificateStanding.EXPIRED: "bad",
    CertificateStanding.NOT_YET: "todo",
    CertificateStanding.MISSING: "bad",
    CertificateStanding.AUXILIARY: "void",
}


def _tabs(active: str) -> list[Tab]:
    places = (("districts", "片区与中队"), ("officers", "执法人员"), ("authorities", "行政机关"))
    return [
        Tab(title=title, url=reverse(f"organisation:{name}"), active=name == active) for name, title in places
    ]


@require_safe
def districts(request: DeskRequest) -> HttpResponse:
    """片区与中队, as on any day."""
    form = DayForm(request.GET)
    on = form.day(clock.today())
    seen = {officer.pk for officer in officers_visible_to(request.actor, on)}
    governments = {each.division_id: each for each in authorities() if each.kind == "township-government"}
    shown = [_district(each, on, seen, governments) for each in districts_on(on)]
    # The own district first: it is the one that is looked for.
    shown.sort(key=lambda each: each["code"] != request.actor.district_code)
    context = {"tabs": _tabs("districts"), "form": form, "on": on, "districts": shown}
    return render(request, "desk/organisation/districts.html", context)


def _district(
    each: DistrictOnDay, on: date, seen: set[int], governments: dict[str, Authority]
) -> dict[str, Any]:
    townships = format_html_join(
        "、",
        '<a href="{}">{}</a>',
        (
            (reverse("organisation:authority", args=[governments[place.code].code]), place.name)
            for place in each.townships
            if place.code in governments
        ),
    )
    holders: dict[str, list[str]] = {}
    for post in each.posts:
        holders.setdefault(post.post, []).append(post.officer.name)
    members = [post.officer for post in each.posts if post.post == Post.MEMBER and post.officer_id in seen]
    lead = Pair(label="中队长", value="、".join(holders.get(Post.SQUAD_LEAD, [])))
    fixed = Pair(label="县局固定执法人员", value="、".join(holders.get(Post.COUNTY_OFFICER, [])))
    return {
        "code": each.district.code,
        "title": f"{each.district.name}（{each.district.squad_name}）",
        "pairs": [
            Pair(label="召集人", value="、".join(holders.get(Post.CONVENOR, []))),
            lead,
            fixed,
            Pair(label=f"成员乡镇（{len(each.townships)}个）", value=townships, wide=True),
        ],
        "is_member": bool(members),
        "table": _roster(members, on, caption=f"{each.district.name}乡镇成员", name="district-members"),
    }


@require_safe
def officers(request: DeskRequest) -> HttpResponse:
    """执法人员: the roster in sight, with how each certificate stands today."""
    today = clock.today()
    everybody = list(officers_visible_to(request.actor, today))
    form = OfficerFilterForm(everybody, request.GET)
    form.is_valid()
    found = [officer for officer in everybody if _matches(officer, form.cleaned_data, today)]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    counted = [certificate_standing(officer, today) for officer in everybody]
    context = {
        "tabs": _tabs("officers"),
        "form": form,
        "page": page,
        "table": _roster(page, today, caption="执法人员名册", name="officers"),
        "valid_count": counted.count(CertificateStanding.VALID),
        "expired_count": counted.count(CertificateStanding.EXPIRED),
        "auxiliary_count": counted.count(CertificateStanding.AUXILIARY),
    }
    return render(request, "desk/organisation/officers.html", context)


def _matches(officer: Officer, wanted: dict[str, Any], on: date) -> bool:
    words = (wanted.get("words") or "").strip()
    if words:
        numbers = [held.number for held in officer.certificates.all()]
        if not any(words in text for text in (officer.name, *numbers)):
            return False
    if wanted.get("authority") and officer.authority_id != wanted["authority"]:
        return False
    return not wanted.get("standing") or certificate_standing(officer, on) == wanted["standing"]


def _roster(people: Iterable[Officer], on: date, *, caption: str, name: str) -> Table:
    return Table(
        caption=caption,
        name=name,
        columns=(
            Column(title="姓名"),
            Column(title="所属机关"),
            Column(title="类别", phone=False, key="kind"),
            Column(title="执法证号", kind="code"),
            Column(title="有效期至", kind="date"),
            Column(title="执法证状态", kind="state"),
            Column(title="专业", phone=False, key="specialty"),
        ),
        rows=[_officer_row(officer, on) for officer in people],
        empty="没有符合条件的人员。",
    )


def _officer_row(officer: Officer, on: date) -> Row:
    held = certificate_of(officer, on)
    standing = certificate_standing(officer, on)
    return Row(
        cells=(
            officer.name,
            officer.authority.name,
            OfficerKind(officer.kind).label,
            held.number if held else "",
            held.valid_to if held else None,
            state(standing, tone=TONES[standing]),
            officer.specialty,
        )
    )


@require_safe
def authority_list(request: DeskRequest) -> HttpResponse:
    """行政机关: who may sign."""
    table = Table(
        caption="行政机关",
        name="authorities",
        columns=(
            Column(title="名称"),
            Column(title="类别"),
            Column(title="所在区划"),
            Column(title="机关代字", phone=False, key="prefix"),
            Column(title="机关负责人"),
        ),
        rows=[
            Row(
                url=reverse("organisation:authority", args=[each.code]),
                cells=(
                    each.name,
                    each.get_kind_display(),
                    each.division.name,
                    each.number_prefix,
                    each.head_name,
                ),
            )
            for each in authorities()
        ],
    )
    return render(
        request, "desk/organisation/authorities.html", {"tabs": _tabs("authorities"), "table": table}
    )


@require_safe
def authority_detail(request: DeskRequest, code: str) -> HttpResponse:
    """One authority, with those of its people the actor may see."""
    found = authority(code)
    today = clock.today()
    people = [each for each in officers_visible_to(request.actor, today) if each.authority_id == found.code]
    context = {
        "authority": found,
        "pairs": [
            Pair(label="类别", value=found.get_kind_display()),
            Pair(label="所在区划", value=_place(found)),
            Pair(label="机关代字", value=found.number_prefix),
            Pair(label="机关负责人", value=found.head_name),
            Pair(label="联系电话", value=found.phone),
            Pair(label="邮编", value=found.postcode),
            Pair(label="地址", value=found.address, wide=True),
        ],
        "has_people": bool(people),
        "table": _roster(people, today, caption=f"{found.name}人员", name="authority-officers"),
    }
    return render(request, "desk/organisation/authority.html", context)


def _place(found: Authority) -> SafeString:
    return format_html("{}（{}）", found.division.name, found.division_id)

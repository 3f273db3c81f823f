"""One drawn file: who scores it, its sheets once they are open, its defects and their cure."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.cases.actions.assign_scorers import AssignScorers
from lianzhi.cases.actions.confirm_defect import ConfirmDefect
from lianzhi.cases.actions.cure_defect import CureDefect
from lianzhi.cases.actions.submit_score_sheet import SubmitScoreSheet
from lianzhi.cases.constants import HANDLERS, AppraisedState, ProblemState
from lianzhi.cases.models import AppraisalDefect, AppraisedFile, ScoreSheet
from lianzhi.cases.selectors import get_case_for, is_handler
from lianzhi.cases.services.appraisals import (
    get_defect_for,
    get_file_for,
    had_part_in,
    open_sheets,
    sheet_of,
)
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState, require
from lianzhi.desk.appraisals.forms import AssignForm, ConfirmForm, CureForm, ScoreForm
from lianzhi.desk.appraisals.prefilling import sheet_found
from lianzhi.desk.appraisals.views import TONES
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.appraisal import appraisal_pack
from lianzhi.kernel.lint.scoring import scoring
from lianzhi.organisation.selectors import county_bureau, officers_of_authority


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One thing a sheet says: the part or veto, the points lost, why."""

    title: str
    lost: str
    reason: str


@dataclass(frozen=True, slots=True)
class DefectLine:
    """A defect with what the reader may do with it now."""

    defect: AppraisalDefect
    url: str
    word: str


@require_safe
def file(request: DeskRequest, appraised_id: int) -> HttpResponse:
    """The file's page."""
    found = get_file_for(request.actor, appraised_id)
    own = sheet_of(request.actor, found)
    waits = found.state in {AppraisedState.DRAWN, AppraisedState.THIRD}
    context = {
        "file": found,
        "tone": TONES.get(AppraisedState(found.state), "going"),
        "sheets": [(sheet, _lines(sheet)) for sheet in open_sheets(found)],
        "scorers": found.sheets.select_related("scorer") if request.actor.sees_county else (),
        "may_assign": waits and request.actor.has(Role.JOINT_OFFICE),
        "may_score": own is not None and own.submitted_at is None,
        "defects": _defects(request.actor, found),
        "pack": appraisal_pack(),
    }
    return render(request, "desk/appraisals/file.html", context)


def _lines(sheet: ScoreSheet) -> list[SheetLine]:
    titles = {part.key: part.title for part in scoring().parts}
    vetoes = [SheetLine(appraisal_pack().veto(key).title, "一票否决", why) for key, why in sheet.vetoes]
    return vetoes + [SheetLine(titles[part], f"−{lost}", why) for part, lost, why in sheet.marks]


def _defects(actor: Actor, found: AppraisedFile) -> list[DefectLine]:
    cures = actor.has(*HANDLERS) and is_handler(actor, found.case)
    confirms = actor.has(Role.JOINT_OFFICE)
    lines = []
    for each in found.defects.all():
        if cures and each.state == ProblemState.OPEN:
            lines.append(DefectLine(each, reverse("appraisals:cure", args=[each.pk]), "登记整改"))
        elif confirms and each.state == ProblemState.CURED:
            lines.append(DefectLine(each, reverse("appraisals:confirm", args=[each.pk]), "确认整改"))
        else:
            lines.append(DefectLine(each, "", ""))
    return lines


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: DeskRequest, appraised_id: int) -> HttpResponse:
    """The joint office names the scorers."""
    require(request.actor, Role.JOINT_OFFICE)
    found = get_file_for(request.actor, appraised_id)
    back = reverse("appraisals:file", args=[found.pk])
    wanted = appraisal_pack().scorers if found.state == AppraisedState.DRAWN else 1
    page = Page(
        template="desk/appraisals/step.html",
        context={
            "file": found,
            "back": back,
            "title": "分派评查人员",
            "button": "分派",
            "effect": f"请选择{wanted}名。评分表全部提交前，互相看不到对方的评分。",
        },
        where_urls={"appraisal-scorer": reverse("organisation:officers")},
    )
    return handle(
        request,
        page,
        AssignForm(request.POST or None, officers=_qualified(found)),
        act=lambda data: AssignScorers(
            actor=request.actor, file_id=found.pk, officer_ids=tuple(data["scorers"])
        ),
        done=lambda _file: back,
        said="已分派，评查人员在待办里评分。",
    )


def _qualified(found: AppraisedFile) -> list[tuple[int, str]]:
    """The bureau's people with the qualification; who had part in the case is left out."""
    barred = had_part_in(found.case_id) | set(found.sheets.values_list("scorer_id", flat=True))
    officers = officers_of_authority(county_bureau().code).exclude(legal_qualification="")
    return [
        (each.pk, f"{each.name}（{each.legal_qualification}）") for each in officers if each.pk not in barred
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def score(request: DeskRequest, appraised_id: int) -> HttpResponse:
    """A scorer's own sheet."""
    found = get_file_for(request.actor, appraised_id)
    own = sheet_of(request.actor, found)
    if own is None:
        raise NoRight("您不是本卷的评查人员，不能评分。")
    if own.submitted_at is not None:
        raise WrongState("您的评分表已经提交，不能再改。")
    if request.method == "POST":
        form = ScoreForm(request.POST)
    else:
        form = ScoreForm(initial=sheet_found(get_case_for(request.actor, found.case_id)))
    back = reverse("appraisals:file", args=[found.pk])
    page = Page(
        template="desk/appraisals/score.html", context={"file": found, "back": back, "pack": appraisal_pack()}
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: SubmitScoreSheet(
            actor=request.actor,
            file_id=found.pk,
            marks=form.marks(),
            vetoes=tuple(data["vetoes"]),
            veto_reason=data["veto_reason"],
        ),
        done=lambda _file: back,
        said="评分表已提交。全部评查人员提交后，才能看到彼此的评分。",
    )


def _defect_page(defect: AppraisalDefect, back: str, *, title: str, button: str, effect: str) -> Page:
    """The page of a deed about one defect."""
    context = {"file": defect.file, "defect": defect, "back": back}
    words = {"title": title, "button": button, "effect": effect}
    return Page(template="desk/appraisals/step.html", context={**context, **words})


@require_http_methods(["GET", "HEAD", "POST"])
def cure(request: DeskRequest, defect_id: int) -> HttpResponse:
    """A handler says how a defect was cured."""
    defect = get_defect_for(request.actor, defect_id)
    require(request.actor, *HANDLERS)
    if not is_handler(request.actor, defect.file.case):
        raise NoRight("评查问题由本案承办人整改。")
    back = reverse("appraisals:file", args=[defect.file_id])
    page = _defect_page(
        defect, back, title="登记整改", button="提交整改情况", effect="提交后由县联合执法办确认。"
    )
    return handle(
        request,
        page,
        CureForm(request.POST or None),
        act=lambda data: CureDefect(actor=request.actor, defect_id=defect.pk, cure=data["cure"]),
        done=lambda _defect: back,
        said="已提交，等待县联合执法办确认。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: DeskRequest, defect_id: int) -> HttpResponse:
    """The joint office confirms a cure or gives it back."""
    require(request.actor, Role.JOINT_OFFICE)
    defect = get_defect_for(request.actor, defect_id)
    back = reverse("appraisals:file", args=[defect.file_id])
    page = _defect_page(defect, back, title="确认整改", button="确定", effect="退回的，由承办人继续整改。")
    return handle(
        request,
        page,
        ConfirmForm(request.POST or None),
        act=lambda data: ConfirmDefect(actor=request.actor, defect_id=defect.pk, cured=data["cured"]),
        done=lambda _defect: back,
        said="已登记整改结果。",
    )

"""依法问答: three questions to the kernel, each with its answer, its proof and its articles; nothing is written.

The questions are GET forms, so that an answer can be bookmarked and sent to a colleague.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lianzhi.core import clock
from lianzhi.desk.ask.forms import CompetenceForm, DeadlineForm, PenaltyForm
from lianzhi.desk.parts.shapes import Pair, Tab
from lianzhi.desk.parts.words import money_words
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel import deadlines, penalties
from lianzhi.kernel.competence.answers import Route
from lianzhi.kernel.deadlines.wording import term_zh
from lianzhi.kernel.discretion import FineRange
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_citation
from lianzhi.kernel.penalties.answers import PenaltyAnswer
from lianzhi.kernel.penalties.questions import read_question
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import townships
from lianzhi.powers.selectors import competence_of

TITLES = {"deadline": "期限", "penalty": "处罚幅度", "competence": "管辖"}
ROUTE_WORDS = {
    Route.OWN: "由本机关依职权办理",
    Route.DELEGATED: "由乡镇人民政府以自己的名义办理（赋权）",
    Route.ENTRUSTED: "由乡镇人民政府以县应急管理局的名义办理（委托）",
    Route.TRANSFER_COUNTY: "移交县应急管理局",
    Route.TRANSFER_DEPARTMENT: "移送有关部门",
    Route.TRANSFER_POLICE: "移送公安机关",
}


@require_safe
def questions(request: DeskRequest) -> HttpResponse:
    """The three questions beside each other."""
    today = clock.today()
    plain = PenaltyForm(initial={"conduct_date": today})
    # Circumstances are asked on the question's own page; here they would push the third question out of sight.
    del plain.fields["factors"]
    forms = (
        ("deadline", DeadlineForm(initial={"start": today})),
        ("penalty", plain),
        (
            "competence",
            CompetenceForm(initial={"date": today, "place": _own_place(request)}, places=_places()),
        ),
    )
    asked = [(TITLES[name], reverse(f"ask:{name}"), form) for name, form in forms]
    return render(request, "desk/ask/index.html", {"questions": asked})


@require_safe
def deadline(request: DeskRequest) -> HttpResponse:
    """期限: the last lawful day and how it was counted."""
    form = DeadlineForm(request.GET or None, initial={"start": clock.today()})
    found = None
    if form.is_bound and form.is_valid():
        try:
            found = deadlines.answer(deadlines.parse_question(form.document()))
        except MalformedQuestion as error:
            form.refuse(error)
    context: dict[str, Any] = {"answer": found, "pairs": _deadline_pairs(found) if found else ()}
    return _page(request, "deadline", form, context)


@require_safe
def penalty(request: DeskRequest) -> HttpResponse:
    """处罚幅度: the statutory range, the class the circumstances lead to, and its band."""
    form = PenaltyForm(request.GET or None, initial={"conduct_date": clock.today()})
    found, on = None, clock.today()
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["conduct_date"]
        document = form.document()
        try:
            document["ref"] = parse_citation(document["ref"]).ref
            found = penalties.answer(read_question(document))
        except MalformedQuestion as error:
            form.refuse(error)
    context: dict[str, Any] = {"answer": found, "on": on, "pairs": _penalty_pairs(found) if found else ()}
    return _page(request, "penalty", form, context)


@require_safe
def competence(request: DeskRequest) -> HttpResponse:
    """管辖: who signs, who acts, on which instrument, and what would be unlawful."""
    form = CompetenceForm(
        request.GET or None, initial={"date": clock.today(), "place": _own_place(request)}, places=_places()
    )
    found, on = None, clock.today()
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["date"]
        try:
            found = competence_of(**_competence_question(form.cleaned_data))
        except MalformedQuestion as error:
            form.refuse(error)
    context = {"answer": found, "on": on, "route": ROUTE_WORDS[found.route] if found else ""}
    return _page(request, "competence", form, context)


def _page(request: DeskRequest, name: str, form: Any, context: dict[str, Any]) -> HttpResponse:
    tabs = [Tab(title=title, url=reverse(f"ask:{key}"), active=key == name) for key, title in TITLES.items()]
    status = 422 if form.is_bound and form.errors else 200
    shown = {**context, "form": form, "tabs": tabs, "title": TITLES[name]}
    return render(request, f"desk/ask/{name}.html", shown, status=status)


def _competence_question(asked: dict[str, Any]) -> dict[str, Any]:
    what = asked["what"].strip()
    fine = asked["fine"]
    return {
        "place_code": asked["place"],
        "item_or_ref": parse_citation(what).ref if "/" in what or "条" in what else what,
        "on": asked["date"],
        "procedure": asked["procedure"] or "ordinary",
        "party": asked["party"] or "unit",
        "fine": Money.yuan(fine) if fine is not None else None,
        "crime_suspected": asked["crime_suspected"],
    }


def _deadline_pairs(found: deadlines.DeadlineAnswer) -> tuple[Pair, ...]:
    if found.due is None or found.counting is None or found.length is None:
        return ()
    return (
        Pair(label="法定期限", value=term_zh(found.length, found.counting)),
        Pair(label="届满日", value=found.due),
        Pair(label="最迟办理日（工作日）", value=found.act_by),
    )


def _penalty_pairs(found: PenaltyAnswer) -> tuple[Pair, ...]:
    pairs = [Pair(label="法定罚款", value=_range(found.fine))]
    if found.proposal is not None:
        pairs.append(Pair(label="裁量等次", value=found.proposal.klass.label))
        band = found.proposal.band
        if band is not None:
            pairs.append(Pair(label="建议幅度", value=f"{money_words(band.low)}—{money_words(band.high)}"))
    if found.measures:
        pairs.append(Pair(label="其他处理", value="、".join(found.measures)))
    if found.mandatory_measures:
        pairs.append(Pair(label="应当一并作出", value="、".join(found.mandatory_measures)))
    return tuple(pairs)


def _range(fine: FineRange | None) -> str:
    if fine is None:
        return "未规定罚款，或者需要填写计算基数"
    words = f"{money_words(fine.low)}—{money_words(fine.high)}"
    return f"{words}（可以并处）" if fine.optional else words


def _places() -> list[tuple[str, str]]:
    return list(townships().values_list("code", "name"))


def _own_place(request: DeskRequest) -> str:
    places = request.actor.places
    return next(iter(places)) if len(places) == 1 else ""

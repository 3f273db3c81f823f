"""依法问答: questions to the kernel, each with its answer, its proof and its articles; nothing is written.

The questions are GET forms, so that an answer can be bookmarked and sent to a colleague.
"""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lianzhi.core import clock
from lianzhi.desk.ask.articles import read_article
from lianzhi.desk.ask.forms import CompetenceForm, DeadlineForm
from lianzhi.desk.ask.page import MAIN, TITLES, own_place, places, question_page
from lianzhi.desk.ask.penalty_forms import PenaltyForm
from lianzhi.desk.ask.workload_forms import WorkloadForm
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Pair, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel import deadlines
from lianzhi.kernel.competence import CompetenceAnswer, Route
from lianzhi.kernel.deadlines.wording import term_zh
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import authorities
from lianzhi.powers.selectors import competence_of

ROUTE_WORDS = {
    Route.OWN: "由本机关依职权办理",
    Route.DELEGATED: "由乡镇人民政府以自己的名义办理（赋权）",
    Route.ENTRUSTED: "由乡镇人民政府以县应急管理局的名义办理（委托）",
    Route.TRANSFER_COUNTY: "移交县应急管理局",
    Route.TRANSFER_DEPARTMENT: "移送有关部门",
    Route.TRANSFER_POLICE: "移送公安机关",
}
APPROVAL_COLUMNS = (
    Column(title="环节"),
    Column(title="由谁决定"),
    Column(title="机关"),
    Column(title="依据", phone=False),
)


@require_safe
def questions(request: DeskRequest) -> HttpResponse:
    """The questions beside each other, each with the few fields an answer needs."""
    today = clock.today()
    bodies = _bodies()
    forms = {
        "penalty": PenaltyForm(auto_id="id_penalty_%s", initial={"conduct_date": today}, townships=places()),
        "deadline": DeadlineForm(auto_id="id_deadline_%s", initial={"start": today}),
        "competence": CompetenceForm(
            auto_id="id_competence_%s",
            initial={"date": today, "place": own_place(request)},
            townships=places(),
            bodies=bodies,
        ),
        "workload": WorkloadForm(auto_id="id_workload_%s", initial={"year": today.year}),
    }
    for name, form in forms.items():
        # The rest is asked on the question's own page; here it would push the other questions out of sight.
        for other in [each for each in form.fields if each not in MAIN[name]]:
            del form.fields[other]
    asked = [(TITLES[name], reverse(f"ask:{name}"), form) for name, form in forms.items()]
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
    return question_page(request, "deadline", form, context)


@require_safe
def competence(request: DeskRequest) -> HttpResponse:
    """管辖: who signs, who acts, on which instrument, and what would be unlawful."""
    form = CompetenceForm(
        request.GET or None,
        initial={"date": clock.today(), "place": own_place(request)},
        townships=places(),
        bodies=_bodies(),
    )
    found, on = None, clock.today()
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["date"]
        try:
            found = competence_of(**_competence_question(form.cleaned_data))
        except MalformedQuestion as error:
            form.refuse(error)
    context = {
        "answer": found,
        "on": on,
        "route": ROUTE_WORDS[found.route] if found else "",
        "approvals": _approvals_table(found) if found and found.approvals else None,
    }
    return question_page(request, "competence", form, context)


def _competence_question(asked: dict[str, Any]) -> dict[str, Any]:
    fine = asked["fine"]
    return {
        "place_code": asked["place"],
        "item_or_ref": _item_or_ref(asked["what"].strip()),
        "on": asked["date"],
        "procedure": asked["procedure"] or "ordinary",
        "party": asked["party"] or "unit",
        "fine": Money.yuan(fine) if fine is not None else None,
        "measures": [word for word in re.split(r"[、，,；;\s]+", asked["measures"]) if word],
        "crime_suspected": asked["crime_suspected"],
        "filed_on": asked["filed_on"],
        "filed_elsewhere": [(asked["elsewhere"], asked["elsewhere_on"])] if asked["elsewhere"] else (),
        "recusal": asked["recusal"],
    }


def _item_or_ref(what: str) -> str:
    """An item's code as it is; anything else is an article."""
    return what if re.fullmatch(r"[0-9A-Z-]+", what) else read_article(what)


def _approvals_table(found: CompetenceAnswer) -> Table:
    rows = [
        Row(
            cells=(
                each.step,
                each.by,
                each.authority.name,
                inline.citation_chips(each.citations),
            )
        )
        for each in found.approvals
    ]
    return Table(caption="由谁审批", columns=APPROVAL_COLUMNS, rows=rows)


def _bodies() -> list[tuple[str, str]]:
    return list(authorities().order_by("code").values_list("code", "name"))


def _deadline_pairs(found: deadlines.DeadlineAnswer) -> tuple[Pair, ...]:
    if found.due is None or found.counting is None or found.length is None:
        return ()
    return (
        Pair(label="法定期限", value=term_zh(found.length, found.counting)),
        Pair(label="届满日", value=found.due),
        Pair(label="最迟办理日（工作日）", value=found.act_by),
    )

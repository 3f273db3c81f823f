"""Questions: the list, a new one, one with its turns, its steps; and the opinions."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.cases.actions.question_step import require_question, version_of_question
from lianzhi.cases.actions.raise_question import RaiseQuestion, require_asking
from lianzhi.cases.models import CaseFile, Question
from lianzhi.cases.selectors import get_case_for
from lianzhi.cases.services.questions import (
    ASKERS,
    get_opinion,
    get_question_for,
    opinions,
    questions_visible_to,
)
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NotVisible
from lianzhi.desk.cases.closed import asked
from lianzhi.desk.cases.views import number_in
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts.inline import citation_chips
from lianzhi.desk.parts.inline import state as state_words
from lianzhi.desk.parts.shapes import Column, FlowStep, Row, Tab, Table
from lianzhi.desk.questions.forms import AskForm, OpinionFilter, QuestionFilter
from lianzhi.desk.questions.steps import STEPS
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.procedure import acts_from, phases, version_for

PAGE_ROWS = 50


def _tabs(active: str) -> list[Tab]:
    return [
        Tab(title="疑难问题", url=reverse("questions:list"), active=active == "questions"),
        Tab(title="答复库", url=reverse("questions:opinions"), active=active == "opinions"),
    ]


@require_safe
def question_list(request: DeskRequest) -> HttpResponse:
    """The questions the actor may see, newest first."""
    form = QuestionFilter(request.GET)
    found = questions_visible_to(request.actor)
    if form.is_valid():
        if form.cleaned_data["q"]:
            found = found.filter(title__icontains=form.cleaned_data["q"])
        if form.cleaned_data["state"]:
            found = found.filter(state=form.cleaned_data["state"])
    page = Paginator(found, PAGE_ROWS).get_page(request.GET.get("page"))
    rows = [
        Row(
            cells=(
                each.title,
                each.authority.name,
                each.asked_by.name,
                each.answerer.name if each.answerer else None,
                each.answered_on,
                state_words(each.state, each.get_state_display()),
            ),
            url=reverse("questions:detail", args=[each.pk]),
        )
        for each in page
    ]
    table = Table(
        caption="疑难问题",
        columns=(
            Column(title="问题"),
            Column(title="提出机关"),
            Column(title="提出人", phone=False),
            Column(title="解答人", phone=False),
            Column(title="解答日期", kind="date"),
            Column(title="状态", kind="state"),
        ),
        rows=rows,
        empty="没有疑难问题。办案中拿不准的，先查答复库，再向县局提出。",
        empty_url=reverse("questions:opinions"),
        empty_action="查答复库",
    )
    context = {
        "tabs": _tabs("questions"),
        "form": form,
        "table": table,
        "page": page,
        "may_ask": request.actor.has(*ASKERS),
    }
    return render(request, "desk/questions/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Ask the county, about a case (`?case=`) or without one."""
    case = _case(request)
    form = AskForm(request.POST or None, initial={"facts": case.facts} if case else None)
    return handle(
        request,
        Page(
            template="desk/questions/new.html",
            context={"case": case},
            closed=asked(lambda: require_asking(request.actor, case), _law(Question.procedure)),
        ),
        form,
        act=lambda data: RaiseQuestion(actor=request.actor, case_id=case.pk if case else None, **data),
        done=lambda question: reverse("questions:detail", args=[question.pk]),
        said="已提出，等待县局交办。",
    )


def _law(procedure: str) -> tuple[str, ...]:
    return version_for(procedure, clock.today()).cite


def _case(request: DeskRequest) -> CaseFile | None:
    if not request.GET.get("case"):
        return None
    return get_case_for(request.actor, number_in(request, "case", missing="没有找到这个案件。"))


@dataclass(frozen=True, slots=True)
class QuestionAct:
    """Something that may be done with the question now."""

    title: str
    url: str
    mine: bool
    who: str


_BACK = frozenset(STEPS[act].title for act in ("ask-again", "withdraw-question", "return-question"))


def _acts(actor: Actor, question: Question) -> list[QuestionAct]:
    found = []
    for each in acts_from(version_of_question(question), question.state):
        roles = frozenset(Role(role) for role in each.roles)
        asker = roles <= ASKERS
        who = question.authority.name if asker else "、".join(role.label for role in sorted(roles))
        if each.act == "answer-question" and question.answerer:
            who = question.answerer.name
        mine = actor.has(*roles) and (
            actor.authority_code == question.authority_id
            if asker
            else each.act != "answer-question" or actor.officer_key == question.answerer_id
        )
        url = reverse("questions:step", args=[question.pk, each.act])
        found.append(QuestionAct(STEPS[each.act].title, url, mine, who))
    # What leads back or away is possible, but never what comes next.
    return sorted(found, key=lambda act: (not act.mine, act.title in _BACK))


@require_safe
def detail(request: DeskRequest, question_id: int) -> HttpResponse:
    """The question, what was said about it, what comes next and for whom."""
    question = get_question_for(request.actor, question_id)
    acts = _acts(request.actor, question)
    context = {
        "question": question,
        "flow": [
            FlowStep(title=view.title, state=view.state)
            for view in phases(version_of_question(question), question.state)
        ],
        "acts": acts,
        "primary": next((act for act in acts if act.mine), None),
        "articles": _chips(question),
        "turns": [
            (turn, citation_chips(citations_of(turn.articles)))
            for turn in question.turns.select_related("document").defer("document__model")
        ],
    }
    return render(request, "desk/questions/detail.html", context)


def _chips(question: Question) -> str:
    return citation_chips(citations_of(question.articles), question.answered_on)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, question_id: int, act: str) -> HttpResponse:
    """One step's page; an act the procedure does not know is not found."""
    question = get_question_for(request.actor, question_id)
    if act not in STEPS:
        raise NotVisible("没有这个办理环节。")
    here = STEPS[act]
    form = here.form_for(request, question)
    back = reverse("questions:detail", args=[question.pk])
    page = Page(
        template="desk/questions/step.html",
        context={"question": question, "step": here, "act": act, "back": back},
        where_urls={"question": back},
        closed=asked(
            lambda: require_question(request.actor, question, act), version_of_question(question).cite
        ),
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: here.build(request.actor, question, data),
        done=lambda _result: back,
        said=here.said,
    )


@require_safe
def opinion_list(request: DeskRequest) -> HttpResponse:
    """The answers given, for every officer, by their words."""
    form = OpinionFilter(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(opinions(words), PAGE_ROWS).get_page(request.GET.get("page"))
    rows = [
        Row(
            cells=(each.title, _chips(each), each.answered_on),
            url=reverse("questions:opinion", args=[each.pk]),
        )
        for each in page
    ]
    table = Table(
        caption="答复库",
        columns=(
            Column(title="问题"),
            Column(title="依据"),
            Column(title="解答日期", kind="date"),
        ),
        rows=rows,
        empty="没有符合条件的解答。可以换个词，或者向县局提出问题。",
        empty_url=reverse("questions:new") if request.actor.has(*ASKERS) else "",
        empty_action="提出疑难问题",
    )
    context = {"tabs": _tabs("opinions"), "form": form, "table": table, "page": page}
    return render(request, "desk/questions/opinions.html", context)


@require_safe
def opinion(request: DeskRequest, opinion_id: int) -> HttpResponse:
    """One opinion: question, answer, articles; not who asked about whom."""
    found = get_opinion(opinion_id)
    return render(request, "desk/questions/opinion.html", {"question": found, "articles": _chips(found)})

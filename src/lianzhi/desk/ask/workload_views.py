"""年度检查计划: how many days are left for inspection, worked out line by line with the numbers themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from lianzhi.core import clock
from lianzhi.desk.ask.page import question_page
from lianzhi.desk.ask.workload_forms import KINDS, WorkloadForm
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.workload import PlanAnswer, PlanQuestion, answer, plan_pack, read_question
from lianzhi.kernel.workload.plan import plain

COLUMNS = (Column(title="项目"), Column(title="怎么算"), Column(title="结果", kind="number"))


@require_safe
def workload(request: DeskRequest) -> HttpResponse:
    """The plan of a year: its arithmetic, the visits it gives, and what does not add up."""
    form = WorkloadForm(request.GET or None, initial={"year": clock.today().year})
    found, question = None, None
    if form.is_bound and form.is_valid():
        try:
            question = read_question(form.document())
            found = answer(question)
        except MalformedQuestion as error:
            form.refuse(error)
    context: dict[str, object] = {"answer": found}
    if found is not None and question is not None:
        context |= {
            "pack": plan_pack(),
            "on": date(question.year, 1, 1),
            "conclusion": _conclusion(question, found),
            "sums": _table("逐项计算", _sums(question, found)),
            "visits": _table("能安排多少次检查", _visits(question, found)),
            "lint": _lint(found),
        }
    return question_page(request, "workload", form, context)


def _table(caption: str, lines: Iterator[tuple[str, str, str]]) -> Table:
    return Table(caption=caption, columns=COLUMNS, rows=[Row(cells=line) for line in lines])


def _conclusion(question: PlanQuestion, found: PlanAnswer) -> str:
    """One sentence: the days left, the visits they give, and whether that is enough."""
    days = plain(found.figures["inspection"])
    words = [f"{question.year}年可用于监督检查的工作日为{days}日（{question.officers}名执法人员合计）"]
    for kind, share in ((KINDS["key"], found.key), (KINDS["general"], found.general)):
        if share is not None and share.visits is not None:
            enough = f"，还差{plain(share.short)}日" if share.short else ""
            words.append(f"可以安排{kind}{share.visits}次{enough}")
    return "；".join(words)


def _sums(question: PlanQuestion, found: PlanAnswer) -> Iterator[tuple[str, str, str]]:
    """Each figure of the plan with the numbers it comes from."""
    pack, figures = plan_pack(), found.figures
    numbers = {name: plain(days) for name, days in figures.items()}
    every = (date(question.year + 1, 1, 1) - date(question.year, 1, 1)).days
    closed = plain(every - figures["legal_workdays"])
    inspection = numbers["inspection"]
    ways = {
        "legal_workdays": f"全年{every}日，减去双休日和法定节假日{closed}日（已计调休上班日）",
        "total": f"{numbers['legal_workdays']}日 × {question.officers}名执法人员",
        "other": _added(question.other, {line.key: line.title_zh for line in pack.other}),
        "non_enforcement": _added(
            question.non_enforcement, {line.key: line.title_zh for line in pack.non_enforcement}
        ),
        "inspection": f"{numbers['total']} − {numbers['other']} − {numbers['non_enforcement']}",
        "key": f"{inspection} × {plain(question.percent)}%"
        if question.percent is not None
        else "按填写的划分",
        "general": f"{inspection} − {numbers.get('key', '')}",
    }
    for figure in pack.figures:
        if figure.key in numbers:
            yield figure.title_zh, ways[figure.key], f"{numbers[figure.key]}日"


def _added(parts: Mapping[str, Decimal], titles: Mapping[str, str]) -> str:
    """The parts that are not zero, each with its name."""
    named = [f"{titles[key]}{plain(days)}" for key, days in parts.items() if days]
    return " ＋ ".join(named) or "没有填写"


def _visits(question: PlanQuestion, found: PlanAnswer) -> Iterator[tuple[str, str, str]]:
    """What one visit takes, how many the days give, and what the units need."""
    for name, share in (("key", found.key), ("general", found.general)):
        visit, kind = question.visits.get(name), KINDS[name]
        if share is None or visit is None:
            continue
        one = plain(visit.person_days)
        extra = f"（{plain(visit.days)}＋{plain(visit.extra)}）" if visit.extra else plain(visit.days)
        yield f"每次{kind}", f"{visit.officers}人 × {extra}日", f"{one}日"
        yield f"可以安排的{kind}", f"{plain(share.days)} ÷ {one}，不足一次的不算", f"{share.visits}次"
        if share.needed is None:
            continue
        yield f"{kind}需要", f"{question.units[name]}家 × {one}", f"{plain(share.needed)}日"
        short = share.short or Decimal(0)
        way = f"{plain(share.needed)} − {plain(share.days)}" if short else "需要的日数不超过已有的日数"
        yield f"{kind}缺口", way, f"{plain(short)}日"


def _lint(found: PlanAnswer) -> list[tuple[str, object]]:
    """What does not add up or the law does not allow, each with its articles."""
    return [(each.message, each.citations) for each in found.lint]

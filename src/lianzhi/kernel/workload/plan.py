"""How many days are left for inspection, how many visits they give, and which line of a plan does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lianzhi.kernel.calendars import NATIONAL, WorkingCalendar
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure.words import guard_pack, officers_needed
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation
from lianzhi.kernel.workload.pack import PlanPack, plan_pack

_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One inspection: officers on site, days on average, and the days its re-inspection and travel take on top."""

    officers: int
    days: Decimal
    extra: Decimal = Decimal(0)

    @property
    def person_days(self) -> Decimal:
        """What one visit takes out of the plan."""
        return self.officers * (self.days + self.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuestion:
    """A plan: year, officers, the days of each other line, the split and size of visits, and the figures it states.

    `split` is the days for key inspections, or None where `percent` of the inspection days (or nothing) is given.
    `units` and `visits` by `key` and `general`.
    """

    year: int
    officers: int
    other: Mapping[str, Decimal] = field(default_factory=dict)
    non_enforcement: Mapping[str, Decimal] = field(default_factory=dict)
    split: Decimal | None = None
    percent: Decimal | None = None
    units: Mapping[str, int] = field(default_factory=dict)
    visits: Mapping[str, Visit] = field(default_factory=dict)
    stated: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    """The key or the general inspections: days, the visits they give, the days its units need, and what is short."""

    days: Decimal
    visits: int | None = None
    needed: Decimal | None = None
    short: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A line that does not add up, or that the law does not allow."""

    line: str
    title: str
    stated: Decimal | None
    computed: Decimal
    message: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """The figures by key, the two shares where they could be split, the discrepancies, and the explanation."""

    figures: Mapping[str, Decimal]
    key: Share | None
    general: Share | None
    lint: tuple[Discrepancy, ...]
    reasons: tuple[Reason, ...]
    provisional: bool

    @property
    def adds_up(self) -> bool:
        """Whether nothing is wrong with the plan."""
        return not self.lint


def answer(
    question: PlanQuestion, *, calendar: WorkingCalendar = NATIONAL, pack: PlanPack | None = None
) -> PlanAnswer:
    """The plan worked out from its parts (安全生产法 62.2), and every stated figure compared with it.

    Exact in decimals. Visits are whole: a fraction of one is not a visit.
    """
    known = pack or plan_pack()
    first, last = date(question.year - 1, 12, 31), date(question.year, 12, 31)
    figures = _figures(question, calendar.working_days_between(first, last))
    open_calendar = calendar.is_provisional(last, last)
    key, general = (_share(question, figures, name) for name in ("key", "general"))
    lint = (*_stated(question, figures, known), *_impossible(question, figures, known))
    provisional = open_calendar or not known.verified
    return PlanAnswer(
        figures=figures,
        key=key,
        general=general,
        lint=lint,
        reasons=tuple(_reasons(question, figures, known, provisional=open_calendar)),
        provisional=provisional,
    )


def plain(days: Decimal) -> str:
    """Days as people write them: no trailing zeros, no exponent."""
    return format(days.normalize(), "f")


def _figures(question: PlanQuestion, workdays: int) -> dict[str, Decimal]:
    total = Decimal(workdays * question.officers)
    other = sum(question.other.values(), Decimal(0))
    non_enforcement = sum(question.non_enforcement.values(), Decimal(0))
    inspection = total - other - non_enforcement
    figures = {
        "legal_workdays": Decimal(workdays),
        "total": total,
        "other": other,
        "non_enforcement": non_enforcement,
        "inspection": inspection,
    }
    split = question.split
    if split is None and question.percent is not None:
        split = inspection * question.percent / _HUNDRED
    return figures if split is None else figures | {"key": split, "general": inspection - split}


def _share(question: PlanQuestion, figures: Mapping[str, Decimal], name: str) -> Share | None:
    days = figures.get(name)
    if days is None:
        return None
    visit, units = question.visits.get(name), question.units.get(name)
    if visit is None:
        return Share(days)
    visits = int(max(days, Decimal(0)) // visit.person_days)
    if units is None:
        return Share(days, visits)
    needed = units * visit.person_days
    return Share(days, visits, needed, max(needed - days, Decimal(0)))


def _stated(question: PlanQuestion, figures: Mapping[str, Decimal], pack: PlanPack) -> Iterator[Discrepancy]:
    for line, stated in question.stated.items():
        computed = figures.get(line)
        if computed is None or stated == computed:
            continue
        title = pack.title(line)
        written, right = plain(stated), plain(computed)
        text = f"{title}：计划写为{written}，按各项计算应为{right}，相差{plain(abs(stated - computed))}"
        if sorted(written) == sorted(right):
            text += "，疑为数字顺序写错"
        yield Discrepancy(line, title, stated, computed, f"{text}。", pack.citations)
    parts = [question.stated.get(name) for name in ("key", "general", "inspection")]
    if None not in parts and "key" not in figures:
        key, general, inspection = (part or Decimal(0) for part in parts)
        if key + general != inspection:
            title = pack.title("inspection")
            text = f"{title}：计划写为{plain(inspection)}，重点检查与一般检查之和为{plain(key + general)}。"
            yield Discrepancy("inspection", title, inspection, key + general, text, pack.citations)


def _impossible(
    question: PlanQuestion, figures: Mapping[str, Decimal], pack: PlanPack
) -> Iterator[Discrepancy]:
    """Figures below zero, and visits by fewer officers than the law asks for."""
    for line, days in figures.items():
        if days < 0:
            title = pack.title(line)
            yield Discrepancy(
                line, title, None, days, f"{title}为{plain(days)}，各项工作日已超过总数。", pack.citations
            )
    last = date(question.year, 12, 31)
    needed = officers_needed(last)
    cited = tuple(parse_ref(ref) for count in guard_pack().minimum_officers for ref in count.cite)
    for name, visit in question.visits.items():
        if visit.officers < needed:
            text = f"每次检查的执法人员为{visit.officers}名，不得少于{needed}名。"
            yield Discrepancy(
                f"{name}.officers", pack.title(name), Decimal(visit.officers), Decimal(needed), text, cited
            )


def _reasons(
    question: PlanQuestion, figures: Mapping[str, Decimal], pack: PlanPack, *, provisional: bool
) -> Iterator[Reason]:
    lines = [
        Reason(
            f"{pack.title('legal_workdays')}：{question.year}年{plain(figures['legal_workdays'])}日",
            provisional=provisional,
        ),
        *(
            Reason(f"{each.title_zh}：{plain(figures[each.key])}日（{each.formula_zh}）")
            for each in pack.figures[1:]
            if each.key in figures
        ),
    ]
    yield Reason(
        f"{question.year}年{question.officers}名执法人员可用于监督检查的工作日为{plain(figures['inspection'])}日",
        pack.citations,
        children=tuple(lines),
    )
    if provisional:
        yield Reason(
            f"{question.year}年的放假调休安排尚未公布或者收录，只按周末休息计算（待核定）", provisional=True
        )
    if not pack.verified:
        yield Reason(f"计算方法依据{pack.source_zh}，尚未与正式文本核对（待核定）", provisional=True)

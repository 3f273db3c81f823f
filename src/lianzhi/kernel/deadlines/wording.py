"""The sentences of a deadline's explanation, in Chinese."""

from __future__ import annotations

from datetime import date, datetime

from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.deadlines.questions import Exclusion
from lianzhi.kernel.deadlines.rules import DatedTerm, DeadlineRule, Direction, ExclusionGround, Kind
from lianzhi.kernel.law import in_chinese, parse_ref
from lianzhi.kernel.law.numerals import to_chinese
from lianzhi.kernel.types import Counting, DateSpan

NO_TIME_OF_DAY = "只给出了日期，没有时刻，期限只能算到日；给出时刻后才能准确计算（待核定）。"
NOT_PROLONGED = "扣除的日期不在期限之内，期限不变。"

_UNITS = {
    Counting.CALENDAR_DAYS: "日（自然日）",
    Counting.WORKING_DAYS: "个工作日",
    Counting.MONTHS: "个月",
    Counting.YEARS: "年",
    Counting.HOURS: "小时",
}


def day_zh(day: date) -> str:
    """A day, with its time where it has one: 2026年5月31日, 2026年3月2日9时30分."""
    text = date_zh(day)
    if isinstance(day, datetime):
        text += f"{day.hour}时{day.minute:02d}分"
    return text


def term_zh(length: int, counting: Counting) -> str:
    """A term: 九十日（自然日）, 七个工作日."""
    return f"{to_chinese(length)}{_UNITS[counting]}"


def _sources_zh(refs: tuple[str, ...], source_zh: str) -> str:
    return "、".join(in_chinese(parse_ref(ref)) for ref in refs) or source_zh


def no_rule(rule: DeadlineRule, day: date) -> str:
    """No rule on that day."""
    return f"规则库中没有在{day_zh(day)}适用于“{rule.title_zh}”的期限规定。"


def conclusion(rule: DeadlineRule, term: str, *, start: date, due: date) -> str:
    """The answer in one sentence; `term` as `term_zh` writes it."""
    begun = f"{rule.start_zh}{day_zh(start)}"
    if rule.direction is Direction.BEFORE:
        return f"{rule.title_zh}：最迟在{day_zh(due)}，自{begun}往前数{term}，当日（时）不计算在内。"
    count = f"自{begun}起算，开始的当日（时）不计算在内，为{term}"
    if rule.kind is Kind.WAITING:
        return f"{rule.title_zh}：{day_zh(due)}届满，届满后方可采取下一步；{count}。"
    return f"{rule.title_zh}：{day_zh(due)}届满，{count}。"


def extended(condition_zh: str, length: int, counting: Counting, *, further: bool) -> str:
    """A longer term applies."""
    return f"{condition_zh}，期限{'再延长' if further else '延长至'}{term_zh(length, counting)}。"


def no_extension(rule: DeadlineRule) -> str:
    """An extension was asked for that the rule does not know."""
    return f"“{rule.title_zh}”没有延长期限的规定，仍按原期限计算。"


def honoured_exclusion(ground: ExclusionGround, span: DateSpan) -> str:
    """Days left out of the count."""
    days = f"{day_zh(span.start)}至{day_zh(span.end or span.start)}因{ground.title_zh}不计入期限"
    source = _sources_zh(ground.cite, ground.source_zh)
    return f"{days}，依据{source}。" if ground.verified else f"{days}，依据{source}，扣除是否合法待核定。"


def refused_exclusion(rule: DeadlineRule, exclusion: Exclusion) -> str:
    """Days the asker wanted left out and the rule counts."""
    span = f"{day_zh(exclusion.span.start)}至{day_zh(exclusion.span.end or exclusion.span.start)}"
    because = f"（{exclusion.reason}）" if exclusion.reason else ""
    return f"{span}{because}照常计入期限：“{rule.title_zh}”没有以此扣除期间的规定。"


def prolonged(before: date, after: date) -> str:
    """What leaving days out came to."""
    return f"扣除后，期限由{day_zh(before)}顺延至{day_zh(after)}。"


def rolled(due: date, after: date) -> str:
    """A right of the party moves to the next working day."""
    return f"期限的最后一日{day_zh(due)}是休息日，当事人的期限以其后的第一个工作日{day_zh(after)}为届满之日。"


def act_by(due: date, day: date) -> str:
    """A duty of the authority does not move."""
    return f"届满之日{day_zh(due)}是休息日，行政机关的期限不顺延，应在此前最后一个工作日{day_zh(day)}办结。"


def no_working_day_left(due: date) -> str:
    """The whole term lies in days of rest."""
    return f"起算后至{day_zh(due)}之间没有工作日，行政机关的期限不顺延，应安排值班办理。"


def unpublished(first: date, last: date) -> str:
    """The calendar is not known for some of the days asked about."""
    years = f"{first.year}年" if first.year == last.year else f"{first.year}年至{last.year}年"
    return f"{years}的放假调休安排尚未全部公布或者收录，未收录的年份只按周末休息计算（待核定）。"


def unverified(term: DatedTerm) -> str:
    """The term itself has not been checked against the text."""
    return f"该期限（{_sources_zh(term.cite, term.source_zh)}）尚未与正式文本核对（待核定）。"

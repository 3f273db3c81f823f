"""The question `lianzhi ask deadline` reads: checked field by field, with the field named in every refusal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from lianzhi.kernel.deadlines.rules import DeadlineRule, rule_called, rule_ids
from lianzhi.kernel.documents import read_date, reject_unknown_fields, suggestion
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.types import Counting, DateSpan

_FIELDS = ("rule", "start", "excluded", "extended")
_EXCLUSION_FIELDS = ("from", "to", "reason")
#: China keeps one time zone and no summer time: a day in the question is a day there.
_CHINA = timezone(timedelta(hours=8))  # allow legal-number: the offset of the time zone


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Days the asker wants left out of the count, and why; both ends included."""

    span: DateSpan
    reason: str


@dataclass(frozen=True, slots=True)
class DeadlineQuestion:
    """Which rule, from which day (or instant, for terms in hours), without which days, extended or not."""

    rule: DeadlineRule
    start: date | datetime
    excluded: tuple[Exclusion, ...] = ()
    extended: bool = False

    @property
    def start_day(self) -> date:
        """The calendar day of the start in China."""
        if not isinstance(self.start, datetime):
            return self.start
        return self.start.astimezone(_CHINA).date() if self.start.tzinfo else self.start.date()


def parse_question(document: Mapping[str, object]) -> DeadlineQuestion:
    """The question in a JSON document; MalformedQuestion names the field and says in Chinese what is wrong."""
    reject_unknown_fields(document, _FIELDS)
    rule = _read_rule(document)
    start = _read_start(document, rule)
    extended = document.get("extended", False)
    if not isinstance(extended, bool):
        raise MalformedQuestion("extended", "应为 true 或者 false")
    return DeadlineQuestion(rule, start, _read_exclusions(document.get("excluded")), extended)


def _read_rule(document: Mapping[str, object]) -> DeadlineRule:
    name = document.get("rule")
    if not isinstance(name, str):
        raise MalformedQuestion("rule", "缺少期限规则的标识" if name is None else "应为文字")
    rule = rule_called(name)
    if rule is None:
        raise MalformedQuestion("rule", f"没有名为“{name}”的期限规则{suggestion(name, rule_ids())}")
    return rule


def _read_start(document: Mapping[str, object], rule: DeadlineRule) -> date | datetime:
    text = document.get("start")
    if isinstance(text, str) and "T" in text:
        try:
            instant = datetime.fromisoformat(text)
        except ValueError as error:
            raise MalformedQuestion(
                "start", f"“{text}”不是有效的时刻，应写作2026-03-02T09:30:00+08:00"
            ) from error
        if any(term.counting is Counting.HOURS for term in rule.values):
            return instant
        return DeadlineQuestion(rule, instant).start_day
    return read_date(document, "start")


def _read_exclusions(entries: object) -> tuple[Exclusion, ...]:
    if entries is None:
        return ()
    if isinstance(entries, str) or not isinstance(entries, Sequence):
        raise MalformedQuestion("excluded", "应为列表")
    return tuple(_read_exclusion(entry, f"excluded[{index}]") for index, entry in enumerate(entries))


def _read_exclusion(entry: object, place: str) -> Exclusion:
    if not isinstance(entry, Mapping):
        raise MalformedQuestion(place, "应为含有from、to、reason的对象")
    reject_unknown_fields(entry, _EXCLUSION_FIELDS, place=place)
    first, last = read_date(entry, "from", place=place), read_date(entry, "to", place=place)
    if last < first:
        raise MalformedQuestion(f"{place}.to", f"扣除期间的终止日{last}早于起始日{first}")
    reason = entry.get("reason", "")
    if not isinstance(reason, str):
        raise MalformedQuestion(f"{place}.reason", "应为文字")
    return Exclusion(DateSpan(first, last), reason.strip())

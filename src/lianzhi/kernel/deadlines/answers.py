"""How long: the last lawful day of a term, the day to act by, and why, article by article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from lianzhi.kernel.calendars import NATIONAL, WorkingCalendar
from lianzhi.kernel.deadlines import wording
from lianzhi.kernel.deadlines.questions import DeadlineQuestion
from lianzhi.kernel.deadlines.rules import DatedTerm, DeadlineRule, Direction, ExtensionMode, Kind, Roll
from lianzhi.kernel.deadlines.terms import MONTHS_IN_A_YEAR, prolong, shift
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import citation_to_json, parse_ref
from lianzhi.kernel.packs import value_on
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Counting, DateSpan

_HOURS_IN_A_DAY = 24  # allow legal-number: a unit of time, not a term
_ACTED_ON_BY_AUTHORITY = (Kind.DUTY_OF_AUTHORITY, Kind.WINDOW)


def as_published(counting: Counting | None, length: int | None) -> tuple[Counting | None, int | None]:
    """The four ways of counting the public interface knows: a term in years is told in months."""
    if counting is Counting.YEARS and length is not None:
        return Counting.MONTHS, length * MONTHS_IN_A_YEAR
    return counting, length


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    """The last lawful day `due` and the last working day to act, `act_by`; both None where no rule applies.

    `counting` and `length` are the term as the statute states it (二年), an approved extension included. `provisional`
    marks an answer that rests on something unverified or on a calendar not yet published (待核定).
    """

    rule: str
    start: date
    due: date | None = None
    act_by: date | None = None
    counting: Counting | None = None
    length: int | None = None
    citations: tuple[Citation, ...] = ()
    provisional: bool = False
    reasons: tuple[Reason, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The document of the public interface; `applicable` and `reason` are there only when no rule applies."""
        counting, length = as_published(self.counting, self.length)
        document: dict[str, object] = {
            "rule": self.rule,
            "start": self.start.isoformat(),
            "due": self.due.isoformat() if self.due else None,
            "act_by": self.act_by.isoformat() if self.act_by else None,
            "counting": counting.value if counting else None,
            "length": length,
            "citations": [citation_to_json(citation) for citation in self.citations],
            "provisional": self.provisional,
            "explanation": [line.text for reason in self.reasons for _, line in reason.walk()],
        }
        if self.due is None:
            document |= {"applicable": False, "reason": self.reasons[0].text}
        return document


def answer(question: DeadlineQuestion, *, calendar: WorkingCalendar = NATIONAL) -> DeadlineAnswer:
    """The deadline asked for, under the rule in force on the start day.

    A start day before the rule existed is answered with `due` None, never guessed. MalformedQuestion for `start`
    where the term would end beyond the years a date can hold.
    """
    rule = question.rule
    term = rule.term_on(question.start_day)
    if term is None:
        reason = Reason(wording.no_rule(rule, question.start_day))
        return DeadlineAnswer(rule.id, question.start, reasons=(reason,))
    try:
        return _Count(question, term, calendar).answer()
    except OverflowError as error:
        raise MalformedQuestion("start", "日期超出可以计算的范围") from error


class _Count:
    """One count: the term is walked step by step, and each step leaves its reason."""

    def __init__(self, question: DeadlineQuestion, term: DatedTerm, calendar: WorkingCalendar) -> None:
        self.question = question
        self.rule: DeadlineRule = question.rule
        self.calendar = calendar
        self.term = term
        self.length = term.value or 0
        self.citations = term.citations
        self.notes: list[Reason] = []
        self.provisional = not term.verified
        self.watched: list[date] = []

    def answer(self) -> DeadlineAnswer:
        self._extend()
        start = self.question.start
        if self.term.counting is Counting.HOURS and isinstance(start, datetime):
            due: date = start + self._sign() * timedelta(hours=self.length)
            act_by = due
            self._note_all_exclusions_refused()
        else:
            due = self._last_day()
            act_by = self._day_to_act_by(due)
            self._note_unpublished_years()
        conclusion = Reason(
            wording.conclusion(
                self.rule, wording.term_zh(self.length, self.term.counting), start=start, due=due
            ),
            self.citations,
            tuple(self.notes),
            self.provisional,
        )
        return DeadlineAnswer(
            self.rule.id,
            start,
            due,
            act_by,
            self.term.counting,
            self.length,
            self.citations,
            self.provisional,
            (conclusion, *self._sources()),
        )

    def _sign(self) -> int:
        return -1 if self.rule.direction is Direction.BEFORE else 1

    def _note(self, text: str, citations: tuple[Citation, ...] = (), *, provisional: bool = False) -> None:
        self.notes.append(Reason(text, citations, provisional=provisional))
        self.provisional = self.provisional or provisional

    def _extend(self) -> None:
        if not self.question.extended:
            return
        extension = self.rule.extension
        longer = value_on(extension.values, self.question.start_day) if extension else None
        if extension is None or longer is None or longer.value is None:
            self._note(wording.no_extension(self.rule))
            return
        further = extension.mode is ExtensionMode.FURTHER
        self.length = self.length + longer.value if further else longer.value
        self.citations = tuple(dict.fromkeys(self.citations + longer.citations))
        text = wording.extended(extension.condition_zh, longer.value, longer.counting, further=further)
        self._note(text, longer.citations, provisional=not longer.verified)

    def _last_day(self) -> date:
        start = self.question.start_day
        if self.term.counting is Counting.HOURS:
            # Without a time of day the answer can only be a day: the longest the hours can reach into.
            days = -(-self.length // _HOURS_IN_A_DAY)
            due = start + self._sign() * timedelta(days=days)
            self._note(wording.NO_TIME_OF_DAY, provisional=True)
        else:
            due = shift(start, self._sign() * self.length, self.term.counting, self.calendar)
        due = self._leave_out_exclusions(start, due)
        if self.term.counting is Counting.WORKING_DAYS:
            self._watch(min(start, due), max(start, due))
        return self._roll(due)

    def _leave_out_exclusions(self, start: date, due: date) -> date:
        if self.rule.direction is Direction.BEFORE or self.term.counting is Counting.HOURS:
            self._note_all_exclusions_refused()
            return due
        honoured: list[DateSpan] = []
        for exclusion in self.question.excluded:
            ground = self.rule.ground(exclusion.reason)
            if ground is None:
                self._note(wording.refused_exclusion(self.rule, exclusion))
                continue
            honoured.append(exclusion.span)
            text = wording.honoured_exclusion(ground, exclusion.span)
            self._note(text, tuple(map(parse_ref, ground.cite)), provisional=not ground.verified)
        later = prolong(start, due, honoured, counting=self.term.counting, calendar=self.calendar)
        if later != due:
            self._note(wording.prolonged(due, later))
        elif honoured:
            self._note(wording.NOT_PROLONGED)
        return later

    def _note_all_exclusions_refused(self) -> None:
        for exclusion in self.question.excluded:
            self._note(wording.refused_exclusion(self.rule, exclusion))

    def _roll(self, due: date) -> date:
        if self.rule.roll is Roll.NEVER:
            return due
        rolled = self.calendar.on_or_after(due)
        self._watch(due, rolled)
        if rolled != due:
            citations = tuple(map(parse_ref, self.rule.roll_cite))
            self.citations = tuple(dict.fromkeys(self.citations + citations))
            self._note(wording.rolled(due, rolled), citations)
        return rolled

    def _day_to_act_by(self, due: date) -> date:
        if self.rule.kind not in _ACTED_ON_BY_AUTHORITY or self.term.counting is Counting.HOURS:
            return due
        act_by = self.calendar.on_or_before(due)
        self._watch(act_by, due)
        if act_by == due:
            return due
        if self.rule.direction is Direction.AFTER and act_by < self.question.start_day:
            self._note(wording.no_working_day_left(due))
            return due
        self._note(wording.act_by(due, act_by))
        return act_by

    def _watch(self, first: date, last: date) -> None:
        """Keeps the days the calendar was asked about: years without an arrangement make the answer provisional."""
        self.watched += (first, last)

    def _note_unpublished_years(self) -> None:
        if not self.watched:
            return
        first, last = min(self.watched), max(self.watched)
        if self.calendar.is_provisional(first, last):
            self._note(wording.unpublished(first, last), provisional=True)

    def _sources(self) -> tuple[Reason, ...]:
        """What stands beside the conclusion: the statute's own reservation, and what is not verified."""
        lines = [Reason(self.term.note_zh)] if self.term.note_zh else []
        if not self.term.verified:
            lines.append(Reason(wording.unverified(self.term), provisional=True))
        return tuple(replace(line, citations=self.term.citations) for line in lines)

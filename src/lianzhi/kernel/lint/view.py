"""A case file as the checks look at it: what follows from several papers at once, computed once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property

import msgspec

from lianzhi.kernel import deadlines, penalties
from lianzhi.kernel.discretion import Factor, FineRange, PenaltyClass, named
from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_citation
from lianzhi.kernel.lint.case_file import CaseFile
from lianzhi.kernel.lint.deciding import Decision, Notice
from lianzhi.kernel.lint.investigating import Violation
from lianzhi.kernel.lint.performing import Service
from lianzhi.kernel.lint.persons import Approval, Body, Module, Part, money
from lianzhi.kernel.lint.persons import Party as PartyPart
from lianzhi.kernel.penalties import PenaltyAnswer, PenaltyQuestion, Stage, Subject, Tier, table_on
from lianzhi.kernel.penalties.tiers import table
from lianzhi.kernel.types import Citation, Money

_CHINA = timezone(timedelta(hours=8))  # allow legal-number: the offset of the time zone
NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the law says of one violation of the file."""

    index: int
    violation: Violation
    answer: PenaltyAnswer


@dataclass(frozen=True, slots=True)
class Work:
    """An official deed with the officers who did it and the days or instants it took."""

    where: str
    name: str
    officers: tuple[str, ...]
    on: date | None
    started_at: datetime | None = None
    ended_at: datetime | None = None


def local(moment: datetime | None) -> datetime | None:
    """The instant as a clock in China shows it, without a zone, so that all of a file can be compared."""
    if moment is None or moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(_CHINA).replace(tzinfo=None)
    except OverflowError:  # the first or the last hours a date can hold
        return moment.replace(tzinfo=None)


def day_of(moment: datetime | None) -> date | None:
    """The day of an instant in China."""
    here = local(moment)
    return here.date() if here else None


def cited(text: str) -> Citation | None:
    """The citation a paper writes, or None where nobody can read it."""
    try:
        return parse_citation(text)
    except MalformedQuestion:
        return None


def located(text: str, on: date | None) -> Citation | None:
    """The citation put right by its law's table of penalties; None where it cannot be read or does not exist.

    `on`: the day whose text counts the articles; the latest text where it is not known or not recorded.
    """
    found = cited(text)
    if found is None:
        return None
    known = (table_on(found.law, on) if on else None) or table(found.law)
    try:
        return known.locate(found) if known else found
    except MalformedQuestion:
        return None


def tiers_at(text: str, on: date | None) -> tuple[Tier, ...]:
    """The tiers at and below a cited place; empty where no table knows it."""
    place = located(text, on)
    if place is None:
        return ()
    known = (table_on(place.law, on) if on else None) or table(place.law)
    return known.matching.get(place, ()) if known else ()


def due(
    rule: str, start: date | None, *, excluded: Sequence[deadlines.Exclusion] = (), extended: bool = False
) -> deadlines.DeadlineAnswer | None:
    """The answer of a deadline rule; None where there is nothing to count from or nothing to count."""
    found = deadlines.rule_called(rule)
    if start is None or found is None:
        return None
    try:
        answer = deadlines.answer(
            deadlines.DeadlineQuestion(found, start, excluded=tuple(excluded), extended=extended)
        )
    except (MalformedQuestion, OverflowError):  # a day at the end of the calendar
        return None
    return answer if answer.due is not None else None


def last_day(rule: str, start: date | None) -> date | None:
    """The last lawful day of a term that starts on a day."""
    found = due(rule, start)
    return found.due if found else None


def last_instant(rule: str, start: datetime | None) -> datetime | None:
    """The last lawful instant of a term in hours."""
    found = due(rule, local(start))
    return found.due if found and isinstance(found.due, datetime) else None


class View:
    """The file with what follows from it; `today` is the day it is judged on."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case

    @cached_property
    def today(self) -> date:
        """The day given, or the latest day on which anything in the file was done."""
        return self.case.as_of or max(_deeds(self.case), default=date.min)

    @property
    def authority(self) -> Body:
        """The authority that signs; an empty one where the file names none."""
        return self.case.authority or Body()

    @property
    def party(self) -> PartyPart:
        """The party; an empty one where the file names none."""
        return self.case.party or PartyPart()

    @property
    def party_kind(self) -> Party:
        """Person or unit, as thresholds ask."""
        return Party(self.party.kind)

    @property
    def decision(self) -> Decision | None:
        """The decision, where one was signed."""
        return self.case.decision

    @property
    def penalty(self) -> Decision | None:
        """The decision, where it imposes a penalty."""
        found = self.case.decision
        if found is None or found.outcome not in ("", "penalty"):
            return None
        return found if found.outcome or found.fine is not None or found.kinds else None

    @property
    def filed_on(self) -> date | None:
        """The day of filing."""
        return self.case.filing.on if self.case.filing else None

    @property
    def began_on(self) -> date | None:
        """The first official deed: inspection, filing or decision."""
        days = [day_of(each.started_at) for each in self.case.inspections]
        known = [day for day in (*days, self.filed_on, self.decision.on if self.decision else None) if day]
        return min(known, default=None)

    @property
    def decided_on(self) -> date | None:
        """The day of the decision."""
        return self.decision.on if self.decision else None

    @property
    def fine(self) -> Money:
        """The fine decided; nothing where there is none."""
        return (money(self.decision.fine) if self.decision else None) or NOTHING

    @property
    def measures(self) -> tuple[str, ...]:
        """The kinds of penalty decided beside the fine."""
        return tuple(kind for kind in self.decision.kinds if kind != "罚款") if self.decision else ()

    @property
    def served_notices(self) -> tuple[Notice, ...]:
        """The notices that reached the party."""
        return tuple(notice for notice in self.case.notices if notice.served_on is not None)

    def notices(self) -> Iterator[tuple[str, Notice]]:
        """Every notice with its place."""
        yield from ((f"/notices/{index}", each) for index, each in enumerate(self.case.notices))

    @cached_property
    def decision_service(self) -> Service | None:
        """The service of the decision: by number, else by name."""
        if self.decision is None:
            return None
        return self.service_of(self.decision.number, "决定书")

    def service_of(self, number: str, name: str) -> Service | None:
        """The service of a paper with that number; without a number, of one with that name."""
        for service in self.case.services:
            if (number and service.number == number) or (not number and name in service.paper):
                return service
        return None

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """What the statutes say of each violation that is punished; left out where they cannot be asked."""
        decided = self.decision.violations if self.decision else ()
        found = []
        for index, violation in enumerate(self.case.violations):
            if violation.same_act_as or (decided and violation.key not in decided):
                continue
            answer = self._ask(violation)
            if answer is not None:
                found.append(Weighed(index, violation, answer))
        return tuple(found)

    @cached_property
    def answers(self) -> tuple[Weighed, ...]:
        """Those of them whose article applies."""
        return tuple(each for each in self.weighed if each.answer.applicable)

    @cached_property
    def fine_range(self) -> tuple[FineRange, Money, Money] | None:
        """The statutory range of all violations together, with the discretion band; None where one is unknown."""
        if not self.answers or len(self.answers) != len(self.weighed) or self._some_unasked:
            return None
        low = high = band_low = band_high = 0
        places: list[Citation] = []
        for each in self.answers:
            fine, proposal = each.answer.fine, each.answer.proposal
            if fine is None:
                return None
            band = proposal.band if proposal else None
            low, high = low + fine.low.fen, high + fine.high.fen
            band_low += band.low.fen if band else fine.low.fen
            band_high += band.high.fen if band else fine.high.fen
            places.extend(fine.citations)
        return FineRange(Money(low), Money(high), tuple(places)), Money(band_low), Money(band_high)

    @property
    def _some_unasked(self) -> bool:
        decided = self.decision.violations if self.decision else ()
        punished = [
            each
            for each in self.case.violations
            if (not decided or each.key in decided) and not each.same_act_as
        ]
        return len(punished) != len(self.weighed) or not set(decided) <= {each.key for each in punished}

    def _ask(self, violation: Violation) -> PenaltyAnswer | None:
        citation, day = cited(violation.penalty), violation.conduct_on or self.filed_on
        if citation is None or day is None:
            return None
        try:
            return penalties.answer(
                PenaltyQuestion(
                    citation=citation,
                    conduct_date=day,
                    subject=Subject(self.party.subject),
                    stage=Stage(violation.stage),
                    factors=_known(violation.factors) or self._factors,
                    base_amount=money(violation.base_amount),
                    prefer=PenaltyClass(violation.discretion_class)
                    if violation.discretion_class
                    else self._class,
                    decision_date=self.decided_on if self.decided_on and self.decided_on >= day else None,
                    text_on=self.decided_on
                    if self.decided_on and table_on(citation.law, self.decided_on)
                    else None,
                )
            )
        except MalformedQuestion:
            return None

    @property
    def _factors(self) -> tuple[Factor, ...]:
        """The circumstances the decision names, as far as the law knows them."""
        return _known(self.decision.factors if self.decision else ())

    @property
    def _class(self) -> PenaltyClass | None:
        written = self.decision.discretion_class if self.decision else ""
        return PenaltyClass(written) if written else None

    def bases(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every list of penalty articles with its place."""
        for index, violation in enumerate(self.case.violations):
            if violation.penalty:
                yield f"/violations/{index}/penalty", (violation.penalty,)
        for where, notice in self.notices():
            yield f"{where}/basis", notice.basis
        if self.decision:
            yield "/decision/basis", self.decision.basis

    def duties(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every list of duty articles with its place."""
        for index, violation in enumerate(self.case.violations):
            yield f"/violations/{index}/violated", violation.violated
        for where, notice in self.notices():
            yield f"{where}/violated", notice.violated
        if self.decision:
            yield "/decision/violated", self.decision.violated

    def approvals(self) -> Iterator[tuple[str, tuple[Approval, ...]]]:
        """Every approval form of the file with its place."""
        case = self.case
        if case.filing:
            yield "/filing/approvals", case.filing.approvals
        if case.decision:
            yield "/decision/approvals", case.decision.approvals
        if case.closure:
            yield "/closure/approvals", case.closure.approvals

    def works(self) -> Iterator[Work]:
        """Every deed that takes officers, with its place."""
        case = self.case
        for index, inspection in enumerate(case.inspections):
            started, ended = local(inspection.started_at), local(inspection.ended_at)
            on = started.date() if started else None
            yield Work(f"/inspections/{index}", "现场检查", inspection.officers, on, started, ended)
        for index, ordered in enumerate(case.field_measures):
            yield Work(f"/field_measures/{index}", "现场处理措施", ordered.officers, ordered.on)
        for index, recheck in enumerate(case.rechecks):
            yield Work(f"/rechecks/{index}", "整改复查", recheck.officers, recheck.on)
        for index, inquiry in enumerate(case.inquiries):
            started, ended = local(inquiry.started_at), local(inquiry.ended_at)
            on = started.date() if started else None
            yield Work(f"/inquiries/{index}", f"询问{inquiry.person}", inquiry.officers, on, started, ended)
        for index, measure in enumerate(case.measures):
            yield Work(f"/measures/{index}", measure.kind, measure.officers, day_of(measure.taken_at))
        if case.module is Module.SUMMARY and case.decision:
            yield Work("/decision", "当场处罚", case.decision.officers, case.decision.on)
        if case.admonition:
            yield Work("/admonition", "告诫", case.admonition.officers, case.admonition.on)


def _deeds(part: Part) -> Iterator[date]:
    """The days on which anything was done, wherever in the file; terms and validities are no deeds."""
    for field in msgspec.structs.fields(type(part)):
        value = getattr(part, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Part):
                yield from _deeds(each)
            elif isinstance(each, date) and (field.name == "on" or field.name.endswith(("_on", "_at"))):
                yield (day_of(each) or each) if isinstance(each, datetime) else each


def _known(keys: tuple[str, ...]) -> tuple[Factor, ...]:
    known: list[Factor] = []
    for key in keys:
        try:
            known.extend(named([key]))
        except MalformedQuestion:
            continue
    return tuple(known)

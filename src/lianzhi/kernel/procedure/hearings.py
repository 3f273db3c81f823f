"""The guards of a hearing (听证): asked and told in time, presided over by a stranger to the case, written down."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import agents_allowed, refusal


def _asked(facts: CaseFacts) -> Iterator[Refusal]:
    asked, until = facts.oral_hearing.requested_on, facts.oral_hearing.request_until
    if asked is None:
        yield refusal("hearing-not-requested")
    elif until is not None and asked > until:
        yield refusal("hearing-request-late", until=until.isoformat(), actual=asked.isoformat())


def _chair(facts: CaseFacts) -> Iterator[Refusal]:
    chair = facts.oral_hearing.chair
    if chair is None:
        yield refusal("hearing-chair-missing")
        return
    if any(chair.identity == each.identity for each in (*facts.officers, *facts.handled_before)):
        yield refusal("hearing-chair-investigates", name=chair.name)
    if chair.identity in facts.recused:
        yield refusal("officer-recused", name=chair.name)
    if facts.oral_hearing.chair_interested:
        yield refusal("hearing-chair-interested", name=chair.name)
    if facts.oral_hearing.chair_objection_open:
        yield refusal("hearing-objection-open", name=chair.name)


def _told(facts: CaseFacts) -> Iterator[Refusal]:
    told, until = facts.oral_hearing.notified_on, facts.oral_hearing.notify_until
    if told is None:
        yield refusal("hearing-notice-missing")
    elif until is not None and told > until:
        yield refusal("hearing-notice-late", latest=until.isoformat(), actual=told.isoformat())


def _public(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.oral_hearing.is_public and not facts.oral_hearing.secrecy_ground.strip():
        yield refusal("hearing-closed")


def _agents(facts: CaseFacts) -> Iterator[Refusal]:
    allowed = agents_allowed(facts.today)
    if facts.oral_hearing.agents > allowed:
        yield refusal("too-many-agents", most=allowed, count=facts.oral_hearing.agents)


def _investigator(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.oral_hearing.investigator_present:
        yield refusal("investigator-absent")


def _record(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.oral_hearing
    if not seen.record_checked or not (seen.record_signed or seen.refusal_noted):
        yield refusal("hearing-record-unsigned")


def _absence(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.oral_hearing.party_absent:
        yield refusal("party-not-absent")
    elif facts.oral_hearing.absence_excused.strip():
        yield refusal("absence-excused", why=facts.oral_hearing.absence_excused)


def _report(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.oral_hearing.report.strip():
        yield refusal("hearing-report-missing")


GUARDS: dict[str, Guard] = {
    "hearing-asked": _asked,
    "hearing-chair": _chair,
    "hearing-told": _told,
    "hearing-public": _public,
    "hearing-agents": _agents,
    "hearing-investigator": _investigator,
    "hearing-record": _record,
    "hearing-absence": _absence,
    "hearing-report": _report,
}

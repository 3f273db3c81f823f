"""The guards of compulsory measures (查封、扣押; 行政强制法 17–28) and of registered evidence (行政处罚法 56)."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import cited, guard_pack, refusal


def _allowed(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.measure.bar:
        yield refusal("measure-not-allowed", why=facts.measure.bar)


def _ground(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.measure.ground.strip():
        yield refusal("measure-ground-missing")


def _scope(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.measure
    if seen.unrelated:
        yield refusal("measure-unrelated", things="、".join(seen.unrelated))
    if seen.necessities:
        yield refusal("measure-on-necessities", things="、".join(seen.necessities))
    if seen.sealed_already:
        yield refusal("measure-sealed-already", things="、".join(seen.sealed_already))


def _urgent(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.measure.urgency.strip():
        yield refusal("urgency-missing")


def _steps(facts: CaseFacts) -> Iterator[Refusal]:
    for step in guard_pack().measure_steps:
        if step.key not in facts.measure.steps:
            yield refusal("measure-step-missing", cited(step.cite), step=step.title)


def _principal(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.measure.needs_principal and not facts.measure.approver_is_principal:
        yield refusal("principal-approval-missing", as_of=facts.today)


def _make_up(facts: CaseFacts) -> Iterator[Refusal]:
    approved, until = facts.measure.approved_at, facts.measure.approve_until
    if approved is None or until is None:
        yield refusal("make-up-time-unknown")
    elif approved > until:
        yield refusal("make-up-late", until=until.isoformat(" ", "minutes"))


def _term(facts: CaseFacts) -> Iterator[Refusal]:
    until = facts.measure.until
    if until is None:
        yield refusal("measure-term-unknown")
    elif facts.today > until:
        yield refusal("measure-expired", until=until.isoformat())


def _testing(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.measure.testing_untold:
        yield refusal("testing-untold")


def _extension(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.measure.complexity.strip():
        yield refusal("extension-unreasoned")
    if not facts.measure.extension_told:
        yield refusal("extension-untold")


def _outcome(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.measure.outcome.strip():
        yield refusal("measure-outcome-missing")


def _release(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.measure.release_ground not in {ground.key for ground in guard_pack().release_grounds}:
        yield refusal("release-ground-missing")
    if not facts.measure.returned:
        yield refusal("goods-not-returned")


def _goes_with_case(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.measure.party_told:
        yield refusal("measure-transfer-untold")


def _registration_ground(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.measure.reason.strip():
        yield refusal("registration-ground-missing")


def _registration_once(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.measure.registered_before:
        yield refusal("registration-repeated", things="、".join(facts.measure.registered_before))


def _registration_term(facts: CaseFacts) -> Iterator[Refusal]:
    until = facts.measure.until
    if until is None:
        yield refusal("registration-term-unknown")
    elif facts.today > until:
        yield refusal("registration-expired", until=until.isoformat())


def _registration_outcome(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.measure.outcome.strip():
        yield refusal("registration-outcome-missing")


def _settled(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.measures_open:
        yield refusal("measure-open", things="、".join(facts.measures_open))
    if facts.registrations_open:
        yield refusal("registration-open", things="、".join(facts.registrations_open))
    if facts.cuts_open:
        yield refusal("power-cut-open", things="、".join(facts.cuts_open))


GUARDS: dict[str, Guard] = {
    "measure-allowed": _allowed,
    "measure-ground": _ground,
    "measure-scope": _scope,
    "measure-urgent": _urgent,
    "measure-steps": _steps,
    "measure-principal": _principal,
    "measure-make-up": _make_up,
    "measure-term": _term,
    "measure-testing": _testing,
    "measure-extension": _extension,
    "measure-outcome": _outcome,
    "measure-release": _release,
    "measure-goes-with-case": _goes_with_case,
    "registration-ground": _registration_ground,
    "registration-once": _registration_once,
    "measures-settled": _settled,
    "registration-term": _registration_term,
    "registration-outcome": _registration_outcome,
}

"""Compulsory measures: approval, steps, terms, outcome."""

from __future__ import annotations

from datetime import date

from lianzhi.kernel.competence.limits import ApprovalRule, limits
from lianzhi.kernel.deadlines import Exclusion
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.investigating import Measure, PowerCut
from lianzhi.kernel.lint.view import View, cited, day_of, due, last_instant, local
from lianzhi.kernel.procedure.words import cited as citations_of
from lianzhi.kernel.procedure.words import guard_pack
from lianzhi.kernel.types import DateSpan

CHECKS = Checks()
_PRINCIPAL = "主要负责人"
_DOUBT = "（依据待核定）"


@CHECKS.rule("L083")
def _unapproved(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        approved, taken = local(each.approved_at), local(each.taken_at)
        late = approved and taken and approved > taken and not each.urgent
        until = last_instant("seizure-urgent-approval", each.taken_at) if each.urgent else None
        if until and approved is None and view.today <= until.date():
            continue  # it may still be approved afterwards
        if not each.approved_by or approved is None or late:
            yield hit(f"/measures/{index}/approved_at", kind=each.kind)


@CHECKS.rule("L084")
def _made_up_late(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        until = last_instant("seizure-urgent-approval", each.taken_at) if each.urgent else None
        approved = local(each.approved_at)
        if until and approved and approved > until:
            yield hit(f"/measures/{index}/approved_at", kind=each.kind, until=until.isoformat(" ", "minutes"))


def _principals_rule(measure: Measure, on: date) -> ApprovalRule | None:
    """The rule in force on the day that leaves the measure to the principal, or None."""
    place = cited(measure.ground)
    law = place.law if place else ""
    for rule in limits().approvals:
        named = any(word in measure.kind for word in rule.words)
        if rule.by == _PRINCIPAL and rule.from_ <= on and named and (not rule.laws or law in rule.laws):
            return rule
    return None


@CHECKS.rule("L085")
def _principal(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        rule = _principals_rule(each, day_of(each.taken_at) or view.today)
        if each.approved_by == "head" and rule is not None:
            where = f"/measures/{index}/approved_by"
            yield hit(where, citations=rule.citations, kind=each.kind, doubt="" if rule.verified else _DOUBT)


@CHECKS.rule("L086")
def _steps(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        for step in guard_pack().measure_steps:
            if step.key not in each.steps:
                where = f"/measures/{index}/steps"
                yield hit(where, citations=citations_of(step.cite), kind=each.kind, step=step.title)


def _end(each: Measure, *, extended: bool = False) -> date | None:
    """The last lawful day of the measure; days of testing the party was told of are not counted (行政强制法 25)."""
    left_out = [
        Exclusion(DateSpan(one.first, one.last), one.reason)
        for one in each.excluded
        if one.first and one.last and one.first <= one.last
    ]
    answer = due("seizure", day_of(each.taken_at), excluded=left_out, extended=extended)
    return answer.due if answer else None


@CHECKS.rule("L087")
def _too_long(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        until = _end(each)
        if until and each.until and each.until > until:
            yield hit(f"/measures/{index}/until", kind=each.kind, until=until, given=each.until)


@CHECKS.rule("L088")
def _extended_too_long(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        until = _end(each, extended=True)
        if until and each.extended_until and each.extended_until > until:
            where = f"/measures/{index}/extended_until"
            yield hit(where, kind=each.kind, until=until, given=each.extended_until)


@CHECKS.rule("L089")
def _extended_informally(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        if each.extended_until is None:
            continue
        asked = {
            "extension_reason": ("情况复杂的理由", bool(each.extension_reason.strip())),
            "extension_approved": ("机关负责人批准", each.extension_approved),
            "extension_told": ("书面告知当事人", each.extension_told),
        }
        for field, (title, there) in asked.items():
            if not there:
                yield hit(f"/measures/{index}/{field}", kind=each.kind, what=title)


@CHECKS.rule("L090")
def _groundless(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        if cited(each.ground) is None:
            yield hit(f"/measures/{index}/ground", kind=each.kind)


@CHECKS.rule("L091")
def _unrelated(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        if each.unrelated:
            yield hit(f"/measures/{index}/unrelated", things="、".join(each.unrelated))


@CHECKS.rule("L092")
def _not_ended(view: View) -> Hits:
    for index, each in enumerate(view.case.measures):
        until = each.extended_until or each.until or _end(each)
        ended = each.ended_on or view.today
        if until and (ended > until or (each.ended_on and not each.outcome.strip())):
            yield hit(f"/measures/{index}/ended_on", kind=each.kind, until=until)


@CHECKS.rule("L254")
def _not_delegated(view: View) -> Hits:
    case = view.case
    # A file that does not say what was delegated is not judged by it.
    if case.channel != "delegated" or case.instrument is None or case.instrument.compulsion is not False:
        return
    lists: dict[str, tuple[Measure | PowerCut, ...]] = {
        "measures": case.measures,
        "power_cuts": case.power_cuts,
    }
    for where, taken in lists.items():
        for index, each in enumerate(taken):
            township = each.authority == view.authority.name != case.instrument.principal
            if each.authority and township:
                place = f"/{where}/{index}/authority"
                yield hit(place, authority=each.authority, kind=each.kind)

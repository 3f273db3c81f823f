"""Who acted: two certified officers each time, nobody in two places, nobody judging his own work."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.persons import Officer
from lianzhi.kernel.lint.view import View, Work
from lianzhi.kernel.procedure import OfficerFacts, enforcing_refusals
from lianzhi.kernel.procedure.words import officers_needed

CHECKS = Checks()


def _facts(officer: Officer) -> OfficerFacts:
    return OfficerFacts(
        identity=officer.name or officer.certificate,
        name=officer.name,
        is_official=officer.role == "official",
        certificate_number=officer.certificate,
        certificate_from=officer.valid_from,
        certificate_to=officer.valid_to,
    )


def _named(view: View, name: str) -> Officer | None:
    return next((officer for officer in view.case.officers if officer.name == name), None)


def _lapsed_on(officer: Officer, on: date) -> bool:
    return any(each.code == "certificate-lapsed" for each in enforcing_refusals([_facts(officer)], on))


@CHECKS.rule("L021")
def _too_few(view: View) -> Hits:
    on = view.began_on or view.today
    handling = {officer.certificate or officer.name for officer in view.case.officers if not officer.recused}
    minimum = officers_needed(on)
    if len(handling) < minimum:
        yield hit("/officers", count=len(handling), minimum=minimum)


@CHECKS.rule("L022")
def _twice(view: View) -> Hits:
    seen: set[str] = set()
    for index, officer in enumerate(view.case.officers):
        keys = {key for key in (officer.name, officer.certificate) if key}
        if keys & seen:
            yield hit(f"/officers/{index}", name=officer.name)
        seen |= keys


@CHECKS.rule("L023")
def _lapsed(view: View) -> Hits:
    for index, officer in enumerate(view.case.officers):
        days = [work.on for work in view.works() if work.on and officer.name in work.officers]
        bad = sorted(day for day in days if _lapsed_on(officer, day))
        if bad:
            number = officer.certificate
            yield hit(f"/officers/{index}/valid_to", name=officer.name, number=number, day=bad[0])


@CHECKS.rule("L024")
def _no_certificate(view: View) -> Hits:
    for index, officer in enumerate(view.case.officers):
        if officer.role == "official" and not (officer.certificate.strip() and officer.valid_from):
            yield hit(f"/officers/{index}/certificate", name=officer.name)


@CHECKS.rule("L025")
def _auxiliary(view: View) -> Hits:
    for work in view.works():
        for name in work.officers:
            officer = _named(view, name)
            if officer is not None and officer.role == "auxiliary":
                yield hit(f"{work.where}/officers", name=name, work=work.name)


@CHECKS.rule("L026")
def _alone(view: View) -> Hits:
    for work in view.works():
        minimum = officers_needed(work.on or view.today)
        count = len(set(work.officers))
        if count < minimum:
            yield hit(f"{work.where}/officers", work=work.name, count=count, minimum=minimum)


@CHECKS.rule("L027")
def _unknown(view: View) -> Hits:
    if not view.case.officers:
        return
    for work in view.works():
        for name in work.officers:
            if _named(view, name) is None:
                yield hit(f"{work.where}/officers", name=name, work=work.name)


def _overlap(one: Work, other: Work) -> bool:
    if one.started_at is None or one.ended_at is None or other.started_at is None or other.ended_at is None:
        return False
    return max(one.started_at, other.started_at) < min(one.ended_at, other.ended_at)


def _clashes(view: View, *, inquiries: bool) -> Hits:
    for one, other in combinations(view.works(), 2):
        both = one.where.startswith("/inquiries") and other.where.startswith("/inquiries")
        if both is not inquiries or not _overlap(one, other):
            continue
        for name in sorted(set(one.officers) & set(other.officers)):
            yield hit(f"{other.where}/started_at", name=name, one=one.name, other=other.name)


@CHECKS.rule("L028")
def _two_interviews(view: View) -> Hits:
    yield from _clashes(view, inquiries=True)


@CHECKS.rule("L029")
def _two_places(view: View) -> Hits:
    yield from _clashes(view, inquiries=False)


@CHECKS.rule("L030")
def _should_recuse(view: View) -> Hits:
    for index, officer in enumerate(view.case.officers):
        granted = any(each.officer == officer.name and each.granted for each in view.case.recusals)
        if (officer.related_to_party or granted) and not officer.recused:
            yield hit(f"/officers/{index}/recused", name=officer.name)


@CHECKS.rule("L031")
def _recusal_undecided(view: View) -> Hits:
    for index, recusal in enumerate(view.case.recusals):
        if recusal.decided_on is None or not recusal.decided_by_head:
            yield hit(f"/recusals/{index}/decided_on", name=recusal.officer)


def _handled(view: View, name: str) -> bool:
    """Whether somebody handles the case or handled it before another took over."""
    return _named(view, name) is not None or any(each.outgoing == name for each in view.case.handler_changes)


@CHECKS.rule("L032")
def _reviews_own_case(view: View) -> Hits:
    reviewer = view.case.review.reviewer if view.case.review else ""
    if reviewer and _handled(view, reviewer):
        yield hit("/review/reviewer", name=reviewer)


@CHECKS.rule("L033")
def _chairs_own_case(view: View) -> Hits:
    chair = view.case.hearing.chair if view.case.hearing else ""
    if chair and _handled(view, chair):
        yield hit("/hearing/chair", name=chair)


@CHECKS.rule("L034")
def _certificates_not_shown(view: View) -> Hits:
    for index, inspection in enumerate(view.case.inspections):
        if not inspection.certificates_shown:
            yield hit(f"/inspections/{index}/certificates_shown", work="现场检查")
    for index, inquiry in enumerate(view.case.inquiries):
        if not inquiry.certificates_shown:
            yield hit(f"/inquiries/{index}/certificates_shown", work=f"询问{inquiry.person}")


@CHECKS.rule("L035")
def _signs_both_ends(view: View) -> Hits:
    for where, approvals in view.approvals():
        heads = {each.name for each in approvals if each.role == "head" and each.name}
        others = {each.name for each in approvals if each.role != "head"}
        for name in sorted(heads & others):
            yield hit(where, name=name)


@CHECKS.rule("L236")
def _changed_informally(view: View) -> Hits:
    for index, each in enumerate(view.case.handler_changes):
        asked = {
            "incoming": ("接替的人员", bool(each.incoming.strip())),
            "reason": ("理由", bool(each.reason.strip())),
            "on": ("日期", each.on is not None),
            "ordered_by": ("决定人", bool(each.ordered_by.strip())),
        }
        for field, (what, there) in asked.items():
            if not there:
                yield hit(f"/handler_changes/{index}/{field}", name=each.outgoing, what=what)


@CHECKS.rule("L237")
def _acts_after_recusal(view: View) -> Hits:
    granted = [(each.officer, each.decided_on) for each in view.case.recusals if each.granted]
    changed = [(each.outgoing, each.on) for each in view.case.handler_changes if each.ground == "recusal"]
    for name, since in dict.fromkeys((*granted, *changed)):
        for work in view.works():
            if since and work.on and work.on > since and name in work.officers:
                yield hit(f"{work.where}/officers", name=name, since=since, day=work.on, work=work.name)

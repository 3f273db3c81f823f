"""What was found and how it is proved: inspections, orders, re-inspections, evidence, inquiries."""

from __future__ import annotations

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.pack import lists
from lianzhi.kernel.lint.view import View, day_of, last_day, located, tiers_at

CHECKS = Checks()


@CHECKS.rule("L045")
def _no_plan(view: View) -> Hits:
    for index, inspection in enumerate(view.case.inspections):
        if not inspection.planned:
            yield hit(f"/inspections/{index}/planned")


@CHECKS.rule("L046")
def _inspection_rights(view: View) -> Hits:
    for index, inspection in enumerate(view.case.inspections):
        if not inspection.rights_told:
            yield hit(f"/inspections/{index}/rights_told")


@CHECKS.rule("L047")
def _inspection_unsigned(view: View) -> Hits:
    for index, inspection in enumerate(view.case.inspections):
        if not inspection.party_signed and not (inspection.refusal_noted and inspection.witness.strip()):
            yield hit(f"/inspections/{index}/party_signed")


@CHECKS.rule("L048")
def _inspection_incomplete(view: View) -> Hits:
    for index, one in enumerate(view.case.inspections):
        times = one.started_at is not None and one.ended_at is not None
        for field, title, there in (
            ("started_at", "起止时间", times),
            ("place", "检查场所", bool(one.place.strip())),
            ("facts", "检查情况", bool(one.facts.strip())),
        ):
            if not there:
                yield hit(f"/inspections/{index}/{field}", what=title)


@CHECKS.rule("L049")
def _order_without_date(view: View) -> Hits:
    for index, order in enumerate(view.case.orders):
        if order.correct_by is None:
            yield hit(f"/orders/{index}/correct_by", number=order.number)


@CHECKS.rule("L050")
def _order_not_served(view: View) -> Hits:
    for index, order in enumerate(view.case.orders):
        if order.served_on is None or not order.party_signed:
            yield hit(f"/orders/{index}/served_on", number=order.number)


@CHECKS.rule("L051")
def _overdue_unproven(view: View) -> Hits:
    still_open = {key for recheck in view.case.rechecks for key in recheck.open_violations}
    for index, violation in enumerate(view.case.violations):
        if violation.stage in lists().after_order_stages and violation.key not in still_open:
            place = located(violation.penalty, view.decided_on)
            yield hit(
                f"/violations/{index}/stage", citations=(place,) if place else (), violation=violation.text
            )


@CHECKS.rule("L052")
def _rechecked_too_early(view: View) -> Hits:
    due = {order.number: order.correct_by for order in view.case.orders}
    for index, recheck in enumerate(view.case.rechecks):
        until = due.get(recheck.order)
        if recheck.open_violations and recheck.on and until and recheck.on <= until:
            yield hit(f"/rechecks/{index}/on", on=recheck.on, until=until)


@CHECKS.rule("L053")
def _not_rechecked(view: View) -> Hits:
    checked = {recheck.order for recheck in view.case.rechecks}
    for index, order in enumerate(view.case.orders):
        until = last_day("rectification-recheck", order.correct_by)
        if order.number not in checked and until and view.today > until:
            yield hit(f"/orders/{index}", number=order.number, until=until)


@CHECKS.rule("L054")
def _rechecked_late(view: View) -> Hits:
    due = {order.number: order.correct_by for order in view.case.orders}
    for index, recheck in enumerate(view.case.rechecks):
        until = last_day("rectification-recheck", due.get(recheck.order))
        if recheck.on and until and recheck.on > until:
            yield hit(f"/rechecks/{index}/on", on=recheck.on, until=until)


@CHECKS.rule("L055")
def _other_standard(view: View) -> Hits:
    ordered = {name for order in view.case.orders for name in order.standards}
    for index, recheck in enumerate(view.case.rechecks):
        for name in recheck.standards:
            if ordered and name not in ordered:
                yield hit(f"/rechecks/{index}/standards", standard=name)
    for name in view.decision.standards if view.decision else ():
        if ordered and name not in ordered:
            yield hit("/decision/standards", standard=name)


@CHECKS.rule("L056")
def _no_evidence(view: View) -> Hits:
    if view.penalty and not view.case.evidence:
        yield hit("/evidence")


@CHECKS.rule("L057")
def _evidence_kind(view: View) -> Hits:
    kinds = lists().evidence_kinds
    for index, each in enumerate(view.case.evidence):
        if each.kind not in kinds:
            yield hit(
                f"/evidence/{index}/kind",
                name=each.name,
                kind=each.kind or "（空白）",
                kinds="、".join(kinds),
            )


@CHECKS.rule("L058")
def _evidence_origin(view: View) -> Hits:
    for index, each in enumerate(view.case.evidence):
        asked = {
            "taken_at": ("取证时间", each.taken_at is not None),
            "place": ("取证地点", bool(each.place.strip())),
            "taken_by": ("取证人", bool(each.taken_by)),
            "source": ("证据来源", bool(each.source.strip())),
        }
        for field, (title, there) in asked.items():
            if not there:
                yield hit(f"/evidence/{index}/{field}", name=each.name, what=title)


@CHECKS.rule("L059")
def _copy_uncompared(view: View) -> Hits:
    for index, each in enumerate(view.case.evidence):
        if each.form == "copy" and not (each.compared and each.original_place.strip()):
            yield hit(f"/evidence/{index}/compared", name=each.name)


@CHECKS.rule("L060")
def _proves_nothing(view: View) -> Hits:
    for index, each in enumerate(view.case.evidence):
        if not each.proves.strip():
            yield hit(f"/evidence/{index}/proves", name=each.name)


@CHECKS.rule("L061")
def _confirmed_late(view: View) -> Hits:
    ended = view.case.report.on if view.case.report else None
    for index, each in enumerate(view.case.evidence):
        if ended and each.confirmed_on and each.confirmed_on > ended:
            yield hit(f"/evidence/{index}/confirmed_on", name=each.name, on=each.confirmed_on, ended=ended)


@CHECKS.rule("L062")
def _unlawful_evidence(view: View) -> Hits:
    for index, each in enumerate(view.case.evidence):
        if each.unlawful:
            yield hit(f"/evidence/{index}/unlawful", name=each.name)


@CHECKS.rule("L063")
def _electronic_without_digest(view: View) -> Hits:
    for index, each in enumerate(view.case.evidence):
        if each.form == "electronic" and not each.digest.strip():
            yield hit(f"/evidence/{index}/digest", name=each.name)


@CHECKS.rule("L064")
def _violation_unproven(view: View) -> Hits:
    known = {each.key for each in view.case.evidence}
    for index, violation in enumerate(view.case.violations):
        if view.penalty and view.case.evidence and not set(violation.evidence) & known:
            yield hit(f"/violations/{index}/evidence", violation=violation.text)


@CHECKS.rule("L065")
def _taken_after_decision(view: View) -> Hits:
    for index, each in enumerate(view.case.evidence):
        taken = day_of(each.taken_at)
        if taken and view.decided_on and taken > view.decided_on:
            yield hit(f"/evidence/{index}/taken_at", name=each.name, on=taken, decided=view.decided_on)


@CHECKS.rule("L066")
def _no_inquiry(view: View) -> Hits:
    if view.penalty and not view.case.inquiries:
        yield hit("/inquiries")


@CHECKS.rule("L067")
def _inquiry_rights(view: View) -> Hits:
    for index, inquiry in enumerate(view.case.inquiries):
        if not inquiry.rights_told:
            yield hit(f"/inquiries/{index}/rights_told", person=inquiry.person)


@CHECKS.rule("L068")
def _inquiry_duty(view: View) -> Hits:
    for index, inquiry in enumerate(view.case.inquiries):
        if not inquiry.duty_told:
            yield hit(f"/inquiries/{index}/duty_told", person=inquiry.person)


@CHECKS.rule("L069")
def _two_persons_in_one_record(view: View) -> Hits:
    for index, inquiry in enumerate(view.case.inquiries):
        if inquiry.others:
            others = "、".join(inquiry.others)
            yield hit(f"/inquiries/{index}/others", person=inquiry.person, others=others)


@CHECKS.rule("L070")
def _pages_unsigned(view: View) -> Hits:
    for index, inquiry in enumerate(view.case.inquiries):
        if not inquiry.refusal_noted and (not inquiry.pages or inquiry.pages_signed < inquiry.pages):
            where = f"/inquiries/{index}/pages_signed"
            yield hit(where, person=inquiry.person, pages=inquiry.pages, signed=inquiry.pages_signed)


@CHECKS.rule("L071")
def _corrections_unmarked(view: View) -> Hits:
    for index, inquiry in enumerate(view.case.inquiries):
        if inquiry.corrections_marked < inquiry.corrections:
            yield hit(f"/inquiries/{index}/corrections_marked", person=inquiry.person)


@CHECKS.rule("L072")
def _times_of_work(view: View) -> Hits:
    for work in view.works():
        if not work.where.startswith(("/inquiries", "/inspections")):
            continue
        reversed_times = work.started_at and work.ended_at and work.ended_at <= work.started_at
        missing = work.where.startswith("/inquiries") and (work.started_at is None or work.ended_at is None)
        if reversed_times or missing:
            yield hit(f"{work.where}/ended_at", work=work.name)


@CHECKS.rule("L073")
def _registration_unapproved(view: View) -> Hits:
    for index, each in enumerate(view.case.registrations):
        if not each.approved_by_head:
            yield hit(f"/registrations/{index}/approved_by_head")


@CHECKS.rule("L074")
def _registration_overdue(view: View) -> Hits:
    for index, each in enumerate(view.case.registrations):
        until = last_day("evidence-registration", each.on)
        ended = each.decided_on or view.today
        if until and ended > until:
            yield hit(f"/registrations/{index}/decided_on", until=until, ended=ended)


@CHECKS.rule("L075")
def _registration_ground(view: View) -> Hits:
    for index, each in enumerate(view.case.registrations):
        if not each.ground.strip():
            yield hit(f"/registrations/{index}/ground")


@CHECKS.rule("L076")
def _registration_list(view: View) -> Hits:
    for index, each in enumerate(view.case.registrations):
        if not each.items or not each.list_signed:
            yield hit(f"/registrations/{index}/items")


@CHECKS.rule("L077")
def _registration_outcome(view: View) -> Hits:
    for index, each in enumerate(view.case.registrations):
        if each.decided_on and not each.outcome.strip():
            yield hit(f"/registrations/{index}/outcome")


@CHECKS.rule("L078")
def _no_report(view: View) -> Hits:
    if view.decision and view.case.report is None:
        yield hit("/report")


@CHECKS.rule("L079")
def _report_incomplete(view: View) -> Hits:
    report = view.case.report
    if report is None:
        return
    asked = {
        "on": ("日期", report.on is not None),
        "facts": ("违法事实", bool(report.facts.strip())),
        "evidence": ("证据清单", bool(report.evidence)),
        "basis": ("法律适用", bool(report.basis)),
        "proposal": ("处理建议", bool(report.proposal.strip())),
        "signed_by": ("两名承办人签名", len(set(report.signed_by)) > 1),
    }
    for field, (title, there) in asked.items():
        if not there:
            yield hit(f"/report/{field}", what=title)


@CHECKS.rule("L080")
def _violation_incomplete(view: View) -> Hits:
    for index, one in enumerate(view.case.violations):
        asked = {
            "conduct_on": ("时间", one.conduct_on is not None),
            "place": ("地点或者部位", bool(one.place.strip())),
            "text": ("行为", bool(one.text.strip())),
            "violated": ("违反的条款", bool(one.violated)),
            "penalty": ("处罚依据的条款", bool(one.penalty.strip())),
        }
        for field, (title, there) in asked.items():
            if not there:
                yield hit(f"/violations/{index}/{field}", what=title)


@CHECKS.rule("L081")
def _order_basis(view: View) -> Hits:
    for index, order in enumerate(view.case.orders):
        if not order.basis:
            yield hit(f"/orders/{index}/basis", number=order.number)


@CHECKS.rule("L082")
def _wrong_duty(view: View) -> Hits:
    for index, one in enumerate(view.case.violations):
        duties = {duty for tier in tiers_at(one.penalty, view.decided_on) for duty in tier.obligations}
        articles = {(duty.law, duty.article) for duty in duties}
        places = tuple(filter(None, (located(ref, view.decided_on) for ref in one.violated)))
        if articles and places and not any((place.law, place.article) in articles for place in places):
            known = "、".join(sorted({duty.ref for duty in duties}))
            yield hit(f"/violations/{index}/violated", cited="、".join(one.violated), known=known)

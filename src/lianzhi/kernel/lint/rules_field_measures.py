"""Measures ordered on the spot and how work was allowed again (安全生产法 65); more time to correct (整改延期)."""

from __future__ import annotations

from datetime import date

from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.investigating import FieldMeasure
from lianzhi.kernel.lint.view import View

CHECKS = Checks()


def _stopping(each: FieldMeasure) -> str:
    """Those of the measures that stop work or send people away, in words."""
    return "、".join(limits().field_measures.among(each.measures))


@CHECKS.rule("L238")
def _not_major(view: View) -> Hits:
    for index, each in enumerate(view.case.field_measures):
        if _stopping(each) and not each.major:
            yield hit(f"/field_measures/{index}/major", measure=_stopping(each))


@CHECKS.rule("L239")
def _no_danger(view: View) -> Hits:
    for index, each in enumerate(view.case.field_measures):
        if _stopping(each) and not each.danger.strip():
            yield hit(f"/field_measures/{index}/danger")


@CHECKS.rule("L240")
def _not_served(view: View) -> Hits:
    for index, each in enumerate(view.case.field_measures):
        if each.served_on is None:
            yield hit(f"/field_measures/{index}/served_on")


def _unreviewed(each: FieldMeasure, resumed: date) -> str:
    """What the review lacked; empty where nothing."""
    if each.reviewed_on is None or not each.reviewers:
        return "没有审查记录"
    if each.reviewed_on > resumed:
        return "早于审查"
    if each.open_hazards:
        return f"时还有{each.open_hazards}项事故隐患没有排除"
    return "" if each.agreed_by.strip() else "没有负责人同意"


@CHECKS.rule("L241")
def _resumed(view: View) -> Hits:
    for index, each in enumerate(view.case.field_measures):
        what = _unreviewed(each, each.resumed_on) if each.resumed_on and _stopping(each) else ""
        if what:
            yield hit(f"/field_measures/{index}/resumed_on", what=what)


@CHECKS.rule("L242")
def _as_penalty(view: View) -> Hits:
    found = limits().never_penalties.among(view.decision.kinds) if view.decision else ()
    if found:
        yield hit("/decision/kinds", kinds="、".join(found))


@CHECKS.rule("L243")
def _asked_late(view: View) -> Hits:
    for index, each in enumerate(view.case.postponements):
        until = each.original_until
        if until and each.applied_on and each.applied_on > until:
            yield hit(f"/postponements/{index}/applied_on", until=until, on=each.applied_on)


@CHECKS.rule("L244")
def _informal(view: View) -> Hits:
    for index, each in enumerate(view.case.postponements):
        if not each.granted:
            continue
        asked = {
            "reason": ("申请的理由", bool(each.reason.strip())),
            "safeguards": ("期间的安全保障措施", bool(each.safeguards.strip())),
            "approved_by": ("批准的负责人", bool(each.approved_by.strip())),
            "answered_on": ("答复的日期", each.answered_on is not None),
        }
        for field, (what, there) in asked.items():
            if not there:
                yield hit(f"/postponements/{index}/{field}", what=what)


@CHECKS.rule("L245")
def _another_day(view: View) -> Hits:
    for index, order in enumerate(view.case.orders):
        until = max(
            (
                each.granted_until
                for each in view.case.postponements
                if each.granted and each.granted_until and each.order == order.number
            ),
            default=None,
        )
        if until and order.correct_by and order.correct_by != until:
            yield hit(f"/orders/{index}/correct_by", given=order.correct_by, until=until)


@CHECKS.rule("L246")
def _unanswered(view: View) -> Hits:
    for index, each in enumerate(view.case.postponements):
        until = each.original_until
        if each.granted is None and until and view.today > until:
            yield hit(f"/postponements/{index}/granted", on=each.applied_on or "没有写明日期", until=until)


@CHECKS.rule("L255")
def _by_township(view: View) -> Hits:
    instrument = view.case.instrument
    if view.case.channel == "own" or instrument is None or instrument.compulsion is not False:
        return
    acting = {body.name for body in (view.case.acts or view.authority,) if body.name}
    for index, each in enumerate(view.case.field_measures):
        if _stopping(each) and each.authority in acting:
            where = f"/field_measures/{index}/authority"
            yield hit(where, authority=each.authority, measure=_stopping(each))

"""Suspected crime: handed over, in time, whole, and never replaced by a fine."""

from __future__ import annotations

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.performing import Transfer
from lianzhi.kernel.lint.view import View, day_of, last_day, last_instant, local
from lianzhi.kernel.procedure.words import cited as citations_of
from lianzhi.kernel.procedure.words import guard_pack, officers_needed

CHECKS = Checks()


def _suspected(view: View) -> Transfer | None:
    found = view.case.transfer
    return found if found and found.suspected else None


@CHECKS.rule("L199")
def _fine_instead(view: View) -> Hits:
    found = _suspected(view)
    if found and view.penalty and view.fine.fen and not found.settled:
        yield hit("/decision/fine", fine=view.fine.words)


@CHECKS.rule("L200")
def _not_handed_over(view: View) -> Hits:
    found = _suspected(view)
    if found and found.handed_over_at is None and (found.approved or found.decided_on is None):
        until = last_day("crime-transfer-decision", found.reported_on or found.found_on)
        if until is None or view.today > until:
            yield hit("/transfer/handed_over_at")


@CHECKS.rule("L201")
def _group(view: View) -> Hits:
    found = _suspected(view)
    if found is None:
        return
    minimum = officers_needed(found.found_on or view.today)
    if len(set(found.group)) < minimum:
        yield hit("/transfer/group", minimum=minimum)


@CHECKS.rule("L202")
def _report(view: View) -> Hits:
    found = _suspected(view)
    if found and not (found.report.strip() and found.reported_on):
        yield hit("/transfer/report")


@CHECKS.rule("L203")
def _decided_late(view: View) -> Hits:
    found = _suspected(view)
    until = last_day("crime-transfer-decision", found.reported_on) if found else None
    if found and until and found.decided_on and found.decided_on > until and not found.late_reason.strip():
        yield hit("/transfer/decided_on", until=until, on=found.decided_on)


@CHECKS.rule("L204")
def _not_by_head(view: View) -> Hits:
    found = _suspected(view)
    if found and found.decided_on and not found.decided_by_head:
        yield hit("/transfer/decided_by_head")


@CHECKS.rule("L205")
def _handed_over_late(view: View) -> Hits:
    found = _suspected(view)
    if found is None or found.late_reason.strip():
        return
    until, done = last_instant("crime-transfer-handover", found.approved_at), local(found.handed_over_at)
    if until and done and done > until:
        yield hit("/transfer/handed_over_at", until=until.isoformat(" ", "minutes"))


@CHECKS.rule("L206")
def _materials(view: View) -> Hits:
    found = _suspected(view)
    for material in guard_pack().transfer_materials if found and found.handed_over_at else ():
        if found and material.key not in found.materials:
            yield hit("/transfer/materials", citations=citations_of(material.cite), what=material.title)


@CHECKS.rule("L207")
def _receipt(view: View) -> Hits:
    found = _suspected(view)
    if found and found.handed_over_at and not found.receipt.strip():
        yield hit("/transfer/receipt")


@CHECKS.rule("L208")
def _refused_silently(view: View) -> Hits:
    found = _suspected(view)
    if found and found.decided_on and not found.approved and not found.refusal_reason.strip():
        yield hit("/transfer/refusal_reason")


@CHECKS.rule("L209")
def _procuratorate(view: View) -> Hits:
    found = _suspected(view)
    if found and found.handed_over_at and not found.copied_to_procuratorate:
        yield hit("/transfer/copied_to_procuratorate")


@CHECKS.rule("L210")
def _unanswered(view: View) -> Hits:
    found = _suspected(view)
    until = last_day("crime-filing-decision", day_of(found.handed_over_at)) if found else None
    if found and until and view.today > until and not found.police_answer.strip():
        yield hit("/transfer/police_answer", until=until)


@CHECKS.rule("L211")
def _goods(view: View) -> Hits:
    found = _suspected(view)
    until = last_day("crime-materials-handover", found.answered_on) if found and found.police_filed else None
    if found and until and (found.goods_handed_on or view.today) > until:
        yield hit("/transfer/goods_handed_on", until=until)


@CHECKS.rule("L212")
def _charge(view: View) -> Hits:
    found = _suspected(view)
    if found and not found.charge.strip():
        yield hit("/transfer/charge")

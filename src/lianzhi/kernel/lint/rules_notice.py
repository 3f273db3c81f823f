"""Notice, defence and hearing: told before decided, heard before judged."""

from __future__ import annotations

from datetime import date

from lianzhi.kernel.discretion.thresholds import hearing_due
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.deciding import Notice
from lianzhi.kernel.lint.persons import money
from lianzhi.kernel.lint.view import NOTHING, View, last_day
from lianzhi.kernel.procedure.words import agents_allowed
from lianzhi.kernel.types import Citation, Money

CHECKS = Checks()


@CHECKS.rule("L102")
def _no_notice(view: View) -> Hits:
    if view.penalty and not view.served_notices:
        yield hit("/notices")


def _answered(view: View) -> bool:
    return any(each.content.strip() or (each.waived and each.in_writing) for each in view.case.defences)


def _defence_until(notice: Notice) -> date | None:
    lawful = last_day("statement-defence", notice.served_on)
    return max(filter(None, (notice.defence_until, lawful)), default=None)


@CHECKS.rule("L103")
def _defence_running(view: View) -> Hits:
    if view.penalty is None or view.decided_on is None or _answered(view):
        return
    for where, notice in view.notices():
        until = _defence_until(notice)
        if until and view.decided_on <= until:
            yield hit(f"{where}/defence_until", until=until, decided=view.decided_on)


def _heavy(view: View, fine: Money, measures: tuple[str, ...]) -> tuple[str, tuple[Citation, ...]]:
    """Why a hearing must be offered; empty where it need not be."""
    on = view.decided_on or view.today
    is_due, reasons = hearing_due(
        view.party_kind, fine, measures=measures, on=on, confiscated=_confiscated(view)
    )
    if not is_due:
        return "", ()
    return "；".join(each.text for each in reasons), tuple(c for each in reasons for c in each.citations)


def _confiscated(view: View) -> Money:
    return (money(view.decision.confiscated) if view.decision else None) or NOTHING


@CHECKS.rule("L104")
def _hearing_not_offered(view: View) -> Hits:
    if view.penalty is None or any(notice.hearing_told for notice in view.served_notices):
        return
    why, citations = _heavy(view, view.fine, view.measures)
    if why:
        yield hit("/notices", citations=citations, why=why)


def _hearing_until(notice: Notice) -> date | None:
    lawful = last_day("hearing-request", notice.served_on)
    return max(filter(None, (notice.hearing_until, lawful)), default=None)


@CHECKS.rule("L105")
def _hearing_running(view: View) -> Hits:
    hearing = view.case.hearing
    settled = hearing is not None and (hearing.requested_on or hearing.waived_on)
    if view.penalty is None or view.decided_on is None or settled:
        return
    for where, notice in view.notices():
        until = _hearing_until(notice) if notice.hearing_told else None
        if until and view.decided_on <= until:
            yield hit(f"{where}/hearing_until", until=until, decided=view.decided_on)


@CHECKS.rule("L106")
def _hearing_not_held(view: View) -> Hits:
    hearing = view.case.hearing
    if view.penalty and hearing and hearing.requested_on and not (hearing.held_on or hearing.waived_on):
        yield hit("/hearing/held_on", on=hearing.requested_on)


@CHECKS.rule("L107")
def _heavier(view: View) -> Hits:
    if view.penalty is None:
        return
    amounts: list[Money] = []
    for notice in view.case.notices:
        told = money(notice.fine)
        if told is None:
            continue
        amounts = [told] if notice.new_facts.strip() else [*amounts, told]
    if amounts and view.fine > min(amounts):
        yield hit("/decision/fine", fine=view.fine.words, told=min(amounts).words)


@CHECKS.rule("L108")
def _measures_not_told(view: View) -> Hits:
    if view.penalty is None or not view.case.notices:
        return
    told = {measure for notice in view.case.notices for measure in notice.measures}
    for measure in view.measures:
        if measure not in told:
            yield hit("/decision/kinds", measure=measure)


@CHECKS.rule("L109")
def _notice_incomplete(view: View) -> Hits:
    for where, notice in view.notices():
        asked = {
            "facts": ("违法事实", bool(notice.facts.strip())),
            "evidence_told": ("证据", notice.evidence_told),
            "violated": ("违反的条款", bool(notice.violated)),
            "basis": ("处罚依据", bool(notice.basis)),
            "fine": ("拟处罚的种类和数额", notice.fine is not None or bool(notice.measures)),
            "contact": ("联系人和地址", bool(notice.contact.strip())),
            "number": ("文号", bool(notice.number.strip())),
        }
        for field, (title, there) in asked.items():
            if not there:
                yield hit(f"{where}/{field}", number=notice.number, what=title)


@CHECKS.rule("L110")
def _defence_not_told(view: View) -> Hits:
    for where, notice in view.notices():
        if not notice.defence_told:
            yield hit(f"{where}/defence_told", number=notice.number)


@CHECKS.rule("L111")
def _not_reviewed_defence(view: View) -> Hits:
    for index, each in enumerate(view.case.defences):
        if each.content.strip() and not (each.reviewed_on and each.opinion.strip()):
            yield hit(f"/defences/{index}/opinion")


@CHECKS.rule("L112")
def _waived_by_word(view: View) -> Hits:
    for index, each in enumerate(view.case.defences):
        if each.waived and not each.in_writing:
            yield hit(f"/defences/{index}/in_writing")


@CHECKS.rule("L113")
def _hearing_notified_late(view: View) -> Hits:
    hearing = view.case.hearing
    until = last_day("hearing-notice", hearing.held_on) if hearing else None
    if hearing and until and (hearing.notified_on is None or hearing.notified_on > until):
        yield hit("/hearing/notified_on", until=until, on=hearing.notified_on or "（没有登记）")


@CHECKS.rule("L114")
def _closed_doors(view: View) -> Hits:
    hearing = view.case.hearing
    if hearing and hearing.held_on and not hearing.public and not hearing.closed_reason.strip():
        yield hit("/hearing/public")


@CHECKS.rule("L115")
def _hearing_record(view: View) -> Hits:
    hearing = view.case.hearing
    if hearing and hearing.held_on and not (hearing.record_signed or hearing.refusal_noted):
        yield hit("/hearing/record_signed")


@CHECKS.rule("L116")
def _hearing_report(view: View) -> Hits:
    hearing = view.case.hearing
    if hearing is None or hearing.held_on is None:
        return
    decided = view.decided_on
    if not hearing.report.strip() or (decided and hearing.report_on and decided < hearing.report_on):
        yield hit("/hearing/report")


@CHECKS.rule("L117")
def _investigators_absent(view: View) -> Hits:
    hearing = view.case.hearing
    if hearing and hearing.held_on and not hearing.investigators:
        yield hit("/hearing/investigators")


@CHECKS.rule("L118")
def _too_many_agents(view: View) -> Hits:
    hearing = view.case.hearing
    if hearing and hearing.held_on and hearing.agents > agents_allowed(hearing.held_on):
        yield hit("/hearing/agents", count=hearing.agents, most=agents_allowed(hearing.held_on))


@CHECKS.rule("L119")
def _hearing_term_cut(view: View) -> Hits:
    for where, notice in view.notices():
        lawful = last_day("hearing-request", notice.served_on) if notice.hearing_told else None
        if lawful and notice.hearing_until and notice.hearing_until < lawful:
            yield hit(f"{where}/hearing_until", given=notice.hearing_until, until=lawful)


@CHECKS.rule("L120")
def _notice_unsealed(view: View) -> Hits:
    for where, notice in view.notices():
        if not notice.sealed:
            yield hit(f"{where}/sealed", number=notice.number)


@CHECKS.rule("L121")
def _hearing_chairless(view: View) -> Hits:
    hearing = view.case.hearing
    if hearing and hearing.held_on and not (hearing.chair.strip() and hearing.recorder.strip()):
        yield hit("/hearing/chair")

"""Payment, late fines, demand, court enforcement, disclosure."""

from __future__ import annotations

from datetime import date

from lianzhi.kernel import late_fines
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.execution import CourtFacts, court_window
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.pack import lists
from lianzhi.kernel.lint.performing import Demand, Payment
from lianzhi.kernel.lint.persons import money
from lianzhi.kernel.lint.view import NOTHING, View, last_day
from lianzhi.kernel.procedure.words import cited as citations_of
from lianzhi.kernel.types import DateSpan, Money

CHECKS = Checks()


def _by_officer(view: View) -> list[tuple[int, Payment]]:
    return [(i, each) for i, each in enumerate(view.case.payments) if each.collected_by == "officer"]


@CHECKS.rule("L180")
def _collected_on_the_spot(view: View) -> Hits:
    for index, each in _by_officer(view):
        if not each.spot_ground.strip():
            yield hit(f"/payments/{index}/spot_ground")


@CHECKS.rule("L181")
def _handed_in_late(view: View) -> Hits:
    for index, each in _by_officer(view):
        until = last_day("on-site-fine-handover", each.on)
        if until and (each.handed_in_on or view.today) > until:
            yield hit(f"/payments/{index}/handed_in_on", until=until)


@CHECKS.rule("L182")
def _deposited_late(view: View) -> Hits:
    for index, each in _by_officer(view):
        until = last_day("on-site-fine-deposit", each.handed_in_on)
        if until and (each.deposited_on or view.today) > until:
            yield hit(f"/payments/{index}/deposited_on", until=until)


@CHECKS.rule("L183")
def _no_receipt(view: View) -> Hits:
    for index, each in enumerate(view.case.payments):
        if not each.receipt.strip():
            yield hit(f"/payments/{index}/receipt")


def _paid(view: View) -> Money:
    paid = 0
    for each in view.case.payments:
        paid += (money(each.amount) or NOTHING).fen - (money(each.late_fine) or NOTHING).fen
    return Money(paid)


def pay_by(view: View) -> date | None:
    """The last day to pay: the statute's after service, or that of an approved deferral."""
    service = view.decision_service
    deferral = view.case.deferral
    until = deferral.until if deferral and deferral.approved_on else None
    return max(filter(None, (last_day("fine-payment", service.on if service else None), until)), default=None)


def _fine(view: View) -> Money:
    """The fine as it stands: as signed, or as the last reconsideration or judgment changed it."""
    changed = [money(each.changed_to) for each in view.case.disputes if each.changed_to is not None]
    return (changed[-1] if changed else None) or view.fine


def _left(view: View) -> Money:
    """What is unpaid of it; nothing once enforcement was ended on a ground of the law."""
    if view.penalty is None or view.case.termination is not None:
        return NOTHING
    return Money(max(0, _fine(view).fen - _paid(view).fen))


@CHECKS.rule("L184")
def _closed_unpaid(view: View) -> Hits:
    closed = view.case.closure is not None and view.case.closure.on is not None
    left = _left(view)
    if closed and left.fen and view.case.court is None:
        yield hit("/payments", owed=left.words)


@CHECKS.rule("L185")
def _unpaid_and_undemanded(view: View) -> Hits:
    due_by = pay_by(view)
    pending = any(each.first and each.last is None for each in view.case.disputes)
    if due_by and view.today > due_by and _left(view).fen and not view.case.demands and not pending:
        yield hit("/demands", due=due_by)


def _parts(view: View, due_by: date) -> list[late_fines.Part]:
    """The fine as it is due: at once, or in the parts of a deferral, late before it where it was granted late."""
    deferral, service = view.case.deferral, view.decision_service
    granted = deferral.approved_on if deferral else None
    if deferral is None or granted is None or not deferral.instalments:
        return [late_fines.Part(_fine(view), due_by)]
    first = last_day("fine-payment", service.on if service else None)
    earlier = (first, granted) if first and granted > first else None
    parts = [
        late_fines.Part(money(each.amount) or NOTHING, each.due or due_by, (), earlier)
        for each in deferral.instalments
    ]
    rest = _fine(view).fen - sum(each.amount.fen for each in parts)
    return [*([late_fines.Part(Money(rest), first)] if rest > 0 and first else []), *parts]


@CHECKS.rule("L186")
def _late_fine_wrong(view: View) -> Hits:
    due_by = pay_by(view)
    if due_by is None or view.penalty is None:
        return
    paused = tuple(DateSpan(each.first, each.last) for each in view.case.disputes if each.first)
    for index, each in enumerate(view.case.late_fines):
        claimed = money(each.amount)
        until = each.until or each.on
        if claimed is None or until is None:
            continue
        lawful = late_fines.answer_parts(_parts(view, due_by), on=until, paused=paused)
        if claimed > lawful.amount:
            where = f"/late_fines/{index}/amount"
            yield hit(where, claimed=claimed.words, most=lawful.amount.words, days=lawful.days)


def _incomplete(demand: Demand) -> list[str]:
    asked = {
        "文号": bool(demand.number.strip()),
        "明确的金额": demand.amount is not None,
        "给付方式": bool(demand.method.strip()),
        "陈述权和申辩权": demand.defence_told,
        "送达日期": demand.served_on is not None,
    }
    return [title for title, there in asked.items() if not there]


@CHECKS.rule("L187")
def _demand_incomplete(view: View) -> Hits:
    for index, each in enumerate(view.case.demands):
        missing = _incomplete(each)
        if missing:
            yield hit(f"/demands/{index}", what="、".join(missing))


@CHECKS.rule("L188")
def _not_demanded(view: View) -> Hits:
    court = view.case.court
    if court is None or court.on is None:
        return
    ends = [last_day("demand-notice", each.served_on) for each in view.case.demands if each.served_on]
    known = [end for end in ends if end]
    if not known:
        yield hit("/demands", until="（没有催告）", on=court.on)
    elif court.on <= min(known):
        yield hit("/court/on", until=min(known), on=court.on)


def _window(view: View) -> tuple[date, date] | None:
    """The day after which, and until which, the court may be asked; None where nothing can be counted."""
    service, deferral = view.decision_service, view.case.deferral
    if service is None or service.on is None:
        return None
    ended = [each for each in view.case.disputes if each.last]
    upheld = [each.last for each in ended if each.kind == "reconsideration" and not each.is_withdrawn]
    judged = [each.last for each in ended if each.kind == "litigation"]
    facts = CourtFacts(
        served_on=service.on,
        upheld_on=max(filter(None, upheld), default=None),
        judged_on=max(filter(None, judged), default=None),
        deferred_until=deferral.until if deferral and deferral.approved_on else None,
    )
    try:
        found = court_window(facts)
    except (
        LookupError,
        MalformedQuestion,
        OverflowError,
    ):  # a day no rule covers, or at the end of the calendar
        return None
    opened = found.remedies_until
    if facts.deferred_until and facts.deferred_until > opened:
        opened = facts.deferred_until
    return opened, found.closes_on


@CHECKS.rule("L189")
def _outside_window(view: View) -> Hits:
    court, window = view.case.court, _window(view)
    if court is None or court.on is None or window is None:
        return
    opened, until = window
    if not opened < court.on <= until:
        yield hit("/court/on", opened=opened, until=until, on=court.on)


@CHECKS.rule("L190")
def _application(view: View) -> Hits:
    court = view.case.court
    if court is None:
        return
    for material in lists().court_materials:
        if material.key not in court.materials:
            yield hit("/court/materials", citations=citations_of(material.cite), what=material.title)
    asked = {
        "signed_by_head": ("负责人签名", court.signed_by_head),
        "sealed": ("机关印章", court.sealed),
        "on": ("日期", court.on is not None),
    }
    for field, (title, there) in asked.items():
        if not there:
            yield hit(f"/court/{field}", what=title)


@CHECKS.rule("L191")
def _deferral(view: View) -> Hits:
    deferral = view.case.deferral
    if deferral is None:
        return
    asked = {
        "applied_on": ("当事人的申请", deferral.applied_on is not None),
        "reason": ("经济困难的理由", bool(deferral.reason.strip())),
        "approved_on": (
            "行政机关的批准",
            deferral.approved_on is not None and bool(deferral.approved_by.strip()),
        ),
    }
    for field, (title, there) in asked.items():
        if not there:
            yield hit(f"/deferral/{field}", what=title)


@CHECKS.rule("L192")
def _instalments(view: View) -> Hits:
    deferral = view.case.deferral
    parts = deferral.instalments if deferral else ()
    total = sum((money(each.amount) or NOTHING).fen for each in parts)
    asked_on = (deferral.applied_on or deferral.approved_on) if deferral else None
    paid = [each for each in view.case.payments if each.on and asked_on and each.on <= asked_on]
    # What was paid before is no part of the plan; a payment of the same day may have come before or after.
    earlier = [sum((money(each.amount) or NOTHING).fen for each in paid if each.on != asked_on)]
    earlier.append(sum((money(each.amount) or NOTHING).fen for each in paid))
    if parts and total not in {max(0, view.fine.fen - fen) for fen in earlier}:
        yield hit("/deferral/instalments", total=Money(total).words, fine=view.fine.words)


@CHECKS.rule("L193")
def _disclosed_late(view: View) -> Hits:
    is_unit = view.party.subject == "unit"  # 安全生产法 78.2 speaks of 生产经营单位 only
    until = last_day("disclosure", view.decided_on) if view.penalty and is_unit else None
    shown = view.case.disclosure.on if view.case.disclosure else None
    if until and (shown or view.today) > until:
        yield hit("/disclosure/on", until=until)


@CHECKS.rule("L194")
def _disclosed_before_service(view: View) -> Hits:
    disclosure, service = view.case.disclosure, view.decision_service
    revoked, decided = disclosure.revoked_on if disclosure else None, view.decided_on
    if (
        disclosure
        and disclosure.on
        and revoked
        and decided
        and disclosure.on < decided
        and revoked <= decided
    ):
        return  # what was shown is the decision that fell before this one
    if disclosure and disclosure.on and service and service.on and disclosure.on < service.on:
        yield hit("/disclosure/on", on=disclosure.on, served=service.on)


@CHECKS.rule("L195")
def _personal_data(view: View) -> Hits:
    disclosure = view.case.disclosure
    if disclosure and disclosure.on and not disclosure.personal_data_hidden:
        yield hit("/disclosure/personal_data_hidden")


@CHECKS.rule("L196")
def _not_withdrawn(view: View) -> Hits:
    disclosure = view.case.disclosure
    until = last_day("disclosure-withdrawal", disclosure.revoked_on) if disclosure else None
    if disclosure and until and (disclosure.withdrawn_on or view.today) > until:
        yield hit("/disclosure/withdrawn_on", until=until)


@CHECKS.rule("L197")
def _no_penalty_disclosed(view: View) -> Hits:
    disclosure, decision = view.case.disclosure, view.decision
    if disclosure and disclosure.on and decision and decision.outcome in ("no_penalty", "dismissed"):
        yield hit("/disclosure/on")


@CHECKS.rule("L198")
def _disclosed_in_dispute(view: View) -> Hits:
    disclosure = view.case.disclosure
    for each in view.case.disputes:
        shown = disclosure.on if disclosure else None
        if shown and each.first and each.first <= shown and (each.last is None or shown <= each.last):
            yield hit("/disclosure/on", body=each.body or "复议机关、法院")

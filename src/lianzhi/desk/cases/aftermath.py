"""What the case page offers and watches beside the steps: which act when, which clocks run after a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lianzhi.cases.constants import CaseState, CourtState, RemedyKind
from lianzhi.cases.models import CaseFile, Decision
from lianzhi.cases.selectors import decisions_of
from lianzhi.cases.services import following
from lianzhi.cases.services.deciding_term import counted
from lianzhi.cases.services.dues import Dues
from lianzhi.cases.services.paying import court_of, window_of
from lianzhi.cases.services.terms import term
from lianzhi.cases.services.waiting_papers import unserved
from lianzhi.kernel.deadlines import DeadlineAnswer
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure import beside_acts
from lianzhi.kernel.trace import Reason

CLOSED_TO_ALL = frozenset(
    {CaseState.CLUE, CaseState.FILING_SUBMITTED, CaseState.NOT_FILED, CaseState.ARCHIVED}
)
# Steps that lead elsewhere than on: offered in the menu, never as what comes next.
ASIDE = frozenset({"reinvestigate", "revoke-decision", "terminate-enforcement"})


@dataclass(frozen=True, slots=True)
class Offer:
    """An act beside the steps; `is_next` where its moment has come."""

    key: str
    is_next: bool


def offers(case: CaseFile, owed: Dues, today: date) -> list[Offer]:
    """The acts beside the steps that make sense now."""
    people = Offer("replace-handler", is_next=False)
    if case.state in CLOSED_TO_ALL:
        return [each for each in (people,) if case.state in beside_acts()[each.key].open_in]
    found = [people, *_of_service(case)]
    if case.state in beside_acts()["start-exclusion"].open_in:
        found += _of_term(case)
    decisions = list(decisions_of(case))
    decision = next((each for each in decisions if each.revoked_on is None), None)
    if decision is not None and case.state == CaseState.SERVED:
        found += _of_payment(decision, owed, today)
        found += _of_demand(decision, owed, today)
    if decision is not None and court_of(decision) is not None:
        found.append(Offer("record-court", is_next=True))
    if decisions:
        found += _of_remedy(decisions, decision, owed)
    return [each for each in found if case.state in beside_acts()[each.key].open_in]


def _of_service(case: CaseFile) -> Iterator[Offer]:
    yield Offer("confirm-address", is_next=False)
    waiting = unserved(case)
    if waiting is not None and following.announcement_of(waiting) is None:
        yield Offer("announce-service", is_next=False)


def _of_term(case: CaseFile) -> Iterator[Offer]:
    if following.asked_extension(case) is not None:
        yield Offer("answer-extension", is_next=True)
    else:
        yield Offer("request-extension", is_next=False)
    yield Offer("start-exclusion", is_next=False)
    if any(each.ended_on is None for each in following.exclusions_of(case)):
        yield Offer("end-exclusion", is_next=True)


def _of_payment(decision: Decision, owed: Dues, today: date) -> Iterator[Offer]:
    if following.asked_deferral(decision) is not None:
        yield Offer("answer-deferral", is_next=True)
    elif owed.fine.fen and following.granted_deferral(decision) is None:
        yield Offer("request-deferral", is_next=False)
    if _is_late(decision, owed, today):
        yield Offer("remind-payment", is_next=False)
        decided = sum(each.amount_fen for each in decision.surcharges.all())
        if owed.accrued.fen > decided:
            yield Offer("decide-late-fine", is_next=not decided)


def _is_late(decision: Decision, owed: Dues, today: date) -> bool:
    last = following.deferred_until(decision) or decision.pay_by
    return bool(owed.total.fen) and last is not None and today > last


def _of_demand(decision: Decision, owed: Dues, today: date) -> Iterator[Offer]:
    if court_of(decision) is not None:
        return
    demand, pending = following.latest_demand(decision), following.pending_remedy(decision)
    if demand is not None and demand.served_on is None:
        yield Offer("serve-demand", is_next=True)
    elif demand is not None:
        if not demand.answer:
            yield Offer("answer-demand", is_next=False)
        if owed.total.fen:
            yield Offer("apply-to-court", is_next=True)
    elif pending is None and _is_late(decision, owed, today):
        yield Offer("issue-demand", is_next=True)


def _of_remedy(decisions: list[Decision], decision: Decision | None, owed: Dues) -> Iterator[Offer]:
    if owed.overpaid.fen:
        yield Offer("record-refund", is_next=True)
    if any(each.fell_on is not None and _is_public(each) for each in decisions):
        yield Offer("withdraw-publication", is_next=True)
    if decision is None or following.served_on(decision) is None:
        return
    if following.pending_remedy(decision) is not None:
        yield Offer("settle-remedy", is_next=True)
    else:
        yield Offer("record-remedy", is_next=False)
    if following.publication_of(decision) is None and decision.fell_on is None:
        yield Offer("publish-decision", is_next=_must_be_public(decision.case, decision))


def _must_be_public(case: CaseFile, decision: Decision) -> bool:
    """安全生产法 78.2 exposes units, whatever the procedure; of persons only 行政处罚法 48 speaks, without a day."""
    is_open = following.publication_of(decision) is None and decision.fell_on is None
    return case.party_kind == "unit" and is_open


def _is_public(decision: Decision) -> bool:
    publication = following.publication_of(decision)
    return publication is not None and publication.withdrawn_on is None


Clock = tuple[str, DeadlineAnswer]


def deciding_clock(case: CaseFile, today: date) -> Iterator[Clock]:
    """The term of the decision, with what was left out of it and an extension; both rest on rules 待核定."""
    counts = counted(case, today)
    if counts is None:
        return
    extension = following.granted_extension(case)
    if extension is None:
        yield "作出处罚决定", counts
        return
    basis = parse_ref(extension.basis)
    reason = Reason(f"机关负责人批准延长至{extension.until}：{extension.reason}", (basis,), provisional=True)
    yield (
        "作出处罚决定（已批准延长）",
        replace(
            counts,
            due=max(extension.until, counts.due or extension.until),
            act_by=extension.until,
            provisional=True,
            citations=(basis,),
            reasons=(reason, *counts.reasons),
        ),
    )


def clocks(case: CaseFile, decision: Decision | None, owed: Dues) -> Iterator[Clock]:
    """The clocks beside the ordinary ones."""
    if case.state in CLOSED_TO_ALL:
        return
    waiting = unserved(case)
    announced = following.announcement_of(waiting) if waiting is not None else None
    if announced is not None:
        yield "公告送达的公告期", term("announcement-service", announced.published_on)
    for each in decisions_of(case):
        if each.fell_on is not None and _is_public(each):
            yield "撤回公开的处罚决定信息", term("disclosure-withdrawal", each.fell_on)
    if decision is not None and _must_be_public(case, decision):
        yield "公开处罚决定", term("disclosure", decision.decided_on)
    if decision is None or following.served_on(decision) is None:
        return
    if case.state == CaseState.SERVED:
        yield from _instalments(decision, owed)
        yield from _enforcement(case, decision)
    yield from _remedies(decision)


def _instalments(decision: Decision, owed: Dues) -> Iterator[Clock]:
    deferral = following.granted_deferral(decision)
    if deferral is None or deferral.granted_on is None:
        return
    for part in owed.parts:
        if part.number and part.unpaid.fen:
            reason = Reason(
                f"{deferral.granted_on}批准，第{part.number}期应缴{part.amount.words}",
                (parse_ref("行政处罚法/66/2"),),
            )
            yield (
                f"缴纳第{part.number}期罚款",
                DeadlineAnswer(
                    "fine-payment",
                    deferral.granted_on,
                    due=part.due_on,
                    act_by=part.due_on,
                    citations=reason.citations,
                    reasons=(reason,),
                ),
            )


def _enforcement(case: CaseFile, decision: Decision) -> Iterator[Clock]:
    demand, applied = following.latest_demand(decision), court_of(decision)
    if applied is not None:
        if applied.state == CourtState.APPLIED:
            yield "人民法院受理", term("court-acceptance", applied.applied_on)
        elif applied.state == CourtState.ACCEPTED and applied.answered_on:
            yield "人民法院作出裁定", term("court-ruling", applied.answered_on)
        return
    if demand is not None and demand.served_on is not None:
        yield "催告后当事人履行", term("demand-notice", demand.served_on)
    window = window_of(case, decision) if demand is not None else None
    if window is not None:
        yield "申请人民法院强制执行", window.window


def _remedies(decision: Decision) -> Iterator[Clock]:
    pending = following.pending_remedy(decision)
    if pending is None:
        return
    if pending.kind == RemedyKind.RECONSIDERATION:
        yield "提出行政复议答复", term("reconsideration-reply", pending.received_on)
    else:
        yield "提交答辩状和证据", term("litigation-evidence", pending.received_on)


def records(case: CaseFile) -> dict[str, Any]:
    """What the page shows of all this."""
    if case.filed_on is None:
        return {}
    told: dict[str, Any] = {
        "address": following.latest_address(case),
        "announcements": case.announcements.select_related("document", "announced_document"),
        "extensions": case.extensions.all(),
        "exclusions": following.exclusions_of(case),
        "returned": case.reinvestigations.all(),
    }
    decisions = list(decisions_of(case))
    if not decisions:
        return told
    decision = next((each for each in decisions if each.revoked_on is None), None)
    told |= {
        "revoked": [each for each in decisions if each.revoked_on is not None],
        "refunds": following.refunds_of(case),
        "remedies": [remedy for each in decisions for remedy in following.remedies_of(each)],
        "publications": [
            found for each in decisions if (found := following.publication_of(each)) is not None
        ],
    }
    if decision is not None and case.state != CaseState.DECIDED:
        told |= _of_enforcement(decision)
    return told


def _of_enforcement(decision: Decision) -> dict[str, Any]:
    return {
        "deferral": max(decision.deferrals.all(), key=lambda each: each.pk, default=None),
        "surcharges": decision.surcharges.all(),
        "reminders": decision.reminders.all(),
        "demands": decision.demands.all(),
        "court_applications": decision.court_applications.all(),
    }

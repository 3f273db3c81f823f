"""Approvals, review, notices, defence, hearing, deliberation and the decision of a case, as the kernel reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianzhi.cases import selectors
from lianzhi.cases.constants import DefenceKind, HearingChoice, ProblemState, ReviewOutcome
from lianzhi.cases.models import CaseFile
from lianzhi.cases.models import Defence as Said
from lianzhi.cases.models import Hearing as Held
from lianzhi.cases.services.case_file.investigating import refs, yuan
from lianzhi.cases.services.case_file.source import Source
from lianzhi.cases.services.papers import term_of
from lianzhi.cases.services.weighing import ORDERS, kinds_of
from lianzhi.core import clock
from lianzhi.documents.amounts import COUNTING_ZH, money_zh
from lianzhi.kernel.lint.deciding import (
    Attendee,
    Decision,
    Defence,
    Deliberation,
    Hearing,
    Notice,
    Problem,
    Remedy,
    Review,
    Round,
)
from lianzhi.kernel.lint.investigating import Filing
from lianzhi.kernel.lint.persons import Approval
from lianzhi.kernel.types import Money


def approvals(case: CaseFile, step: str) -> tuple[Approval, ...]:
    """Who asked for a step and who approved it: both signed in with their own account."""
    found: list[Approval] = []
    for each in selectors.approvals_of(case).filter(step=step, approved=True):
        asked, settled = clock.day_of(each.submitted_at), each.decided_at
        found.append(
            Approval(
                role="handler",
                name=each.submitted_by,
                opinion=each.opinion_of_handler,
                on=asked,
                signed=True,
            )
        )
        found.append(
            Approval(
                role="head",
                name=each.approver.name if each.approver else "",
                opinion=each.opinion,
                on=clock.day_of(settled) if settled else None,
                signed=each.approver is not None,
            )
        )
    return tuple(found)


def filing(source: Source) -> Filing | None:
    """The filing, once approved."""
    case = source.case
    if case.filed_on is None:
        return None
    return Filing(
        number=case.number,
        source=case.get_origin_display(),
        on=case.filed_on,
        facts=case.facts,
        violations=source.keys,
        approvals=approvals(case, "filing"),
    )


def review(case: CaseFile) -> Review | None:
    """Every round of legal review; the last reviewer stands for all."""
    rounds = list(selectors.reviews_of(case))
    if not rounds:
        return None
    last = rounds[-1]
    return Review(
        reviewer=last.reviewer.name,
        qualification=last.reviewer.legal_qualification,
        opinion=last.opinion or last.get_outcome_display(),
        rounds=tuple(
            Round(
                on=each.concluded_on,
                passed=each.outcome == ReviewOutcome.PASSED,
                problems=tuple(
                    Problem(
                        text=problem.text,
                        answer=problem.cure,
                        confirmed=problem.state == ProblemState.CONFIRMED,
                    )
                    for problem in each.problems.all()
                ),
            )
            for each in rounds
        ),
    )


def notices(source: Source) -> tuple[Notice, ...]:
    """Every notice; its template prints evidence, rights and contact."""
    case = source.case
    return tuple(
        Notice(
            number=each.document.number,
            on=each.issued_on,
            served_on=each.served_on,
            facts=case.facts,
            violations=source.keys,
            violated=refs(source.obligations),
            basis=refs(source.penalty),
            evidence_told=True,
            fine=yuan(each.amount_fen),
            measures=tuple(kinds_of(each.proposal.measures)),
            defence_told=True,
            defence_until=each.defence_until,
            hearing_told=each.offers_hearing,
            hearing_until=each.hearing_until,
            contact=case.signs_as.phone or case.signs_as.address,
        )
        for each in source.notices
    )


def defences(case: CaseFile) -> tuple[Defence, ...]:
    """What the party said; silence after the term is no part of the file."""
    found = Said.objects.filter(notice__case=case).exclude(kind=DefenceKind.SILENT).select_related("document")
    return tuple(
        Defence(
            on=each.received_on,
            waived=each.kind == DefenceKind.WAIVED,
            in_writing=each.kind == DefenceKind.WAIVED,
            content=each.content,
            recorded=each.document_id is not None,
            reviewed_on=each.received_on if each.opinion else None,
            opinion=each.opinion,
            adopted=bool(each.adopted),
        )
        for each in found
    )


def hearing(source: Source) -> Hearing | None:
    """The hearing; the day it was asked for lies in the chain of events, the earliest is that of the notice."""
    case = source.case
    told = source.notices[-1].served_on if source.notices else None
    if case.hearing == HearingChoice.WAIVED:
        return Hearing(waived_on=told)
    if case.hearing not in (HearingChoice.REQUESTED, HearingChoice.HELD):
        return None
    held = Held.objects.filter(case=case).select_related("chair").first()
    if held is None:
        return Hearing(requested_on=told)
    return Hearing(
        requested_on=told,
        notified_on=held.notified_on,
        held_on=held.held_on,
        chair=held.chair.name,
        report_on=held.held_on,
        report=held.report,
    )


def deliberations(case: CaseFile) -> tuple[Deliberation, ...]:
    """Every collective deliberation."""
    return tuple(
        Deliberation(
            on=each.held_on,
            chair=each.chair,
            attendees=tuple(Attendee(name=name, post=post) for name, post, *_ in each.attendees),
            discussion=each.discussion,
            conclusion=each.conclusion,
        )
        for each in case.deliberations.all()
    )


def decision(source: Source) -> Decision | None:
    """The decision; its template prints performance, remedies, bank and late fine."""
    case, found, spot = source.case, source.decision, source.spot
    if found is None:
        return _spared(source)
    amount = Money(found.amount_fen)
    head = Approval(role="head", name=found.approver.name, on=found.decided_on, signed=True)
    return Decision(
        number=found.document.number,
        outcome="penalty",
        on=found.decided_on,
        party=case.party_name,
        authority=case.signs_as.name,
        facts=case.facts,
        evidence="见证据清单",
        violations=source.keys,
        violated=refs(source.obligations),
        basis=refs(source.penalty),
        kinds=tuple(kinds_of(found.measures, fined=bool(amount.fen))),
        fine=yuan(amount.fen) if amount.fen else None,
        fine_words=money_zh(amount) if amount.fen else "",
        orders=tuple(each for each in found.measures if each.startswith(ORDERS)) or ("责令改正",),
        performance="按决定书载明的期限履行",
        bank=case.signs_as.bank,
        late_fine_told=True,
        remedy=_remedy(case, found.decided_on, spot=spot is not None),
        signed_on=found.document.issued_on,
        officers=tuple(handler.officer.name for handler in source.handlers) if spot else (),
        reported_on=spot.reported_on if spot else None,
        approvals=() if spot else (head,),
        **_weighed(source),
    )


def _spared(source: Source) -> Decision | None:
    """The decision not to punish: its act asked for the ground and the teaching of the law."""
    found, case = source.spared, source.case
    if found is None or found.document is None:
        return None
    head = Approval(
        role="head",
        name=found.approver.name if found.approver else "",
        opinion=found.opinion,
        on=found.decided_on,
        signed=True,
    )
    return Decision(
        number=found.document.number,
        outcome="no_penalty",
        on=found.decided_on,
        party=case.party_name,
        authority=case.signs_as.name,
        facts=found.reason,
        violations=source.keys,
        violated=refs(source.obligations),
        no_penalty_ground=found.ground,
        signed_on=found.document.issued_on,
        approvals=(head,),
    )


def _remedy(case: CaseFile, on: date, *, spot: bool) -> Remedy:
    """Body, court and terms as the decision prints them."""
    body, court = case.signs_as.reconsideration_body, case.signs_as.court
    terms = {name: term_of(name, on) for name in ("reconsideration", "litigation")}
    told = {name: f"{each.length}{COUNTING_ZH[each.counting]}" for name, each in terms.items()}
    return Remedy(
        reconsideration_body=body,
        reconsideration_term=told["reconsideration"],
        court=court,
        litigation_term=told["litigation"],
        reconsideration_first=spot,
    )


def _weighed(source: Source) -> dict[str, Any]:
    if source.spot is not None:
        return {"discretion_reason": source.spot.reason, "factors": tuple(source.spot.factors)}
    proposal = source.proposal
    if proposal is None:
        return {}
    return {
        "discretion_reason": proposal.reason,
        "factors": tuple(proposal.factors),
        "discretion_class": proposal.discretion_class,
    }

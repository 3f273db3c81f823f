"""Approvals, review, notices, defence, hearing, deliberation and the decision of a case, as the kernel reads them."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from lianzhi.cases import selectors
from lianzhi.cases.clues import source_of
from lianzhi.cases.constants import DefenceKind, HearingChoice, ProblemState, ReviewOutcome
from lianzhi.cases.models import CaseFile, HearingSession, Reinvestigation
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

#: How a deliberation's votes stand in the record, and in the published form.
_VOTES = {"同意": "agree", "不同意": "against", "弃权": "abstain"}


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
        source=source_of(case),
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
    case, since = source.case, _changes(source)
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
            new_facts=since.get(each.pk, ""),
            defence_told=True,
            defence_until=each.defence_until,
            hearing_told=each.offers_hearing,
            hearing_until=each.hearing_until,
            contact=case.signs_as.phone or case.signs_as.address,
        )
        for each in source.notices
    )


def _changes(source: Source) -> dict[int, str]:
    """By notice: the new facts written down since the notice before it, for which it may be heavier."""
    if len(source.notices) < 2:  # only a notice after another can be heavier than it
        return {}
    returned = Reinvestigation.objects.filter(case=source.case).exclude(changed_facts="")
    told = list(returned.values_list("created_at", "changed_facts"))
    pairs = zip(source.notices, source.notices[1:], strict=False)
    return {
        later.pk: "；".join(text for at, text in told if before.created_at <= at <= later.created_at)
        for before, later in pairs
    }


def defences(source: Source) -> tuple[Defence, ...]:
    """What the party said; silence after the term is no part of the file."""
    said: list[Said | None] = [getattr(notice, "defence", None) for notice in source.notices]
    found = [each for each in said if each is not None and each.kind != DefenceKind.SILENT]
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
    """The hearing as asked for, ended or held; a waiver counts from the notice it answers."""
    case = source.case
    told = source.notices[-1].served_on if source.notices else None
    if case.hearing == HearingChoice.WAIVED:
        return Hearing(waived_on=told)
    sessions = selectors.matters_of(case, HearingSession)
    if not sessions:
        return None
    session = sessions[-1]
    held = Held.objects.filter(case=case).select_related("chair").last()
    report = next((each for each in source.documents[::-1] if each.template == "hearing_report"), None)
    # The act takes no record that is neither checked and signed nor says why not, and none without investigators.
    present = tuple(handler.officer.name for handler in source.handlers) if session.record else ()
    return Hearing(
        requested_on=session.requested_on,
        waived_on=session.ended_on,
        notified_on=session.notified_on,
        held_on=held.held_on if held else None,
        chair=session.chair.name if session.chair else "",
        recorder=session.clerk,
        public=session.is_public,
        closed_reason=session.secrecy_ground,
        investigators=present,
        record_signed=session.record is not None,
        report_on=report.issued_on if report else None,
        report=held.report if held else "",
    )


def deliberations(source: Source) -> tuple[Deliberation, ...]:
    """Every collective deliberation with its votes; since votes are kept, the act takes none that is not signed."""
    return tuple(
        Deliberation(
            on=each.held_on,
            chair=each.chair,
            recorder=source.handlers[-1].officer.name if source.handlers else "",
            attendees=tuple(
                _attendee(*map(str, one), signed=each.expected is not None) for one in each.attendees
            ),
            expected=each.expected,
            discussion=each.discussion,
            conclusion=each.conclusion,
            dissent=each.dissent,
            fine=None if each.amount_fen is None else yuan(each.amount_fen),
        )
        for each in source.case.deliberations.all()
    )


def _attendee(name: str, post: str, opinion: str = "", vote: str = "", *, signed: bool) -> Attendee:
    return Attendee(
        name=name, post=post, opinion=opinion, vote=cast("Any", _VOTES.get(vote, "")), signed=signed
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

"""The case page: how far the case came, what is due, its papers and its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from lianzhi.audit.selectors import history_of
from lianzhi.cases import selectors
from lianzhi.cases.actions.step import version_of
from lianzhi.cases.clues import clues_visible_to, source_of
from lianzhi.cases.constants import CaseState, ProblemState
from lianzhi.cases.models import CaseFile, Decision, Notice, Proposal, Review
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.facts import READER, facts_of, owners_of
from lianzhi.cases.services.following import granted_deferral
from lianzhi.cases.services.paying import with_execution
from lianzhi.cases.services.terms import term
from lianzhi.cases.services.violations import obligations_of, penalties_of, violations_of
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.cases import aftermath
from lianzhi.desk.cases.module_page import (
    Due,
    ModuleRows,
    module_context,
    module_days,
    module_dues,
    reason_of,
    rows_of,
)
from lianzhi.desk.cases.next_steps import Moment, menu, next_acts, primary
from lianzhi.desk.cases.places import another_url, where_urls
from lianzhi.desk.parts.shapes import FlowStep, HistoryLine, Leaf
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import documents_of
from lianzhi.evidence.selectors import evidence_of
from lianzhi.kernel.procedure import phases
from lianzhi.kernel.procedure.modules import Module
from lianzhi.organisation.selectors import authority


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How far the case came: read once, shown in several places."""

    proposal: Proposal | None
    review: Review | None
    notice: Notice | None
    decision: Decision | None
    served_on: date | None
    rows: ModuleRows


def course_of(case: CaseFile) -> Course:
    """Where the case stands."""
    return Course(
        proposal=selectors.current_proposal(case),
        review=selectors.latest_review(case),
        notice=selectors.latest_notice(case),
        decision=selectors.decision_of(case),
        served_on=selectors.decision_served_on(case),
        rows=rows_of(case),
    )


def flow(case: CaseFile, course: Course) -> list[FlowStep]:
    """The phases with the day each was reached."""
    decision, notice, review, proposal = course.decision, course.notice, course.review, course.proposal
    days: dict[str, date | None] = {
        "立案": case.filed_on,
        "调查": proposal.document.issued_on if proposal else None,
        "审核": review.concluded_on if review and review.outcome == "passed" else None,
        "告知": notice.served_on if notice else None,
        "决定": decision.decided_on if decision else None,
        "送达": course.served_on,
        "结案": case.closed_on,
        "归档": case.archived_on,
        **module_days(case, course.rows),
    }
    return [
        FlowStep(
            title=view.title,
            state=view.state,
            on=days.get(view.title) if view.state != "next" else None,
        )
        for view in phases(version_of(case), case.state)
    ]


def dues(case: CaseFile, course: Course, today: date) -> list[Due]:
    """The clocks that run now."""
    found = module_dues(case, course.rows)
    decision, notice, served_on = course.decision, course.notice, course.served_on
    if case.filed_on and decision is None:
        found.extend(Due(*each) for each in aftermath.deciding_clock(case, today))
    if notice and notice.served_on and decision is None:
        found.append(Due("当事人陈述申辩", term("statement-defence", notice.served_on)))
        if notice.offers_hearing:
            found.append(Due("当事人要求听证", term("hearing-request", notice.served_on)))
    if decision and served_on is None:
        found.append(Due("送达决定书", term("decision-service", decision.decided_on)))
    if served_on:
        if case.state == CaseState.SERVED and not has_deferral(decision):
            found.append(Due("当事人缴纳罚款", term("fine-payment", served_on)))
        if case.procedure == Module.SUMMARY:
            found.append(Due("当事人申请行政复议（应当先申请复议）", term("reconsideration", served_on)))
        else:
            found.append(Due("当事人申请行政复议", term("reconsideration", served_on)))
            found.append(Due("当事人提起行政诉讼", term("litigation", served_on)))
    found.extend(Due(*each) for each in aftermath.clocks(case, decision, owed_on(case, today)))
    return found


def has_deferral(decision: Decision | None) -> bool:
    """Whether the fine has days of its own."""
    return decision is not None and granted_deferral(decision) is not None


def tree(case: CaseFile) -> list[Leaf]:
    """The documents of the case by phase of their making."""
    leaves: dict[str, list[Leaf]] = {"检查与整改": [], "案件": []}
    for each in documents_of(*owners_of(case)):
        leaf = Leaf(
            title=each.name,
            url=reverse("documents:paper", args=[each.pk]),
            note=_note_of(each),
        )
        leaves["案件" if each.owner == case.owner_key else "检查与整改"].append(leaf)
    return [Leaf(title=title, children=children) for title, children in leaves.items() if children]


def _note_of(document: Document) -> str:
    """Number or day, and its end where it has one."""
    note = document.number or str(document.issued_on)
    return note if document.state == DocumentState.ISSUED else f"{note}（{document.get_state_display()}）"


def history(case: CaseFile) -> list[HistoryLine]:
    """What was done, newest first."""
    return [
        HistoryLine(at=event.at, sentence=event.sentence, who=event.actor_name, proof=event.digest[:12])
        for event in history_of(case)
    ]


def context(actor: Actor, case: CaseFile, today: date) -> dict[str, Any]:
    """Everything the case page shows."""
    owed, course = owed_on(case, today), course_of(case)
    facts = with_execution(case, facts_of(case, today))
    moment = Moment(facts, tuple(aftermath.offers(case, owed, today)))
    acts = next_acts(actor, case, moment, owed=owed.total)
    problems = [problem for review in selectors.reviews_of(case) for problem in review.problems.all()]
    return {
        "case": case,
        "flow": flow(case, course),
        "acts": acts,
        "primary": primary(acts, case),
        "others": [*(act for act in acts if act.mine), *menu(actor, case, moment)],
        "dues": dues(case, course, today),
        "after": aftermath.records(case),
        "came_from": source_of(case),
        "clues": clues_visible_to(actor).filter(case=case) if case.clues.all() else (),
        "handlers": selectors.handlers_of(case),
        "violations": violations_of(case),
        "evidence": evidence_of(READER, *owners_of(case)),
        "inquiries": case.inquiries.select_related("document").defer("document__model"),
        "proposal": course.proposal,
        "reviews": selectors.reviews_of(case),
        "problems": problems,
        "may_cure": selectors.is_handler(actor, case) and case.state == CaseState.RETURNED,
        "may_confirm": actor.has(Role.LEGAL_REVIEWER) and case.state == CaseState.UNDER_REVIEW,
        "cured": ProblemState.CURED,
        "notices": selectors.notices_of(case),
        "decision": course.decision,
        "proofs": selectors.proofs_of(case),
        "payments": selectors.payments_of(case),
        "owed": owed,
        "approvals": selectors.approvals_of(case),
        "tree": tree(case),
        "history": history(case),
        "where_urls": where_urls(case),
        "another_url": another_url(actor, case),
        "may_ask": selectors.is_handler(actor, case) and case.state not in selectors.FINAL,
        "obligations": citations_of(obligations_of(case)),
        "penalties": citations_of(penalties_of(case)),
        **module_context(actor, case, course.rows),
        "competence": [reason_of(each) for each in case.competence.get("reasons", [])],
    }


def authority_name(code: str) -> str:
    """The name of the authority of a code, empty for none."""
    return authority(code).name if code else ""

"""The case page: what is done, what comes next and for whom, what is missing, what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from lianzhi.audit.selectors import history_of
from lianzhi.cases import selectors
from lianzhi.cases.actions.step import version_of
from lianzhi.cases.clues import clues_visible_to, source_of
from lianzhi.cases.constants import HANDLERS, CaseState, HearingChoice, ProblemState
from lianzhi.cases.models import CaseFile, Decision, Notice, Proposal, Review
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.facts import READER, facts_of, owners_of
from lianzhi.cases.services.following import granted_deferral
from lianzhi.cases.services.modules import corrected_on
from lianzhi.cases.services.paying import with_execution
from lianzhi.cases.services.terms import term
from lianzhi.cases.services.violations import is_joint, obligations_of, penalties_of, violations_of
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.cases import aftermath
from lianzhi.desk.cases.module_page import (
    Due,
    ModuleRows,
    module_acts,
    module_context,
    module_days,
    module_dues,
    module_urls,
    reason_of,
    rows_of,
)
from lianzhi.desk.cases.steps import STEPS
from lianzhi.desk.parts.shapes import FlowStep, HistoryLine, Leaf
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import documents_of
from lianzhi.evidence.selectors import evidence_of
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import CaseFacts, acts_from, beside_acts, check, check_beside, phases
from lianzhi.kernel.procedure.modules import Module
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import authority

# What only the form of the step itself can answer is not listed as missing beforehand.
ASKED_BY_THE_FORM = frozenset(
    {
        "reason-missing",
        "review-problem-missing",
        "collected-by-authority",
        "announcement-unreasoned",
        "extension-without-basis",
        "hardship-missing",
        "plan-sum-wrong",
        "plan-days-wrong",
        "court-material-missing",
        "termination-unproven",
        "redecision-same-ground",
        "certificates-not-shown",
        "spot-rights-untold",
        "spot-statement-unheard",
        "collection-ground-missing",
        "collection-receipt-missing",
        "no-penalty-ground-missing",
    }
)
# What is possible, but never what a case is for.
ASIDE = frozenset(
    {"refuse-filing", "refer-to-ordinary", "propose-no-penalty", "cancel-case", "collect-on-the-spot"}
)

# Acts that do not change the state, with the states they belong to.
BESIDE = {
    "inquiry": (CaseState.INVESTIGATION, CaseState.RETURNED),
    "serve-notice": (CaseState.NOTIFIED,),
    "choose-hearing": (CaseState.NOTIFIED, CaseState.HEARD),
    "deliberate": (CaseState.HEARD,),
    "record-performance": (CaseState.SERVED,),
    "report-for-record": (CaseState.DECIDED, CaseState.SERVED, CaseState.PERFORMED),
    "hand-in-collection": (CaseState.PERFORMED,),
}


@dataclass(frozen=True, slots=True)
class NextAct:
    """Something that may be done now: by whom, and what is missing for it."""

    key: str
    title: str
    url: str
    mine: bool
    who: str
    missing: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What is asked of the case today, read once: its facts, and the acts beside the steps."""

    facts: CaseFacts
    offers: tuple[aftermath.Offer, ...]


def next_acts(actor: Actor, case: CaseFile, moment: Moment, *, owed: Money) -> list[NextAct]:
    """The acts that lead on from here, the actor's own first."""
    version = version_of(case)
    facts = asked_for(moment.facts)
    handles = selectors.is_handler(actor, case)
    names = "、".join(officer.name for officer in facts.officers)
    found = []
    for each in acts_from(version, case.state):
        if each.act in aftermath.ASIDE:
            continue
        if not _comes_next(each.act, case, spared=facts.no_penalty.proposed, owed=owed):
            continue
        missing = tuple(one for one in check(version, each.act, facts) if one.code not in ASKED_BY_THE_FORM)
        roles = frozenset(Role(role) for role in each.roles)
        found.append(
            NextAct(
                key=each.act,
                title=each.title,
                url=act_url(case, each.act),
                mine=is_mine(actor, case, roles, handles=handles),
                who=_who(case, roles, names),
                missing=missing,
            )
        )
    found.extend(_beside(actor, case, owed=owed, handles=handles))
    found.extend(
        deed(actor, case, each.key, facts, handles=handles) for each in moment.offers if each.is_next
    )
    return sorted(found, key=lambda act: (not act.mine, bool(act.missing)))


def deed(actor: Actor, case: CaseFile, key: str, facts: CaseFacts, *, handles: bool) -> NextAct:
    """An act beside the steps, with what is missing for it."""
    rule = beside_acts()[key]
    roles = frozenset(Role(role) for role in rule.roles)
    missing = tuple(one for one in check_beside(key, facts) if one.code not in ASKED_BY_THE_FORM)
    names = "、".join(officer.name for officer in facts.officers)
    mine = is_mine(actor, case, roles, handles=handles)
    return NextAct(key, rule.title, act_url(case, key), mine, _who(case, roles, names), missing)


def menu(actor: Actor, case: CaseFile, moment: Moment) -> list[NextAct]:
    """What else this actor may do: steps that lead elsewhere, acts whose moment is the party's to choose."""
    version, facts = version_of(case), moment.facts
    handles = selectors.is_handler(actor, case)
    aside = [
        NextAct(
            each.act,
            STEPS[each.act].title,
            act_url(case, each.act),
            is_mine(actor, case, frozenset(Role(role) for role in each.roles), handles=handles),
            "",
            (),
        )
        for each in acts_from(version, case.state)
        if each.act in aftermath.ASIDE
    ]
    later = [
        deed(actor, case, each.key, facts, handles=handles) for each in moment.offers if not each.is_next
    ]
    return [each for each in (*later, *aside) if each.mine]


def asked_for(facts: CaseFacts) -> CaseFacts:
    """The facts with what the step's own form will ask: nobody can have it beforehand."""
    return replace(facts, admonition=replace(facts.admonition, proof="—", correct_by=None, educated=True))


def _comes_next(act: str, case: CaseFile, *, spared: bool, owed: Money) -> bool:
    """False for what is possible from the state, but leads nowhere as the case stands."""
    if act == "issue-notice":
        return case.state == CaseState.REVIEWED and not spared  # a second notice never comes next
    if act == "collect-on-the-spot":
        return bool(owed.fen) and _may_collect(case)
    if act == "record-payment":
        return bool(owed.fen)  # a decision without a fine is performed otherwise
    if act == "decide-no-penalty":
        return spared
    if act == "order-correction":
        return corrected_on(case) is None
    return True


def _may_collect(case: CaseFile) -> bool:
    """Whether officers may still take the fine: not once the party is late (行政处罚法 68, 69, 72)."""
    decision = selectors.decision_of(case)
    return decision is not None and (decision.pay_by is None or clock.today() <= decision.pay_by)


def act_url(case: CaseFile, act: str) -> str:
    """Where an act's page is."""
    if act == "propose-penalty":
        return reverse("cases:together" if is_joint(case) else "cases:propose", args=[case.pk])
    if act == "decide-on-the-spot":
        return reverse("cases:spot", args=[case.pk])
    return reverse("cases:step", args=[case.pk, act])


def is_mine(actor: Actor, case: CaseFile, roles: frozenset[Role], *, handles: bool) -> bool:
    """True where the act waits for this actor; `handles`: whether the actor handles the case."""
    if not actor.has(*roles):
        return False
    if roles <= HANDLERS:
        return handles
    if Role.APPROVING_LEADER in roles:
        return actor.authority_code == case.signs_as_id
    return True


def _who(case: CaseFile, roles: frozenset[Role], names: str) -> str:
    if Role.APPROVING_LEADER in roles:
        return f"{case.signs_as}负责人"
    if Role.LEGAL_REVIEWER in roles:
        return "法制审核员"
    return f"承办人{names}"


def _beside(actor: Actor, case: CaseFile, *, owed: Money, handles: bool) -> list[NextAct]:
    last = selectors.latest_notice(case)
    found = []
    for key, states in BESIDE.items():
        if case.state not in states or not _is_open(key, case, last, owed=owed):
            continue
        leader = key == "deliberate"
        mine = (
            actor.has(Role.APPROVING_LEADER) and actor.authority_code == case.signs_as_id
            if leader
            else handles
        )
        who = f"{case.signs_as}负责人" if leader else "承办人"
        found.append(NextAct(key, STEPS[key].title, act_url(case, key), mine, who, ()))
    return found


def _is_open(key: str, case: CaseFile, last: Notice | None, *, owed: Money) -> bool:
    if key == "serve-notice":
        return last is not None and last.served_on is None
    if key == "choose-hearing":
        return case.hearing == HearingChoice.OFFERED and last is not None and last.served_on is not None
    if key == "record-performance":
        return not owed.fen
    if key in {"report-for-record", "hand-in-collection"}:
        return key in module_acts(rows_of(case))
    return True


def primary(acts: Sequence[NextAct], case: CaseFile) -> NextAct | None:
    """The one thing the actor should do now."""
    mine = [act for act in acts if act.mine and act.key not in ASIDE]
    back = next((act for act in mine if act.key == "resubmit-review"), None)
    if back is not None and back.missing:
        # A returned file is mended before anything else; the list of its problems says how.
        return replace(back, title="填写整改情况", url=reverse("cases:detail", args=[case.pk]) + "#review")
    if back is not None:
        return back
    if not mine:
        return None
    order = (
        "serve-notice",
        "record-performance",
        "hand-in-collection",
        "report-for-record",
        "withdraw-publication",
        "answer-extension",
        "answer-deferral",
        "serve-demand",
    )
    urgent = [act for key in order for act in mine if act.key == key]
    ready = [act for act in mine if not act.missing and act.key not in BESIDE]
    inquiry = [act for act in mine if act.key == "inquiry"]
    return (urgent or ready or inquiry or mine)[0]


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
    problems = list(selectors.problems_of(case).select_related("review"))
    return {
        "case": case,
        "flow": flow(case, course),
        "acts": acts,
        "primary": primary(acts, case),
        "others": [*(act for act in acts if act.mine), *menu(actor, case, moment)],
        "dues": dues(case, course, today),
        "after": aftermath.records(case),
        "came_from": source_of(case),
        "clues": clues_visible_to(actor).filter(case=case),
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


def another_url(actor: Actor, case: CaseFile) -> str:
    """Where a handler opens the separate case of a responsible person; empty for everybody else."""
    if case.state in selectors.FINAL or not selectors.is_handler(actor, case):
        return ""
    handover = selectors.handover_of(case)
    if handover is not None:
        return f"{reverse('cases:new')}?handover={handover.pk}"
    finding = case.case_findings.values_list("finding_id", flat=True).first()
    return f"{reverse('cases:new')}?finding={finding}" if finding else ""


def where_urls(case: CaseFile) -> dict[str, str]:
    """Where each refusal is mended."""
    page = reverse("cases:detail", args=[case.pk])
    return {
        "evidence": f"{page}#evidence",
        "inquiry": act_url(case, "inquiry"),
        "proposal": act_url(case, "propose-penalty"),
        "review": f"{page}#review",
        "notice": f"{page}#notice",
        "defence": f"{page}#notice",
        "hearing": f"{page}#h-matters",
        "deliberation": act_url(case, "deliberate"),
        "service": act_url(case, "prove-service"),
        "payment": act_url(case, "record-payment"),
        "decision": act_url(case, "decide"),
        "facts": page,
        "matters": f"{page}#h-matters",
        "recusal": f"{page}#h-matters",
        **module_urls(case, page),
        "officers": reverse("organisation:officers"),
        "address": act_url(case, "confirm-address"),
        "announcement": act_url(case, "announce-service"),
        "extension": act_url(case, "request-extension"),
        "exclusion": act_url(case, "end-exclusion"),
        "deferral": act_url(case, "request-deferral"),
        "late-fine": act_url(case, "decide-late-fine"),
        "demand": act_url(case, "issue-demand"),
        "court": act_url(case, "record-court"),
        "remedy": act_url(case, "settle-remedy"),
        "refund": act_url(case, "record-refund"),
        "publication": act_url(case, "withdraw-publication"),
        "termination": act_url(case, "terminate-enforcement"),
    }


def authority_name(code: str) -> str:
    """The name of the authority of a code, empty for none."""
    return authority(code).name if code else ""

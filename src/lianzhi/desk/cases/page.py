"""The case page: what is done, what comes next and for whom, what is missing, what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from lianzhi.audit.selectors import history_of
from lianzhi.cases import selectors
from lianzhi.cases.actions.step import HANDLERS, version_of
from lianzhi.cases.constants import CaseState, HearingChoice, ProblemState
from lianzhi.cases.models import CaseFile, Decision, Notice, Proposal, Review
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.facts import READER, facts_of, owners_of
from lianzhi.cases.services.terms import term
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.cases.steps import STEPS
from lianzhi.desk.parts.shapes import FlowStep, HistoryLine, Leaf
from lianzhi.documents.selectors import documents_of
from lianzhi.evidence.selectors import evidence_of
from lianzhi.kernel.deadlines import DeadlineAnswer
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure import acts_from, check, phases
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import authority

# What only the form of the step itself can answer is not listed as missing beforehand.
ASKED_BY_THE_FORM = frozenset({"reason-missing", "review-problem-missing", "collected-by-authority"})

# Acts that do not change the state, with the states they belong to.
BESIDE = {
    "inquiry": (CaseState.INVESTIGATION, CaseState.RETURNED),
    "serve-notice": (CaseState.NOTIFIED,),
    "choose-hearing": (CaseState.NOTIFIED, CaseState.HEARD),
    "hold-hearing": (CaseState.NOTIFIED, CaseState.HEARD),
    "deliberate": (CaseState.HEARD,),
    "record-performance": (CaseState.SERVED,),
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


def next_acts(actor: Actor, case: CaseFile, today: date, *, owed: Money) -> list[NextAct]:
    """The acts that lead on from here, the actor's own first."""
    version = version_of(case)
    facts = facts_of(case, today)
    found = []
    for each in acts_from(version, case.state):
        if each.act == "issue-notice" and case.state != CaseState.REVIEWED:
            continue  # a second notice is possible, but never what comes next
        if each.act == "record-payment" and not owed.fen:
            continue  # a decision without a fine is performed otherwise
        missing = tuple(one for one in check(version, each.act, facts) if one.code not in ASKED_BY_THE_FORM)
        roles = frozenset(Role(role) for role in each.roles)
        found.append(
            NextAct(
                key=each.act,
                title=each.title,
                url=act_url(case, each.act),
                mine=_is_mine(actor, case, roles),
                who=_who(case, roles),
                missing=missing,
            )
        )
    found.extend(_beside(actor, case, owed=owed))
    return sorted(found, key=lambda act: (not act.mine, bool(act.missing)))


def act_url(case: CaseFile, act: str) -> str:
    """Where an act's page is."""
    if act == "propose-penalty":
        return reverse("cases:propose", args=[case.pk])
    return reverse("cases:step", args=[case.pk, act])


def _is_mine(actor: Actor, case: CaseFile, roles: frozenset[Role]) -> bool:
    if not actor.has(*roles):
        return False
    if roles <= HANDLERS:
        return selectors.is_handler(actor, case)
    if Role.APPROVING_LEADER in roles:
        return actor.authority_code == case.signs_as_id
    return True


def _who(case: CaseFile, roles: frozenset[Role]) -> str:
    if Role.APPROVING_LEADER in roles:
        return f"{case.signs_as}负责人"
    if Role.LEGAL_REVIEWER in roles:
        return "法制审核员"
    return "承办人" + "、".join(handler.officer.name for handler in selectors.handlers_of(case))


def _beside(actor: Actor, case: CaseFile, *, owed: Money) -> list[NextAct]:
    last = selectors.latest_notice(case)
    found = []
    for key, states in BESIDE.items():
        if case.state not in states or not _is_open(key, case, last, owed=owed):
            continue
        leader = key == "deliberate"
        mine = (
            actor.has(Role.APPROVING_LEADER) and actor.authority_code == case.signs_as_id
            if leader
            else selectors.is_handler(actor, case)
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
    if key == "hold-hearing":
        return case.hearing == HearingChoice.REQUESTED
    return True


def primary(acts: Sequence[NextAct], case: CaseFile) -> NextAct | None:
    """The one thing the actor should do now."""
    mine = [act for act in acts if act.mine and act.key != "refuse-filing"]
    back = next((act for act in mine if act.key == "resubmit-review"), None)
    if back is not None and back.missing:
        # A returned file is mended before anything else; the list of its problems says how.
        return replace(back, title="填写整改情况", url=reverse("cases:detail", args=[case.pk]) + "#review")
    if back is not None:
        return back
    if not mine:
        return None
    order = ("serve-notice", "hold-hearing", "record-performance")
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


def course_of(case: CaseFile) -> Course:
    """Where the case stands."""
    return Course(
        proposal=selectors.current_proposal(case),
        review=selectors.latest_review(case),
        notice=selectors.latest_notice(case),
        decision=selectors.decision_of(case),
        served_on=selectors.decision_served_on(case),
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
    }
    state: dict[str, Any] = {"done": "done", "now": "now", "next": "next"}
    return [
        FlowStep(
            title=view.title,
            state=state[view.state],
            on=days.get(view.title) if view.state != "next" else None,
        )
        for view in phases(version_of(case), case.state)
    ]


@dataclass(frozen=True, slots=True)
class Due:
    """A clock that runs: its name and the kernel's answer."""

    label: str
    answer: DeadlineAnswer


def dues(case: CaseFile, course: Course) -> list[Due]:
    """The clocks that run now."""
    found = []
    decision, notice, served_on = course.decision, course.notice, course.served_on
    if case.filed_on and decision is None:
        found.append(Due("作出处罚决定", term("penalty-decision", case.filed_on)))
    if notice and notice.served_on and decision is None:
        found.append(Due("当事人陈述申辩", term("statement-defence", notice.served_on)))
        if notice.offers_hearing:
            found.append(Due("当事人要求听证", term("hearing-request", notice.served_on)))
    if decision and served_on is None:
        found.append(Due("送达决定书", term("decision-service", decision.decided_on)))
    if served_on:
        if case.state == CaseState.SERVED:
            found.append(Due("当事人缴纳罚款", term("fine-payment", served_on)))
        found.append(Due("当事人申请行政复议", term("reconsideration", served_on)))
        found.append(Due("当事人提起行政诉讼", term("litigation", served_on)))
    return found


def tree(case: CaseFile) -> list[Leaf]:
    """The documents of the case by phase of their making."""
    leaves: dict[str, list[Leaf]] = {"检查与整改": [], "案件": []}
    for each in documents_of(*owners_of(case)):
        leaf = Leaf(
            title=each.name,
            url=reverse("documents:paper", args=[each.pk]),
            note=each.number or str(each.issued_on),
        )
        leaves["案件" if each.owner == case.owner_key else "检查与整改"].append(leaf)
    return [Leaf(title=title, children=children) for title, children in leaves.items() if children]


def history(case: CaseFile) -> list[HistoryLine]:
    """What was done, newest first."""
    return [
        HistoryLine(at=event.at, sentence=event.sentence, who=event.actor_name, proof=event.digest[:12])
        for event in history_of(case)
    ]


def context(actor: Actor, case: CaseFile, today: date) -> dict[str, Any]:
    """Everything the case page shows."""
    owed, course = owed_on(case, today), course_of(case)
    acts = next_acts(actor, case, today, owed=owed.total)
    problems = list(selectors.problems_of(case).select_related("review"))
    return {
        "case": case,
        "flow": flow(case, course),
        "acts": acts,
        "primary": primary(acts, case),
        "others": [act for act in acts if act.mine],
        "dues": dues(case, course),
        "handlers": selectors.handlers_of(case),
        "findings": selectors.findings_of(case),
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
        "obligations": citations_of(case.obligation),
        "penalties": citations_of(case.penalty),
        "competence": [reason_of(each) for each in case.competence.get("reasons", [])],
    }


def reason_of(kept: dict[str, Any]) -> Reason:
    """A reason kept with the case, as the components show it."""
    return Reason(
        kept["text"],
        tuple(parse_ref(ref) for ref in kept["citations"]),
        tuple(reason_of(child) for child in kept["children"]),
        provisional=kept["provisional"],
    )


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
        "hearing": act_url(case, "hold-hearing"),
        "deliberation": act_url(case, "deliberate"),
        "service": act_url(case, "prove-service"),
        "payment": act_url(case, "record-payment"),
        "decision": act_url(case, "decide"),
        "facts": page,
        "officers": reverse("organisation:officers"),
    }


def authority_name(code: str) -> str:
    """The name of the authority of a code, empty for none."""
    return authority(code).name if code else ""

"""What comes next in a case: which acts, for whom, what is missing for them, and the one to do now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from lianzhi.cases import selectors
from lianzhi.cases.actions.attach_case_evidence import COLLECTING
from lianzhi.cases.actions.step import version_of
from lianzhi.cases.constants import HANDLERS, CaseState, HearingChoice
from lianzhi.cases.models import CaseFile, Notice
from lianzhi.cases.services.modules import corrected_on
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.cases import aftermath
from lianzhi.desk.cases.module_page import (
    module_acts,
    rows_of,
)
from lianzhi.desk.cases.places import act_url
from lianzhi.desk.cases.steps import STEPS
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import CaseFacts, acts_from, beside_acts, check, check_beside
from lianzhi.kernel.types import Money

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
    {
        "add-evidence",
        "refuse-filing",
        "refer-to-ordinary",
        "propose-no-penalty",
        "cancel-case",
        "collect-on-the-spot",
    }
)


# Acts that do not change the state, with the states they belong to.
BESIDE: dict[str, tuple[CaseState, ...]] = {
    "add-evidence": COLLECTING,
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

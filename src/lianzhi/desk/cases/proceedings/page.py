"""A matter's page and its lines on the case page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from lianzhi.cases import selectors
from lianzhi.cases.actions.proceeding_step import version_of_matter
from lianzhi.cases.constants import HANDLERS
from lianzhi.cases.models import CaseFile
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.facts import facts_of
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.cases.next_steps import is_mine
from lianzhi.desk.cases.proceedings.kinds import Kind
from lianzhi.desk.cases.proceedings.registry import KINDS
from lianzhi.desk.parts.shapes import FlowStep
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import acts_from, check, phases, state_title


@dataclass(frozen=True, slots=True)
class MatterAct:
    """Something that may be done with a matter now: by whom, and what is missing for it."""

    title: str
    url: str
    mine: bool
    who: str
    missing: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter on the case page."""

    title: str
    url: str
    state: str
    state_zh: str
    note: str


@dataclass(frozen=True, slots=True)
class StartLink:
    """A matter that may be started now."""

    title: str
    url: str


def state_zh(matter: Proceeding) -> str:
    """The state in words."""
    return state_title(version_of_matter(matter), matter.state)


def _who(case: CaseFile, roles: frozenset[Role]) -> str:
    if Role.APPROVING_LEADER in roles:
        return f"{case.signs_as}负责人"
    if roles <= HANDLERS:
        return "承办人"
    return "、".join(Role(role).label for role in sorted(roles))


def acts_on(actor: Actor, kind: Kind, matter: Proceeding, today: date) -> list[MatterAct]:
    """The acts that lead on from here, the actor's own first."""
    version, handles = version_of_matter(matter), selectors.is_handler(actor, matter.case)
    facts = replace(facts_of(matter.case, today), **kind.facts(matter, today))
    found = []
    for each in acts_from(version, matter.state):
        roles = frozenset(Role(role) for role in each.roles)
        missing = tuple(
            one for one in check(version, each.act, facts) if one.code not in kind.asked_by_the_form
        )
        found.append(
            MatterAct(
                title=each.title,
                url=reverse("cases:matter-step", args=[kind.slug, matter.pk, each.act]),
                mine=is_mine(actor, matter.case, roles, handles=handles),
                who=_who(matter.case, roles),
                missing=missing,
            )
        )
    return sorted(found, key=lambda act: (not act.mine, bool(act.missing)))


def flow(matter: Proceeding) -> list[FlowStep]:
    """The phases of the matter's own procedure."""
    return [
        FlowStep(title=view.title, state=view.state)
        for view in phases(version_of_matter(matter), matter.state)
    ]


def lines(case: CaseFile) -> list[MatterLine]:
    """Every matter of the case, kind by kind."""
    return [
        MatterLine(
            title=kind.title,
            url=reverse("cases:matter", args=[kind.slug, matter.pk]),
            state=matter.state,
            state_zh=state_zh(matter),
            note=kind.note(matter),
        )
        for kind in KINDS
        for matter in selectors.matters_of(case, kind.model)
    ]


def starts(actor: Actor, case: CaseFile) -> list[StartLink]:
    """The matters this actor may start on the case now."""
    return [
        StartLink(kind.start.title, reverse("cases:matter-start", args=[case.pk, kind.slug]))
        for kind in KINDS
        if kind.may_start(actor, case)
    ]

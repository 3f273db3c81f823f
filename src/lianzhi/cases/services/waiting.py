"""Matters beside a case that wait for an actor, by the roles their procedures name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.apps import apps
from django.db import models

from lianzhi.cases.constants import HANDLERS
from lianzhi.cases.models import CaseFile, CaseHandler
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.kernel.procedure import acts_from, procedures, version_named, watched


@dataclass(frozen=True, slots=True)
class Waiting:
    """A matter and the title of the first act this actor may do on it, or of what the actor must see to."""

    matter: Proceeding
    title: str


def kinds_of_matter() -> list[type[Proceeding]]:
    """Every model of a matter beside a case."""
    return [each for each in apps.get_app_config("cases").get_models() if issubclass(each, Proceeding)]


def matters_waiting_for(actor: Actor, *, most: int = 200) -> list[Waiting]:
    """The matters whose next act is this actor's or whose term the actor watches, kind by kind.

    One question whatever the number of kinds.
    """
    wanted: dict[str, list[int]] = {}
    for label, pk in _keys(actor)[:most]:
        wanted.setdefault(label, []).append(pk)
    return [
        Waiting(matter, _first_title(actor, matter))
        for model in kinds_of_matter()
        if model._meta.label in wanted
        for matter in model._default_manager.filter(pk__in=wanted[model._meta.label]).select_related("case")
    ]


def count_waiting_for(actor: Actor) -> int:
    """How many, in one question."""
    return _keys(actor).count()


def _keys(actor: Actor) -> models.QuerySet[Proceeding, tuple[str, int]]:
    """(model label, number) of each matter that waits."""
    found = [
        _of_kind(actor, model)
        .order_by()
        .annotate(model=models.Value(model._meta.label))
        .values_list("model", "pk")
        for model in kinds_of_matter()
    ]
    return found[0].union(*found[1:], all=True)


class _Whose(StrEnum):
    """Which cases' matters an act waits for an actor on."""

    HANDLED = "handled"
    SIGNED = "signed"
    SEEN = "seen"


def _of_kind(actor: Actor, model: type[Proceeding]) -> models.QuerySet[Proceeding]:
    """One term for each relation to the case, whatever the number of acts: every page asks this for its bell."""
    at: dict[_Whose, dict[str, set[str]]] = {}
    for version, state, roles in _steps(model.procedure):
        whose = _whose(actor, roles)
        if whose is not None:
            at.setdefault(whose, {}).setdefault(version, set()).add(state)
    if not at:
        return model._default_manager.none()
    condition = models.Q()
    for whose, versions in at.items():
        standing = models.Q()
        for version, states in versions.items():
            standing |= models.Q(procedure_version=version, state__in=sorted(states))
        condition |= standing & _cases(actor, whose)
    visible = CaseFile.objects.visible_to(actor).values("pk")
    return model._default_manager.filter(condition, case__in=visible).exclude(model.about(actor.officer_key))


@cache
def _steps(procedure: str) -> tuple[tuple[str, str, frozenset[Role]], ...]:
    """(version, state, roles) for every act that leads on, and for every state the handlers must see to."""
    versions = procedures()[procedure].versions
    led_on = (
        (version.version, state, frozenset(Role(role) for role in act.roles))
        for version in versions
        for act in version.transitions
        for state in act.from_
    )
    seen_to = (
        (version.version, state.key, frozenset(HANDLERS))
        for version in versions
        for state in version.states
        if state.watched
    )
    return (*led_on, *seen_to)


def _whose(actor: Actor, roles: frozenset[Role]) -> _Whose | None:
    """How far an act with these roles is this actor's; None where it is not."""
    if not actor.has(*roles):
        return None
    if roles <= HANDLERS:
        return _Whose.HANDLED
    if Role.APPROVING_LEADER in roles and not actor.has(*(roles - {Role.APPROVING_LEADER})):
        return _Whose.SIGNED
    return _Whose.SEEN


def _cases(actor: Actor, whose: _Whose) -> models.Q:
    match whose:
        case _Whose.HANDLED:
            handled = CaseHandler.objects.filter(officer_id=actor.officer_key).values("case_id")
            return models.Q(case__in=handled)
        case _Whose.SIGNED:
            return models.Q(case__signs_as_id=actor.authority_code)
        case _Whose.SEEN:
            return models.Q()


def _first_title(actor: Actor, matter: Proceeding) -> str:
    version = version_named(matter.procedure, matter.procedure_version)
    told = watched(version, matter.state)
    if told and actor.has(*HANDLERS) and not actor.has(Role.APPROVING_LEADER):
        return told
    offered = acts_from(version, matter.state)
    mine = [each for each in offered if actor.has(*(Role(role) for role in each.roles))]
    return (mine or offered)[0].title

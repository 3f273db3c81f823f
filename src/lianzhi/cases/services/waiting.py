"""Matters beside a case that wait for an actor, by the roles their procedures name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from lianzhi.cases.constants import HANDLERS
from lianzhi.cases.models import CaseFile, CaseHandler
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.kernel.procedure import acts_from, procedures, version_named


@dataclass(frozen=True, slots=True)
class Waiting:
    """A matter and the title of the first act this actor may do on it."""

    matter: Proceeding
    title: str


def kinds_of_matter() -> list[type[Proceeding]]:
    """Every model of a matter beside a case."""
    return [each for each in apps.get_app_config("cases").get_models() if issubclass(each, Proceeding)]


def matters_waiting_for(actor: Actor, *, most: int = 200) -> list[Waiting]:
    """The matters whose next act is this actor's, kind by kind: one question whatever the number of kinds."""
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


def _of_kind(actor: Actor, model: type[Proceeding]) -> models.QuerySet[Proceeding]:
    condition = models.Q(pk__in=[])
    for version, state, roles in _steps(model.procedure):
        condition |= models.Q(procedure_version=version, state=state) & _whose(actor, roles)
    visible = CaseFile.objects.visible_to(actor).values("pk")
    return model._default_manager.filter(condition, case__in=visible)


def _steps(procedure: str) -> Iterator[tuple[str, str, frozenset[Role]]]:
    """(version, state, roles) for every act that leads on."""
    for version in procedures()[procedure].versions:
        for act in version.transitions:
            for state in act.from_:
                yield version.version, state, frozenset(Role(role) for role in act.roles)


def _whose(actor: Actor, roles: frozenset[Role]) -> models.Q:
    """Which cases' matters an act with these roles waits for this actor on."""
    if not actor.has(*roles):
        return models.Q(pk__in=[])
    if roles <= HANDLERS:
        handled = CaseHandler.objects.filter(officer_id=actor.officer_key).values("case_id")
        return models.Q(case__in=handled)
    if Role.APPROVING_LEADER in roles and not actor.has(*(roles - {Role.APPROVING_LEADER})):
        return models.Q(case__signs_as_id=actor.authority_code)
    return models.Q()


def _first_title(actor: Actor, matter: Proceeding) -> str:
    version = version_named(matter.procedure, matter.procedure_version)
    offered = acts_from(version, matter.state)
    mine = [each for each in offered if actor.has(*(Role(role) for role in each.roles))]
    return (mine or offered)[0].title

"""The choice of a module as a page shows it: what was stated, each module with its reasons, whose name it leads to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from lianzhi.cases.services.competence import Route, route_of
from lianzhi.cases.services.modules import Chosen, views_of, way_for
from lianzhi.core import clock
from lianzhi.desk.cases.forms import CircumstancesForm
from lianzhi.desk.requests import DeskRequest
from lianzhi.inspections.models import Finding
from lianzhi.kernel.procedure.modules import Circumstances, Module, ModuleView

ASKED = ("target", *Circumstances.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """The form of circumstances, what it says, every module, and the route of the one proposed."""

    form: CircumstancesForm
    stated: Circumstances
    views: tuple[ModuleView, ...]
    route: Route
    initial: dict[str, Any]

    @property
    def proposed(self) -> ModuleView | None:
        """The module proposed, or None where none is lawful."""
        return next((view for view in self.views if view.proposed), None)


def choosing_of(request: DeskRequest, finding: Finding) -> Choosing:
    """Read from `?facts_certain=on&…`, or, once sent, from what the form carried along."""
    asked = request.POST if request.method == "POST" else request.GET
    bound = any(name in asked for name in ASKED)
    form = CircumstancesForm(
        asked if bound else None,
        initial={"target": "unit"},
        auto_id="choose_%s",  # the form below asks for the party again
    )
    stated = form.stated()
    target = (form.cleaned_data.get("target") if bound and form.is_valid() else "") or "unit"
    chosen = Chosen(kind="unit" if target == "unit" else "person", subject=target, stated=stated)
    acting = request.actor.authority_code
    views = views_of(finding, chosen, acting=acting)
    module = next((view.module for view in views if view.proposed), Module.ORDINARY)
    route = route_of(
        finding,
        on=clock.today(),
        party=chosen.kind,
        acting=acting,
        way=way_for(finding, chosen, module),
    )
    initial = {**asdict(stated), "target": target, "module": module.value}
    return Choosing(form=form, stated=stated, views=views, route=route, initial=initial)

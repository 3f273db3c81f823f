"""Which module a finding goes: the records' facts and the officers' statements, put to the kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import findings_of, is_first_violation
from lianzhi.cases.services.competence import Way, reason_json, route_of, way_of
from lianzhi.core import clock
from lianzhi.enterprises.constants import PartyKind
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.models import Finding
from lianzhi.inspections.selectors import reinspection_proof
from lianzhi.kernel.discretion import FineRange, PenaltyClass, band
from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import Stage, Subject, Tier, tier_for
from lianzhi.kernel.procedure.modules import (
    UNSTATED,
    Circumstances,
    Module,
    ModuleFacts,
    ModuleView,
    modules_for,
)
from lianzhi.kernel.types import Money

NOTHING = Money(0)
WITHOUT_BASIS = "该处罚条款没有为此处罚对象规定可以当场处罚的罚款幅度"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Who answers for the finding, and what the officers state of it."""

    kind: str = "unit"
    subject: str = "unit"
    identifier: str = ""
    stated: Circumstances = UNSTATED


def views_of(finding: Finding, chosen: Chosen, *, acting: str) -> tuple[ModuleView, ...]:
    """Every module for a finding seen from the acting authority, with reasons for and refusals against it."""
    today = clock.today()
    proof = reinspection_proof(finding)
    tier = _tier(finding, chosen.subject, overdue=proof.proven)
    lowest = tier.low if tier is not None else None
    measures = tier.measures if tier is not None else ()
    bars = {
        module: route_of(
            finding, on=today, party=chosen.kind, acting=acting, way=way_of(module.value, lowest, measures)
        ).transfer_reason
        for module in (Module.SUMMARY, Module.ORDINARY)
    }
    identifier = chosen.identifier or finding.inspection.enterprise.uscc
    return modules_for(
        ModuleFacts(
            on=today,
            party=limit_party(chosen.kind, finding.inspection.enterprise),
            stated=chosen.stated,
            lowest=lowest,
            measures=measures,
            is_first=is_first_violation(identifier, besides=finding.pk),
            corrected_on=finding.corrected_on,
            overdue_proven=proof.proven,
            bars={**bars, Module.MINOR_ADMONITION: bars[Module.ORDINARY]},
            basis_bar="" if lowest is not None else WITHOUT_BASIS,
        )
    )


def way_for(finding: Finding, chosen: Chosen, module: Module) -> Way:
    """The way the competence is asked for."""
    tier = _tier(finding, chosen.subject, overdue=reinspection_proof(finding).proven)
    return way_of(module.value, tier.low if tier else None, tier.measures if tier else ())


def _tier(finding: Finding, subject: str, *, overdue: bool) -> Tier | None:
    """The tier that stands: 逾期未改正 where it is proven and the article has it."""
    wanted = (Stage.OVERDUE, Stage.BASE) if overdue else (Stage.BASE,)
    for stage in wanted:
        found = tier_for(finding.penalty, Subject(subject), stage=stage, on=finding.found_on)
        if found is not None:
            return found
    return None


def limit_party(kind: str, enterprise: Enterprise) -> Party:
    """Whose limit holds (行政处罚法 51): an individual business answers like the person who runs it."""
    is_person = kind == "person" or enterprise.party_kind == PartyKind.PERSON
    return Party.PERSON if is_person else Party.UNIT


def choice_json(views: Sequence[ModuleView], module: Module, stated: Circumstances) -> dict[str, Any]:
    """What the case keeps of the choice: what was proposed, what was stated, and why this module."""
    view = view_of(views, module)
    proposed = next((each.module.value for each in views if each.proposed), "")
    return {
        "proposed": proposed,
        "stated": asdict(stated),
        "reasons": [reason_json(reason) for reason in view.reasons],
    }


def view_of(views: Sequence[ModuleView], module: Module) -> ModuleView:
    """The view of one module."""
    return next(each for each in views if each.module is module)


def stated_in(case: CaseFile) -> Circumstances:
    """What the officers stated when the module was chosen."""
    kept = case.module_choice.get("stated", {})
    return Circumstances(**{name: bool(kept.get(name)) for name in Circumstances.__dataclass_fields__})


def corrected_on(case: CaseFile) -> date | None:
    """The day the last of the case's findings was corrected; None while one is not."""
    days = [each.finding.corrected_on if each.finding else None for each in findings_of(case)]
    found = [day for day in days if day is not None]
    return max(found) if found and len(found) == len(days) else None


def forgone(case: CaseFile, *, overdue: bool = False) -> Money:
    """The least fine the case would have cost: the floor of the ordinary band; nothing where it cannot be computed."""
    stage = Stage.OVERDUE if overdue else Stage.BASE
    tier = tier_for(case.penalty, Subject(case.subject), stage=stage, on=case.conduct_on)
    if tier is None or tier.low is None or tier.high is None:
        return NOTHING
    fine = FineRange(tier.low, tier.high, (parse_ref(case.penalty),), tier.optional)
    found = band(fine, PenaltyClass.ORDINARY, on=clock.today())
    return found.low if found is not None else tier.low

"""What the page of a case shows of its module: why this one, what was done on the spot, taught or spared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from lianzhi.cases import selectors
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import Admonition, CaseFile, NoPenalty, SpotCollection, SpotDecision
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.kernel.deadlines import DeadlineAnswer
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure.modules import Module
from lianzhi.kernel.procedure.words import collection_ground, no_penalty_ground
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation


@dataclass(frozen=True, slots=True)
class Due:
    """A clock that runs: its name and the kernel's answer."""

    label: str
    answer: DeadlineAnswer


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground of the pack as shown: its words, articles, and whether they were checked."""

    title: str
    citations: tuple[Citation, ...]
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleRows:
    """The rows of the case's own module, read once."""

    spot: SpotDecision | None = None
    collection: SpotCollection | None = None
    admonition: Admonition | None = None
    spared: NoPenalty | None = None


def rows_of(case: CaseFile) -> ModuleRows:
    """What the module of the case keeps beside it."""
    if case.procedure == Module.SUMMARY:
        return ModuleRows(spot=selectors.spot_of(case), collection=selectors.collection_of(case))
    if case.procedure == Module.MINOR_ADMONITION:
        return ModuleRows(admonition=selectors.admonition_of(case))
    return ModuleRows(spared=selectors.no_penalty_of(case)) if case.filed_on else ModuleRows()


def module_context(actor: Actor, case: CaseFile, rows: ModuleRows) -> dict[str, Any]:
    """The rows of the case's own module, and the files before and after it."""
    taken = collection_ground(rows.collection.ground) if rows.collection else None
    has_left = case.state == CaseState.REFERRED
    return {
        "module": Module(case.procedure),
        "module_reasons": [reason_of(each) for each in case.module_choice.get("reasons", [])],
        "referred": case.module_choice.get("referred", ""),
        "referred_to": selectors.referred_to(actor, case) if has_left else None,
        "spot": rows.spot,
        "collection": rows.collection,
        "collection_title": taken.title if taken else "",
        "admonition": rows.admonition,
        "spared": rows.spared,
        "spared_ground": ground_of(rows.spared.ground) if rows.spared else None,
    }


def ground_of(key: str) -> Ground | None:
    """The ground of a key, or None."""
    found = no_penalty_ground(key)
    if found is None:
        return None
    return Ground(found.title, tuple(parse_ref(ref) for ref in found.cite), found.verified)


def module_acts(rows: ModuleRows) -> frozenset[str]:
    """The acts beside the way of a spot decision that are still to be done."""
    found = set()
    if rows.spot is not None and rows.spot.reported_on is None:
        found.add("report-for-record")
    if rows.collection is not None and rows.collection.deposited_on is None:
        found.add("hand-in-collection")
    return frozenset(found)


def module_days(case: CaseFile, rows: ModuleRows) -> dict[str, date | None]:
    """The day each phase of an admonition, or of a case without a penalty, was reached."""
    if rows.admonition is not None:
        return {
            "发现": case.discovered_on,
            "改正": rows.admonition.corrected_on,
            "告诫": rows.admonition.admonished_on,
        }
    decided = rows.spared.decided_on if rows.spared is not None else None
    return {"决定": decided} if decided is not None else {}


def module_dues(case: CaseFile, rows: ModuleRows) -> list[Due]:
    """The clocks of the case's module."""
    found = []
    if case.state == CaseState.CLUE and case.procedure == Module.ORDINARY:
        found.append(Due("提请立案", term("case-filing", case.discovered_on)))
    if rows.spot is not None and rows.spot.reported_on is None:
        decided = clock.day_of(rows.spot.decided_at)
        found.append(Due("报所属行政机关备案", term("summary-report", decided)))
    collection, spared = rows.collection, rows.spared
    if collection is not None and collection.handed_in_on is None:
        found.append(Due("罚款交至行政机关", term("on-site-fine-handover", collection.collected_on)))
    elif collection is not None and collection.handed_in_on and collection.deposited_on is None:
        found.append(Due("罚款缴付银行", term("on-site-fine-deposit", collection.handed_in_on)))
    if spared is not None and spared.decided_on and case.state == CaseState.NOT_PUNISHED:
        found.append(Due("送达不予处罚决定书", term("decision-service", spared.decided_on)))
    return found


def module_urls(case: CaseFile, page: str) -> dict[str, str]:
    """Where the refusals of the modules are mended."""
    finding = page
    if case.procedure == Module.MINOR_ADMONITION:
        first = case.case_findings.values_list("finding_id", flat=True).first()
        finding = reverse("inspections:finding", args=[first]) if first else page

    def step(act: str) -> str:
        return reverse("cases:step", args=[case.pk, act])

    return {
        "correction": finding,
        "education": step("admonish" if case.procedure == Module.MINOR_ADMONITION else "propose-no-penalty"),
        "procedure": step("refer-to-ordinary") if case.procedure != Module.ORDINARY else page,
        "spot": reverse("cases:spot", args=[case.pk]) if case.procedure == Module.SUMMARY else page,
        "spot-report": step("report-for-record"),
        "collection": step("hand-in-collection"),
        "no-penalty": step("propose-no-penalty"),
    }


def reason_of(kept: dict[str, Any]) -> Reason:
    """A reason kept with the case, as the components show it."""
    return Reason(
        kept["text"],
        tuple(parse_ref(ref) for ref in kept["citations"]),
        tuple(reason_of(child) for child in kept["children"]),
        provisional=kept["provisional"],
    )

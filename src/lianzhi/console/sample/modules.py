"""The demo's other ways: a penalty decided on the spot and an admonition, by the same acts as people use (示例)."""

from __future__ import annotations

from lianzhi.cases.actions.admonish import Admonish
from lianzhi.cases.actions.confirm_correction import ConfirmCorrection
from lianzhi.cases.actions.decide_on_the_spot import DecideOnTheSpot, Told
from lianzhi.cases.actions.open_case import OpenCase
from lianzhi.cases.actions.report_for_record import ReportForRecord
from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.parties import unit_of
from lianzhi.cases.services.weighing import paragraph, weigh
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.inspections.models import Finding
from lianzhi.kernel.procedure.modules import Circumstances, Module
from lianzhi.kernel.types import Money

# What a finding of the story may become, by its `until`.
WAYS = {"spot": Module.SUMMARY, "admonished": Module.MINOR_ADMONITION}
STATED = {
    Module.SUMMARY: Circumstances(facts_certain=True),
    Module.MINOR_ADMONITION: Circumstances(facts_certain=True, is_minor=True, harmless=True),
}
LENIENT = ("harm-removed",)


def tell(actor: Actor, finding: Finding, until: str, second_id: int) -> CaseFile:
    """Open the finding in its module and end it there, on the day the clock shows."""
    module = WAYS[until]
    case = OpenCase(
        actor=actor,
        finding_id=finding.pk,
        party=unit_of(finding.inspection.enterprise),
        cause=finding.description,
        facts=f"检查发现{finding.description}，责令限期整改，复查时已经整改。",
        conduct_on=finding.found_on,
        lead_id=actor.officer_key,
        assistant_id=second_id,
        module=module.value,
        stated=STATED[module],
    ).execute()
    if module is Module.SUMMARY:
        _decide(actor, case)
    else:
        _admonish(actor, case, finding)
    return case


def _decide(actor: Actor, case: CaseFile) -> None:
    weighing = weigh(case, stage="base", chosen=LENIENT, on=clock.today())
    band = weighing.proposal.band
    low = band.low if band else Money(0)
    DecideOnTheSpot(
        actor=actor,
        case_id=case.pk,
        stage="base",
        factors=LENIENT,
        # In whole hundreds, a little above the floor of the band.
        amount=Money((low.fen // 10_000 + 20) * 10_000),
        reason=paragraph(weighing),
        place=case.enterprise.address,
        told=Told(certificates_shown=True, told=True, statement="没有陈述、申辩。"),
    ).execute()
    ReportForRecord(actor=actor, case_id=case.pk, reported_on=clock.today()).execute()


def _admonish(actor: Actor, case: CaseFile, finding: Finding) -> None:
    ConfirmCorrection(
        actor=actor,
        case_id=case.pk,
        proof="整改复查意见书、整改后照片",
        corrected_on=finding.order.due_on if finding.order else None,
    ).execute()
    Admonish(
        actor=actor,
        case_id=case.pk,
        education="教育和培训情况应当如实记录，由本人签名。\n应当建立安全生产教育和培训档案并定期检查。",
        place=case.enterprise.address,
        receiver=case.enterprise.principal,
    ).execute()

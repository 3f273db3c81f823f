"""The facts of a spot decision, an admonition and a case without a penalty, read from their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lianzhi.cases import selectors
from lianzhi.cases.models import CaseFile, NoPenalty, SpotCollection
from lianzhi.cases.services.modules import corrected_on, forgone, limit_party, stated_in
from lianzhi.kernel.discretion.thresholds import legal_review_due
from lianzhi.kernel.procedure import CaseFacts
from lianzhi.kernel.procedure.facts import AdmonitionFacts, NoPenaltyFacts, SpotFacts
from lianzhi.kernel.procedure.modules import Module


def with_modules(case: CaseFile, facts: CaseFacts) -> CaseFacts:
    """The facts with what the case's own module adds."""
    if case.procedure == Module.SUMMARY:
        return replace(facts, spot=spot_facts(case), admonition=admonition_facts(case))
    if case.procedure == Module.MINOR_ADMONITION:
        return replace(facts, admonition=admonition_facts(case))
    found = selectors.no_penalty_of(case) if case.filed_on is not None else None
    if found is None:
        return facts
    return replace(
        facts, no_penalty=no_penalty_facts(case, found, facts.today), admonition=admonition_facts(case)
    )


def spot_facts(case: CaseFile) -> SpotFacts:
    """What was certain when the module was chosen, and what the spot decision holds of it."""
    stated, spot = stated_in(case), selectors.spot_of(case)
    if spot is None:
        return SpotFacts(facts_certain=stated.facts_certain, disputed=stated.disputed)
    waits, until = collection_waits(selectors.collection_of(case))
    return SpotFacts(
        facts_certain=stated.facts_certain,
        disputed=stated.disputed,
        certificates_shown=spot.certificates_shown,
        told=spot.told,
        statement=spot.statement,
        has_objection=spot.has_objection,
        answer=spot.answer,
        signature_refused=spot.signature_refused,
        refusal_note=spot.refusal_note,
        reported=spot.reported_on is not None,
        collection_waits=waits,
        collection_until=until,
    )


def collection_waits(collection: SpotCollection | None) -> tuple[str, date | None]:
    """What has not been done yet with money that was collected, and until when (行政处罚法 71)."""
    if collection is None or collection.deposited_on is not None:
        return "", None
    if collection.handed_in_on is None:
        return "交至行政机关", collection.hand_in_by
    return "缴付指定的银行", collection.deposit_by


def admonition_facts(case: CaseFile) -> AdmonitionFacts:
    """What was stated, what the records know of correction and earlier violations, and whether it was taught."""
    stated, row = stated_in(case), selectors.admonition_of(case)
    first = next((each.finding_id or 0 for each in selectors.findings_of(case)), 0)
    return AdmonitionFacts(
        is_minor=stated.is_minor,
        harmless=stated.harmless,
        consequence_minor=stated.consequence_minor,
        is_first=selectors.is_first_violation(case.party_identifier, besides=first),
        corrected_on=(row.corrected_on if row else None) or corrected_on(case),
        correct_by=row.correct_by if row else None,
        proof=row.proof if row else "",
        educated=bool(row and row.education),
    )


def no_penalty_facts(case: CaseFile, row: NoPenalty, today: date) -> NoPenaltyFacts:
    """The ground as proposed; legal review is due as it would have been for the least fine."""
    party = limit_party(case.party_kind, case.enterprise)
    due, _ = legal_review_due(party, forgone(case), on=today)
    born = case.party.get("birth")
    return NoPenaltyFacts(
        proposed=True,
        ground=row.ground,
        reason=row.reason,
        education=row.education,
        review_due=due,
        is_person=case.party_kind == "person",
        born_on=date.fromisoformat(born) if born else None,
    )

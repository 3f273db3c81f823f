"""The guards of a penalty case: each looks at the facts and yields why the law stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.officers import enforcing_refusals
from lianzhi.kernel.procedure.words import refusal


def _officers(facts: CaseFacts) -> Iterator[Refusal]:
    yield from enforcing_refusals(facts.officers, facts.today)
    for officer in facts.officers:
        if officer.identity in facts.recused:
            yield refusal("officer-recused", name=officer.name)


def _competent(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.transfer_reason:
        yield refusal("not-competent", why=facts.transfer_reason)


def _limitation(facts: CaseFacts) -> Iterator[Refusal]:
    until = facts.limitation_until
    if until is not None and facts.conduct_on is not None and until < facts.today:
        yield refusal("limitation-passed", start=facts.conduct_on.isoformat(), until=until.isoformat())


def _punished_once(facts: CaseFacts) -> Iterator[Refusal]:
    for finding, case in facts.punished_elsewhere:
        yield refusal("finding-already-punished", finding=finding, case=case)


def _evidence(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.evidence_count == 0:
        yield refusal("evidence-missing")


def _inquiry(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.inquiry_count == 0:
        yield refusal("inquiry-missing")


def _fine_range(facts: CaseFacts) -> Iterator[Refusal]:
    fine = facts.fine
    if fine is None:
        return
    mitigated = fine.band_high is not None and fine.band_high < fine.low
    if fine.amount > fine.high or (fine.amount < fine.low and not mitigated):
        yield refusal(
            "fine-outside-range",
            fine.citations,
            amount=fine.amount.words,
            low=fine.low.words,
            high=fine.high.words,
        )
    elif (
        fine.band_low is not None
        and fine.band_high is not None
        and not fine.band_low <= fine.amount <= fine.band_high
    ):
        yield refusal(
            "fine-outside-band",
            amount=fine.amount.words,
            low=fine.band_low.words,
            high=fine.band_high.words,
            ranked=fine.class_zh,
        )


def _overdue_proof(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.stage_is_overdue and not facts.overdue_proven:
        yield refusal("overdue-without-reinspection", facts.overdue_citations)


def _reason(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.reason_text.strip():
        yield refusal("reason-missing")


def _reviewer(facts: CaseFacts) -> Iterator[Refusal]:
    reviewer = facts.reviewer
    if reviewer is None:
        return
    if any(reviewer.identity == each.identity for each in (*facts.officers, *facts.handled_before)):
        yield refusal("reviewer-handles-case", name=reviewer.name)
    if not reviewer.has_qualification:
        yield refusal("reviewer-unqualified", name=reviewer.name)


def _problems_named(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.problems_named == 0:
        yield refusal("review-problem-missing")


def _problems_answered(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.problems_unanswered:
        yield refusal("review-problems-open", count=facts.problems_unanswered)


def _problems_confirmed(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.problems_unconfirmed:
        yield refusal("review-problems-open", count=facts.problems_unconfirmed)


def _reviewed(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.review_passed or facts.problems_unconfirmed:
        yield refusal("legal-review-missing")


def _notice_served(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.defence.notice_served_on is None:
        yield refusal("notice-missing")


def _defence_over(facts: CaseFacts) -> Iterator[Refusal]:
    defence = facts.defence
    if defence.answered or defence.defence_until is None:
        return
    if facts.today <= defence.defence_until:
        yield refusal("defence-period-running", until=defence.defence_until.isoformat())


def _hearing(facts: CaseFacts) -> Iterator[Refusal]:
    defence = facts.defence
    if defence.hearing_held or defence.hearing_waived:
        return
    if defence.hearing_requested:
        yield refusal("hearing-not-held")
    elif defence.hearing_due and not defence.hearing_offered:
        yield refusal("hearing-not-offered")
    elif (
        defence.hearing_offered and defence.hearing_until is not None and facts.today <= defence.hearing_until
    ):
        yield refusal("hearing-period-running", until=defence.hearing_until.isoformat())


def _not_heavier(facts: CaseFacts) -> Iterator[Refusal]:
    fine, notified = facts.fine, facts.notified_minimum
    if fine is not None and notified is not None and fine.amount > notified:
        yield refusal("heavier-after-defence", amount=fine.amount.words, notified=notified.words)


def _deliberated(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.deliberation_due and not facts.deliberated:
        yield refusal("deliberation-missing", why=facts.deliberation_due)


def _service(facts: CaseFacts) -> Iterator[Refusal]:
    served, issued = facts.served_on, facts.served_document_on
    if served is not None and issued is not None and served < issued:
        yield refusal("service-before-issue", served=served.isoformat(), issued=issued.isoformat())
    if facts.service_left_without_witness:
        yield refusal("witness-missing")


def _bank(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.bank.strip() or not facts.receipt_number.strip():
        yield refusal("collected-by-authority")


def _decision_served(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.decision_served:
        yield refusal("decision-not-served")


def _performed(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.owed.fen > 0:
        yield refusal("not-performed", owed=facts.owed.words)


def _summary_limit(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.summary_bar:
        yield refusal("summary-limit-exceeded", why=facts.summary_bar)


def _crime(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.transfer.suspected and not facts.transfer.settled:
        yield refusal("crime-not-transferred")


GUARDS: dict[str, Guard] = {
    "officers": _officers,
    "competent": _competent,
    "limitation": _limitation,
    "punished-once": _punished_once,
    "evidence": _evidence,
    "inquiry": _inquiry,
    "fine-range": _fine_range,
    "overdue-proof": _overdue_proof,
    "reason": _reason,
    "reviewer": _reviewer,
    "problems-named": _problems_named,
    "problems-answered": _problems_answered,
    "problems-confirmed": _problems_confirmed,
    "reviewed": _reviewed,
    "notice-served": _notice_served,
    "defence-over": _defence_over,
    "hearing": _hearing,
    "not-heavier": _not_heavier,
    "deliberated": _deliberated,
    "service": _service,
    "bank": _bank,
    "decision-served": _decision_served,
    "performed": _performed,
    "summary-limit": _summary_limit,
    "crime": _crime,
}

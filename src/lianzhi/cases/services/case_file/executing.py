"""Term, disputes, enforcement and publication of a case, and the admonition, as the kernel reads them."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.models import (
    Admonition as Told,
)
from lianzhi.cases.models import (
    CaseFile,
    Publication,
    Remedy,
    Surcharge,
)
from lianzhi.cases.models import Demand as Urged
from lianzhi.cases.models import Exclusion as LeftOut
from lianzhi.cases.models import Extension as Prolonged
from lianzhi.cases.services.case_file.investigating import yuan
from lianzhi.cases.services.case_file.source import Source
from lianzhi.cases.services.testings import GROUND, is_running, periods_of_case
from lianzhi.core import clock
from lianzhi.kernel.lint.investigating import Exclusion, Extension
from lianzhi.kernel.lint.performing import Admonition, Demand, Disclosure, Dispute, LateFine


def exclusions(case: CaseFile) -> tuple[Exclusion, ...]:
    """Days not counted in the term of decision; one still running is no finished stretch yet."""
    found = [
        Exclusion(first=each.started_on, last=each.ended_on, reason=each.ground, approved_on=each.started_on)
        for each in LeftOut.objects.filter(case=case, ended_on__isnull=False)
    ]
    if not is_running(case):
        found += [
            Exclusion(first=first, last=last, reason=GROUND, approved_on=first)
            for first, last in periods_of_case(case, clock.today())
        ]
    return tuple(sorted(found, key=lambda each: each.first or date.max))


def extension(case: CaseFile) -> Extension | None:
    """The last longer term that was granted."""
    found = Prolonged.objects.filter(case=case, granted=True).select_related("approval__approver").last()
    if found is None:
        return None
    settled, approver = found.approval.decided_at, found.approval.approver
    return Extension(
        until=found.until,
        approved_on=clock.day_of(settled) if settled else None,
        approved_by=approver.name if approver else "",
        reason=found.reason,
    )


def disputes(case: CaseFile) -> tuple[Dispute, ...]:
    """Reconsiderations and lawsuits about the decision."""
    return tuple(
        Dispute(
            kind="litigation" if "litigation" in each.kind or "suit" in each.kind else "reconsideration",
            body=each.body,
            first=each.brought_on,
            last=each.settled_on,
            outcome=each.get_outcome_display(),
        )
        for each in Remedy.objects.filter(decision__case=case).order_by("brought_on")
    )


def disclosure(case: CaseFile) -> Disclosure | None:
    """The publication of the decision; the channel says what was shown, our records do not."""
    found = Publication.objects.filter(decision__case=case).first()
    if found is None:
        return None
    return Disclosure(on=found.published_on, channel=found.channel, withdrawn_on=found.withdrawn_on)


def demands(case: CaseFile) -> tuple[Demand, ...]:
    """Demands before enforcement; the template prints manner and right."""
    return tuple(
        Demand(
            number=each.document.number,
            on=each.issued_on,
            served_on=each.served_on,
            amount=yuan(each.fine_fen + each.late_fine_fen),
            method="按催告书载明的方式缴纳",
            defence_told=True,
        )
        for each in Urged.objects.filter(decision__case=case, served_on__isnull=False).select_related(
            "document"
        )
    )


def late_fines(case: CaseFile) -> tuple[LateFine, ...]:
    """Decided late fines."""
    return tuple(
        LateFine(
            number=each.document.number,
            on=each.document.issued_on,
            until=each.counted_until,
            amount=yuan(each.amount_fen),
        )
        for each in Surcharge.objects.filter(decision__case=case).select_related("document")
    )


def admonition(source: Source) -> Admonition | None:
    """The admonition once given: the act asked for the conditions of the law before it let it pass."""
    found = Told.objects.filter(case=source.case, admonished_on__isnull=False).first()
    if found is None:
        return None
    return Admonition(
        is_minor=True,
        harmless=True,
        correct_by=found.correct_by,
        corrected_on=found.corrected_on,
        proof=found.proof,
        education=found.education,
        on=found.admonished_on,
        officers=tuple(handler.officer.name for handler in source.handlers),
        party_signed=bool(found.receiver or found.refusal_note),
    )

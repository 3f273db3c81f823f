"""Term, disputes, enforcement and publication of a case, and the admonition, as the kernel reads them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lianzhi.cases.constants import RemedyOutcome
from lianzhi.cases.models import (
    Admonition as Told,
)
from lianzhi.cases.models import (
    CaseFile,
    Decision,
    Publication,
)
from lianzhi.cases.models import Termination as Ended
from lianzhi.cases.services.case_file.investigating import yuan
from lianzhi.cases.services.case_file.source import Source
from lianzhi.cases.services.following import (
    exclusions_of,
    granted_deferral,
    granted_extension,
    publication_of,
)
from lianzhi.cases.services.testings import GROUND, periods_of_case
from lianzhi.core import clock
from lianzhi.kernel.execution import execution_pack
from lianzhi.kernel.lint.investigating import Exclusion, Extension
from lianzhi.kernel.lint.pack import lists
from lianzhi.kernel.lint.performing import (
    Admonition,
    Court,
    Deferral,
    Demand,
    Disclosure,
    Dispute,
    Instalment,
    LateFine,
    Termination,
)


def exclusions(case: CaseFile) -> tuple[Exclusion, ...]:
    """Days not counted in the term of decision, each day once; recorded on the day itself, hence approved then."""
    stretches = [
        *((each.started_on, each.ended_on, each.ground) for each in exclusions_of(case)),
        *((first, last, GROUND) for first, last in periods_of_case(case, clock.today())),
    ]
    found: list[Exclusion] = []
    for first, last, ground in sorted(stretches, key=lambda each: (each[0], each[1] or date.max)):
        begun, before = first, found[-1] if found else None
        if before is not None and (before.last is None or (last and last <= before.last)):
            continue  # it lies inside the one before
        if before is not None and before.last is not None and begun <= before.last:
            begun = before.last + timedelta(days=1)
        found.append(Exclusion(first=begun, last=last, reason=ground, approved_on=first))
    return tuple(found)


def extension(case: CaseFile) -> Extension | None:
    """The last longer term that was granted."""
    found = granted_extension(case)
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
            is_withdrawn=each.outcome == RemedyOutcome.WITHDRAWN,
            changed_to=None if each.changed_fen is None else yuan(each.changed_fen),
        )
        for each in sorted(_after(case, "remedies"), key=lambda each: each.brought_on)
    )


def _shown(source: Source) -> tuple[Decision, Publication] | tuple[None, None]:
    every = sorted(source.case.decisions.all(), key=lambda each: (each.revoked_on is not None, -each.pk))
    found = ((each, shown) for each in every if (shown := publication_of(each)) is not None)
    return next(found, (None, None))


def untold_of_disclosure(source: Source) -> tuple[str, ...]:
    """What the record of the publication cannot tell: one from before anybody was asked what it showed."""
    _, shown = _shown(source)
    asked = shown is None or shown.personal_data_hidden is not None
    return () if asked else ("/disclosure/personal_data_hidden",)


def disclosure(source: Source) -> Disclosure | None:
    """The publication of the decision that stands, else of the last that fell."""
    decision, shown = _shown(source)
    if decision is None or shown is None:
        return None
    return Disclosure(
        on=shown.published_on,
        channel=shown.channel,
        personal_data_hidden=bool(shown.personal_data_hidden),
        revoked_on=decision.fell_on,
        withdrawn_on=shown.withdrawn_on,
    )


def deferral(source: Source) -> Deferral | None:
    """The later day or the instalments the head granted; what waits or was refused changes no term."""
    found = granted_deferral(source.decision) if source.decision else None
    if found is None:
        return None
    parts = tuple(
        Instalment(due=each.due_on, amount=yuan(each.amount_fen)) for each in found.instalments.all()
    )
    approver = found.approval.approver
    return Deferral(
        applied_on=found.applied_on,
        reason=found.reason,
        approved_on=found.granted_on,
        approved_by=approver.name if approver else "",
        until=max((each.due for each in parts if each.due), default=None),
        instalments=parts,
    )


def court(source: Source) -> Court | None:
    """The last application to the court; its materials are kept by title and told by the key of their article."""
    decision = source.decision
    made = decision.court_applications.all() if decision else ()
    found = max(made, key=lambda each: each.pk, default=None)
    if found is None:
        return None
    given = {
        ref for each in execution_pack().court_materials if each.title in found.materials for ref in each.cite
    }
    return Court(
        on=found.applied_on,
        court=found.court,
        signed_by_head=bool(found.signed_by.name),
        materials=tuple(each.key for each in lists().court_materials if given & set(each.cite)),
    )


def termination(source: Source) -> Termination | None:
    """The end of enforcement on a ground of the law."""
    found = Ended.objects.filter(decision=source.decision).first() if source.decision else None
    if found is None:
        return None
    return Termination(on=found.ended_on, ground=found.ground, proof=found.proof)


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
        for each in _after(case, "demands")
        if each.served_on is not None
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
        for each in _after(case, "surcharges")
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


def _after(case: CaseFile, name: str) -> list[Any]:
    """What hangs on any decision of the case, revoked ones too, in the order it was made."""
    rows = (row for decision in case.decisions.all() for row in getattr(decision, name).all())
    return sorted(rows, key=lambda row: int(row.pk))

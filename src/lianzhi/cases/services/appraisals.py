"""Reading appraisals: the doors, the lists, the pool, who had part in a case, the results by authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db import models

from lianzhi.cases.constants import HANDLERS, AppraisalBasis, AppraisedState, ProblemState
from lianzhi.cases.models import (
    Appraisal,
    AppraisalDefect,
    AppraisedFile,
    Approval,
    CaseFile,
    CaseHandler,
    Decision,
    Review,
    ScoreSheet,
)
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NotVisible
from lianzhi.kernel.appraisal import Candidate, ScorerFacts, grade_of
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import county_bureau

SCORERS = frozenset({Role.LEGAL_REVIEWER, Role.COUNTY_OFFICER})
_CASE_BIG = ("case__competence", "case__party", "case__facts")
_TENTH = Decimal("0.1")
_FAILED = grade_of(Decimal(0), vetoed=True)


def appraisals_visible_to(actor: Actor) -> models.QuerySet[Appraisal]:
    """Every appraisal for the county, the ones that drew a file of theirs for the others; the pool is not read."""
    found = Appraisal.objects.select_related("opened_by").defer("pool")
    if actor.sees_county:
        return found
    return found.filter(pk__in=AppraisedFile.objects.visible_to(actor).values("appraisal_id"))


def get_appraisal_for(actor: Actor, appraisal_id: int) -> Appraisal:
    """The appraisal, where the actor may see it."""
    found = appraisals_visible_to(actor).filter(pk=appraisal_id).first()
    if found is None:
        raise NotVisible("没有找到这次案卷评查。")
    return found


def files_visible_to(actor: Actor) -> models.QuerySet[AppraisedFile]:
    """The drawn files an actor may see."""
    return (
        AppraisedFile.objects.visible_to(actor)
        .select_related("appraisal", "case__authority")
        .defer("appraisal__pool", *_CASE_BIG)
    )


def get_file_for(actor: Actor, file_id: int) -> AppraisedFile:
    """The drawn file, where the actor may see it."""
    found = files_visible_to(actor).filter(pk=file_id).first()
    if found is None:
        raise NotVisible("没有找到这份评查案卷。")
    return found


def hold_file_for(actor: Actor, file_id: int) -> AppraisedFile:
    """The same for an act that writes: its row is locked first, so that of two last sheets one settles."""
    AppraisedFile.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=file_id).values_list(
        "pk"
    ).first()
    return get_file_for(actor, file_id)


def get_defect_for(actor: Actor, defect_id: int) -> AppraisalDefect:
    """The defect behind its file's door."""
    found = AppraisalDefect.objects.filter(pk=defect_id).first()
    if found is None:
        raise NotVisible("没有找到这个评查问题。")
    found.file = get_file_for(actor, found.file_id)
    return found


def sheet_of(actor: Actor, file: AppraisedFile) -> ScoreSheet | None:
    """The actor's own sheet of a file, or None."""
    return ScoreSheet.objects.filter(file=file, scorer_id=actor.officer_key).first()


def open_sheets(file: AppraisedFile) -> list[ScoreSheet]:
    """The sheets of a file as anybody may read them: none before the file is settled (背靠背评分)."""
    if file.state != AppraisedState.SETTLED:
        return []
    return list(ScoreSheet.objects.filter(file=file).select_related("scorer"))


def pool_of(basis: str, since: date, until: date) -> list[Candidate]:
    """The cases closed or archived in a period, both days included."""
    day = "closed_on" if basis == AppraisalBasis.CLOSED else "archived_on"
    found = CaseFile.objects.filter(**{f"{day}__gte": since, f"{day}__lte": until}).order_by("pk")
    return [Candidate(pk, code) for pk, code in found.values_list("pk", "authority_id")]


def scorer_facts(officer: Officer, file: AppraisedFile) -> ScorerFacts:
    """The officer as the rules on scorers see them."""
    return ScorerFacts(
        name=officer.name,
        has_qualification=bool(officer.legal_qualification),
        is_of_county=officer.authority_id == county_bureau().code,
        involved=officer.pk in had_part_in(file.case_id),
        scores_already=ScoreSheet.objects.filter(file=file, scorer=officer).exists(),
    )


def had_part_in(case_id: int) -> frozenset[int]:
    """The officers who handled, reviewed or approved a case."""
    handled = CaseHandler.objects.filter(case_id=case_id).values_list("officer_id")
    reviewed = Review.objects.filter(case_id=case_id, reviewer__isnull=False).values_list("reviewer_id")
    approved = Approval.objects.filter(case_id=case_id, approver__isnull=False).values_list("approver_id")
    decided = Decision.objects.filter(case_id=case_id, approver__isnull=False).values_list("approver_id")
    return frozenset(officer for rows in (handled, reviewed, approved, decided) for (officer,) in rows)


def sheets_waiting_for(actor: Actor) -> models.QuerySet[ScoreSheet]:
    """The sheets this actor should fill in."""
    if not actor.has(*SCORERS):
        return ScoreSheet.objects.none()
    found = ScoreSheet.objects.filter(scorer_id=actor.officer_key, submitted_at__isnull=True)
    return found.select_related("file__appraisal", "file__case").defer("file__appraisal__pool")


def defects_waiting_for(actor: Actor) -> models.QuerySet[AppraisalDefect]:
    """The defects this actor should cure or confirm."""
    waiting = models.Q(pk__in=[])
    if actor.has(*HANDLERS):
        mine = CaseHandler.objects.filter(officer_id=actor.officer_key).values("case_id")
        waiting |= models.Q(state=ProblemState.OPEN, file__case__in=mine)
    if actor.has(Role.JOINT_OFFICE):
        waiting |= models.Q(state=ProblemState.CURED)
    found = AppraisalDefect.objects.filter(waiting).select_related("file__appraisal", "file__case")
    return found.defer("file__appraisal__pool")


def files_to_assign_for(actor: Actor) -> models.QuerySet[AppraisedFile]:
    """The files that wait for a scorer to be named."""
    if not actor.has(Role.JOINT_OFFICE):
        return AppraisedFile.objects.none()
    return files_visible_to(actor).filter(state__in=[AppraisedState.DRAWN, AppraisedState.THIRD])


@dataclass(frozen=True, slots=True)
class AuthorityResult:
    """What an appraisal found at one authority; the mean is None before a file is settled."""

    code: str
    name: str
    drawn: int
    settled: int
    mean: Decimal | None
    failed: int
    agreed: int
    defects: int
    open_defects: int


def results_of(files: Iterable[AppraisedFile]) -> list[AuthorityResult]:
    """The results by authority, in the order of the codes; the files' defects are read once."""
    files = list(files)
    defects = AppraisalDefect.objects.filter(file__in=[each.pk for each in files])
    counted: dict[int, list[str]] = {}
    for file_id, state in defects.values_list("file_id", "state"):
        counted.setdefault(file_id, []).append(state)
    by_authority: dict[tuple[str, str], list[AppraisedFile]] = {}
    for each in files:
        by_authority.setdefault((each.case.authority_id, each.case.authority.name), []).append(each)
    return [_result(code, name, own, counted) for (code, name), own in sorted(by_authority.items())]


def _result(
    code: str, name: str, files: list[AppraisedFile], counted: dict[int, list[str]]
) -> AuthorityResult:
    settled = [each for each in files if each.state == AppraisedState.SETTLED]
    scores = [each.score for each in settled if each.score is not None]
    states = [state for each in files for state in counted.get(each.pk, ())]
    return AuthorityResult(
        code=code,
        name=name,
        drawn=len(files),
        settled=len(settled),
        mean=(sum(scores, Decimal(0)) / len(scores)).quantize(_TENTH, ROUND_HALF_UP) if scores else None,
        failed=sum(each.grade == _FAILED for each in settled),
        agreed=sum(bool(each.agreed) for each in settled),
        defects=len(states),
        open_defects=sum(state != ProblemState.CONFIRMED for state in states),
    )

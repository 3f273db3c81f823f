"""Reading the register of clues; who told is read through an act only."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import ClueOutcome, ClueSource, ClueState, Origin
from lianzhi.cases.models import CaseFile
from lianzhi.cases.models.clue import Clue, ClueInformant
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, NotVisible, WrongState
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.models import Finding
from lianzhi.inspections.selectors import findings_visible_to


def clues_visible_to(actor: Actor) -> models.QuerySet[Clue]:
    """The register as an actor may see it, without the content of any."""
    return Clue.objects.visible_to(actor).select_related("authority", "assignee").defer("content", "found")


def get_clue_for(actor: Actor, clue_id: int) -> Clue:
    """The clue, where the actor may see it."""
    found = (
        Clue.objects.visible_to(actor)
        .select_related("authority", "assignee", "receiver", "enterprise", "case")
        .filter(pk=clue_id)
        .first()
    )
    if found is None:
        raise NotVisible("没有找到这条线索。")
    return found


def hold_clue_for(actor: Actor, clue_id: int) -> Clue:
    """The same for an act that writes: its row is locked first, so a double click waits and then finds it done."""
    seen = Clue.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=clue_id)
    seen.values_list("pk").first()
    return get_clue_for(actor, clue_id)


def informant_of(clue: Clue) -> ClueInformant | None:
    """Who told; only `ReadInformant` may ask."""
    return ClueInformant.objects.filter(clue=clue).first()


def has_informant(clue: Clue) -> bool:
    """Whether anybody is sealed behind the clue; not who."""
    return ClueInformant.objects.filter(clue=clue).exists()


LEADS_TO_CASE = (ClueOutcome.INSPECT, ClueOutcome.FILE)


def clues_to_file(actor: Actor, finding: Finding) -> models.QuerySet[Clue]:
    """Verified clues of the authority without a case, about the finding's enterprise or a unit typed by hand."""
    about = models.Q(enterprise_id=finding.inspection.enterprise_id) | models.Q(enterprise__isnull=True)
    return clues_visible_to(actor).filter(
        about,
        authority_id=actor.authority_code,
        outcome__in=LEADS_TO_CASE,
        case__isnull=True,
        received_on__lte=clock.today(),
    )


def hold_clue_to_file(actor: Actor, clue_id: int, finding: Finding) -> Clue:
    """The clue a case is opened on. NotVisible; NoRight for another authority's; WrongState before it is verified."""
    clue = get_clue_for(actor, clue_id)
    if clue.authority_id != actor.authority_code:
        raise NoRight("只有受理机关可以就本线索立案；其他机关受理的，应当转交。")
    if clue.case is not None:
        raise WrongState(f"本线索已由案件{clue.case.number or clue.case}查处。")
    if clue.outcome not in LEADS_TO_CASE:
        raise WrongState("线索核查后处理为“开展监督检查”或者“立案查处”的，才能立案。")
    if clue.enterprise_id is not None and clue.enterprise_id != finding.inspection.enterprise_id:
        raise Malformed({"clue": "线索涉及的企业不是该问题的检查对象。"})
    return clue


def unit_to_file(actor: Actor, clue: Clue) -> Enterprise:
    """The enterprise a case on the clue is about. NoRight, WrongState where no case may be opened on it."""
    if clue.authority_id != actor.authority_code:
        raise NoRight("只有受理机关可以就本线索立案；其他机关受理的，应当转交。")
    if clue.source == ClueSource.INSPECTION:
        raise WrongState("监督检查发现的违法行为，从检查登记的问题立案。")
    if clue.outcome != ClueOutcome.FILE:
        raise WrongState("线索核查后处理为“立案查处”的，才能立案。")
    if clue.enterprise is None:
        raise WrongState("请先在企业台账中确认线索涉及的单位，再立案。")
    return clue.enterprise


def findings_for(actor: Actor, clue: Clue) -> list[Finding]:
    """Findings at the clue's enterprise that are in no case yet: each may be filed on this clue."""
    if clue.enterprise_id is None or clue.outcome not in LEADS_TO_CASE or clue.case is not None:
        return []
    found = findings_visible_to(actor).filter(
        inspection__enterprise_id=clue.enterprise_id,
        inspection__authority_id=clue.authority_id,
        course=FindingCourse.NONE,
    )
    return list(found[:20])


def told_by(case: CaseFile) -> Clue | None:
    """The clue the case came from, or None; a second party's case shares the first one's clue."""
    told = min(case.clues.all(), key=lambda each: each.pk, default=None)
    if told is not None or case.origin != Origin.CLUE:
        return told
    return Clue.objects.filter(violations__in=case.case_findings.values("established_id")).first()


def source_of(case: CaseFile) -> str:
    """Where the case came from, for the papers; who told is never among the words."""
    told = told_by(case)
    if told is not None:
        return SOURCES[ClueSource(told.source)]
    return "有关单位移送" if case.origin == Origin.HANDOVER else "监督检查"


# The sources the filing form knows (立案审批表).
SOURCES = {
    ClueSource.INSPECTION: "监督检查",
    ClueSource.COMPLAINT: "投诉举报",
    ClueSource.TRANSFER: "有关单位移送",
    ClueSource.SUPERIOR: "上级交办",
    ClueSource.SELF_REPORT: "其他",
    ClueSource.MEDIA: "媒体反映",
}


def clues_waiting_for(actor: Actor) -> models.QuerySet[Clue]:
    """The clues whose next deed is this actor's; a clue to be filed waits for who verified it."""
    mine = models.Q(state=ClueState.ASSIGNED, assignee_id=actor.officer_key)
    kept = models.Q(state__in=(ClueState.RECEIVED, ClueState.TO_REPLY), receiver_id=actor.officer_key)
    to_file = models.Q(outcome=ClueOutcome.FILE, case__isnull=True, assignee_id=actor.officer_key)
    to_approve = models.Q(pk__in=[])
    if actor.has(Role.APPROVING_LEADER):
        to_approve = models.Q(state=ClueState.TO_APPROVE, authority_id=actor.authority_code)
    return clues_visible_to(actor).filter(mine | kept | to_file | to_approve)

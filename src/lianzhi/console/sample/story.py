"""The whole story of the demo, told once into an empty register (示例)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from lianzhi.cases.actions.answer_handover import AnswerHandover
from lianzhi.cases.actions.hand_over import HandOver
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile
from lianzhi.console.sample import (
    appraisals,
    clues,
    correcting,
    crimes,
    disputes,
    execution,
    measures,
    modules,
    operations,
    penalising,
    power,
    printing,
    questions,
    visiting,
)
from lianzhi.console.sample.script import Found, Visit, stories
from lianzhi.console.sample.telling import Teller
from lianzhi.core.refusals import Refused
from lianzhi.inspections.models import Finding, Inspection, RectificationOrder
from lianzhi.kernel.calendars import NATIONAL

#: What a visit's `also` may name: told on site, or while the order runs; False where the story must stop there.
ON_SITE: Mapping[str, Callable[[Teller, Inspection], bool]] = {"field-measure": correcting.stop}
WHILE_ORDERED: Mapping[str, Callable[[Teller, RectificationOrder], bool]] = {
    "resumed": correcting.resume,
    "postponement-asked": correcting.ask_longer,
    "postponement-granted": correcting.grant_longer,
}
#: What a finding's `also` may name: told when its case has come to that state; False where the story must stop there.
BESIDE: Mapping[str, tuple[CaseState, Callable[[Teller, CaseFile], bool]]] = {
    "sealed": (CaseState.INVESTIGATION, measures.seal),
    "sealed-and-lifted": (CaseState.INVESTIGATION, measures.seal_and_lift),
    "power-cut": (CaseState.INVESTIGATION, power.cut),
    "crime": (CaseState.INVESTIGATION, crimes.hand_over),
    "handler-recused": (CaseState.INVESTIGATION, disputes.change_handler),
    "leader-objected-to": (CaseState.FILING_SUBMITTED, disputes.object_to_leader),
    "hearing": (CaseState.NOTIFIED, disputes.hear),
    "deliberation": (CaseState.HEARD, disputes.deliberate),
    "published": (CaseState.SERVED, execution.publish),
    "deferral": (CaseState.SERVED, execution.defer),
    "demand": (CaseState.SERVED, execution.demand),
    "reconsideration": (CaseState.SERVED, execution.ask_reconsideration),
}


def tell(today: date) -> int:
    """Tell the story once; how many inspections were told, 0 where there are inspections already."""
    if Inspection.objects.exists():
        return 0
    told = 0
    for story in stories():
        for visit in story.visits:
            start = NATIONAL.on_or_before(today - timedelta(days=visit.days_ago))
            _whole(Teller(story, visit, today, start))
            told += 1
    operations.tell(today)
    questions.tell(today)
    clues.tell(today)
    appraisals.tell(today)
    printing.tell(today)
    return told


def unknown(visit: Visit) -> set[str]:
    """What a visit names that nothing tells."""
    named = set(visit.also) - {*ON_SITE, *WHILE_ORDERED}
    return named.union(*(set(each.also) - set(BESIDE) for each in visit.found))


def _whole(teller: Teller) -> None:
    """One visit; raises RuntimeError where the law refuses what the story says."""
    if unknown(teller.visit):
        raise RuntimeError(f"the story names what nothing tells: {', '.join(sorted(unknown(teller.visit)))}")
    try:
        _visit(teller)
    except Refused as refused:
        found = teller.visit.found[0].description
        raise RuntimeError(f"the story of “{found}” is refused: {refused.message}") from refused


def _visit(teller: Teller) -> None:
    """The visit, the order, the re-inspection, and what became of each finding."""
    with teller.at(9):
        inspection = visiting.plan(teller)
    with teller.at(10):
        visiting.look(teller, inspection)
    for name in teller.visit.also:
        if name in ON_SITE:
            ON_SITE[name](teller, inspection)
    with teller.at(12):
        order = visiting.order(teller, inspection)
    operations.end(teller, inspection)
    for name in teller.visit.also:
        if name in WHILE_ORDERED and not WHILE_ORDERED[name](teller, order):
            return
    order.refresh_from_db()
    if not teller.comes(max(order.due_on + timedelta(days=1), teller.day)):
        return
    with teller.at(10):
        visiting.reinspect(teller, order)
    for found, finding in zip(teller.visit.found, inspection.findings.order_by("number"), strict=True):
        _follow(teller, finding, found)
    with teller.at(17):
        visiting.close(teller, inspection)


def _follow(teller: Teller, finding: Finding, found: Found) -> None:
    """What became of a finding."""
    if found.until == "handed_over":
        _hand_over(teller, finding)
    elif found.until in modules.WAYS:
        with teller.at(15):
            modules.tell(teller.lead, finding, found.until, teller.team[1])
    elif found.until != "none":
        _case(teller, finding, found)


def _case(teller: Teller, finding: Finding, found: Found) -> None:
    """The case's own way as far as `until`, and beside it what `also` names."""
    with teller.at(15):
        case = penalising.open_case(teller, finding)
    also = list(found.also)
    for after, deed in penalising.deeds(teller, case, found.until):
        case.refresh_from_db()
        if not _beside(teller, case, also) or case.state == found.until or not teller.later(after):
            return
        with teller.at(16):
            deed()


def _beside(teller: Teller, case: CaseFile, also: list[str]) -> bool:
    """What `also` still names for the state the case has come to; False where it did not come to its end."""
    for name in [each for each in also if BESIDE[each][0] == case.state]:
        also.remove(name)
        if not BESIDE[name][1](teller, case):
            return False
    return True


def _hand_over(teller: Teller, finding: Finding) -> None:
    with teller.at(15):
        handover = HandOver(
            actor=teller.lead, finding_id=finding.pk, facts=f"检查发现：{finding.description}"
        ).execute()
    if teller.later(2):
        with teller.at(10):
            AnswerHandover(
                actor=teller.actor("county"),
                handover_id=handover.pk,
                accepted=True,
                feedback="已接收，由本局依法处理。",
            ).execute()

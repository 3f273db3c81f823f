"""What went on beside a case: registrations, measures, a suspected crime, a question, as the kernel reads them."""

from __future__ import annotations

from lianzhi.cases import selectors
from lianzhi.cases.constants import QuestionState, TurnKind
from lianzhi.cases.models import CaseFile, CrimeTransfer, EvidenceRegistration
from lianzhi.cases.models import Measure as Imposed
from lianzhi.cases.models import PowerCut as Cut
from lianzhi.cases.models import Question as Asked
from lianzhi.cases.services.case_file.source import Source
from lianzhi.cases.services.crimes import wall
from lianzhi.cases.services.facts import CRIME_SETTLED
from lianzhi.cases.services.goods import in_words
from lianzhi.cases.services.measures import last_day
from lianzhi.cases.services.testings import GROUND, periods_of_measure
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core import clock
from lianzhi.kernel.lint.investigating import Exclusion, Measure, PowerCut, Registration
from lianzhi.kernel.lint.performing import Question, Transfer

#: States of a transfer after the police opened a criminal case.
_TAKEN_UP = frozenset({"taken_up", "completed"})


def registrations(case: CaseFile) -> tuple[Registration, ...]:
    """Evidence registered for safekeeping; what was only asked for is not there yet."""
    found = [each for each in selectors.matters_of(case, EvidenceRegistration) if each.registered_on]
    return tuple(
        Registration(
            number=each.notice.number if each.notice else "",
            on=each.registered_on,
            ground=f"{each.ground}：{each.reason}" if each.ground or each.reason else "",
            approved_by_head=each.approver is not None,
            approved_on=clock.day_of(each.approved_at) if each.approved_at else None,
            items=tuple(in_words([one]) for one in each.goods),
            list_signed=each.notice is not None,
            decided_on=each.settled_on,
            outcome=each.outcome or each.settled_how,
        )
        for each in found
    )


def measures(source: Source) -> tuple[Measure, ...]:
    """Places sealed and goods seized; what was only asked for is not there yet."""
    names = tuple(handler.officer.name for handler in source.handlers)
    found = [each for each in selectors.matters_of(source.case, Imposed) if each.imposed_at]
    return tuple(_measure(source.case, each, names) for each in found)


def _measure(case: CaseFile, each: Imposed, names: tuple[str, ...]) -> Measure:
    last = last_day(each, extended=False)
    longer = last_day(each) if each.is_extended else None
    return Measure(
        kind="、".join(each.kinds),
        number=each.decision.number if each.decision else "",
        ground=each.basis,
        authority=case.signs_as.name,
        officers=names,
        urgent=bool(each.urgency),
        approved_by=("principal" if each.by_principal else "head") if each.approver else "",
        # Approved within the minute the deed was recorded for is approved before it.
        approved_at=wall(each.approved_at),
        taken_at=wall(each.imposed_at),
        until=last.due if last else None,
        excluded=tuple(
            Exclusion(first=first, last=last, reason=GROUND)
            for first, last in periods_of_measure(each, clock.today())
        ),
        extended_until=longer.due if longer else None,
        extension_reason=each.extension_reason,
        extension_approved=each.is_extended,
        extension_told=bool(each.extension_told.strip()),
        items=tuple(in_words([one]) for one in each.goods),
        unrelated=tuple(each.excluded.get("unrelated", ())),
        steps=tuple(each.steps),
        outcome=each.settled_how,
        ended_on=each.settled_on,
    )


def power_cuts(case: CaseFile) -> tuple[PowerCut, ...]:
    """Supplies cut off, from the decision the unit was handed; what was only asked for is not there yet."""
    found = [each for each in selectors.matters_of(case, Cut) if each.decision is not None]
    return tuple(
        PowerCut(
            kind=each.supply,
            number=each.decision.number if each.decision else "",
            authority=case.signs_as.name,
            order=each.order_number,
            ordered_on=each.ordered_on,
            hazard=each.hazard,
            criterion=each.criterion,
            non_compliance=each.non_compliance,
            danger=each.danger,
            safety=each.safety,
            touches_residents=each.touches_residents,
            # The act lets nobody but the principal approve.
            approved_by="principal" if each.approver else "",
            approved_at=wall(each.approved_at),
            notified_at=wall(each.notified_at),
            unit_start=wall(each.starts_at),
            emergency=each.emergency,
            supplier=each.supplier,
            supplier_notice=each.supplier_notice.number if each.supplier_notice else "",
            supplier_start=wall(each.cut_at),
            restored_on=each.settled_on if each.state == "lifted" else None,
            restored_why=each.settled_how if each.state == "lifted" else "",
        )
        for each in found
    )


def transfer(source: Source) -> Transfer | None:
    """The suspected crime: the one still open, else the last."""
    found = selectors.matters_of(source.case, CrimeTransfer)
    if not found:
        return None
    each = next((one for one in found if one.state not in CRIME_SETTLED), found[-1])
    approved = each.approved_at is not None
    return Transfer(
        suspected=True,
        charge=each.offence,
        found_on=clock.day_of(each.created_at),
        group=tuple(handler.officer.name for handler in source.handlers),
        report=each.report,
        reported_on=clock.day_of(each.reported_at) if each.reported_at else None,
        decided_on=each.decided_on,
        # The act lets nobody but the head decide.
        decided_by_head=each.decided_by is not None,
        approved=approved,
        refusal_reason="" if approved else each.outcome,
        approved_at=wall(each.approved_at),
        handed_over_at=wall(each.handed_over_at),
        late_reason=each.late_reason,
        materials=tuple(each.materials),
        receipt=each.receipt,
        copied_to_procuratorate=each.letter is not None and bool(each.procuratorate.strip()),
        police_answer=each.police_answer,
        answered_on=each.answered_on,
        police_filed=each.state in _TAKEN_UP,
        goods_handed_on=each.goods_handed_on,
        settled=each.state in CRIME_SETTLED,
    )


def question(case: CaseFile) -> Question | None:
    """The last question of the case whose answer was taken up or departed from."""
    asked = Asked.objects.filter(case=case, state=QuestionState.SETTLED).select_related(
        "asked_by", "answerer"
    )
    found = asked.prefetch_related("turns").order_by("pk").last()
    if found is None:
        return None
    said = [turn.text for turn in found.turns.all() if turn.kind == TurnKind.SETTLED]
    return Question(
        facts=found.facts,
        text=found.question,
        asker=found.asked_by.name,
        asked_on=clock.day_of(found.created_at),
        answerer=found.answerer.name if found.answerer else "",
        qualification=found.answerer.legal_qualification if found.answerer else "",
        answer=found.answer,
        answered_on=found.answered_on,
        articles=tuple(citation.ref for citation in citations_of(found.articles)),
        adopted=bool(found.adopted),
        departure_reason="" if found.adopted else "；".join(said),
    )

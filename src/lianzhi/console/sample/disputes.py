"""Where the party is heard and somebody stands aside: hearing, deliberation, recusal (示例)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from lianzhi.cases.actions.apply_recusal import ApplyRecusal
from lianzhi.cases.actions.appoint_chair import AppointChair
from lianzhi.cases.actions.choose_hearing import ChooseHearing
from lianzhi.cases.actions.deliberate import Deliberate
from lianzhi.cases.actions.grant_recusal import GrantRecusal
from lianzhi.cases.actions.hold_hearing import HoldHearing, Minutes
from lianzhi.cases.actions.notify_hearing import NotifyHearing
from lianzhi.cases.actions.report_hearing import ReportHearing
from lianzhi.cases.constants import RecusalSource
from lianzhi.cases.models import CaseFile, HearingSession, Recusal
from lianzhi.cases.selectors import current_proposal, handlers_of
from lianzhi.console.sample.telling import Teller
from lianzhi.core import clock
from lianzhi.kernel.calendars import NATIONAL
from lianzhi.kernel.types import Money
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import certificate_of, leaders_of, officers_of_authority

AHEAD = timedelta(days=16)  # allow legal-number: the story's own pace, no term


def hear(teller: Teller, case: CaseFile) -> bool:
    """The party asks for a hearing; the township's other leader chairs it and reports."""
    chair = teller.actor("leader2")
    if not teller.later(2):
        return False
    with teller.at(9):
        ChooseHearing(actor=teller.lead, case_id=case.pk, requested=True, chosen_on=teller.day).execute()
    matter = HearingSession.objects.get(case=case)
    with teller.at(11):
        AppointChair(
            actor=teller.leader,
            case_id=case.pk,
            proceeding_id=matter.pk,
            chair_id=chair.officer_key,
            interested=False,
            clerk="许书记（示例）",
        ).execute()
    held_on = NATIONAL.on_or_after(teller.day + AHEAD)
    with teller.at(16):
        NotifyHearing(
            actor=teller.lead,
            case_id=case.pk,
            proceeding_id=matter.pk,
            held_at=datetime.combine(held_on, time(9), tzinfo=clock.SHANGHAI),
            place="五里街镇人民政府三楼会议室（示例）",
            notified_on=teller.day,
            is_public=True,
        ).execute()
    if not teller.comes(held_on):
        return False
    with teller.at(11):
        HoldHearing(actor=chair, case_id=case.pk, proceeding_id=matter.pk, minutes=_minutes(case)).execute()
    with teller.at(16):
        ReportHearing(
            actor=chair,
            case_id=case.pk,
            proceeding_id=matter.pk,
            summary="听证按照法定程序公开举行，双方充分陈述、质证和辩论。",
            findings="违法事实清楚，现场照片、检查记录和复查意见书能够相互印证。",
            opinion="当事人的意见不影响违法事实的认定，建议按告知内容处罚。",
        ).execute()
    return True


def _minutes(case: CaseFile) -> Minutes:
    return Minutes(
        ended_at=clock.now(),
        party_present=f"{case.enterprise.principal}，主要负责人，出席",
        investigator_present=True,
        checked=True,
        signed=True,
        opening="主持人核对到场人员，宣布听证纪律，告知权利义务，双方均不申请回避。",
        accusation="调查人员陈述违法事实、证据、处罚建议和依据。",
        defence="警示标志已经订购，因供货延迟未能按期设置，请求从轻处罚。",
        examination="当事人对现场照片、检查记录和复查意见书的真实性没有异议。",
        debate="双方就裁量幅度进行辩论。",
        last_statement="今后一定按期整改，请求从轻处罚。",
    )


def deliberate(teller: Teller, case: CaseFile) -> bool:
    """The heads discuss the grave case together before the decision (行政处罚法 57)."""
    proposal = current_proposal(case)
    if proposal is None or not teller.later(1):
        return False
    leaders = [each.name for each in leaders_of(case.signs_as.pk, teller.day)]
    others = [each.name for each in officers_of_authority(case.signs_as.pk) if each.name not in leaders]
    together = [*leaders, *others][:2]
    with teller.at(10):
        Deliberate(
            actor=teller.leader,
            case_id=case.pk,
            held_on=teller.day,
            place="三楼会议室",
            attendees=tuple(
                (name, "主要负责人" if name == case.signs_as.head_name else "分管负责人", "同意处罚", "同意")
                for name in together
            ),
            expected=len(together),
            amount=Money(proposal.amount_fen),
            signed=True,
            discussion="承办人汇报案情，与会人员讨论了事实、证据、程序、当事人的意见和裁量。",
            conclusion="同意按照告知的内容处罚。",
            dissent="",
        ).execute()
    return True


def change_handler(teller: Teller, case: CaseFile) -> bool:
    """The party objects to the assistant; the leader grants it and another officer takes over."""
    handlers = [each.officer.pk for each in handlers_of(case)]
    matter = _apply(teller, case, handlers[1])
    if matter is None:
        return False
    with teller.at(15):
        GrantRecusal(
            actor=teller.leader,
            case_id=case.pk,
            proceeding_id=matter.pk,
            findings="经核实，其配偶的弟弟是当事人同业竞争企业的股东。",
            reason="与案件可能存在影响公正执法的其他关系。",
            told_how="当日直接送达申请人",
            successor_id=_successor(teller, case, handlers).pk,
        ).execute()
    return True


def object_to_leader(teller: Teller, case: CaseFile) -> bool:
    """The party objects to the leader; the other leader has not decided."""
    return _apply(teller, case, teller.leader.officer_key) is not None


def _apply(teller: Teller, case: CaseFile, officer_id: int) -> Recusal | None:
    if not teller.later(1):
        return None
    with teller.at(9):
        return ApplyRecusal(
            actor=teller.lead,
            case_id=case.pk,
            source=RecusalSource.PARTY,
            officer_id=officer_id,
            applied_on=teller.day,
            reason="其近亲属在与我单位有竞争关系的企业任职，申请回避。",
        ).execute()


def _successor(teller: Teller, case: CaseFile, handlers: list[int]) -> Officer:
    """Somebody of the same authority with a certificate who neither handles nor leads."""
    taken = {*handlers, *(each.pk for each in leaders_of(case.signs_as.pk, teller.day))}
    free = officers_of_authority(case.authority.pk).exclude(pk__in=taken)
    return next(each for each in free if certificate_of(each, teller.day))

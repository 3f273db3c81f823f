"""RecordInquiry: one person, two officers, one record (询问; 行政处罚法 42, 55)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile, Inquiry
from lianzhi.cases.selectors import handlers_of, hold_case_for, is_handler
from lianzhi.cases.services import papers
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState, refuse_if
from lianzhi.kernel.procedure import enforcing_refusals
from lianzhi.organisation.selectors import officer_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviewee:
    """The person asked, as the record needs it."""

    name: str
    sex: str
    birth: date
    identifier: str
    phone: str
    address: str
    workplace: str
    post: str
    relation: str


@dataclass(frozen=True, kw_only=True)
class RecordInquiry(Act[Inquiry]):
    """Record an inquiry by the case's handlers; `exchanges` are (question, answer) pairs."""

    case_id: int
    person: Interviewee
    place: str
    started_at: datetime
    ended_at: datetime
    reply: str
    exchanges: tuple[tuple[str, str], ...]

    def perform(self) -> Inquiry:
        """The inquiry with its numbered-by-session record."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以询问。")
        if case.state not in {CaseState.INVESTIGATION, CaseState.RETURNED}:
            raise WrongState("只有在调查取证环节（包括审核退回补充调查）可以制作询问笔录。")
        self._check_times(case.discovered_on)
        handlers = [handler.officer for handler in handlers_of(case)]
        day = clock.day_of(self.started_at)
        refuse_if(enforcing_refusals([officer_facts(officer, day) for officer in handlers], day))
        self._check_overlap([officer.pk for officer in handlers])
        document = papers.keep(self.actor, case, "inquiry_record", on=day, fields=self._fields(case))
        inquiry = Inquiry.objects.create(
            case=case,
            person=self.person.name,
            person_post=self.person.post,
            identifier=self.person.identifier,
            place=self.place,
            started_at=self.started_at,
            ended_at=self.ended_at,
            answers=[{"question": question, "answer": answer} for question, answer in self.exchanges],
            document=document,
        )
        inquiry.officers.set(handlers)
        self.record(
            "case.inquiry-recorded",
            f"{'、'.join(officer.name for officer in handlers)}询问{self.person.name}并制作询问笔录",
            subject=case,
            stream=f"authority:{case.authority_id}",
            payload={"inquiry": inquiry.pk, "digest": document.digest},
        )
        return inquiry

    def _check_times(self, discovered_on: date) -> None:
        if self.ended_at <= self.started_at:
            raise Malformed({"ended_at": "结束时间应当晚于开始时间。"})
        if self.ended_at > clock.now():
            raise Malformed({"ended_at": "结束时间不能晚于现在。"})
        if clock.day_of(self.started_at) < discovered_on:
            raise Malformed({"started_at": "询问时间不能早于发现违法行为的日期。"})
        if self.person.birth >= clock.day_of(self.started_at):
            raise Malformed({"birth": "出生日期应当早于询问日期。"})
        if not self.exchanges or not all(text.strip() for pair in self.exchanges for text in pair):
            raise Malformed({"exchanges": "请至少填写一组问答；每一问都要有答。"})

    def _check_overlap(self, officer_ids: list[int]) -> None:
        same_time = Inquiry.objects.filter(
            officers__in=officer_ids, started_at__lt=self.ended_at, ended_at__gt=self.started_at
        ).first()
        if same_time is not None:
            raise Malformed(
                {
                    "started_at": f"承办人在这段时间正在询问{same_time.person}，同一执法人员不能同时询问两个人。"
                }
            )

    def _session(self, case: CaseFile) -> int:
        """第几次询问: counted by person, the name telling apart those without a document."""
        same = Inquiry.objects.filter(case=case, person=self.person.name, identifier=self.person.identifier)
        return same.count() + 1

    def _fields(self, case: CaseFile) -> papers.Fields:
        person = self.person
        case_officers = papers.officers(case)
        return {
            "session_no": self._session(case),
            "started_at": self.started_at.astimezone(clock.SHANGHAI),
            "ended_at": self.ended_at.astimezone(clock.SHANGHAI),
            "place": self.place,
            "person_name": person.name,
            "person_sex": person.sex,
            "person_birth": person.birth,
            "person_id_no": person.identifier,
            "person_phone": person.phone,
            "person_address": person.address,
            "person_workplace": person.workplace,
            "person_post": person.post,
            "relation": person.relation,
            "recorder_name": case_officers[-1]["name"],
            "recorder_post": self.actor.authority_name,
            "inquiry_matter": f"{case}有关情况",
            "person_reply": self.reply,
            "exchanges": [{"question": question, "answer": answer} for question, answer in self.exchanges],
        }

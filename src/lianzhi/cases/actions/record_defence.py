"""RecordDefence: what the party said, a written waiver, or silence until the term ended (陈述申辩; 行政处罚法 45)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import DefenceKind
from lianzhi.cases.models import CaseFile, Defence, Notice
from lianzhi.cases.selectors import latest_notice
from lianzhi.cases.services import papers
from lianzhi.cases.services.facts import facts_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.documents.models import Document


@dataclass(frozen=True, kw_only=True)
class RecordDefence(CaseStep[Defence]):
    """Record the defence; a statement needs its content, the answer and whether it is adopted."""

    step: ClassVar[str] = "record-defence"

    kind: str
    received_on: date
    speaker: str = ""
    place: str = ""
    content: str = ""
    adopted: bool | None = None
    opinion: str = ""

    def perform(self) -> Defence:
        """The defence of the last notice."""
        case = self.opened()
        notice = latest_notice(case)
        if notice is None or notice.served_on is None:
            self.refuse_unlawful(case)
            raise WrongState("告知书尚未送达。")
        self._check(notice)
        answered = self.kind != DefenceKind.SILENT
        known = replace(facts_of(case, clock.today()).defence, answered=answered)
        self.refuse_unlawful(case, defence=known)
        document = self._document(case, notice) if self.kind == DefenceKind.STATEMENT else None
        defence = Defence.objects.create(
            notice=notice,
            kind=self.kind,
            received_on=self.received_on,
            content=self.content,
            adopted=self.adopted if self.kind == DefenceKind.STATEMENT else None,
            opinion=self.opinion,
            document=document,
        )
        self.move(case)
        self.tell(case, "case.defence-recorded", f"登记：当事人{DefenceKind(self.kind).label}")
        return defence

    def _check(self, notice: Notice) -> None:
        wrong: dict[str, str] = {}
        if self.received_on > clock.today():
            wrong["received_on"] = "日期不能晚于今天。"
        elif notice.served_on is not None and self.received_on < notice.served_on:
            wrong["received_on"] = "日期不能早于告知书送达日期。"
        if self.kind == DefenceKind.STATEMENT:
            for name, label in (
                ("content", "陈述申辩内容"),
                ("opinion", "复核意见"),
                ("speaker", "陈述申辩人"),
            ):
                if not getattr(self, name).strip():
                    wrong[name] = f"请填写{label}。"
            if self.adopted is None:
                wrong["adopted"] = "请说明是否采纳；成立的应当采纳。"
        if wrong:
            raise Malformed(wrong)

    def _document(self, case: CaseFile, notice: Notice) -> Document:
        started = datetime.combine(self.received_on, time(9), tzinfo=clock.SHANGHAI)
        base = papers.basics(case)
        return papers.keep(
            self.actor,
            case,
            "defence_record",
            on=self.received_on,
            fields={
                "notice_number": notice.document.number,
                "started_at": started,
                "ended_at": started + timedelta(minutes=30),
                "place": self.place or base["agency_address"],
                "person_name": self.speaker,
                "person_id_no": case.party_identifier,
                "person_phone": base["party_phone"],
                "person_address": base["party_address"],
                "capacity": "当事人或者其代理人",
                "recorder_name": papers.officers(case)[-1]["name"],
                "statements": [line for line in self.content.splitlines() if line.strip()],
                "materials_given": "见卷内材料",
            },
        )

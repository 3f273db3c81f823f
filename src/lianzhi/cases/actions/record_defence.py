"""RecordDefence: what the party said, a written waiver, or silence until the term ended (陈述申辩; 行政处罚法 45)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
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
    """Record the defence; a statement needs its content, the answer and whether it is adopted.

    What was said to the officers (`heard_from` to `heard_until`) gets a record; a written one is evidence itself.
    """

    step: ClassVar[str] = "record-defence"

    kind: str
    received_on: date
    speaker: str = ""
    speaker_identifier: str = ""
    speaker_post: str = ""
    place: str = ""
    heard_from: datetime | None = None
    heard_until: datetime | None = None
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
        self._check_silence(notice)
        document = self._document(case, notice) if self._is_oral else None
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

    @property
    def _is_oral(self) -> bool:
        return self.kind == DefenceKind.STATEMENT and self.heard_from is not None

    def _check(self, notice: Notice) -> None:
        wrong: dict[str, str] = {}
        if self.received_on > clock.today():
            wrong["received_on"] = "日期不能晚于今天。"
        elif notice.served_on is not None and self.received_on < notice.served_on:
            wrong["received_on"] = "日期不能早于告知书送达日期。"
        if self.kind == DefenceKind.STATEMENT:
            wrong |= _missing(self, _STATEMENT)
            if self.adopted is None:
                wrong["adopted"] = "请说明是否采纳；成立的应当采纳。"
        if self._is_oral:
            wrong |= _missing(self, _ORAL) | self._wrong_times()
        if wrong:
            raise Malformed(wrong)

    def _wrong_times(self) -> dict[str, str]:
        if self.heard_from is None or self.heard_until is None:
            return {"heard_until": "请填写听取陈述申辩的结束时间。"}
        if not self.heard_from < self.heard_until <= clock.now():
            return {"heard_until": "结束时间应当晚于开始时间，并且不晚于现在。"}
        if clock.day_of(self.heard_from) != self.received_on:
            return {"heard_from": "听取的时间应当在所填的日期当日。"}
        return {}

    def _check_silence(self, notice: Notice) -> None:
        ended = notice.defence_until
        if self.kind == DefenceKind.SILENT and ended is not None and self.received_on < ended:
            raise Malformed({"received_on": f"期满未陈述申辩的，日期不能早于期限届满之日（{ended}）。"})

    def _document(self, case: CaseFile, notice: Notice) -> Document:
        party = papers.basics(case)
        return papers.keep(
            self.actor,
            case,
            "defence_record",
            on=self.received_on,
            fields={
                "notice_number": notice.document.number,
                "started_at": self.heard_from,
                "ended_at": self.heard_until,
                "place": self.place,
                "person_name": self.speaker,
                "person_id_no": self.speaker_identifier,
                "person_phone": party["party_phone"],
                "person_address": party["party_address"],
                "capacity": self.speaker_post,
                "recorder_name": papers.officers(case)[-1]["name"],
                "statements": [line for line in self.content.splitlines() if line.strip()],
                "materials_given": "见卷内材料",
            },
        )


_STATEMENT = {"content": "陈述申辩内容", "opinion": "复核意见", "speaker": "陈述申辩人"}
_ORAL = {
    "speaker_identifier": "陈述申辩人身份证件号码",
    "speaker_post": "陈述申辩人身份",
    "place": "听取地点",
}


def _missing(defence: RecordDefence, labels: Mapping[str, str]) -> dict[str, str]:
    return {name: f"请填写{label}。" for name, label in labels.items() if not getattr(defence, name).strip()}

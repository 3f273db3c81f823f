"""AttachCaseEvidence: a file that proves something goes into the case, hashed on arrival (行政处罚法 46, 54)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import File

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import CaseState
from lianzhi.cases.selectors import handlers_of, hold_case_for, is_handler
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState
from lianzhi.evidence.constants import EvidenceKind
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.services import NewEvidence, keep

#: While evidence is collected: before the filing what the filing rests on, then the investigation.
COLLECTING = (CaseState.CLUE, CaseState.INVESTIGATION, CaseState.RETURNED)


@dataclass(frozen=True, kw_only=True)
class AttachCaseEvidence(Act[Evidence]):
    """Keep one file of the case, taken by its two handlers."""

    case_id: int
    file: File[bytes]
    file_name: str
    kind: str
    title: str
    proves: str
    taken_at: datetime
    taken_place: str
    original_place: str = ""

    def perform(self) -> Evidence:
        """The evidence. NotVisible, NoRight, WrongState, Malformed (file or facts; see `evidence.services.keep`)."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以登记证据。")
        if case.state not in COLLECTING:
            raise WrongState(f"案件当前处于“{case.get_state_display()}”，不在收集证据的环节。")
        if clock.day_of(self.taken_at) < case.conduct_on:
            raise Malformed({"taken_at": "取证时间不能早于违法行为发生日期。"})
        officers = [handler.officer for handler in handlers_of(case)]
        mine = next(each for each in officers if each.pk == self.actor.officer_key)
        other = next(each for each in officers if each.pk != mine.pk)
        evidence = keep(
            NewEvidence(
                owner=case.owner_key,
                authority_code=case.authority_id,
                place_code=case.place_code,
                kind=EvidenceKind(self.kind),
                title=self.title,
                proves=self.proves,
                taken_at=self.taken_at,
                taken_place=self.taken_place,
                taken_by_id=mine.pk,
                second_officer_id=other.pk,
                original_place=self.original_place,
                file=self.file,
                file_name=self.file_name,
            )
        )
        self.record(
            "case.evidence-attached",
            f"登记证据“{evidence.title}”，SM3 {evidence.sm3[:16]}。",
            subject=case,
            stream=f"authority:{case.authority_id}",
            payload={"evidence": evidence.pk, "sm3": evidence.sm3, "size": evidence.size},
        )
        return evidence

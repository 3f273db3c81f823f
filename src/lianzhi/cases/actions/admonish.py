"""Admonish: the party is taught instead of punished, and gets it in writing (告诫教育; 行政处罚法 33)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import Admonition, CaseFile
from lianzhi.cases.selectors import admonition_of
from lianzhi.cases.services import papers
from lianzhi.cases.services.module_facts import admonition_facts
from lianzhi.cases.services.modules import forgone
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.procedure import refusal
from lianzhi.kernel.procedure.facts import AdmonitionFacts

MUST_NOT = "违法行为轻微并及时改正，没有造成危害后果。"
MAY_NOT = "属于初次违法，危害后果轻微并及时改正。"


@dataclass(frozen=True, kw_only=True)
class Admonish(CaseStep[Admonition]):
    """Admonish and hand over the paper; a refusal to sign is noted on it."""

    step: ClassVar[str] = "admonish"

    education: str
    place: str
    receiver: str
    signature_refused: bool = False
    refusal_note: str = ""

    def perform(self) -> Admonition:
        """The admonition, ended: it is no penalty."""
        case = self.opened()
        admonition = admonition_of(case)
        if admonition is None:
            raise WrongState("本案没有轻微告诫的登记。")
        facts = replace(admonition_facts(case), educated=bool(self.education.strip()))
        self.refuse_unlawful(case, admonition=facts)
        if self.signature_refused and not self.refusal_note.strip():
            refuse_if([refusal("spot-refusal-unnoted")])
        if not self.receiver.strip():
            raise Malformed({"receiver": "请填写签收人；拒绝签收的，填受告诫人。"})
        today = clock.today()
        document = papers.keep(
            self.actor, case, "admonition_record", on=today, fields=self._fields(case, admonition, facts)
        )
        compare_and_set(
            admonition,
            {"admonished_on": None},
            {
                "admonished_on": today,
                "place": self.place,
                "education": self.education,
                "receiver": self.receiver,
                "refusal_note": self.refusal_note if self.signature_refused else "",
                "document_id": document.pk,
                "forgone_fen": forgone(case).fen,
            },
        )
        compare_and_set(case, {"number": ""}, {"number": document.number})
        self.move(case, closed_on=today)
        self.tell(
            case,
            "case.admonished",
            f"告诫教育当事人，不予行政处罚，《{document.name}》{document.number}",
            digest=document.digest,
        )
        return admonition

    def _fields(self, case: CaseFile, admonition: Admonition, facts: AdmonitionFacts) -> papers.Fields:
        corrected = date_zh(admonition.corrected_on) if admonition.corrected_on else ""
        fields: papers.Fields = {
            "evidence": papers.evidence_lines(case),
            "correction_state": f"当事人已于{corrected}改正，有{admonition.proof}证明。",
            "ground": MUST_NOT if facts.is_minor and facts.harmless else MAY_NOT,
            "education": [line.strip() for line in self.education.splitlines() if line.strip()],
        }
        if self.signature_refused:
            fields["refusal"] = self.refusal_note
        return fields

"""The violations a case rests on: each with its own duty, penalty article and day (分别裁量)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.cases.models import CaseFile, CaseFinding
from lianzhi.cases.selectors import findings_of
from lianzhi.inspections.selectors import ReinspectionProof, reinspection_proof
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.types import Citation


@dataclass(frozen=True, slots=True)
class Violation:
    """One violation of a case; `number` counts from 1 as the papers name it."""

    row: CaseFinding
    number: int
    obligation: str
    penalty: str
    conduct_on: date

    @property
    def cited(self) -> tuple[Citation, ...]:
        """Duty and penalty article."""
        return tuple(parse_ref(ref) for ref in (*self.obligation.split(";"), self.penalty))

    @property
    def text(self) -> str:
        """What was seen, as the finding says it."""
        return str(self.row.seen.description)


def violations_of(case: CaseFile) -> tuple[Violation, ...]:
    """In the order they came into the case; the first is punished by the article the case was opened under."""
    return tuple(
        Violation(
            row=row,
            number=number,
            obligation=case.obligation if number == 1 else row.seen.obligation,
            penalty=case.penalty if number == 1 else row.seen.penalty,
            conduct_on=row.conduct_on or case.conduct_on,
        )
        for number, row in enumerate(findings_of(case), start=1)
    )


def proof_of(row: CaseFinding) -> ReinspectionProof:
    """What proves that it was not corrected in time; nothing where no inspection ordered a correction."""
    return reinspection_proof(row.finding) if row.finding is not None else ReinspectionProof()


def obligations_of(case: CaseFile) -> str:
    """Every duty broken, once each, as refs separated by `;`; the case's own where it rests on no finding."""
    refs = [ref for each in violations_of(case) for ref in each.obligation.split(";")]
    return ";".join(dict.fromkeys(refs)) or case.obligation


def penalties_of(case: CaseFile) -> str:
    """The same for the penalty articles."""
    refs = [ref for each in violations_of(case) for ref in each.penalty.split(";")]
    return ";".join(dict.fromkeys(refs)) or case.penalty


def is_joint(case: CaseFile) -> bool:
    """True where several violations are ranged one by one and added."""
    return len(findings_of(case)) > 1


def listed(case: CaseFile) -> str:
    """The violations as the papers list them after the facts; empty for a case on one."""
    found = violations_of(case)
    if len(found) < 2:
        return ""
    lines = "；".join(f"{each.number}.{each.row.seen.location}：{each.text}" for each in found)
    return f"当事人的违法行为共{len(found)}项：{lines}。"

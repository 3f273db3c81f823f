"""SuspectCrime: what was seen points to a crime; from now on the case cannot be fined (发现涉嫌犯罪)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.competence import reason_json
from lianzhi.cases.services.facts import crime_facts_of
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.kernel.crimes import Harm, Suspicion, suspicions
from lianzhi.kernel.law import in_chinese


@dataclass(frozen=True, kw_only=True)
class SuspectCrime(ProceedingStart[CrimeTransfer]):
    """Answer the questions of the pack; `other` names an offence the questions do not know, with its article."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer

    signs: tuple[str, ...]
    harm: Harm = field(default_factory=Harm)
    other: str = ""

    def perform(self) -> CrimeTransfer:
        """The matter. Malformed where neither the questions nor the officer name an offence."""
        case = self.held()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        if not crime_facts_of(case).settled:
            raise WrongState("本案已有正在办理的涉嫌犯罪案件移送。")
        found = suspicions(self.signs, self.harm, clock.today())
        if not found and not self.other.strip():
            raise Malformed(
                {
                    "signs": "所选情形没有达到系统收录的罪名的条件。仍然认为涉嫌犯罪的，请在“其他罪名”写明罪名和条文。"
                }
            )
        offence = "、".join(
            dict.fromkeys([*(each.title for each in found), *filter(None, [self.other.strip()])])
        )
        matter = self.begin(
            case, signs=list(self.signs), suspicions=[_kept(each) for each in found], offence=offence[:120]
        )
        self.tell(case, "crime.suspected", f"发现本案涉嫌{offence}，移送结论作出前不得以行政处罚代替移送")
        return matter


def _kept(each: Suspicion) -> dict[str, object]:
    basis = "、".join(in_chinese(citation, full=True) for citation in each.citations)
    return {"title": each.title, "basis": basis, "reason": reason_json(each.reason)}

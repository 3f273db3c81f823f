"""CureDefect: a handler of the case says how a defect of the appraisal was cured (整改)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import HANDLERS, ProblemState
from lianzhi.cases.models import AppraisalDefect
from lianzhi.cases.selectors import is_handler
from lianzhi.cases.services.appraisals import get_defect_for
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, require
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class CureDefect(Act[AppraisalDefect]):
    """Write the cure down; the archived file is not changed, what can still be mended is mended beside it."""

    defect_id: int
    cure: str

    def perform(self) -> AppraisalDefect:
        """The defect, waiting to be confirmed."""
        require(self.actor, *HANDLERS)
        defect = get_defect_for(self.actor, self.defect_id)
        if not is_handler(self.actor, defect.file.case):
            raise NoRight("评查问题由本案承办人整改。")
        if not self.cure.strip():
            raise Malformed({"cure": "请填写整改情况。"})
        compare_and_set(
            defect,
            {"state": ProblemState.OPEN},
            {
                "state": ProblemState.CURED,
                "cure": self.cure.strip(),
                "cured_by": self.actor.name,
                "cured_on": clock.today(),
            },
        )
        self.record(
            "appraisal.defect-cured",
            f"整改“{defect.file.case}”案卷评查第{defect.number}项问题",
            subject=defect.file,
            stream=f"authority:{defect.file.case.authority_id}",
            payload={"defect": defect.number},
        )
        return defect

"""ConsiderTesting: the handlers mean to put a technical question to an institution (拟委托检测、检验、鉴定)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.models import CaseFile, Measure, Testing
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.goods import Thing, in_words, rows
from lianzhi.cases.services.measures import IN_FORCE
from lianzhi.cases.services.testings import KINDS
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class ConsiderTesting(ProceedingStart[Testing]):
    """Name things, questions and institution; `measure_id` the seizure of this case the things lie under, if any."""

    model: ClassVar[type[Proceeding]] = Testing

    kind: str
    goods: tuple[Thing, ...]
    questions: tuple[str, ...]
    institution: str
    qualification: str = ""
    measure_id: int | None = None

    def perform(self) -> Testing:
        """The matter, nothing handed over yet. Malformed where a part is missing or the seizure is another case's."""
        case = self.held_before_decision()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        measure = self._measure(case)
        matter = self.begin(
            case,
            kind=self.kind,
            goods=rows(self.goods),
            questions=list(self.questions),
            institution=self.institution,
            qualification=self.qualification,
            measure=measure,
        )
        self.tell(
            case, "testing.considered", f"拟委托{self.institution}{self.kind}：{in_words(matter.goods)}"
        )
        return matter

    def _measure(self, case: CaseFile) -> Measure | None:
        wrong = {}
        if self.kind not in KINDS:
            wrong["kind"] = "请选择种类。"
        if not self.goods:
            wrong["goods"] = "请逐项填写送检的物品。"
        if not self.institution.strip():
            wrong["institution"] = "请填写受托机构。"
        found = None
        if self.measure_id is not None:
            found = Measure.objects.filter(case=case, pk=self.measure_id, state__in=IN_FORCE).first()
            if found is None:
                wrong["measure_id"] = "请选择本案正在实施的查封、扣押。"
        if wrong:
            raise Malformed(wrong)
        return found

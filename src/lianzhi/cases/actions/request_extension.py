"""RequestExtension: the handlers ask for a longer term of the decision (提请延长办案期限)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Approval, CaseFile, Extension
from lianzhi.cases.services.deciding_term import decide_by
from lianzhi.cases.services.following import asked_extension
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_citation
from lianzhi.kernel.procedure import TermFacts, beside_acts
from lianzhi.laws.selectors import resolve, versions_of


@dataclass(frozen=True, kw_only=True)
class RequestExtension(CaseDeed[Extension]):
    """Ask for it: until when, why, and by which article; 行政处罚法 60 itself grants none."""

    deed: ClassVar[str] = "request-extension"

    until: date
    basis: str
    reason: str

    def perform(self) -> Extension:
        """The request, waiting for the head."""
        case = self.opened()
        today = clock.today()
        if asked_extension(case) is not None:
            raise WrongState("已有一份延期申请等待机关负责人审批。")
        term = decide_by(case, today)
        if term is None:
            raise WrongState("本案还没有立案，没有需要延长的期限。")
        basis = self._basis(case, term)
        self.refuse_unlawful(
            case, term=TermFacts(decide_by=term, basis=self.basis.strip(), basis_is_special=bool(basis))
        )
        approval = Approval.objects.create(
            case=case,
            step="extension",
            submitted_by=self.actor.name,
            submitted_at=clock.now(),
            opinion_of_handler=self.reason,
        )
        asked = Extension.objects.create(
            case=case, approval=approval, basis=basis, reason=self.reason, from_day=term, until=self.until
        )
        self.tell(
            case, "case.extension-requested", f"提请将办案期限延长至{self.until}：{self.reason}", basis=basis
        )
        return asked

    def _basis(self, case: CaseFile, term: date) -> str:
        """The article's ref where it is another law's than that of the ordinary term, and in force; else empty."""
        wrong: dict[str, str] = {}
        if not self.reason.strip():
            wrong["reason"] = "请填写延长的理由。"
        if self.until <= term:
            wrong["until"] = f"应当晚于现有期限（{term}）。"
        if wrong:
            raise Malformed(wrong)
        try:
            citation = parse_citation(self.basis.strip(), field="basis")
        except MalformedQuestion as error:
            raise Malformed({"basis": f"{error.reason}。"}) from error
        ordinary = {ref.split("/", 1)[0] for ref in beside_acts()[self.deed].cite}
        if citation.law in ordinary:
            return ""
        found = resolve(citation, clock.today())
        if versions_of(citation.law).exists() and not (found.found and found.in_force):
            raise Malformed({"basis": f"{found.reason}，不能作为依据。"})
        # A rule outside the library is taken as typed and shown as 待核定; an article at hand must speak of a term.
        if found.found and not any(word in found.text for word in ("延长", "期限", "日内")):
            return ""
        return citation.ref

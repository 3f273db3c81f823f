"""ProposePenalty: investigation ends; the penalty is proposed inside the computed range (调查终结、处罚建议)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, NoPenalty, Proposal
from lianzhi.cases.services import papers
from lianzhi.cases.services.facts import is_proven_overdue
from lianzhi.cases.services.penalty_question import NO_FIGURES, Figures
from lianzhi.cases.services.violations import is_joint
from lianzhi.cases.services.weighing import Weighing, kinds_of, stages_of, weigh
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.discretion import PenaltyClass
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.penalties import Stage
from lianzhi.kernel.types import Money

_FINE_NAMED = re.compile(r"罚款(?:人民币)?(\d[\d,]*(?:\.\d{1,6})?)(万?)元")
_MYRIAD = 10_000


@dataclass(frozen=True, kw_only=True)
class ProposePenalty(CaseStep[Proposal]):
    """Propose a fine and measures at a stage of the article, with circumstances and reason."""

    step: ClassVar[str] = "propose-penalty"

    stage: str
    factors: tuple[str, ...]
    amount: Money
    reason: str
    course: str
    prefer: str = ""
    figures: Figures = NO_FIGURES

    def perform(self) -> Proposal:
        """The proposal in force; an earlier one is superseded, never changed."""
        case = self.opened()
        if is_joint(case):
            raise WrongState("本案有几项违法行为，应当逐项分别裁量，再合并提出处罚建议。")
        today = clock.today()
        self._check_stage(case)
        weighing = weigh(
            case,
            stage=self.stage,
            chosen=self.factors,
            on=today,
            prefer=self.prefer,
            figures=self.figures,
        )
        refuse_outcome(weighing, self.amount)
        refuse_other_fines(self.reason, self.amount)
        fine = weighing.as_range(self.amount)
        self.refuse_unlawful(
            case, fine=fine, stage_is_overdue=self.stage == Stage.OVERDUE, reason_text=self.reason
        )
        supersede(case)
        document = papers.keep(
            self.actor, case, "investigation_report", on=today, fields=self._report(case, weighing)
        )
        proposal = Proposal.objects.create(case=case, document=document, **self._columns(weighing))
        self.move(case)
        self.tell(
            case,
            "case.penalty-proposed",
            f"调查终结，建议{weighing.klass.label}，罚款{self.amount.words}",
            amount_fen=self.amount.fen,
            stage=self.stage,
            digest=document.digest,
        )
        return proposal

    def _check_stage(self, case: CaseFile) -> None:
        """The first stage is not open any more where the article has one for what was proven: 逾期未改正."""
        overdue = is_proven_overdue(case)
        if self.stage == Stage.BASE and Stage.BASE not in stages_of(case, overdue=overdue):
            raise Malformed(
                {
                    "stage": "复查已确认逾期未改正，应当适用“逾期未改正”的罚则；有从轻、减轻情形的，在该罚则内裁量。"
                }
            )

    def _columns(self, weighing: Weighing) -> dict[str, object]:
        fine, band = weighing.fine, weighing.proposal.band
        low, high = (fine.low.fen, fine.high.fen) if fine else (0, 0)
        return {
            "stage": self.stage,
            "factors": [factor.id for factor in weighing.answer.factors],
            "discretion_class": weighing.klass.value,
            "statutory_min_fen": low,
            "statutory_max_fen": high,
            "band_min_fen": band.low.fen if band else low,
            "band_max_fen": band.high.fen if band else high,
            "amount_fen": self.amount.fen,
            "measures": list(weighing.measures),
            "reason": self.reason,
            "trace": weighing.trace(),
        }

    def _report(self, case: CaseFile, weighing: Weighing) -> papers.Fields:
        basis = in_chinese(weighing.answer.citation, full=True)
        kinds = kinds_of(weighing.measures, fined=bool(self.amount.fen))
        return {
            **papers.report_fields(case, basis=basis, course=self.course, amount=self.amount),
            "discretion": self.reason,
            "proposal": f"建议予以{weighing.klass.label}：{'、'.join(kinds)}。",
        }


def supersede(case: CaseFile) -> None:
    """Whatever was proposed before, to punish or not to, is in force no more."""
    for model in (Proposal, NoPenalty):
        for earlier in model.objects.filter(case=case, is_current=True):
            compare_and_set(earlier, {"is_current": True}, {"is_current": False})


def refuse_other_fines(reason: str, amount: Money) -> None:
    """A reason that names another fine than the one proposed would make the paper contradict itself."""
    for figure, unit in _FINE_NAMED.findall(reason):
        if Decimal(figure.replace(",", "")) * (_MYRIAD if unit else 1) * 100 != amount.fen:
            raise Malformed(
                {"reason": f"裁量理由写的罚款{figure}{unit}元与拟罚款{amount.words}不一致，请改为一致。"}
            )


def refuse_outcome(weighing: Weighing, amount: Money) -> None:
    """A proposal proposes a penalty; what the law exempts ends another way."""
    if weighing.klass is PenaltyClass.EXEMPT:
        raise Malformed(
            {"factors": "所选情形依法（可以）不予处罚，应当制作不予行政处罚决定，不能提出处罚建议。"}
        )
    if weighing.needs_base:
        raise Malformed({"base_amount": "罚款按基数的倍数或者比例计算，须先查明基数再提出处罚建议。"})
    if not amount.fen and not kinds_of(weighing.measures):
        raise Malformed({"amount": "拟罚款为0，该阶段也没有其他处罚种类，不能形成处罚建议。"})
    if weighing.fine is None and amount.fen:
        raise Malformed({"amount": "该阶段法律没有规定罚款，请填0或者另选阶段。"})

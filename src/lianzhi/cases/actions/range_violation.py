"""RangeViolation: one of several violations is ranged by itself, or named one act with another (分别裁量)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.propose_penalty import refuse_other_fines, refuse_outcome
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, Ranging
from lianzhi.cases.services.penalty_question import NO_FIGURES, Figures
from lianzhi.cases.services.ranging import figures_json, weigh_again
from lianzhi.cases.services.violations import Violation, proof_of, violations_of
from lianzhi.cases.services.weighing import Weighing, stages_of, weigh
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.penalties import Stage, same_act
from lianzhi.kernel.procedure import refusal
from lianzhi.kernel.types import Money

NOTHING = Money(0)


@dataclass(frozen=True, kw_only=True)
class RangeViolation(CaseStep[Ranging]):
    """Keep stage, circumstances and fine of one violation; the case stays where it is until all are proposed together.

    `number` counts from 1 as the papers name the violations; `same_act_as` is the number of the one it is one act with:
    only the higher fine is imposed (行政处罚法 29).
    """

    step: ClassVar[str] = "propose-penalty"

    number: int
    stage: str
    factors: tuple[str, ...] = ()
    amount: Money = NOTHING
    reason: str = ""
    prefer: str = ""
    figures: Figures = NO_FIGURES
    same_act_as: int = 0

    def perform(self) -> Ranging:
        """The ranging; an earlier one of the same violation is replaced, and told in the event."""
        case = self.opened()
        several = violations_of(case)
        mine = next((each for each in several if each.number == self.number), None)
        if mine is None:
            raise Malformed({"number": "本案没有这项违法行为。"})
        if len(several) == 1:
            raise WrongState("本案只有一项违法行为，请直接提出处罚建议。")
        weighing = self._weighed(mine)
        other = self._other(mine, several, weighing) if self.same_act_as else None
        if other is None:
            self._check(case, mine, weighing)
            self._still_higher(mine, several, weighing)
        Ranging.objects.filter(violation=mine.row).delete()
        ranging = Ranging.objects.create(
            violation=mine.row,
            same_act_as=other.row if other else None,
            stage=self.stage,
            factors=[factor.id for factor in weighing.answer.factors],
            prefer=self.prefer,
            figures=figures_json(self.figures),
            amount_fen=0 if other else self.amount.fen,
            reason=self.reason,
        )
        said = f"与第{other.number}项为同一违法行为" if other else f"罚款{self.amount.words}"
        self.tell(
            case,
            "case.violation-ranged",
            f"对第{mine.number}项违法行为分别裁量：{said}",
            number=self.number,
            amount_fen=ranging.amount_fen,
        )
        return ranging

    def _weighed(self, mine: Violation) -> Weighing:
        proven = proof_of(mine.row).proven
        if self.stage == Stage.BASE and Stage.BASE not in stages_of(mine, overdue=proven):
            raise Malformed({"stage": "复查已确认该项逾期未改正，应当适用“逾期未改正”的罚则。"})
        return weigh(
            mine,
            stage=self.stage,
            chosen=self.factors,
            on=clock.today(),
            prefer=self.prefer,
            figures=self.figures,
        )

    def _check(self, case: CaseFile, mine: Violation, weighing: Weighing) -> None:
        """The fine stands in this violation's own range, as that of a case on one violation would."""
        refuse_outcome(weighing, self.amount)
        refuse_other_fines(self.reason, self.amount)
        self.refuse_unlawful(
            case,
            fine=weighing.as_range(self.amount),
            reason_text=self.reason,
            stage_is_overdue=self.stage == Stage.OVERDUE,
            overdue_proven=proof_of(mine.row).proven,
        )

    def _other(self, mine: Violation, several: tuple[Violation, ...], weighing: Weighing) -> Violation:
        """The violation it is one act with, once that one is ranged and its fine is the higher."""
        other = next((each for each in several if each.number == self.same_act_as), None)
        if other is None or other.number == mine.number:
            raise Malformed({"same_act_as": "请选择本案的另一项违法行为。"})
        if Ranging.objects.filter(same_act_as=mine.row).exists():
            raise Malformed({"same_act_as": "已有其他项列为与本项同一行为，本项应当裁量罚款。"})
        ranging = Ranging.objects.filter(violation=other.row).first()
        if ranging is None or ranging.same_act_as_id is not None:
            raise Malformed({"same_act_as": f"请先对第{other.number}项裁量罚款。"})
        _refuse_lower(mine, weighing, other, weigh_again(other, ranging, clock.today()))
        return other

    def _still_higher(self, mine: Violation, several: tuple[Violation, ...], weighing: Weighing) -> None:
        """What was named one act with this violation must not come out higher than it does now."""
        absorbed = {each.violation_id: each for each in Ranging.objects.filter(same_act_as=mine.row)}
        for each in several:
            if each.row.pk in absorbed:
                found = weigh_again(each, absorbed[each.row.pk], clock.today())
                _refuse_lower(each, found, mine, weighing)


def _refuse_lower(absorbed: Violation, its: Weighing, fined: Violation, theirs: Weighing) -> None:
    """Refuse where the violation that goes without a fine has the higher one (行政处罚法 29)."""
    if same_act((theirs.question, its.question)).chosen == 1:
        higher = in_chinese(its.answer.citation)
        refuse_if([refusal("same-act-lower", number=absorbed.number, other=fined.number, higher=higher)])

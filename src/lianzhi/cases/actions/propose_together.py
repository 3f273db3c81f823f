"""ProposeTogether: the violations of a case, each ranged by itself, are proposed with their sum (合并处罚)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lianzhi.cases.actions.propose_penalty import supersede
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, Proposal
from lianzhi.cases.services import papers
from lianzhi.cases.services.ranging import (
    Ranged,
    Sum,
    applied_of,
    item_json,
    ranged_of,
    sum_of,
    words_of,
)
from lianzhi.cases.services.violations import proof_of
from lianzhi.cases.services.weighing import kinds_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.kernel.penalties import Stage
from lianzhi.kernel.procedure import refusal


@dataclass(frozen=True, kw_only=True)
class ProposeTogether(CaseStep[Proposal]):
    """End the investigation of a case on several violations: every fine in its own range, then added."""

    step: ClassVar[str] = "propose-penalty"

    course: str

    def perform(self) -> Proposal:
        """The proposal in force; its amounts are the sums, its `items` the violations. LawForbids where one lacks."""
        case = self.opened()
        if not self.course.strip():
            raise Malformed({"course": "请填写调查经过。"})
        today = clock.today()
        several = ranged_of(case, today)
        if len(several) < 2:
            raise WrongState("本案只有一项违法行为，请直接提出处罚建议。")
        refuse_if(_unready(several))
        total, items = sum_of(several), [item_json(one) for one in several]
        shares = [one.amount.fen for one in several]
        reason = words_of(items, shares)
        overdue = [one for one in several if one.weighing is not None and _is_overdue(one)]
        self.refuse_unlawful(
            case,
            fine=total.as_range(several),
            reason_text=reason,
            stage_is_overdue=bool(overdue),
            overdue_proven=all(proof_of(one.violation.row).proven for one in overdue),
        )
        supersede(case)
        document = papers.keep(
            self.actor,
            case,
            "investigation_report",
            on=today,
            fields=self._report(case, total, items, reason),
        )
        proposal = Proposal.objects.create(
            case=case, document=document, items=items, reason=reason, **_columns(several, total, items)
        )
        self.move(case)
        self.tell(
            case,
            "case.penalty-proposed",
            f"调查终结，{len(items)}项违法行为分别裁量、合并处罚，建议罚款{total.amount.words}",
            amount_fen=total.amount.fen,
            shares=shares,
            digest=document.digest,
        )
        return proposal

    def _report(
        self, case: CaseFile, total: Sum, items: Sequence[dict[str, Any]], reason: str
    ) -> papers.Fields:
        kinds = kinds_of(total.measures, fined=bool(total.amount.fen))
        basis = papers.cited(applied_of(items))
        return {
            **papers.report_fields(case, basis=basis, course=self.course, amount=total.amount),
            "discretion": reason,
            "proposal": f"建议对{len(items)}项违法行为分别裁量、合并处罚：{'、'.join(kinds)}。",
        }


def _is_overdue(one: Ranged) -> bool:
    return one.ranging is not None and one.ranging.stage == Stage.OVERDUE


def _unready(several: Sequence[Ranged]) -> list[Any]:
    """What is not ranged yet, or no longer inside its own range."""
    found = []
    for one in several:
        number = one.violation.number
        if one.ranging is None:
            found.append(refusal("ranging-missing", number=number, violation=one.violation.text))
            continue
        fine = one.weighing.as_range(one.amount) if one.weighing is not None else None
        low, high = (fine.band_low or fine.low, fine.band_high or fine.high) if fine else (None, None)
        if low is not None and high is not None and not low <= one.amount <= high:
            found.append(refusal("ranging-stale", number=number, amount=one.amount.words))
    return found


def _columns(several: Sequence[Ranged], total: Sum, items: Sequence[dict[str, Any]]) -> dict[str, object]:
    """The sums; stage and class of the first violation that is fined, and of all where they agree."""
    fined = [item for item in items if not item["same_act_as"]]
    classes = {item["class"] for item in fined}
    factors = dict.fromkeys(factor for item in fined for factor in item["factors"])
    return {
        "stage": fined[0]["stage"],
        "factors": list(factors),
        "discretion_class": classes.pop() if len(classes) == 1 else "",
        "statutory_min_fen": min(total.low.fen, total.band_low.fen),
        "statutory_max_fen": total.high.fen,
        "band_min_fen": total.band_low.fen,
        "band_max_fen": total.band_high.fen,
        "amount_fen": total.amount.fen,
        "measures": list(total.measures),
        "trace": {
            "applied": applied_of(items),
            "reasons": [
                reason
                for one, item in zip(several, items, strict=True)
                if one.weighing is not None
                for reason in item["trace"]["reasons"]
            ],
        },
    }

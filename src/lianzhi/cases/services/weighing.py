"""Weighing a penalty: the statutory range, the class the circumstances lead to, the band, and the reason paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import current_proposal
from lianzhi.cases.services.competence import reason_json
from lianzhi.cases.services.penalty_question import NO_FIGURES, Figures, question_of, rows_of
from lianzhi.cases.services.violations import Violation
from lianzhi.core.refusals import Malformed
from lianzhi.kernel import penalties
from lianzhi.kernel.discretion import (
    Effect,
    FineRange,
    Outcome,
    PenaltyClass,
    Proposal,
    factors,
    propose,
    reason_text,
)
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import in_chinese, parse_ref
from lianzhi.kernel.penalties import PenaltyAnswer, PenaltyQuestion, Regime, Several, Stage, Tier
from lianzhi.kernel.penalties.regimes import ARTICLE
from lianzhi.kernel.procedure import Range
from lianzhi.kernel.types import Citation, Money


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the law of both days allows for this case at this stage, and what the circumstances make of it."""

    question: PenaltyQuestion
    answer: PenaltyAnswer

    @property
    def tier(self) -> Tier:
        """The row of the penalty table that applies."""
        return self.answer.tiers[0]

    @property
    def fine(self) -> FineRange | None:
        """The statutory range; None where there is no fine, or its base amount is still unknown."""
        return self.answer.fine

    @property
    def proposal(self) -> Proposal:
        """Class, band and reasons."""
        return self.answer.proposal or propose(self.fine, self.answer.factors, on=self.question.conduct_date)

    @property
    def klass(self) -> PenaltyClass:
        """The class."""
        return self.proposal.klass

    @property
    def measures(self) -> tuple[str, ...]:
        """What must stand beside the fine."""
        return self.answer.measures

    @property
    def needs_base(self) -> bool:
        """Whether there is a fine whose base amount has not been found out."""
        return self.fine is None and self.tier.has_fine

    def as_range(self, amount: Money) -> Range | None:
        """The amount against range and band, for the guards; None where the article has no fine here."""
        if self.fine is None:
            return None
        band = self.proposal.band
        return Range(
            amount=amount,
            low=self.fine.low,
            high=self.fine.high,
            citations=self.fine.citations,
            class_zh=self.klass.label,
            band_low=band.low if band else None,
            band_high=band.high if band else None,
        )

    def trace(self) -> dict[str, Any]:
        """For the proposal's record: the article applied, every reason, and both days' law with its own reasons."""
        found: dict[str, Any] = {
            "applied": self.answer.citation.ref,
            "decided_on": self.question.decision_date.isoformat() if self.question.decision_date else "",
            "reasons": [reason_json(reason) for reason in self.answer.reasons],
            "previous": [
                {"ref": each.citation.ref, "decided_on": each.decided_on.isoformat()}
                for each in self.question.previous
            ],
        }
        comparison = self.answer.comparison
        if comparison is not None:
            found["chosen"] = comparison.chosen.value
            found["regimes"] = [_regime_json(regime) for regime in comparison.regimes]
        return found


def _regime_json(regime: Regime) -> dict[str, Any]:
    return {
        "when": regime.when.value,
        "as_of": regime.as_of.isoformat(),
        "text": regime.source,
        "ref": regime.answer.citation.ref,
        "applicable": regime.answer.applicable,
        "reasons": [reason_json(reason) for reason in regime.answer.reasons],
    }


def stages_of(of: CaseFile | Violation, *, overdue: bool = False) -> tuple[Stage, ...]:
    """The stages the penalty article of a case, or of one of its violations, names for its subject.

    `overdue`: re-inspection proved that nothing was corrected in time. Where the article has a stage for that, the
    first stage is gone: 逾期未改正的，处… leaves no choice; what speaks for the party mitigates inside it.
    """
    known = {row.stage for row in rows_of(of)}
    named = tuple(stage for stage in Stage if stage in known)
    if overdue and Stage.OVERDUE in named:
        return tuple(stage for stage in named if stage is not Stage.BASE)
    return named


# Where a question's field stands on the page.
_FIELDS: Mapping[str, str] = {
    "base_amount": "base_amount",
    "facts": "count",
    "listed": "listed",
    "ordered_on": "ordered_on",
    "uncorrected_until": "uncorrected_until",
    "days": "uncorrected_until",
    "factors": "factors",
}


def weigh(
    of: CaseFile | Violation,
    *,
    stage: str,
    chosen: Sequence[str],
    on: date,
    prefer: str = "",
    figures: Figures = NO_FIGURES,
) -> Weighing:
    """The weighing of a case, or of one of its violations, at a stage, by the lighter law of both days.

    `on` is the day of the decision as far as it is known: today. Raises Malformed at the field that cannot stand:
    `stage` where neither day's text punishes the subject at that stage.
    """
    try:
        question = question_of(of, stage=stage, chosen=chosen, on=on, prefer=prefer, figures=figures)
        found = penalties.answer(question)
    except MalformedQuestion as error:
        name = _FIELDS.get(error.field.split(".")[0], "stage")
        raise Malformed({name: f"{error.reason}。"}) from error
    if not found.applicable:
        ends = "请核对处罚条款和阶段；依法不予处罚的，不能提出处罚建议。"
        raise Malformed({"stage": f"{found.reason.rstrip('。')}。{ends}"})
    return Weighing(question, found)


@dataclass(frozen=True, slots=True)
class Together:
    """A case with the party's other open cases: each ranged by itself, then added (分别裁量、合并处罚)."""

    cases: tuple[CaseFile, ...]
    several: Several


def together(weighing: Weighing, case: CaseFile, others: Sequence[CaseFile]) -> Together | None:
    """The sum of a case and its companions, each at its proposed or else its first stage; None for a case alone.

    A companion whose article the rule library does not know stays out: what it comes to cannot be told.
    """
    asked = [(case, weighing.question)]
    for other in others:
        question = _standing_question(other, weighing)
        if question is not None:
            asked.append((other, question))
    if len(asked) == 1:
        return None
    return Together(tuple(each for each, _ in asked), penalties.several([question for _, question in asked]))


def _standing_question(other: CaseFile, weighing: Weighing) -> PenaltyQuestion | None:
    proposal = current_proposal(other)
    stages = stages_of(other)
    on = weighing.question.decision_date
    if not stages or on is None:
        return None
    return question_of(
        other,
        stage=proposal.stage if proposal is not None else stages[0].value,
        chosen=tuple(proposal.factors) if proposal is not None else (),
        on=max(on, other.conduct_on),
        prefer="",
        figures=NO_FIGURES,
    )


EFFECT_WORDS = {
    Effect.EXEMPT: "不予处罚",
    Effect.MINOR: "不予处罚",
    Effect.MAY_EXEMPT: "可以不予处罚",
    Effect.MUST_REDUCE: "应当从轻或者减轻",
    Effect.MAY_REDUCE: "可以从轻或者减轻",
    Effect.HEAVIER: "从重",
}


def choices(party_kind: str) -> list[tuple[str, str]]:
    """The circumstances a party of that kind may have: id, and statutory words with their effect."""
    return [
        (factor.id, f"{factor.name}（{EFFECT_WORDS[factor.effect]}）")
        for factor in factors()
        if factor.party in {"any", party_kind}
    ]


def paragraph(weighing: Weighing) -> str:
    """The reason paragraph of the decision: the lighter law where there is one, range, circumstances, class.

    The documents name duty, article and fine beside it, so it says none of them again: a reason that repeats the
    amount would contradict the paper as soon as the amount is typed anew.
    """
    basis = weighing.answer.citation
    outcome = Outcome(violated=(), basis=(basis,), fine=weighing.fine, klass=weighing.klass, amount=Money(0))
    text = reason_text(outcome, weighing.answer.factors).removeprefix(f"依据{in_chinese(basis)}的规定，")
    imposed = f"决定予以{weighing.klass.label}"
    before, found, _ = text.rpartition(f"{imposed}：")
    text = f"{before}予以{weighing.klass.label}。" if found else text
    return f"{_both_days(weighing.answer)}{_step_words(weighing.answer)}{text}"


def _both_days(found: PenaltyAnswer) -> str:
    """Which day's law, said only where the two days' laws are not one (行政处罚法 37)."""
    compared = found.comparison
    if compared is None:
        return ""
    conduct, decision = (regime.answer for regime in compared.regimes)
    if conduct == decision:
        return ""
    source = next(regime.source for regime in compared.regimes if regime.when is compared.chosen)
    # The register's remark on where a text was read is no part of its name.
    name = source.split("，")[0].removesuffix("）")
    return f"{compared.reason.text}（{in_chinese(ARTICLE)}），即{name}）。"


def _step_words(found: PenaltyAnswer) -> str:
    return f"按本县裁量阶次{found.step.name}裁量。" if found.step is not None else ""


# 责令改正 is no penalty (行政处罚法 9, 28): it stands beside the penalty, never among its kinds.
ORDERS = ("责令限期改正", "责令改正", "责令立即消除", "责令限期消除")


def kinds_of(measures: Sequence[str], *, fined: bool = False) -> list[str]:
    """The kinds of penalty among an article's measures, the fine last."""
    kinds = [each for each in measures if not each.startswith(ORDERS)]
    return [*kinds, "罚款"] if fined else kinds


def citations_of(refs: str) -> tuple[Citation, ...]:
    """Refs separated by `;` as citations."""
    return tuple(parse_ref(ref) for ref in refs.split(";") if ref)

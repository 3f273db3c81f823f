"""Weighing a penalty: the statutory range, the class the circumstances lead to, the band, and the reason paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lianzhi.cases.models import CaseFile
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.discretion import (
    Effect,
    Factor,
    FineRange,
    Outcome,
    PenaltyClass,
    Proposal,
    factors,
    named,
    propose,
    reason_text,
)
from lianzhi.kernel.law import in_chinese, parse_ref
from lianzhi.kernel.penalties import Stage, Subject, Tier, tier_for
from lianzhi.kernel.procedure import Range
from lianzhi.kernel.types import Citation, Money


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the law allows for this case at this stage, and what the circumstances make of it."""

    tier: Tier
    fine: FineRange | None
    factors: tuple[Factor, ...]
    proposal: Proposal

    @property
    def klass(self) -> PenaltyClass:
        """The class."""
        return self.proposal.klass

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


def stages_of(case: CaseFile, *, overdue: bool = False) -> tuple[Stage, ...]:
    """The stages the case's penalty article names for its subject on the day of the conduct.

    `overdue`: re-inspection proved that nothing was corrected in time. Where the article has a stage for that, the
    first stage is gone: 逾期未改正的，处… leaves no choice; what speaks for the party mitigates inside it.
    """
    named = tuple(
        stage
        for stage in Stage
        if tier_for(case.penalty, Subject(case.subject), stage=stage, on=case.conduct_on) is not None
    )
    if overdue and Stage.OVERDUE in named:
        return tuple(stage for stage in named if stage is not Stage.BASE)
    return named


def weigh(case: CaseFile, *, stage: str, chosen: Sequence[str], on: date, prefer: str = "") -> Weighing:
    """The weighing of a case at a stage with the chosen circumstances.

    Raises Malformed at field `stage` where the article names no such tier for the subject.
    """
    tier = tier_for(case.penalty, Subject(case.subject), stage=Stage(stage), on=case.conduct_on)
    if tier is None:
        raise Malformed({"stage": "该处罚条款没有为此处罚对象规定这个阶段的罚则，请另选阶段。"})
    fine = None
    if tier.low is not None and tier.high is not None:
        fine = FineRange(tier.low, tier.high, (tier.citation,), tier.optional)
    found = named(chosen)
    wanted = PenaltyClass(prefer) if prefer else None
    return Weighing(tier, fine, found, propose(fine, found, on=on, prefer=wanted))


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


def paragraph(case: CaseFile, weighing: Weighing) -> str:
    """The reason paragraph of the decision: range, circumstances, class.

    The documents name duty, article and fine beside it, so it says none of them again: a reason that repeats the
    amount would contradict the paper as soon as the amount is typed anew.
    """
    basis = parse_ref(case.penalty)
    outcome = Outcome(violated=(), basis=(basis,), fine=weighing.fine, klass=weighing.klass, amount=Money(0))
    text = reason_text(outcome, weighing.factors).removeprefix(f"依据{in_chinese(basis)}的规定，")
    imposed = f"决定予以{weighing.klass.label}"
    before, found, _ = text.rpartition(f"{imposed}：")
    return f"{before}予以{weighing.klass.label}。" if found else text


# 责令改正 is no penalty (行政处罚法 9, 28): it stands beside the penalty, never among its kinds.
ORDERS = ("责令限期改正", "责令改正", "责令立即消除", "责令限期消除")


def kinds_of(measures: Sequence[str], *, fined: bool = False) -> list[str]:
    """The kinds of penalty among an article's measures, the fine last."""
    kinds = [each for each in measures if not each.startswith(ORDERS)]
    return [*kinds, "罚款"] if fined else kinds


def citations_of(refs: str) -> tuple[Citation, ...]:
    """Refs separated by `;` as citations."""
    return tuple(parse_ref(ref) for ref in refs.split(";") if ref)

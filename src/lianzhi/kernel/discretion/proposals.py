"""From circumstances to a class: exempt, mitigated, lenient, ordinary or heavier, with the grounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from lianzhi.kernel.discretion.bands import Band, PenaltyClass, band
from lianzhi.kernel.discretion.factors import Effect, Factor
from lianzhi.kernel.discretion.ranges import FineRange
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation

_SINGLE = Citation("行政处罚法", 5, 2)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The class the circumstances lead to, the classes the law leaves open, the band and the reasons."""

    klass: PenaltyClass
    permitted: tuple[PenaltyClass, ...]
    band: Band | None
    reasons: tuple[Reason, ...]

    @property
    def provisional(self) -> bool:
        """Whether any ground or the band itself is 待核定."""
        return bool(self.band and self.band.provisional) or any(reason.provisional for reason in self.reasons)


def propose(
    fine: FineRange | None,
    found: Sequence[Factor],
    *,
    on: date,
    prefer: PenaltyClass | None = None,
    step: Callable[[PenaltyClass], Band] | None = None,
) -> Proposal:
    """The class and band for the circumstances; `prefer` chooses among the classes the law leaves open.

    应当从轻或者减轻 stays lenient even beside an aggravating circumstance, but no longer goes below the floor;
    an aggravating circumstance never makes the outcome lighter. `fine` None: the article provides no fine, so
    there is no band. `step` gives the band of a class inside the range where a table of steps takes the place of
    the percentages; exempt and mitigated stay as the statute has them.
    """
    permitted, verdict = _permitted(frozenset(factor.effect for factor in found))
    klass = prefer if prefer in permitted else permitted[0]
    reasons = tuple(_reason(factor) for factor in found)
    here = None
    if fine is not None:
        inside = step is not None and klass not in (PenaltyClass.EXEMPT, PenaltyClass.MITIGATED)
        here = step(klass) if step is not None and inside else band(fine, klass, on=on)
    head = Reason(f"{verdict}，提出{klass.label}", _grounds(found), children=reasons)
    return Proposal(klass, permitted, here, (head, *((here.reason,) if here else ())))


def _permitted(effects: frozenset[Effect]) -> tuple[tuple[PenaltyClass, ...], str]:
    """The classes open under the circumstances, the proposed one first, and why.

    The first line of the table whose effect is present decides; 可以不予处罚 opens exemption above what would
    follow without it, and falls away beside an aggravating circumstance, as 轻微 does.
    """
    aggravated = Effect.HEAVIER in effects
    for effect, plain, beside_heavier in _TABLE:
        if effect not in effects:
            continue
        outcome = beside_heavier if aggravated else plain
        if outcome is not None:
            return outcome
        if effect is Effect.MAY_EXEMPT and not aggravated:
            rest, _ = _permitted(effects - {effect})
            return (PenaltyClass.EXEMPT, *rest), "初次违法且危害后果轻微并及时改正，可以不予处罚"
    return (PenaltyClass.ORDINARY,), "没有提出从轻、减轻或者从重情形"


_Outcome = tuple[tuple[PenaltyClass, ...], str]
_EXEMPTED: _Outcome = ((PenaltyClass.EXEMPT,), "具有不予处罚的法定情形")
#: Effect, the outcome without and beside an aggravating circumstance; None: look further.
_TABLE: tuple[tuple[Effect, _Outcome | None, _Outcome | None], ...] = (
    (Effect.EXEMPT, _EXEMPTED, _EXEMPTED),
    (Effect.MINOR, ((PenaltyClass.EXEMPT,), "违法行为轻微并及时改正且没有造成危害后果"), None),
    (Effect.MAY_EXEMPT, None, None),
    (
        Effect.MUST_REDUCE,
        ((PenaltyClass.LENIENT, PenaltyClass.MITIGATED), "具有应当从轻或者减轻的法定情形"),
        ((PenaltyClass.LENIENT,), "应当从轻或者减轻的情形与从重情形并存"),
    ),
    (
        Effect.MAY_REDUCE,
        (
            (PenaltyClass.LENIENT, PenaltyClass.MITIGATED, PenaltyClass.ORDINARY),
            "具有可以从轻或者减轻的情形",
        ),
        ((PenaltyClass.ORDINARY,), "可以从轻或者减轻的情形与从重情形并存"),
    ),
    (
        Effect.HEAVIER,
        ((PenaltyClass.HEAVIER,), "具有从重情形"),
        ((PenaltyClass.HEAVIER,), "具有从重情形"),
    ),
)


def _grounds(found: Sequence[Factor]) -> tuple[Citation, ...]:
    grounds = dict.fromkeys(citation for factor in found for citation in factor.citations)
    return tuple(grounds) or (_SINGLE,)


def _reason(factor: Factor) -> Reason:
    return Reason(factor.name, factor.citations, provisional=not factor.verified)

"""The discretion paragraph of a decision, in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lianzhi.kernel.discretion.bands import PenaltyClass
from lianzhi.kernel.discretion.factors import Factor
from lianzhi.kernel.discretion.ranges import FineRange
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.types import Citation, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is decided: the duties broken, the penalty articles, the range, the class, what is imposed.

    `fine` None: the article provides no fine; `amount` is then zero.
    """

    violated: Sequence[Citation]
    basis: Sequence[Citation]
    fine: FineRange | None
    klass: PenaltyClass
    amount: Money
    measures: Sequence[str] = ()


def reason_text(outcome: Outcome, found: Sequence[Factor]) -> str:
    """One paragraph: what was broken, what the article allows, which circumstances, which class, what follows."""
    violated = f"上述行为违反了{_places(outcome.violated)}的规定，" if outcome.violated else ""
    allowed = f"法定罚款幅度为{outcome.fine.words}" if outcome.fine else "该阶段没有罚款"
    basis = f"依据{_places(outcome.basis)}的规定，{allowed}。"
    return f"{violated}{basis}{_circumstances(found)}{_imposed(outcome)}"


def _places(citations: Sequence[Citation]) -> str:
    return "、".join(in_chinese(citation) for citation in citations)


def _circumstances(found: Sequence[Factor]) -> str:
    if not found:
        return "经审查，当事人没有从轻、减轻或者从重处罚的情形。"
    named = "；".join(f"{factor.name}（{_places(factor.citations)}）" for factor in found)
    return f"经审查，当事人具有以下情形：{named}。"


def _imposed(outcome: Outcome) -> str:
    weighed = "综合考虑违法行为的事实、性质、情节以及社会危害程度，"
    if outcome.klass is PenaltyClass.EXEMPT:
        return f"{weighed}决定不予行政处罚，并对当事人进行教育。"
    fine = [f"罚款人民币{outcome.amount.words}"] if outcome.amount.fen else []
    return f"{weighed}决定予以{outcome.klass.label}：{'，'.join([*outcome.measures, *fine]) or '不处罚款'}。"

"""From a tier to money: fixed amounts, multiples of a base amount, daily continuing fines. Whole fen only."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.discretion.ranges import FineRange
from lianzhi.kernel.penalties.pack import BaseAmount, Branch, place
from lianzhi.kernel.penalties.tiers import Tier, table_on
from lianzhi.kernel.types import Money

BASE_WORDS = {
    BaseAmount.ILLEGAL_INCOME: "违法所得",
    BaseAmount.INCOME_PREV_YEAR: "上一年年收入",
    BaseAmount.GOODS_VALUE: "货值金额",
    BaseAmount.ORIGINAL_FINE: "原处罚数额",
    BaseAmount.FINE_PARAGRAPH_1: "前款罚款数额",
}
_HUNDRED = 100


def fine_range(tier: Tier, *, base_amount: Money | None = None, days: int | None = None) -> FineRange | None:
    """The statutory range of a tier in money; None where there is no fine or the base amount is still unknown.

    `base_amount` is what the article multiplies; `days` counts the days of a daily continuing fine (one when not
    given). A range computed from a base rounds its floor up and its ceiling down to the fen; a single rate rounds
    down, in the party's favour.
    """
    if tier.low is not None and tier.high is not None:
        return _ranged(tier, tier.low.fen, tier.high.fen)
    if not tier.branches:
        return None
    if base_amount is None:
        return _of_another_place(tier)
    branch = next(branch for branch in tier.branches if _holds(branch, base_amount))
    if branch.max is not None:
        return _ranged(tier, (branch.min or 0) * _HUNDRED, branch.max * _HUNDRED)
    low, high = branch.factors or (0, 0)
    times = (days or 1) if branch.per_day else 1
    total = base_amount.fen * times
    ceiling = total * high // _HUNDRED
    floor = ceiling if low == high else -(-total * low // _HUNDRED)
    return _ranged(tier, floor, ceiling)


def _ranged(tier: Tier, low: int, high: int) -> FineRange:
    return FineRange(Money(low), Money(high), (tier.citation,), optional=tier.optional)


def _holds(branch: Branch, base_amount: Money) -> bool:
    above = branch.at_least is None or base_amount.fen >= branch.at_least * _HUNDRED
    below = branch.below is None or base_amount.fen < branch.below * _HUNDRED
    return above and below


def _of_another_place(tier: Tier) -> FineRange | None:
    """The range when the base is itself a statutory fine (安全生产法 114.2 multiplies 114.1)."""
    branch = tier.branches[0]
    found = table_on(tier.citation.law, tier.valid.start)
    if branch.of is None or branch.factors is None or found is None:
        return None
    other = next(
        row for row in found.matching[place(tier.citation.law, branch.of)] if row.stage == tier.stage
    )
    own = fine_range(other)
    if own is None:
        return None
    low, high = branch.factors
    return _ranged(tier, own.low.fen * low // _HUNDRED, own.high.fen * high // _HUNDRED)


def formula_words(tier: Tier) -> Iterator[str]:
    """Each branch in words, for the explanation."""
    for branch in tier.branches:
        base = BASE_WORDS[branch.base]
        when = ""
        if branch.at_least is not None:
            when = f"{base}{Money.yuan(branch.at_least).words}以上的，"
        elif branch.below is not None:
            when = f"没有{base}或者{base}不足{Money.yuan(branch.below).words}的，"
        if branch.max is not None:
            floor = f"{Money.yuan(branch.min).words}以上" if branch.min else ""
            yield f"{when}处{floor}{Money.yuan(branch.max).words}以下罚款"
        elif branch.per_day:
            yield f"{when}按{base}按日连续处罚"
        else:
            yield f"{when}处{_rate(branch, base)}罚款"


def _rate(branch: Branch, base: str) -> str:
    low, high = branch.times or branch.percent or (0, 0)
    unit = "倍" if branch.times else "%"
    return f"{base}{high}{unit}的" if low == high else f"{base}{low}{unit}以上{high}{unit}以下的"


def formula_to_json(tier: Tier) -> dict[str, object] | None:
    """The formula in the public form: the base and its branches, or None where amounts are fixed."""
    if not tier.branches:
        return None
    return {
        "base": tier.branches[0].base.value,
        "branches": [_branch_to_json(branch) for branch in tier.branches],
        "text": "；".join(formula_words(tier)),
    }


def _branch_to_json(branch: Branch) -> dict[str, object]:
    document: dict[str, object] = {}
    for key in ("at_least", "below", "min", "max", "times", "percent"):
        value = getattr(branch, key)
        if value is not None:
            document[key] = list(value) if isinstance(value, tuple) else value
    if branch.per_day:
        document["per_day"] = True
    return document

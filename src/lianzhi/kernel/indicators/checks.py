"""What a figure should make its reader look at again: sentences, never corrections."""

from __future__ import annotations

from decimal import Decimal

from lianzhi.kernel.indicators.forms import Column

_WHOLE = Decimal(100)


def ratio_check(column: Column, ratio: Decimal | None, *, row: str, distinct: int | None = None) -> str:
    """A sentence where a share exceeds the whole, else nothing; `distinct` says how many units the cases concern."""
    if ratio is None or ratio <= _WHOLE:
        return ""
    said = f"{row}“{column.title_zh}”为{ratio:f}%，超过{_WHOLE}%，请核对"
    return said + (f"：案件涉及{distinct}家企业。" if distinct is not None else "。")


def measure_check(column: Column, unclear: int, *, row: str) -> str:
    """A sentence where decisions name a measure of this column without its being countable, else nothing."""
    if unclear == 0 or column.measures is None:
        return ""
    words = "、".join(column.measures.words)
    return f"{row}有{unclear}件处罚决定的措施含“{words}”字样，未计入“{column.title_zh}”，请核对。"


def facts_check(part: Column, whole: Column, *, figures: tuple[int, int], row: str) -> str:
    """A sentence where a part is larger than its whole (more inspected than supervised), else nothing."""
    if figures[0] <= figures[1]:
        return ""
    less = f"“{whole.title_zh}”{figures[1]}{whole.unit_zh}"
    return f"{row}“{part.title_zh}”{figures[0]}{part.unit_zh}，大于{less}，请核对。"

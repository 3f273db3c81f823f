"""How a day that presses is put in words."""

from __future__ import annotations

from datetime import date

from lianzhi.desk.parts.shapes import Tone


def left_until(due: date | None, today: date) -> tuple[str, Tone]:
    """How long is left until a day, with its tone; no word without a day."""
    if due is None:
        return "", "going"
    left = (due - today).days
    if left < 0:
        return f"已超期{-left}天", "bad"
    if left == 0:
        return "今日到期", "warn"
    return f"剩余{left}天", "going"

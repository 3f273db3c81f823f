"""How a day is written in Chinese, on paper, on screen and in a reason."""

from __future__ import annotations

from datetime import date


def date_zh(day: date) -> str:
    """2026年11月21日, months and days without a leading zero (GB/T 9704); of an instant its day."""
    return f"{day.year}年{day.month}月{day.day}日"

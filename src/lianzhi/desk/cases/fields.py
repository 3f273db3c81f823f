"""The kinds of fields the case forms are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from lianzhi.core import clock
from lianzhi.kernel.types import Money


def day_field(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    """A day, with the browser's own picker."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def instant_field(label: str, help_text: str = "", *, required: bool = True) -> forms.DateTimeField:
    """A day and a time in Asia/Shanghai."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


def text_field(
    label: str, help_text: str = "", *, rows: int = 4, required: bool = True, limit: int = 5000
) -> forms.CharField:
    """Several lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class YuanField(forms.DecimalField):
    """An amount in yuan, cleaned to Money."""

    def __init__(self, **kwargs: Any) -> None:
        """Two decimals, not negative, at most what a column holds."""
        super().__init__(min_value=Decimal(0), max_digits=14, decimal_places=2, **kwargs)

    def clean(self, value: Any) -> Money | None:
        """Money, or None where an optional field is empty."""
        amount = super().clean(value)
        return None if amount is None else Money.yuan(amount)


class OfficerChoice(forms.TypedChoiceField):
    """One officer of a list of (id, words)."""

    def __init__(self, **kwargs: Any) -> None:
        """Ids are integers."""
        super().__init__(coerce=int, empty_value=None, **kwargs)


def today_initial(*names: str) -> dict[str, Any]:
    """Today as the first value of day fields."""
    return dict.fromkeys(names, clock.today())

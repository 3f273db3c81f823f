"""The kinds of fields the case forms are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from lianzhi.cases.services.goods import Thing
from lianzhi.core import clock
from lianzhi.desk.parts.fields import YuanField

__all__ = ["OfficerChoice", "YuanField", "day_field", "instant_field", "text_field", "today_initial"]


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


def columns(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that is not empty with its number, cut at ｜ (or |) into its columns."""
    for number, raw in enumerate(text.splitlines(), start=1):
        if raw.strip():
            yield number, [part.strip() for part in raw.replace("|", "｜").split("｜")]


class GoodsField(forms.CharField):
    """Things, one a line: name｜spec｜unit｜quantity｜state｜remark; cleaned to Thing."""

    def __init__(self, label: str, remark: str, **kwargs: Any) -> None:
        """`remark` says what the last column is for; it may be left out of a line."""
        words = f"一行一件：品名｜规格｜单位｜数量｜状况｜{remark}。没有规格的写“—”。"
        super().__init__(
            label=label, help_text=words, max_length=5000, widget=forms.Textarea(attrs={"rows": 5}), **kwargs
        )

    def clean(self, value: Any) -> tuple[Thing, ...]:
        """The things; a line that cannot be read is named."""
        found = []
        for number, parts in columns(str(super().clean(value))):
            if len(parts) not in {5, 6} or not all(parts[:5]):
                raise forms.ValidationError(
                    f"第{number}行应当写“品名｜规格｜单位｜数量｜状况”，可以再写备注。"
                )
            name, spec, unit, quantity, state, *remark = parts
            found.append(
                Thing(name=name, spec=spec, unit=unit, quantity=quantity, state=state, remark="".join(remark))
            )
        return tuple(found)


class NamesField(forms.CharField):
    """Names, one a line; cleaned to a tuple, empty where nothing was typed."""

    def __init__(self, label: str, help_text: str, **kwargs: Any) -> None:
        """Not required."""
        kwargs.setdefault("required", False)
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
            **kwargs,
        )

    def clean(self, value: Any) -> tuple[str, ...]:
        """The names."""
        return tuple(line.strip() for line in str(super().clean(value)).splitlines() if line.strip())


class OfficerChoice(forms.TypedChoiceField):
    """One officer of a list of (id, words)."""

    def __init__(self, **kwargs: Any) -> None:
        """Ids are integers."""
        super().__init__(coerce=int, empty_value=None, **kwargs)


def today_initial(*names: str) -> dict[str, Any]:
    """Today as the first value of day fields."""
    return dict.fromkeys(names, clock.today())

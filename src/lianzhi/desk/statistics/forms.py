"""Choosing a unit and a month; confirming what the page showed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django import forms

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.indicators import Month
from lianzhi.statistics.units import Unit, UnitKind

KIND_TITLES = {UnitKind.COUNTY: "县", UnitKind.DISTRICT: "片区", UnitKind.TOWNSHIP: "乡镇"}


class MonthForm(forms.Form):
    """A month, written 2023-11; the browser's month picker where it has one."""

    month = forms.CharField(
        label="统计月份",
        max_length=10,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2023-11"}),
    )

    def clean_month(self) -> Month:
        """The month."""
        try:
            return Month.parse(self.cleaned_data["month"])
        except MalformedQuestion as error:
            raise forms.ValidationError(error.reason) from error


class Annex3Form(MonthForm):
    """A unit in the actor's sight and a month."""

    unit = forms.ChoiceField(label="填报单位")

    field_order = ("unit", "month")

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        if isinstance(unit, forms.ChoiceField):
            unit.choices = [
                (title, [(each.code, each.name) for each in units if each.kind is kind])
                for kind, title in KIND_TITLES.items()
                if any(each.kind is kind for each in units)
            ]


class ConfirmForm(forms.Form):
    """The figures the reporter saw."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=10_000)

    def clean_seen(self) -> dict[str, Any]:
        """The figures as a document."""
        try:
            document = json.loads(self.cleaned_data["seen"])
        except json.JSONDecodeError as error:
            raise forms.ValidationError("页面数据不完整，请刷新后重试。") from error
        if not isinstance(document, dict):
            raise forms.ValidationError("页面数据不完整，请刷新后重试。")
        return document

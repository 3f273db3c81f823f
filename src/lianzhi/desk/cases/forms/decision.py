"""The decision and its performance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lianzhi.desk.cases.fields import YuanField, day_field, text_field
from lianzhi.kernel.types import Money


class DecideForm(forms.Form):
    """The decision."""

    amount = YuanField(label="决定罚款（元）", help_text="可以低于告知的数额，不得高于。")
    opinion = text_field("负责人意见", rows=3, limit=500)

    def __init__(self, *args: Any, items: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        """`items` are the several violations of the proposal; each has its own fine, the total is their sum."""
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[f"share_{item['number']}"] = YuanField(
                label=f"第{item['number']}项罚款（元）", initial=Money(item["amount_fen"]).as_yuan
            )
        if items:
            self.fields["amount"].help_text = "各项罚款之和；各项都不得高于告知的数额。"

    def clean(self) -> dict[str, Any]:
        """`shares`: the fines of the violations in their order."""
        data = super().clean() or {}
        data["shares"] = tuple(data.get(f"share_{item['number']}") or Money(0) for item in self.items)
        return data


class PaymentForm(forms.Form):
    """A payment as the bank reported it."""

    amount = YuanField(label="缴款金额（元）")
    paid_on = day_field("缴款日期")
    bank = forms.CharField(label="代收银行", max_length=60)
    receipt_number = forms.CharField(label="财政票据号码", max_length=60)


class PerformanceForm(forms.Form):
    """How a decision without a fine was carried out."""

    performed_on = day_field("履行日期")
    how = text_field("履行情况", "写明怎样履行，例如“已停产停业整顿，整顿后经验收合格”。", rows=3, limit=500)

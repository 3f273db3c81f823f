"""The forms of the penalty proposal: what the article and the county's tables ask appears, nothing else does."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.services.penalty_question import Figures
from lianzhi.desk.cases.fields import YuanField, text_field
from lianzhi.desk.cases.forms import WeighForm
from lianzhi.desk.penalties.figures import figure_fields
from lianzhi.kernel.penalties.needs import Needs


class FiguresForm(WeighForm):
    """Stage and circumstances, and beside them only the figures this article asks for."""

    def __init__(self, *args: Any, needs: Needs, **kwargs: Any) -> None:
        """`needs` says which of the fields there are."""
        super().__init__(*args, **kwargs)
        self.fields.update(figure_fields(needs))

    def figures(self) -> Figures:
        """The cleaned figures; a field that is not there is empty."""
        data = self.cleaned_data
        return Figures(
            base_amount=data.get("base_amount"),
            ordered_on=data.get("ordered_on"),
            uncorrected_until=data.get("uncorrected_until"),
            count=data.get("count"),
            listed=tuple(data.get("listed", ())),
        )


class RangingForm(FiguresForm):
    """One violation of several: its fine, or that it is one act with another."""

    amount = YuanField(label="本项拟罚款（元）", help_text="应当落在本项的裁量区间内；没有罚款的填0。")
    reason = text_field("本项裁量理由", "已按所选情形生成，可以补充具体情况。", rows=5)
    same_act_as = forms.ChoiceField(
        label="与其他项是同一个违法行为",
        required=False,
        help_text="同一个行为违反几个条文的，按照罚款数额高的规定处罚，不另处罚款；不是同一行为的不选。",
    )

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        """`others` are the other violations: number and words."""
        super().__init__(*args, **kwargs)
        field = self.fields["same_act_as"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "不是，单独的违法行为"), *others]

    def carried(self) -> list[forms.BoundField]:
        """The fields of the first step, to be kept out of sight."""
        return [bound for bound in self if bound.name not in {"amount", "reason", "same_act_as"}]


class TogetherForm(forms.Form):
    """What the investigation did; everything else is computed."""

    course = text_field("调查经过", rows=4)


class ProposalForm(FiguresForm):
    """The proposal itself; stage, circumstances and figures ride along from the first step."""

    amount = YuanField(label="拟罚款（元）", help_text="应当落在上面算出的裁量区间内；该阶段没有罚款的填0。")
    reason = text_field("裁量理由", "已按所选情形生成，可以补充本案具体情况。", rows=6)
    course = text_field("调查经过", rows=4)

    def carried(self) -> list[forms.BoundField]:
        """The fields of the first step, to be kept out of sight."""
        return [bound for bound in self if bound.name not in {"amount", "reason", "course"}]

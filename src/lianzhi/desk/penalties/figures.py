"""The fields that a place's article and the county's tables ask for, in a case and in a question alike."""

from __future__ import annotations

from django import forms

from lianzhi.desk.parts.fields import DayInput, YuanField
from lianzhi.kernel.penalties.needs import Needs


def figure_fields(needs: Needs) -> dict[str, forms.Field]:
    """The fields a place asks for, by their names in a question."""
    fields: dict[str, forms.Field] = {}
    if needs.bases:
        fields["base_amount"] = YuanField(
            label=f"{needs.base_words}（元）",
            required=False,
            help_text="本条按这个数额的倍数或者比例计算罚款。查明后填写；没有的填0。",
        )
    if needs.daily:
        fields["ordered_on"] = _day("责令改正之日", "按日连续处罚自次日起算。")
        fields["uncorrected_until"] = _day("未改正的最后一日")
    if needs.fact is not None:
        fields["count"] = forms.IntegerField(
            label=f"{needs.fact.name}（{needs.fact.unit}）",
            required=False,
            min_value=0,
            help_text="本县裁量阶次按这个数量分档；没有查明的留空，暂按百分比幅度。",
        )
    if needs.entries:
        fields["listed"] = forms.MultipleChoiceField(
            label="本县清单",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[
                (entry.id, f"{kind.label}：{entry.name}（条件：{'、'.join(entry.conditions)}）")
                for kind, entry in needs.entries
            ],
            help_text=f"条件全部符合的才勾选。来源：{needs.source}。",
        )
    return fields


def _day(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=False, widget=DayInput())

"""Forms of joint operations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from lianzhi.desk.inspections.roster import officer_choices
from lianzhi.desk.parts.fields import DayInput
from lianzhi.inspections.constants import OperationState
from lianzhi.organisation.models import District, Officer

ANY = [("", "全部")]


class OperationFilters(forms.Form):
    """What the list is narrowed by."""

    words = forms.CharField(label="行动名称", required=False, max_length=80)
    state = forms.ChoiceField(label="状态", required=False, choices=[*ANY, *OperationState.choices])


class DistrictForm(forms.Form):
    """Which district, for those who may open operations in several."""

    district = forms.ChoiceField(label="片区", widget=forms.RadioSelect)

    def __init__(self, data: Any, *, districts: Iterable[District]) -> None:
        super().__init__(data)
        offered = [(each.code, f"{each.name}（{each.squad_name}）") for each in districts]
        self.fields["district"].choices = offered  # type: ignore[attr-defined]


class OperationForm(forms.Form):
    """部署联合执法行动."""

    name = forms.CharField(
        label="行动名称", max_length=80, help_text="如：五里街片区11月第二次连片联合执法。"
    )
    purpose = forms.CharField(
        label="检查重点",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="写明行业和事项，如：工贸企业有限空间、粉尘防爆。",
    )
    starts_on = forms.DateField(label="开始日期", widget=DayInput())
    ends_on = forms.DateField(label="结束日期", widget=DayInput())
    enforcing = forms.TypedMultipleChoiceField(
        label="执法人员",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="持有有效执法证的人员；行动期间证件应当一直有效。",
    )
    assisting = forms.TypedMultipleChoiceField(
        label="辅助人员",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="协助工作，不计入执法人员人数。",
    )

    def __init__(self, data: Any, *, roster: Iterable[Officer], on: date) -> None:
        super().__init__(data, initial={"starts_on": on, "ends_on": on})
        choices = officer_choices(roster, on)
        for name in ("enforcing", "assisting"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

"""The conditions above the case list."""

from __future__ import annotations

from django import forms

from lianzhi.cases.constants import CaseState, HandoverState
from lianzhi.desk.cases.fields import day_field
from lianzhi.kernel.procedure.modules import Module


class CaseFilter(forms.Form):
    """The conditions above the case list."""

    q = forms.CharField(label="案号、当事人、案由", required=False, max_length=60)
    procedure = forms.ChoiceField(
        label="程序", required=False, choices=[("", "全部"), *((each.value, each.label) for each in Module)]
    )
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *CaseState.choices])
    since = day_field("立案日期起", required=False)
    until = day_field("立案日期止", required=False)
    mine = forms.BooleanField(label="只看我承办的", required=False)


class HandoverFilter(forms.Form):
    """The conditions above the list of handovers."""

    direction = forms.ChoiceField(
        label="方向",
        required=False,
        choices=[("", "全部"), ("sent", "本机关发出"), ("received", "本机关收到")],
    )
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *HandoverState.choices])
    waiting = forms.IntegerField(label="等待答复满（天）", required=False, min_value=0, max_value=9999)
    since = day_field("移送日期起", required=False)
    until = day_field("移送日期止", required=False)

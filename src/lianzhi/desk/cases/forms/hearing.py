"""A hearing from its chair to its report."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.actions.hold_hearing import Minutes
from lianzhi.desk.cases.fields import NamesField, OfficerChoice, day_field, instant_field, text_field


class OpenHearingForm(forms.Form):
    """When the party asked."""

    requested_on = day_field("当事人要求听证的日期")


class AppointChairForm(forms.Form):
    """Who chairs."""

    chair_id = OfficerChoice(label="主持人", help_text="由非本案调查人员主持。")
    interested = forms.BooleanField(
        label="与本案有直接利害关系", required=False, help_text="有的，应当回避，请另行指定。"
    )
    members = forms.CharField(label="听证员和职务", max_length=120, required=False)
    clerk = forms.CharField(label="书记员", max_length=40)

    def __init__(self, *args: Any, officers: list[tuple[int, str]], **kwargs: Any) -> None:
        """`officers` may chair."""
        super().__init__(*args, **kwargs)
        field = self.fields["chair_id"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *officers]


class NotifyHearingForm(forms.Form):
    """When and where."""

    held_at = instant_field("听证时间", "应当在法定日数之前通知。")
    place = forms.CharField(label="听证地点", max_length=160)
    notified_on = day_field("听证通知送达日期")
    is_public = forms.TypedChoiceField(
        label="举行方式",
        choices=[("yes", "公开举行"), ("no", "不公开举行")],
        coerce=lambda value: value == "yes",
    )
    secrecy_ground = forms.CharField(
        label="不公开的理由",
        max_length=200,
        required=False,
        help_text="涉及国家秘密、商业秘密或者个人隐私依法予以保密的。",
    )


class HoldHearingForm(forms.Form):
    """What was said."""

    ended_at = instant_field("结束时间")
    party_present = forms.CharField(label="当事人出席情况", max_length=200)
    agents = NamesField("委托代理人", "一行一人：姓名和权限；没有的不填。")
    investigator_present = forms.BooleanField(label="调查人员出席", required=False)
    opening = text_field("听证准备和权利告知", "核对身份、宣布纪律、告知权利、询问是否申请回避。", rows=2)
    accusation = text_field("调查人员提出的事实、证据和处罚建议", rows=3)
    defence = text_field("当事人的申辩", rows=3)
    examination = text_field("举证和质证", rows=3)
    debate = text_field("辩论", rows=2)
    last_statement = text_field("当事人最后陈述", rows=2)
    checked = forms.BooleanField(label="笔录已交当事人或者其代理人核对", required=False)
    signed = forms.BooleanField(label="当事人或者其代理人已签字、盖章", required=False)
    unsigned = forms.CharField(label="拒绝签字的，主持人注明", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """What was typed, and the minutes made of it where every part is there."""
        data = super().clean() or self.cleaned_data
        names = Minutes.__dataclass_fields__
        if set(names) <= set(data):
            data["minutes"] = Minutes(**{name: data.pop(name) for name in names})
        return data


class EndHearingForm(forms.Form):
    """Who stayed away."""

    party_absent = forms.BooleanField(label="当事人及其代理人缺席或者中途退出", required=False)
    excuse = forms.CharField(
        label="当事人提出的正当理由", max_length=200, required=False, help_text="没有的不填。"
    )
    course = text_field("经过", rows=2, limit=200)


class WithdrawHearingForm(forms.Form):
    """The withdrawal."""

    withdrawn_on = day_field("撤回日期")
    how = text_field("撤回的方式", "书面材料存卷。", rows=2, limit=500)


class ReportHearingForm(forms.Form):
    """The chair's report."""

    summary = text_field("听证会基本情况摘要", rows=3)
    findings = text_field("听证认定的事实和证据", rows=3)
    opinion = text_field("主持人意见", "对事实、证据、依据、裁量的意见和处理建议。", rows=3, required=False)

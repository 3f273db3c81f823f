"""Cutting the supply of power or civil explosives."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.services.power_cuts import SUPPLIES
from lianzhi.desk.cases.fields import day_field, instant_field, text_field
from lianzhi.kernel.procedure import restore_grounds


class ConsiderPowerCutForm(forms.Form):
    """Why, what and how far; what the law asks for is refused with its article where it is missing."""

    supply = forms.ChoiceField(label="停止供应的种类", choices=[(each, each) for each in SUPPLIES])
    scope = forms.CharField(
        label="停止供应的范围", max_length=300, help_text="写明线路、设备或者品种，不扩大到无关的部分。"
    )
    touches_residents = forms.BooleanField(
        label="范围涉及居民生活用电", required=False, help_text="涉及的不得停止；请调整范围。"
    )
    supplier = forms.CharField(label="供电（供应民用爆炸物品）单位", max_length=80)
    order_number = forms.CharField(
        label="原决定文号",
        max_length=80,
        required=False,
        help_text="停产停业、停止施工、停止使用相关设施设备的决定；没有决定的，不能停止供应。",
    )
    ordered_on = day_field("原决定日期", required=False)
    hazard = text_field("重大事故隐患", "部位、状态和危险。", rows=3, required=False)
    criterion = forms.CharField(
        label="判定依据", max_length=300, required=False, help_text="据以判定为重大事故隐患的标准条款。"
    )
    observed_on = day_field("发现拒不执行的日期")
    non_compliance = text_field("拒不执行的事实", "复查情况、现场状态、证据。", rows=3, required=False)
    danger = text_field("现实危险", "为什么有发生生产安全事故的现实危险。", rows=2, required=False)
    safety = text_field(
        "保证安全的措施",
        "消防、应急照明等必需的用电怎样保留，停机怎样进行。",
        rows=2,
        limit=500,
        required=False,
    )


class DecidePowerCutForm(forms.Form):
    """How and when the unit was told, and from when."""

    notified_at = instant_field("通知生产经营单位的时间", "决定书送达的时间。")
    told_how = forms.CharField(
        label="通知的方式", max_length=200, required=False, help_text="由谁、怎样送达、谁签收。"
    )
    starts_at = instant_field("停止供应的起始时间")
    emergency = text_field(
        "危及生产安全的紧急情形",
        "停止供电不能按规定提前通知，或者在夜间、法定节假日停止的，写明；没有的不填。",
        rows=2,
        limit=500,
        required=False,
    )
    refusal = forms.CharField(label="拒绝签名或者盖章的情况", required=False, max_length=200)
    witness = forms.CharField(
        label="见证人", required=False, max_length=80, help_text="没有见证人的，写明已录音录像。"
    )


class NotifySupplierForm(forms.Form):
    """Who received the written notice."""

    supplier = forms.CharField(label="供应单位", max_length=80, required=False)
    receiver = forms.CharField(label="供应单位签收人", max_length=80, required=False)
    starts_at = instant_field("停止供应的起始时间", "不早于已经告知生产经营单位的时间。")


class EndPowerCutForm(forms.Form):
    """Why it ends."""

    ground = forms.ChoiceField(label="情形", required=False)
    why = text_field("复查、审查的情况", rows=3, limit=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The grounds stand in the rule pack."""
        super().__init__(*args, **kwargs)
        field = self.fields["ground"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *((each.key, each.title) for each in restore_grounds())]


class LiftPowerCutForm(EndPowerCutForm):
    """The same, and from when the supply is back."""

    restored_at = instant_field("恢复供应的时间")

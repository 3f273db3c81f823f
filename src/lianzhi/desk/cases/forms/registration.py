"""Evidence registered for safekeeping."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.services.registrations import GROUNDS
from lianzhi.desk.cases.fields import GoodsField, day_field, text_field
from lianzhi.kernel.procedure import registration_outcomes


class ConsiderRegistrationForm(forms.Form):
    """What is to be registered and why."""

    goods = GoodsField("拟登记保存的证据", "证明内容")
    ground = forms.ChoiceField(label="登记保存的理由", choices=[(each, each) for each in GROUNDS])
    reason = text_field(
        "具体情况", "写明为什么可能灭失或者以后难以取得。不得为了控制财物而登记保存。", rows=3
    )
    keeping = forms.CharField(
        label="保存地点、方式和保管人", max_length=200, help_text="就地保存或者异地保存，由谁保管。"
    )


class RegisterForm(forms.Form):
    """The registration as carried out."""

    registered_on = day_field("登记保存日期", "处理期限从次日起算。")
    place = forms.CharField(label="清点地点", max_length=160)
    refusal = forms.CharField(
        label="拒绝签名或者盖章的情况", required=False, max_length=200, help_text="当事人签名的不填。"
    )
    witness = forms.CharField(label="见证人", required=False, max_length=80, help_text="当事人拒签的填写。")


class DisposeRegisteredForm(forms.Form):
    """The decision on it."""

    outcome = forms.ChoiceField(label="处理方式")
    why = text_field("理由和依据", rows=3, limit=500)
    follow_up = forms.CharField(label="办理的时间和地点", max_length=200)
    opinion = text_field("审批意见", rows=2, limit=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The ways of disposing stand in the rule pack."""
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *((each.key, each.title) for each in registration_outcomes())]


class ReturnRegisteredForm(forms.Form):
    """The return."""

    returned_on = day_field("退还日期")
    receiver = forms.CharField(label="接收人", max_length=40)
    place = forms.CharField(label="退还地点", max_length=160)

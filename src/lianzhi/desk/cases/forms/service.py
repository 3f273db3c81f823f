"""Service: the address the party confirmed, the announcement, and how a paper was served."""

from __future__ import annotations

from django import forms

from lianzhi.cases.constants import ServiceMethod
from lianzhi.desk.cases.fields import day_field, text_field


class ServiceForm(forms.Form):
    """How a document was served; each way asks for its own elements, the act says which are missing."""

    method = forms.ChoiceField(
        label="送达方式", choices=[each for each in ServiceMethod.choices if each[0] != ServiceMethod.SPOT]
    )
    served_on = day_field(
        "送达日期",
        "签收、收件、到达或者留置的日期；期限从次日起算。公告送达的，以公告期满之日为准，不看这一项。",
    )
    receiver = forms.CharField(
        label="签收人", required=False, max_length=40, help_text="留置送达的，填受送达人。"
    )
    place = forms.CharField(label="送达地点", required=False, max_length=160)
    refusal = forms.CharField(
        label="拒收的事由", required=False, max_length=120, help_text="留置送达的填写。"
    )
    witness = forms.CharField(
        label="见证人",
        required=False,
        max_length=40,
        help_text="留置送达的，见证人和拍照、录像记录至少填一项。",
    )
    recording = forms.CharField(
        label="拍照、录像记录的名称", required=False, max_length=120, help_text="留置送达的填写。"
    )
    tracking = forms.CharField(
        label="邮件号码", required=False, max_length=60, help_text="邮寄送达的填写，收件回执存卷。"
    )
    system = forms.CharField(
        label="到达的电子地址",
        required=False,
        max_length=120,
        help_text="电子送达的填写，应当与当事人签署的确认书一致。",
    )
    agent = forms.CharField(
        label="受委托或者转交的机关、单位", required=False, max_length=80, help_text="委托、转交送达的填写。"
    )
    difficulty = forms.CharField(
        label="不能直接送达的情况", required=False, max_length=200, help_text="委托、转交送达的填写。"
    )
    note = forms.CharField(
        label="备注", required=False, max_length=200, help_text="由他人代收的，写明与受送达人的关系。"
    )


class AddressForm(forms.Form):
    """The address as the party signed it."""

    address = forms.CharField(label="送达地址和邮政编码", max_length=160)
    receiver = forms.CharField(label="收件人", max_length=40)
    phone = forms.CharField(label="收件人电话", max_length=30)
    electronic = forms.CharField(
        label="电子送达地址",
        required=False,
        max_length=120,
        help_text="当事人同意电子送达的，填确认书上的邮箱、传真或者账号；不同意的不填。",
    )
    signed_by = forms.CharField(label="签署人", max_length=40)
    signed_on = day_field("签署日期")


class AnnounceForm(forms.Form):
    """The announcement."""

    reason = forms.CharField(
        label="公告原因", max_length=200, help_text="例如“当事人下落不明”“用其他方式无法送达”。"
    )
    course = text_field("其他方式送达的经过", "何时、何人、以何种方式送达，结果如何。", rows=3)
    medium = forms.CharField(label="公告的载体", max_length=120, help_text="报纸、政府网站、公告栏的名称。")
    published_on = day_field("发出公告日期", "自发出之日起经过法定日数，视为送达。")

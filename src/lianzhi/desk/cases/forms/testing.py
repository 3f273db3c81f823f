"""Testing and expert appraisal."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.actions.take_samples import Sample
from lianzhi.cases.services.testings import KINDS
from lianzhi.desk.cases.fields import GoodsField, NamesField, columns, day_field, instant_field, text_field

_PARTS = 5


class ConsiderTestingForm(forms.Form):
    """What is to be answered by whom, about which things."""

    kind = forms.ChoiceField(label="种类", choices=[(each, each) for each in KINDS])
    goods = GoodsField("送检的物品", "来源和封存编号")
    questions = NamesField("需要回答的专门问题", "一行一个；法律问题不能交机构回答。")
    institution = forms.CharField(label="受托机构", max_length=80)
    qualification = forms.CharField(
        label="机构资质", max_length=200, required=False, help_text="资质证书的编号和范围。"
    )
    measure_id = forms.TypedChoiceField(
        label="物品所在的查封、扣押",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="物品已被查封、扣押的选择；告知当事人的期间不计入查封、扣押的期间。",
    )

    def __init__(self, *args: Any, measures: list[tuple[int, str]], **kwargs: Any) -> None:
        """The seizures of the case are the choices."""
        super().__init__(*args, **kwargs)
        field = self.fields["measure_id"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", "没有查封、扣押"), *measures]


class SamplesField(forms.CharField):
    """Samples, one a line: name｜batch｜base｜quantity｜number of the seal; cleaned to Sample."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        """Required."""
        super().__init__(
            label=label,
            help_text="一行一件：样品名称｜规格和批号｜抽样基数｜数量｜封样编号。",
            max_length=5000,
            widget=forms.Textarea(attrs={"rows": 4}),
            **kwargs,
        )

    def clean(self, value: Any) -> tuple[Sample, ...]:
        """The samples; a line that cannot be read is named."""
        found = []
        for number, parts in columns(str(super().clean(value))):
            if len(parts) != _PARTS or not all(parts):
                raise forms.ValidationError(
                    f"第{number}行应当写“样品名称｜规格和批号｜抽样基数｜数量｜封样编号”。"
                )
            name, batch, base, quantity, seal_no = parts
            found.append(Sample(name=name, batch=batch, base=base, quantity=quantity, seal_no=seal_no))
        return tuple(found)


class TakeSamplesForm(forms.Form):
    """What was taken, when, where and how."""

    samples = SamplesField("抽取的样品")
    started_at = instant_field("开始时间")
    ended_at = instant_field("结束时间")
    place = forms.CharField(label="抽样地点", max_length=160)
    purpose = text_field("抽样目的和方法", "依据的标准和封样方式。", rows=2, limit=500)
    refusal = forms.CharField(label="拒绝签名或者盖章的情况", required=False, max_length=200)
    witness = forms.CharField(
        label="见证人", required=False, max_length=80, help_text="没有见证人的，写明已录音录像。"
    )


class EntrustForm(forms.Form):
    """From today to the day the opinion is due."""

    started_on = day_field("委托日期", "登记当日；不能倒签，也不能事先登记。")
    until = day_field("提交意见的日期", "与受托机构约定；期间应当明确。", required=False)


class TellPeriodForm(forms.Form):
    """How the party was told."""

    told_how = forms.CharField(
        label="书面告知当事人的方式", max_length=200, required=False, help_text="由谁、怎样送达、谁签收。"
    )


class ProlongTestingForm(TellPeriodForm):
    """The later end."""

    until = day_field("延长至")
    reason = forms.CharField(label="延长的理由", max_length=300, help_text="受托机构的书面说明。")

    field_order = ("until", "reason", "told_how")


class ReceiveOpinionForm(forms.Form):
    """The opinion as it came."""

    received_on = day_field("收到意见的日期")
    opinion_number = forms.CharField(label="意见书编号", max_length=80)
    opinion = text_field("意见和结论", "摘录结论；意见书扫描件登记为证据。", rows=4, required=False)
    experts = forms.CharField(label="鉴定（检测、检验）人", max_length=120, required=False)
    is_signed = forms.BooleanField(label="鉴定（检测、检验）人已签名、机构已盖章", required=False)


class TellOpinionForm(forms.Form):
    """How the party was told and what it says."""

    told_how = forms.CharField(label="告知当事人的方式", max_length=200, required=False)
    party_view = text_field("当事人的看法", "没有的写“无异议”；申请重新鉴定的，写明理由。", rows=2, limit=500)


class DropTestingForm(forms.Form):
    """Why there will be no opinion."""

    why = text_field("终止的理由", rows=2, limit=500)

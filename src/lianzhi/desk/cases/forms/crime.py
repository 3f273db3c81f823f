"""A suspected crime: the questions, the report, the hand-over, the answers."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.desk.cases.fields import YuanField, columns, day_field, text_field
from lianzhi.kernel.crimes import signs
from lianzhi.kernel.procedure import transfer_materials


class SuspectCrimeForm(forms.Form):
    """The questions of the pack; what is ticked must have been seen."""

    signs = forms.MultipleChoiceField(
        label="查明或者有证据指向的情形", required=False, widget=forms.CheckboxSelectMultiple
    )
    deaths = forms.IntegerField(label="死亡人数", min_value=0, max_value=10_000, initial=0)
    injured = forms.IntegerField(label="重伤人数", min_value=0, max_value=10_000, initial=0)
    loss = YuanField(label="直接经济损失（元）", help_text="没有发生事故的填0。")
    other = forms.CharField(
        label="其他罪名",
        required=False,
        max_length=80,
        help_text="上面没有的，写罪名和条文，例如“非法经营罪（刑法第二百二十五条）”。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The questions stand in the rule pack."""
        super().__init__(*args, **kwargs)
        field = self.fields["signs"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(sign.key, sign.question_zh) for sign in signs()]


class ReportCrimeForm(forms.Form):
    """The written report."""

    report = text_field("核实的经过和事实", "专案组怎样核实、查明了什么。", rows=6)
    proposal = text_field("处理建议", rows=2, limit=500)
    measures_taken = text_field("已采取的措施和涉案物品", "没有的写“无”。", rows=2, limit=500)
    receiver = forms.CharField(label="拟移送的公安机关", max_length=60, help_text="同级公安机关。")
    procuratorate = forms.CharField(label="抄送的人民检察院", max_length=60)


class DecideTransferForm(forms.Form):
    """The head's decision."""

    opinion = text_field("负责人意见", "决定不移送的，写明理由，记录在案。", rows=3, limit=500)
    late_reason = text_field("逾期原因", "没有逾期的不填。", rows=2, limit=500, required=False)


class HandOverCrimeForm(forms.Form):
    """What goes along."""

    materials = forms.MultipleChoiceField(
        label="移送材料", widget=forms.CheckboxSelectMultiple, required=False
    )
    goods = text_field("涉案物品", "没有的写“无”。", rows=2, limit=500, required=False)
    administrative_acts = forms.CharField(
        label="已作出的行政处理", required=False, max_length=200, help_text="没有的不填。"
    )
    late_reason = text_field("逾期原因", "没有逾期的不填。", rows=2, limit=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The materials stand in the rule pack."""
        super().__init__(*args, **kwargs)
        field = self.fields["materials"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(each.key, each.title) for each in transfer_materials()]

    def clean_materials(self) -> tuple[str, ...]:
        """The keys ticked."""
        return tuple(self.cleaned_data["materials"])


class TransferReceiptForm(forms.Form):
    """The receipt of the police."""

    receipt = forms.CharField(label="回执签收情况", max_length=200, help_text="签收人和回执文号。")
    received_on = day_field("签收日期")


class PoliceAnswerForm(forms.Form):
    """A written answer."""

    answer = forms.CharField(label="通知书名称和文号", max_length=500)
    answered_on = day_field("收到日期", "提请复议、移交物品的期限从次日起算。")


class ContestForm(forms.Form):
    """Reasons, a line each."""

    reasons = text_field("理由", "一行一条，针对不予立案的理由。", rows=5)
    materials = text_field("补充的证据材料", "一行一件；没有的不填。", rows=2, required=False)


class TakeBackForm(forms.Form):
    """What was concluded."""

    outcome = text_field("司法机关的结论和文书号", rows=3, limit=500)


class HandOverGoodsForm(forms.Form):
    """The goods as handed over."""

    goods = text_field("移交的物品和材料", "一行一件：名称｜数量（页数）｜移交时的状况。", rows=4)
    place = forms.CharField(label="移交地点", max_length=160)
    late_reason = text_field("逾期原因", "没有逾期的不填。", rows=2, limit=500, required=False)

    def clean_goods(self) -> tuple[tuple[str, str, str], ...]:
        """(name, quantity, state) of each line."""
        found = []
        for number, parts in columns(self.cleaned_data["goods"]):
            if len(parts) != 3 or not all(parts):
                raise forms.ValidationError(f"第{number}行应当写“名称｜数量｜状况”三项。")
            found.append((parts[0], parts[1], parts[2]))
        return tuple(found)

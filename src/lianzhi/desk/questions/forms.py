"""What a person types to ask, answer and settle a difficult question."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.constants import QuestionState
from lianzhi.desk.cases.fields import OfficerChoice, text_field


class AskForm(forms.Form):
    """A question with its facts."""

    title = forms.CharField(
        label="问题名称", max_length=120, help_text="一句话写明争点，例如“两处隐患是否为一个违法行为”。"
    )
    facts = text_field("案件事实", "已经查清的时间、地点、行为和证据。", rows=6)
    question = text_field(
        "需要解答的问题", "一次问一件事。答复库公开给全县执法人员，这里不写当事人名称。", rows=4
    )
    own_view = text_field("本机关倾向性意见", "有不同意见的，分别写明。", rows=3, required=False)


class SupplementForm(forms.Form):
    """What the county asked for."""

    facts = text_field("案件事实", rows=6)
    question = text_field("需要解答的问题", rows=4)


class AssignForm(forms.Form):
    """Who answers."""

    answerer = OfficerChoice(label="解答人", help_text="须取得国家统一法律职业资格，并且不是提出问题的人。")

    def __init__(self, *args: Any, officers: list[tuple[int, str]], **kwargs: Any) -> None:
        """`officers` hold the qualification."""
        super().__init__(*args, **kwargs)
        field = self.fields["answerer"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "请选择"), *officers]


class ReasonForm(forms.Form):
    """What is missing."""

    reason = text_field("需要补充的内容", rows=3, limit=500)


class AnswerForm(forms.Form):
    """The answer and the articles it stands on."""

    answer = text_field("解答意见", "先写结论，再写理由。", rows=6)
    basis = text_field(
        "依据的条文", "写全称和条款，例如：行政处罚法第二十九条、安全生产法第九十九条第一项。", rows=3
    )
    caution = text_field("适用的条件和注意事项", "什么情况下适用，什么情况下不适用，要固定哪些证据。", rows=3)


class AgainForm(forms.Form):
    """What the answer left open."""

    question = text_field("追问的内容", rows=4)


class SettleForm(forms.Form):
    """What became of the answer."""

    adopted = forms.TypedChoiceField(
        label="是否采纳", choices=[("yes", "采纳"), ("no", "不采纳")], coerce=lambda value: value == "yes"
    )
    result = text_field("办理结果", "采纳的，写明怎样处理；不采纳的，写明理由。", rows=3, limit=500)


class QuestionFilter(forms.Form):
    """The conditions above the list."""

    q = forms.CharField(label="问题名称", required=False, max_length=60)
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *QuestionState.choices])


class OpinionFilter(forms.Form):
    """The words looked for."""

    q = forms.CharField(label="关键词", required=False, max_length=60, help_text="多个词用空格分开。")

"""Who is asked to stand aside, what was decided, and who handles the case instead."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.cases.actions.replace_handler import GROUNDS
from lianzhi.cases.constants import RecusalSource
from lianzhi.desk.cases.fields import NamesField, OfficerChoice, day_field, text_field

People = list[tuple[int, str]]


def _offer(form: forms.Form, name: str, people: People) -> None:
    """Let a field choose among people."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", "请选择"), *people]


class ApplyRecusalForm(forms.Form):
    """Who, why, and who says so."""

    source = forms.ChoiceField(label="提出方式", choices=RecusalSource.choices)
    officer_id = OfficerChoice(label="被申请回避的人员")
    applied_on = day_field("申请日期")
    reason = text_field(
        "申请的理由", "写明与案件有何直接利害关系，或者有何其他关系可能影响公正执法。", rows=3, limit=500
    )

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        """`people` take part in the case."""
        super().__init__(*args, **kwargs)
        _offer(self, "officer_id", people)


class RefuseRecusalForm(forms.Form):
    """What was looked into, and why."""

    findings = text_field("审查查明的情况", rows=2, limit=500)
    reason = text_field("决定的理由", rows=2, limit=500)
    together = NamesField("参加集体讨论的负责人", "一行一人；只有机关负责人的回避才填写，本人不得参加。")
    told_how = forms.CharField(
        label="书面答复的方式", max_length=200, help_text="决定书怎样送交申请人，例如直接送达、邮寄。"
    )


class GrantRecusalForm(RefuseRecusalForm):
    """The same, and who takes over."""

    successor_id = OfficerChoice(label="接替的人员", help_text="须是本机关符合条件的人员，案件随即移交。")
    field_order = ("findings", "reason", "successor_id", "together", "told_how")

    def __init__(self, *args: Any, officers: People, **kwargs: Any) -> None:
        """`officers` may take over."""
        super().__init__(*args, **kwargs)
        _offer(self, "successor_id", officers)


class ReplaceHandlerForm(forms.Form):
    """Who goes, who comes, and why."""

    outgoing_id = OfficerChoice(label="原承办人")
    successor_id = OfficerChoice(label="接替的承办人")
    ground = forms.ChoiceField(label="更换的情形", choices=[(each.value, each.label) for each in GROUNDS])
    reason = text_field("更换的理由", rows=2, limit=500)

    def __init__(self, *args: Any, handlers: People, officers: People, **kwargs: Any) -> None:
        """`handlers` handle the case now, `officers` might."""
        super().__init__(*args, **kwargs)
        _offer(self, "outgoing_id", handlers)
        _offer(self, "successor_id", officers)

"""What a person types to join a further violation to a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lianzhi.desk.cases.fields import day_field, text_field
from lianzhi.inspections.models import Finding


class AskJoiningForm(forms.Form):
    """Which violation, since when, and why."""

    finding_id = forms.IntegerField(
        label="并入的违法行为",
        widget=forms.Select,
        help_text="同一单位、由本机关检查发现、还没有对当事人立案的问题。",
    )
    conduct_on = day_field("违法行为发生日期", "行为有连续或者继续状态的，填行为终了（或者发现）之日。")
    opinion = text_field("承办意见", rows=3, limit=500)

    def __init__(self, *args: Any, findings: Sequence[Finding], **kwargs: Any) -> None:
        """`findings` are those that may be joined."""
        super().__init__(*args, **kwargs)
        offered = [(each.pk, f"{each.found_on} {each.location}：{each.description}") for each in findings]
        widget = self.fields["finding_id"].widget
        if isinstance(widget, forms.Select):
            widget.choices = [("", "请选择"), *offered]

"""Conditions above the record."""

from __future__ import annotations

from django import forms

from lianzhi.audit.selectors import EventFilter
from lianzhi.desk.parts.fields import DayInput
from lianzhi.organisation.selectors import authorities

_SUBJECTS = (
    ("", "全部"),
    ("inspections.", "检查与隐患"),
    ("cases.", "案件"),
    ("documents.", "文书"),
    ("evidence.", "证据"),
    ("enterprises.", "企业台账"),
    ("powers.", "执法事项"),
    ("statistics.", "统计报表"),
    ("organisation.", "账号"),
)


class EventFilterForm(forms.Form):
    """What a supervisor looks for."""

    words = forms.CharField(label="记事内容", required=False, max_length=60)
    actor_name = forms.CharField(label="行为人", required=False, max_length=40)
    subject = forms.ChoiceField(label="事项", required=False, choices=_SUBJECTS)
    authority_code = forms.ChoiceField(label="所属机关", required=False)
    since = forms.DateField(label="起始日期", required=False, widget=DayInput())
    until = forms.DateField(label="截止日期", required=False, widget=DayInput())

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["authority_code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "全部"), *((each.code, each.name) for each in authorities())]

    def narrowed(self) -> EventFilter:
        """The filter; a value that cannot be read narrows nothing and is shown at its field."""
        self.is_valid()
        return EventFilter(**self.cleaned_data)

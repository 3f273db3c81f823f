"""The conditions above the directory of powers, and the township one asks about."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.desk.parts.fields import DayInput
from lianzhi.powers.constants import Channel

Choices = list[tuple[str, str]]
EVERY = ("", "全部")


def _fill(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class DirectoryForm(forms.Form):
    """Words, holder, channel, category, day."""

    q = forms.CharField(
        label="事项",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "事项名称或者代码"}),
    )
    township = forms.ChoiceField(label="乡镇", required=False)
    channel = forms.ChoiceField(label="方式", required=False, choices=[EVERY, *Channel.choices])
    category = forms.ChoiceField(label="类别", required=False)
    on = forms.DateField(label="日期", required=False, widget=DayInput())

    def __init__(self, *args: Any, townships: Choices, categories: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill(self, "township", [EVERY, *townships])
        _fill(self, "category", [EVERY, *((word, word) for word in categories)])


class WhoForm(forms.Form):
    """Where and when the violation was found."""

    township = forms.ChoiceField(label="违法行为发生地", required=False)
    on = forms.DateField(label="日期", required=False, widget=DayInput())

    def __init__(self, *args: Any, townships: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill(self, "township", [("", "请选择乡镇"), *townships])

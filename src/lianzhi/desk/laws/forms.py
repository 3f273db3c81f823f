"""What the library's pages are asked with."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.desk.parts.fields import DayInput
from lianzhi.laws.constants import STATUSES

LONGEST_QUESTION = 200
EVERY = [("", "全部")]


class LibraryForm(forms.Form):
    """The search box and the conditions of the list."""

    q = forms.CharField(
        label="检索",
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "违法事实、条文或者法律名称"}),
    )
    kind = forms.ChoiceField(label="文件类别", required=False)
    status = forms.ChoiceField(
        label="时效", required=False, choices=[*EVERY, *((word, word) for word in STATUSES)]
    )
    on = forms.DateField(label="当日有效", required=False, widget=DayInput())

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*EVERY, *((word, word) for word in kinds)]


class DayForm(forms.Form):
    """On which day the text must be in force; today where nothing is said."""

    on = forms.DateField(label="按哪一日有效的文本", required=False, widget=DayInput())

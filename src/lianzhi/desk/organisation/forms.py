"""Conditions above the lists of the organisation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from lianzhi.desk.parts.fields import DayInput
from lianzhi.organisation.constants import CertificateStanding
from lianzhi.organisation.models import Officer


class DayForm(forms.Form):
    """The day the districts are shown as on."""

    on = forms.DateField(label="查看日期", required=False, widget=DayInput())

    def day(self, today: date) -> date:
        """The day asked for, else today."""
        self.is_valid()
        return self.cleaned_data.get("on") or today


class OfficerFilterForm(forms.Form):
    """Above the roster."""

    words = forms.CharField(label="姓名或者执法证号", required=False, max_length=40)
    authority = forms.ChoiceField(label="所属机关", required=False)
    standing = forms.ChoiceField(
        label="执法证", required=False, choices=[("", "全部"), *CertificateStanding.choices]
    )

    def __init__(self, officers: list[Officer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        homes = {officer.authority_id: officer.authority.name for officer in officers}
        field = self.fields["authority"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "全部"), *sorted(homes.items())]

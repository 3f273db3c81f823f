"""An opinion, alone."""

from __future__ import annotations

from django import forms

from lianzhi.desk.cases.fields import text_field


class OpinionForm(forms.Form):
    """An opinion."""

    opinion = text_field("意见", rows=3, limit=500)


class HandlerOpinionForm(OpinionForm):
    """The handlers' opinion."""

    opinion = text_field("承办意见", rows=3, limit=500)

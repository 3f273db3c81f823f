"""The conditions above the register of documents."""

from __future__ import annotations

from django import forms

from lianzhi.documents.phases import Phase
from lianzhi.documents.templates import load_templates


class RegisterFilter(forms.Form):
    """Search by number or name, by kind, by day."""

    q = forms.CharField(label="文号或者名称", required=False, max_length=60)
    template = forms.ChoiceField(label="文书种类", required=False)
    since = forms.DateField(
        label="成文日期起", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="成文日期止", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Fill the kinds from the templates."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        kinds = [(each.key, each.name_zh) for each in load_templates().values()]
        self.fields["template"] = forms.ChoiceField(
            label="文书种类", required=False, choices=[("", "全部"), *kinds]
        )


class TemplateFilter(forms.Form):
    """Search among the kinds of documents."""

    q = forms.CharField(label="文书名称", required=False, max_length=30)
    phase = forms.ChoiceField(
        label="办理环节",
        required=False,
        choices=[("", "全部"), *((each.value, each.value) for each in Phase)],
    )

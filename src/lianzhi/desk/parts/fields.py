"""How a Django form field is shown: which kind of box, and how its help and error are tied to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from lianzhi.desk.parts import inline
from lianzhi.kernel.types import Money

REQUIRED = SafeString(
    '<span class="lz-required" aria-hidden="true">*</span><span class="visually-hidden">（必填）</span>'
)
BOX_IN_LABEL = '<label for="{name}">{widget} <span>{label}</span></label>'
BOX_BELOW_LABEL = '<label for="{name}">{label}</label>{widget}'
CHOICE_LISTS = (forms.CheckboxSelectMultiple, forms.RadioSelect)


class DayInput(forms.DateInput):
    """The browser's own date box; its value is always ISO 8601."""

    input_type = "date"

    def __init__(self, attrs: Mapping[str, str] | None = None) -> None:
        super().__init__(attrs=dict(attrs or {}), format="%Y-%m-%d")


class YuanField(forms.DecimalField):
    """An amount in yuan, cleaned to Money."""

    def __init__(self, **kwargs: Any) -> None:
        """Two decimals, not negative, at most what a column holds."""
        super().__init__(min_value=Decimal(0), max_digits=14, decimal_places=2, **kwargs)

    def clean(self, value: Any) -> Money | None:
        """Money, or None where an optional field is empty."""
        amount = super().clean(value)
        return None if amount is None else Money.yuan(amount)


class MomentInput(forms.DateTimeInput):
    """The browser's own box for a day and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs: Mapping[str, str] | None = None) -> None:
        super().__init__(attrs=dict(attrs or {}), format="%Y-%m-%dT%H:%M")


class PhotosInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class ListInput(forms.TextInput):
    """A box that finds among known values while typing, by any of their words; it takes other text too.

    The browser's own list, so it works without script and with the phone's keyboard.
    """

    def __init__(self, options: Callable[[], Sequence[str]], *, name: str, with_list: bool = True) -> None:
        """`name` is the list's id; of several boxes on a page with one list only the first brings it along."""
        super().__init__(attrs={"list": name, "autocomplete": "off"})
        self._options, self._name, self._with_list = options, name, with_list

    def render(
        self,
        name: str,
        value: Any,
        attrs: Any = None,
        renderer: Any = None,
    ) -> SafeString:
        """The box, and its list behind it."""
        box = super().render(name, value, attrs, renderer)
        if not self._with_list:
            return box
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self._options()))
        return format_html('{}<datalist id="{}">{}</datalist>', box, self._name, options)


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field ready for the template: `kind` is group, check, file or box; `notes` are its help and its errors."""

    bound: BoundField
    kind: str
    label: SafeString
    widget: SafeString
    notes: SafeString


def shown(
    bound: BoundField, *, label: str = "", help_text: str = "", extra: Mapping[str, str] | None = None
) -> ShownField:
    """Prepare a bound field; `label` and `help_text` override the form's own words."""
    words = help_text or str(bound.help_text)
    help_id, error_id = f"{bound.auto_id}-help", f"{bound.auto_id}-error"
    errors = bound.errors
    described = " ".join(name for name, there in ((help_id, words), (error_id, errors)) if there)
    widget = bound.field.widget
    kind = _kind(widget)
    attrs: dict[str, str | bool] = {**(extra or {})}
    css = _style(widget, kind)
    if css:
        marks = (str(widget.attrs.get("class", "")), css, "is-invalid" if errors else "")
        attrs["class"] = " ".join(mark for mark in marks if mark)
    if described:
        attrs["aria-describedby"] = described
    return ShownField(
        bound=bound,
        kind=kind,
        label=_label(label or str(bound.label), required=bound.field.required),
        widget=bound.as_widget(attrs=attrs),
        notes=SafeString(_help(words, help_id) + _errors([str(each) for each in errors], error_id)),
    )


def _label(words: str, *, required: bool) -> SafeString:
    shown = escape(words)
    return shown + REQUIRED if required else shown


def _help(words: str, name: str) -> str:
    return format_html('<p class="lz-help" id="{}">{}</p>', name, words) if words else ""


def _errors(errors: Sequence[str], name: str) -> str:
    if not errors:
        return ""
    sign = inline.icon("exclamation-octagon", size=12)
    lines = format_html_join("", "<p>{}{}</p>", ((sign, error) for error in errors))
    return format_html('<div class="lz-error" id="{}">{}</div>', name, lines)


def box(part: ShownField, *, wide: bool = False) -> SafeString:
    """A field as it stands in a form: label, box, notes; several boxes under one label are a fieldset."""
    bound, errors = part.bound, part.bound.errors
    marks = ("-wide" if wide else "", "-bad" if errors else "")
    kind = f"-{part.kind}" if part.kind in ("group", "check") else ""
    css = " ".join(["lz-field", *(f"lz-field{mark}" for mark in (kind, *marks) if mark)])
    if part.kind == "group":
        start = format_html('<fieldset class="{}" id="{}-group"', css, bound.auto_id)
        focus = SafeString(' tabindex="-1"' if errors else "")
        inside = format_html("<legend>{}</legend>{}{}", part.label, part.widget, part.notes)
        return format_html("{}{}>{}</fieldset>", start, focus, inside)
    words = BOX_IN_LABEL if part.kind == "check" else BOX_BELOW_LABEL
    inside = format_html(words, name=bound.id_for_label, label=part.label, widget=part.widget)
    return format_html('<div class="{}">{}{}</div>', css, inside, part.notes)


def is_set(part: ShownField) -> bool:
    """Whether a condition holds anything."""
    return part.bound.value() not in (None, "", [], False)


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, CHOICE_LISTS):
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "box"


def _style(widget: forms.Widget, kind: str) -> str:
    if kind in ("group", "check"):
        return ""
    return "form-select" if isinstance(widget, forms.Select) else "form-control"

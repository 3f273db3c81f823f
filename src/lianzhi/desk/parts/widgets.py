"""How the browser's own boxes are written: in Python, as templates take ten times as long for a list's conditions.

`conf.settings.FORM_RENDERER` names it for every form of the site. What it writes is what Django's templates write,
without the white space; a widget it does not know goes to its template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


class WidgetRenderer(DjangoTemplates):
    """Django's renderer, the commonest widgets without a template."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """The widget as HTML; everything in it is escaped."""
        write = WRITERS.get(template_name)
        if write is None:
            return SafeString(super().render(template_name, context, request))
        return write(context["widget"])


def _text(value: object) -> str:
    return conditional_escape(value if isinstance(value, SafeString) else str(value))


def _attributes(widget: Widget) -> str:
    """An attribute that is True stands alone, one that is False not at all."""
    return "".join(
        f" {_text(name)}" if value is True else f' {_text(name)}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Widget) -> SafeString:
    value = widget["value"]
    shown = "" if value is None else f' value="{_text(value)}"'
    start = f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"'
    return SafeString(f"{start}{shown}{_attributes(widget)}>")


def _option(widget: Widget) -> str:
    return f'<option value="{_text(widget["value"])}"{_attributes(widget)}>{_text(widget["label"])}</option>'


def _select(widget: Widget) -> SafeString:
    groups = []
    for name, options, _index in widget["optgroups"]:
        words = "".join(map(_option, options))
        groups.append(f'<optgroup label="{_text(name)}">{words}</optgroup>' if name else words)
    start = f'<select name="{_text(widget["name"])}"{_attributes(widget)}>'
    return SafeString(f"{start}{''.join(groups)}</select>")


_WIDGETS = "django/forms/widgets/"
_INPUTS = ("text", "number", "date", "datetime", "checkbox", "hidden", "password", "email")
WRITERS: Mapping[str, Callable[[Widget], SafeString]] = {
    f"{_WIDGETS}select.html": _select,
    **{f"{_WIDGETS}{name}.html": _input for name in _INPUTS},
}

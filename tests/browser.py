"""A client that sends a form as the page in a browser would: with the mark of the record it is for."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import Resolver404

from lianzhi.desk.form_marks import FIELD, FormMark


class Browser(Client):
    """What is posted carries the mark that the page, opened now, would have given it; a mark of one's own stays."""

    def post(self, path: str, data: Any = None, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # fewer words than Django's stubs
        """As Client.post."""
        if data is None or isinstance(data, dict):
            try:
                data = {FIELD: str(FormMark.of(path)), **(data or {})}
            except Resolver404:
                data = data or {}
        return super().post(path, data, *args, **kwargs)

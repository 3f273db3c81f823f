"""A paper issued a second time, as where a step was taken anew."""

from __future__ import annotations

from lianzhi.documents.models import Document
from tests.cases.file import File

_OWN = {"id", "code", "check_key", "series_number", "series_year"}


def issued_again(file: File, first: Document) -> Document:
    """The same paper under the same owner, later than the first."""
    kept = {
        field.attname: getattr(first, field.attname)
        for field in Document._meta.concrete_fields
        if field.name not in _OWN
    }
    with file.setting_up("the paper set anew"):
        return Document.objects.create(**kept)

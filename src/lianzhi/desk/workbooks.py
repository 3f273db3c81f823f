"""A list of the desk as an Excel file to save."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import HttpResponse
from django.urls import reverse

from lianzhi.core import clock
from lianzhi.desk.requests import DeskRequest
from lianzhi.statistics.list_sheet import Cell, ListSheet, list_workbook
from lianzhi.statistics.spreadsheet import MEDIA_TYPE


def list_response(
    request: DeskRequest, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]
) -> HttpResponse:
    """The list as a file named after its title and the day; `columns` are headings with their widths."""
    today = clock.today()
    listed = ListSheet(
        title=title,
        columns=[heading for heading, _width in columns],
        widths=[width for _heading, width in columns],
        rows=rows,
        by=request.actor.name,
        on=today,
    )
    response = HttpResponse(list_workbook(listed), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{title}{today:%Y%m%d}.xlsx')}"
    return response


def export_url(request: DeskRequest, name: str) -> str:
    """The address of the list's file under the conditions the list is shown with."""
    conditions = request.GET.copy()
    conditions.pop("page", None)
    return f"{reverse(name)}?{conditions.urlencode()}"

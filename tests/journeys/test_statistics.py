"""Annex 3: figures come from records, every figure opens to them, and the Excel file says the same."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.journeys.conftest import Enter
from tests.journeys.person import Person

pytestmark = pytest.mark.journey

MONTH, YEAR = "本月数", "累计数"


def test_every_figure_of_the_month_opens_to_its_records_and_stands_in_the_excel_file(enter: Enter) -> None:
    township = enter("wulijie")
    township.open("/statistics/")
    township.sees("填报单位：五里街镇", "口径说明")
    own = figures(township)
    assert any(int(each) for each in own[MONTH] + own[YEAR] if each.isdecimal())
    assert spreadsheet(township) == own
    open_figures(township, YEAR)

    office = enter("office")
    office.open("/statistics/")
    office.sees("填报单位：永春县")
    whole = figures(office)
    assert spreadsheet(office) == whole
    assert all(
        int(a) <= int(b)
        for a, b in zip(own[YEAR], whole[YEAR], strict=True)
        if a.isdecimal() and b.isdecimal()
    )
    office.open_menu()
    office.follow("各乡镇情况")
    office.sees("本月各栏为零", "按区划代码排列")
    office.does_not_see("排名")

    # A township has no other township's form.
    assert refused_elsewhere(township)


def figures(person: Person) -> dict[str, list[str]]:
    """The two rows of the form as the page shows them."""
    rows = {}
    for title in (MONTH, YEAR):
        row = person.page.get_by_role("main").get_by_role("row").filter(has_text=title).first
        words = row.get_by_role("link").all_inner_texts()
        rows[title] = [_plain(each) for each in words]
    return rows


def spreadsheet(person: Person) -> dict[str, list[str]]:
    """The same two rows from the Excel file."""
    book = load_workbook(BytesIO(person.download(person.link("导出Excel"))))
    found = {}
    for row in book.worksheets[0].iter_rows(values_only=True):
        if row[0] in (MONTH, YEAR):
            found[str(row[0])] = [_written(value) for value in row[1:]]
    return found


def _written(value: object) -> str:
    """A figure of the file, to two places as the page shows it."""
    return _plain("" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value))


def _plain(words: str) -> str:
    """A figure without what only helps the eye: 1,234.50* is 1234.5."""
    bare = words.rstrip("*").replace(",", "")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def open_figures(person: Person, title: str) -> None:
    """Open every figure of a row: as many records as the figure says."""
    page = person.page.url.removeprefix(person.site.url)
    row = person.page.get_by_role("main").get_by_role("row").filter(has_text=title).first
    links = [(each.inner_text(), each.get_attribute("href") or "") for each in row.get_by_role("link").all()]
    for words, address in links:
        # An amount is the sum of its records, not their number.
        if words.isdecimal() and int(words) and "fines" not in address:
            person.open(address)
            person.sees(f"共 {words} 条")
    person.open(page)


def refused_elsewhere(person: Person) -> bool:
    """True where another township's form is not found for the person."""
    person.open("/statistics/?unit=350525104")
    return person.status == 404

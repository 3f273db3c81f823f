from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from lianzhi.core.clock import SHANGHAI
from lianzhi.kernel.indicators import Month
from lianzhi.statistics.selectors import annex3
from lianzhi.statistics.spreadsheet import file_name, workbook
from lianzhi.statistics.tables import Annex3
from tests.factories.organisation import WULIJIE
from tests.statistics.world import World

MARCH = Month(2026, 3)


def opened(table: Annex3) -> Any:
    return load_workbook(BytesIO(workbook(table)))


def test_the_workbook_has_the_forms_layout_and_its_figures_as_numbers(world: World) -> None:
    firms = [world.enterprise() for _ in range(3)]
    for firm in firms:
        world.inspection(firm, datetime(2026, 3, 3, 10, tzinfo=SHANGHAI))
    case = world.case(firms[0], datetime(2026, 3, 5, tzinfo=SHANGHAI).date())
    world.decision(case, datetime(2026, 3, 20, tzinfo=SHANGHAI).date(), 2_345_600)
    table = annex3(WULIJIE, MARCH)
    sheet = opened(table)["统计表"]
    assert sheet["A1"].value == "五里街镇2026年3月安全生产执法情况统计表"
    assert sheet["A2"].value == "填报单位：五里街镇"
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A1:Q1", "B3:E3", "F3:G3", "J3:L3", "M3:O3", "P3:P4", "Q3:Q4"} <= merged
    assert [sheet.cell(3, at).value for at in (2, 6, 8, 9, 10, 13)] == [
        "检查情况",
        "立案情况",
        "强制措施",
        "经济处罚",
        "其他处罚情况",
        "曝光、惩戒情况",
    ]
    headings = [sheet.cell(4, at).value or sheet.cell(3, at).value for at in range(2, 18)]
    assert headings == [column.heading_zh for column in table.form.columns]
    for number, row in enumerate(table.rows, start=5):
        assert sheet.cell(number, 1).value == row.title_zh
        for at, cell in enumerate(row.cells, start=2):
            written = sheet.cell(number, at)
            assert written.data_type == "n"
            assert cell.value is not None
            assert abs(written.value - float(cell.value)) < 1e-9
    assert sheet["I5"].value == 2.3456
    assert sheet["G5"].number_format == "#,##0.00"
    said = [str(cell.value) for row in sheet.iter_rows(min_row=7) for cell in row if cell.value]
    assert said[0].startswith("填报人签字")
    assert said[1].startswith("审核人")
    assert said[2].startswith("填报日期")
    assert any("每月3日前" in each for each in said)
    assert any("暂未登记此类记录" in each and "联合惩戒" in each for each in said)
    assert sheet.page_setup.orientation == "landscape"
    definitions = opened(table)["口径说明"]
    assert definitions.max_row == 17
    assert "行政处罚法" in definitions["F6"].value


def test_no_figure_is_a_dash_and_no_word_becomes_a_formula(world: World) -> None:
    table = annex3(WULIJIE, MARCH)
    hostile = replace(
        table, unit=replace(table.unit, name='=HYPERLINK("http://example.invalid")'), checks=("=1+1",)
    )
    book = opened(hostile)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    title = book["统计表"]["A1"]
    assert title.value.startswith("=HYPERLINK")
    assert title.data_type == "s"
    assert title.quotePrefix
    assert book["统计表"]["G5"].value == "—"
    assert file_name(table) == "五里街镇2026-03安全生产执法情况统计表.xlsx"

from __future__ import annotations

import json
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lianzhi.console.report import run
from lianzhi.core.clock import SHANGHAI
from tests.factories.organisation import COUNTY, WULIJIE
from tests.statistics.world import World

ASKED = ["annex3", "--unit", WULIJIE, "--month", "2026-03"]


def test_the_form_is_printed_as_one_json_document(
    world: World, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    firm = world.enterprise()
    world.inspection(firm, datetime(2026, 3, 3, 10, tzinfo=SHANGHAI))
    world.decision(world.case(firm, date(2026, 2, 5)), date(2026, 3, 20), 2_345_600)
    assert run(ASKED) == 0
    out, err = capfdbinary.readouterr()
    assert err == b""
    document = json.loads(out)
    assert document["unit"] == {"code": WULIJIE, "name": "五里街镇", "kind": "township"}
    assert (document["month"], document["due"]) == ("2026-03", "2026-04-03")
    assert len(document["columns"]) == 16
    assert next(column["key"] for column in document["columns"] if not column["recorded"]) == "sealed"
    month, year = document["rows"]
    assert (month["span"], month["title"], month["from"], month["to"]) == (
        "month",
        "本月数",
        "2026-03-01",
        "2026-03-31",
    )
    assert month["values"]["fines"] == "2.3456"
    assert month["values"]["inspected"] == 1
    assert month["values"]["filing_ratio"] == 0
    assert (year["from"], year["values"]["filing_ratio"]) == ("2026-01-01", 100)
    assert run(["annex3", "--unit=350525", "--month=2025-11"]) == 0
    document = json.loads(capfdbinary.readouterr().out)
    assert document["unit"]["code"] == COUNTY
    assert document["rows"][0]["values"]["filing_ratio"] is None


def test_excel_goes_to_a_file_or_to_standard_output(
    world: World, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "form.xlsx"
    assert run([*ASKED, "--format", "xlsx", "--out", str(path)]) == 0
    assert load_workbook(path)["统计表"]["A2"].value == "填报单位：五里街镇"
    assert capfdbinary.readouterr().out == b""
    assert run([*ASKED, "--format", "xlsx"]) == 0
    assert load_workbook(BytesIO(capfdbinary.readouterr().out))["统计表"]["A5"].value == "本月数"
    assert run([*ASKED, "--out", str(tmp_path / "missing" / "form.json")]) == 1
    assert "不能写入" in capfdbinary.readouterr().err.decode()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["annex4"], "report"),
        (["annex3"], "--unit"),
        (["annex3", "--unit", WULIJIE], "--month"),
        (["annex3", "--unit"], "--unit"),
        (["annex3", "--units", WULIJIE, "--month", "2026-03"], "--units"),
        (["annex3", "--unit", "999999", "--month", "2026-03"], "unit"),
        (["annex3", "--unit", WULIJIE, "--month", "2026-13"], "month"),
        (["annex3", "--unit", WULIJIE, "--month", "2026-3"], "month"),
        ([*ASKED, "--month", "2026-04"], "--month"),
        ([*ASKED, "--format", "pdf"], "--format"),
    ],
)
def test_a_malformed_question_names_its_field_and_prints_nothing(
    world: World, capfdbinary: pytest.CaptureFixture[bytes], words: list[str], field: str
) -> None:
    assert run(words) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.decode().startswith(f"{field}：")
    assert run([]) == 0
    assert "report annex3" in capfdbinary.readouterr().out.decode()

"""The `laws` command: what it prints, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lianzhi.console.laws import run
from lianzhi.laws.loading import Stored

pytestmark = pytest.mark.corpus


def test_show_prints_the_place_with_its_dates_and_says_what_is_not_there(
    law_library: Stored, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "安全生产法/97/7", "--on", "2026-11-20"]) == 0
    printed = capsys.readouterr().out
    assert "第九十七条第七项" in printed
    assert "特种作业" in printed
    assert "2026-11-20 有效" in printed
    assert run(["show", "安全生产法/97/7", "--on", "2020-01-01"]) == 0
    assert "不能作为依据" in capsys.readouterr().out
    assert run(["show", "安全生产法/500"]) == 1
    assert "没有第五百条" in capsys.readouterr().err


def test_search_answers_in_the_public_form(
    law_library: Stored, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "特种作业人员", "无证上岗", "--json", "--top", "2", "--on", "2026-11-20"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert len(answers) == 2
    first = answers[0]
    assert list(first) == ["ref", "law", "article", "score", "text", "in_force"]
    assert (first["ref"], first["in_force"]) == ("安全生产法/97", True)
    assert run(["search", "特种作业人员无证上岗", "--top", "1"]) == 0
    assert "安全生产法/97/1/7" in capsys.readouterr().out


def test_check_citations_names_line_and_reason_of_each_fault(
    law_library: Stored, db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("依据《安全生产法》第三十五条、第九十九条第一项", encoding="utf-8")
    assert run(["check-citations", str(good), "--on", "2026-11-20"]) == 0
    assert "0处有误" in capsys.readouterr().out
    bad = tmp_path / "bad.txt"
    bad.write_text(
        "依据第三条，\n又依据《安全生产法》第九十七条第八项。\n和《安全生产法》第五百条", encoding="utf-8"
    )
    assert run(["check-citations", str(bad), "--on", "2026-11-20"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("第1行")
    assert "没有写明" in lines[0]
    assert lines[1].startswith("第2行")
    assert "只有七项" in lines[1]
    assert lines[2].startswith("第3行")
    assert "没有第五百条" in lines[2]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ([], "用法"),
        (["search"], "用法"),
        (["show", "x"], "ref"),
        (["show", "安全生产法/97", "--on", "明天"], "--on"),
        (["search", "隐患", "--top", "0"], "--top"),
        (["check-citations", "没有这个文件"], "FILE"),
    ],
)
def test_a_malformed_command_exits_with_two_and_an_empty_output(
    words: list[str], named: str, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    printed = capsys.readouterr()
    assert named in printed.err
    assert not printed.out


def test_import_without_a_path_takes_the_package_and_a_missing_path_is_told(
    law_library: Stored, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import"]) == 0
    assert "写入0部" in capsys.readouterr().out
    assert run(["import", "没有.md"]) == 1
    assert "没有找到" in capsys.readouterr().err

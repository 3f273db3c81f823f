from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tools.check_citations import check_text, problem


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one invented law: article 1 of two paragraphs, the first with three items."""
    path = tmp_path / "laws.db"
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE articles (law_name TEXT, article_no_arabic INTEGER, article_text TEXT)"
        )
        connection.executemany(
            "INSERT INTO articles VALUES ('示例法', ?, ?)",
            [
                (1, "甲：\n（一）子；\n（二）丑；\n（三）寅。\n乙。"),
                (2, "丙：\n（一）卯；\n（二）辰。"),
                (3, "丁。"),
            ],
        )
    return path


@pytest.mark.parametrize(
    "cite",
    [
        "示例法/1",
        "示例法/1/2",
        "示例法/1/1/3",
        "示例法/3",
        "示例法/2/2",
        "示例法/2/1/2",
        "《示例法》第二条第二项",
        "省规定/7/1",
        "安全生产法",
        "国办发明电〔2025〕7号",
        "应急管理部令第18号",
        "《示例管理规定》",
    ],
)
def test_a_place_that_exists_resolves(cite: str, library: Path) -> None:
    assert problem(cite, library) is None


@pytest.mark.parametrize(
    ("cite", "says"),
    [
        ("示例法/4", "no article 4"),
        ("示例法/1/3", "no such paragraph"),
        ("示例法/1/1/4", "no such paragraph or item"),
        ("示例法/2/3", "no such paragraph or item"),
        ("示例法/1/a", "不是条文引用"),
        ("示例法/0", "应当从1起"),
        ("/1", "不是条文引用"),
        ("某个想当然的办法", "不是条文引用"),
    ],
)
def test_a_place_that_does_not_exist_is_named(cite: str, says: str, library: Path) -> None:
    assert says in (problem(cite, library) or "")
    assert problem("示例法/4", None) is None


def test_only_what_stands_under_a_citing_key_is_read() -> None:
    text = "a:\n  cite: 示例法/x\n  note: 示例法/x\nb:\n  cite: [示例法/1, 示例法/y]\n"
    assert [finding.line for finding in check_text("a.yaml", text)] == [2, 5]

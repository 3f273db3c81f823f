from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tools.check_citations import check_text, problem, shape


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one invented law: article 1 of two paragraphs, the first with three items."""
    path = tmp_path / "laws.db"
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE articles (law_name TEXT, article_no_arabic INTEGER, article_text TEXT)"
        )
        connection.executemany(
            "INSERT INTO articles VALUES ('中华人民共和国示例法', ?, ?)",
            [
                (1, "甲：\n（一）子；\n（二）丑；\n（三）寅。\n乙。"),
                (2, "丙：\n（一）卯；\n（二）辰。"),
                (3, "丁。"),
            ],
        )
    return path


def test_the_shape_of_an_article_counts_items_by_paragraph() -> None:
    assert shape("甲：\n（一）子；\n（十二）丑。\n乙。") == [2, 0]
    assert shape("只有一款。") == [0]


@pytest.mark.parametrize(
    "ref",
    [
        "示例法",
        "示例法/1",
        "示例法/1/2",
        "示例法/1/1/3",
        "中华人民共和国示例法/3",
        "示例法/2/2",
        "示例法/2/1/2",
        "省规定/7/1",
    ],
)
def test_a_place_that_exists_resolves(ref: str, library: Path) -> None:
    assert problem(ref, library) is None


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        ("示例法/4", "no article 4"),
        ("示例法/1/3", "no paragraph 3"),
        ("示例法/1/1/4", "no item 4"),
        ("示例法/2/3", "no paragraph 3"),
        ("示例法第1条", None),
        ("示例法/1/a", "is not law/article"),
        ("示例法/0", "is not law/article"),
        ("/1", "is not law/article"),
    ],
)
def test_a_place_that_does_not_exist_is_named(ref: str, says: str | None, library: Path) -> None:
    found = problem(ref, library)
    if says is None:
        # A bare name without an article cites the instrument as a whole; its form is right.
        assert found is None
    else:
        assert found is not None
        assert says in found


def test_only_what_stands_under_a_citing_key_is_read() -> None:
    text = "a:\n  cite: 示例法/x\n  note: 示例法/x\nb:\n  cite: [示例法/1, 示例法/y]\n"
    assert [finding.line for finding in check_text("a.yaml", text)] == [2, 5]

from __future__ import annotations

import ast
from typing import Any

from tools.check_glossary import doubled
from tools.glossary import by_hand, labels_of, written_labels, written_page

SOURCE = """
class State(models.TextChoices):
    '''States of a case.'''
    FILED = "filed", "已立案"
    DERIVED = "derived"

class Level(models.IntegerChoices):
    KEY = 1, "重点"

class Other:
    NAME = "a", "不是选项"
"""


def test_reads_the_labels_of_choices_and_nothing_else() -> None:
    assert list(labels_of(ast.parse(SOURCE))) == [("已立案", "State.FILED"), ("重点", "Level.KEY")]


def test_the_labels_are_written_under_what_people_wrote() -> None:
    mine = "terms:\n  - {key: clue, zh: 线索}\n"
    whole = mine + written_labels({"cases": {"已立案": ["State.FILED"]}})
    assert whole.endswith("labels:\n  cases:\n    已立案: [State.FILED]\n")
    assert by_hand(whole) == mine


def test_two_rows_for_one_word_are_named_and_the_page_has_a_row_a_term() -> None:
    rows: list[Any] = [
        {"key": "filed", "zh": "已立案", "also_zh": ["立案"], "is": "x"},
        {"key": "clue", "zh": "线索", "is": "y"},
    ]
    assert list(doubled(rows)) == []
    assert set(doubled([*rows, {"key": "clue", "zh": "立案"}])) == {"clue", "立案"}
    assert "| 已立案、立案 | `filed` | x |  |  |" in written_page(rows)

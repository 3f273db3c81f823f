from __future__ import annotations

import ast

from tools.check_glossary import doubled, known_words, labels

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
    assert list(labels(ast.parse(SOURCE))) == [(4, "已立案"), (8, "重点")]


def test_other_wordings_count_as_known_and_two_rows_for_one_word_are_named() -> None:
    rows = [{"key": "filed", "zh": "已立案", "also_zh": ["立案"]}, {"key": "clue", "zh": "线索"}]
    assert known_words(rows) == {"已立案", "立案", "线索"}
    assert list(doubled(rows)) == []
    assert set(doubled([*rows, {"key": "clue", "zh": "立案"}])) == {"clue", "立案"}

"""Tokens of Chinese text without a dictionary: single characters, pairs of neighbours, Latin words and numbers."""

from __future__ import annotations

import re
from itertools import pairwise

_RUN = re.compile(r"[\u3400-\u9fff\u3007]+|[A-Za-z0-9]+")


def tokens(text: str) -> list[str]:
    """Single Han characters, pairs of neighbours, and Latin words and numbers in lower case."""
    found: list[str] = []
    for run in _RUN.findall(text):
        if run.isascii():
            found.append(run.lower())
            continue
        found.extend(run)
        found.extend(first + second for first, second in pairwise(run))
    return found


def is_single(token: str) -> bool:
    """True for one Han character standing alone."""
    return len(token) == 1 and not token.isascii()


def covered(question: str, text: str) -> float:
    """How much of the question the text answers: the share of its characters that stand there in a pair, 0 to 1."""
    signs = held = 0
    for run in _RUN.findall(question):
        if run.isascii():
            signs, held = signs + 1, held + (run in text)
            continue
        pairs = [run[place : place + 2] in text for place in range(len(run) - 1)]
        marks = [before or after for before, after in pairwise([False, *pairs, False])]
        signs, held = signs + len(run), held + sum(marks)
    return held / signs if signs else 0

"""What somebody typed, as a part of a sentence of ours."""

from __future__ import annotations


def bare(text: str) -> str:
    """Without the stop it ended with, to be set into another sentence."""
    return text.strip().rstrip("。；;.")


def closed(text: str) -> str:
    """With one full stop, whatever it ended with, so that the next sentence may follow."""
    return f"{bare(text)}。"

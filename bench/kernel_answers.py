"""Deadline answers a second in one process, from JSON text to JSON text, over every rule."""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta

from bench.figures import Figure, rate
from lianzhi.kernel import deadlines
from lianzhi.kernel.types import Counting

START = date(2026, 3, 2)


def _questions() -> list[str]:
    """One question a rule that counts in days, on each of sixty days."""
    ids = [rule.id for rule in deadlines.rules() if not _in_hours(rule)]
    days = [(START + timedelta(days=offset)).isoformat() for offset in range(60)]
    return [json.dumps({"rule": rule_id, "start": day}) for rule_id in ids for day in days]


def _in_hours(rule: deadlines.DeadlineRule) -> bool:
    return any(term.counting is Counting.HOURS for term in rule.values)


def _floor(text: str) -> str:
    """The least: read the question, add days to a date, write an answer."""
    question = json.loads(text)
    due = date.fromisoformat(question["start"]) + timedelta(days=90)
    return json.dumps({"rule": question["rule"], "due": due.isoformat()})


def _answer(text: str) -> str:
    return json.dumps(
        deadlines.answer(deadlines.parse_question(json.loads(text))).to_json(), ensure_ascii=False
    )


def measure() -> list[Figure]:
    """Answers a second against reading, adding and writing alone."""
    questions = _questions()
    ours, floor = itertools.cycle(questions), itertools.cycle(questions)
    return [
        Figure(
            "kernel: deadline answers with reasons",
            rate(lambda: _answer(next(ours))),
            "answers/s",
            "JSON in, one date addition, JSON out",
            rate(lambda: _floor(next(floor))),
        )
    ]

"""Penalty answers a second in one process: in kernel values, from JSON text to JSON text, and under two laws."""

from __future__ import annotations

import itertools
import json
from typing import Any

from bench.figures import Figure, rate
from lianzhi.kernel import penalties
from lianzhi.kernel.penalties.questions import ask, read_question


def _documents() -> list[dict[str, Any]]:
    """One question a tier of every latest text, on the text's first day."""
    return [
        {
            "ref": tier.citation.ref,
            "subject": tier.subject.value,
            "stage": tier.stage.value,
            "conduct_date": tier.valid.start.isoformat(),
            "base_amount": 100_000,
            **({"sentence": tier.sentence} if tier.sentence else {}),
        }
        for tier in penalties.tiers()
    ]


def _floor(text: str) -> str:
    """The least: read the question, split its place, write a range."""
    question = json.loads(text)
    law, *numbers = question["ref"].split("/")
    return json.dumps({"law": law, "place": numbers, "statutory": {"min": 0, "max": 100_000}})


def measure() -> list[Figure]:
    """Answers a second against reading a question and writing a range alone."""
    documents = _documents()
    texts = [json.dumps(document) for document in documents]
    asked = [read_question(document) for document in documents]
    compared = [
        read_question({**document, "decision_date": "2027-01-04"})
        for document in documents
        if document["conduct_date"] < "2027"
    ]
    floor = itertools.cycle(texts)
    least = rate(lambda: _floor(next(floor)))
    calls = {
        "kernel: penalty answers in process": _cycled(asked, penalties.answer),
        "kernel: penalty answers under the law of two days": _cycled(compared, penalties.answer),
        "kernel: penalty answers, JSON to JSON": _cycled(
            texts, lambda text: json.dumps(ask(json.loads(text)), ensure_ascii=False)
        ),
    }
    return [
        Figure(name, rate(call), "answers/s", "JSON in, a fixed range, JSON out", least)
        for name, call in calls.items()
    ]


def _cycled(questions: list[Any], call: Any) -> Any:
    """A call without arguments that takes the next question each time."""
    endless = itertools.cycle(questions)
    return lambda: call(next(endless))

"""Four engines over the imported library, asked the same everyday questions; prints what they found as JSON.

Run in a process of its own: bench.law_search does. Each engine is a function from a question to article refs.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import django
import msgspec

from bench.figures import p50, p95

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")
django.setup()

from lianzhi.laws.models import Article  # noqa: E402
from lianzhi.laws.services.postings import Postings, impacts_of, new_file, write_lists  # noqa: E402
from lianzhi.laws.services.search import prepare, search  # noqa: E402
from lianzhi.laws.services.words import tokens  # noqa: E402
from tests.laws.questions import ASKED, BY_OTHERS, DEVELOPED, PRACTICE_UNSEEN, UNSEEN, Question, questions  # noqa: E402

ON = date(2026, 11, 20)
TOP = 10

Engine = Callable[[str], list[str]]


class Found(msgspec.Struct, frozen=True):
    """How one engine did on one set: shares of the questions, milliseconds, and those the processor worked."""

    engine: str
    questions: str
    asked: int
    hit_1: float
    hit_5: float
    mrr: float
    p50: float
    p95: float
    worked_p95: float


def _library() -> tuple[list[str], list[str]]:
    """The refs and texts of every article of the library in force."""
    articles = [each for each in Article.objects.select_related("law").order_by("pk") if each.law.covers(ON)]
    return [each.citation.ref for each in articles], [each.text for each in articles]


def _ours(question: str) -> list[str]:
    return [hit.citation.ref for hit in search(question, on=ON, top=TOP)]


def _full_text(
    refs: list[str], texts: Sequence[str], tokenizer: str, terms: Callable[[str], list[str]]
) -> Engine:
    """SQLite's FTS5 over texts that are tokenised already, any of the terms, its own BM25."""
    file = sqlite3.connect(":memory:")
    file.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, tokenize = '{tokenizer}')")
    file.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", enumerate(texts))

    def engine(question: str) -> list[str]:
        any_of = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(question)))
        if not any_of:
            return []
        found = file.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (any_of, TOP)
        )
        return [refs[row[0]] for row in found]

    return engine


def _plain_bm25(refs: list[str], texts: Sequence[str]) -> Engine:
    """BM25 in Python over the whole library: our tokens and lists without scope, synonyms and catalogue."""
    file = new_file()
    write_lists(file, 0, impacts_of([tokens(text) for text in texts]))
    lists = Postings(file)

    def engine(question: str) -> list[str]:
        scores = lists.scores(0, [(token, 1.0) for token in dict.fromkeys(tokens(question))])
        return [refs[place] for place in sorted(scores, key=scores.__getitem__, reverse=True)[:TOP]]

    return engine


def _trigrams(text: str) -> list[str]:
    return [text[place : place + 3] for place in range(len(text) - 2)]


def _measure(name: str, engine: Engine, set_name: str, asked: Sequence[Question]) -> Found:
    ranks = [_rank(engine(question.ask), question) for question in asked]
    taken, worked = [], []
    for question in asked:
        start, begun = time.perf_counter(), time.process_time()
        engine(question.ask)
        taken.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - begun) * 1000)
    taken.sort()
    worked.sort()
    return Found(
        engine=name,
        questions=set_name,
        asked=len(asked),
        hit_1=sum(rank == 1 for rank in ranks) / len(asked),
        hit_5=sum(0 < rank <= 5 for rank in ranks) / len(asked),
        mrr=sum(1 / rank for rank in ranks if rank) / len(asked),
        p50=p50(taken),
        p95=p95(taken),
        worked_p95=p95(worked),
    )


def _rank(refs: list[str], question: Question) -> int:
    """The place of the first right article, 0 where there is none."""
    return next((place for place, ref in enumerate(refs, start=1) if ref in question.valid), 0)


def _sets() -> dict[str, Sequence[Question]]:
    halves = questions()
    return {
        "tuned for": (*halves.tuned, *_all(DEVELOPED)),
        "held out": halves.held_out,
        "asked once unseen, learnt from since": _all(*ASKED),
        "never tuned for": _all(UNSEEN[0]),
        "never tuned for, drawn by lot": _all(UNSEEN[1]),
        "never tuned for, by authors who do not know the catalogue": _all(*BY_OTHERS),
        "never tuned for, about procedure": _all(PRACTICE_UNSEEN),
    }


def _all(*paths: Path) -> list[Question]:
    return [each for path in paths for half in [questions(path)] for each in (*half.tuned, *half.held_out)]


def main() -> None:
    """Every engine on every set."""
    prepare()
    refs, texts = _library()
    spaced = [" ".join(tokens(text)) for text in texts]
    engines: dict[str, Engine] = {
        "lianzhi": _ours,
        "plain BM25, one- and two-character tokens": _plain_bm25(refs, texts),
        "FTS5, one- and two-character tokens": _full_text(refs, spaced, "unicode61", tokens),
        "FTS5 trigram": _full_text(refs, texts, "trigram", _trigrams),
    }
    found = [
        _measure(name, engine, set_name, asked)
        for set_name, asked in _sets().items()
        for name, engine in engines.items()
    ]
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()

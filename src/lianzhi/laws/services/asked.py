"""A question taken apart: its words, what statutes call them, and whether it asks for the sanction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lianzhi.laws.services.everyday import Synonym, everyday_words
from lianzhi.laws.services.words import tokens

#: What the statute's word for an everyday one counts beside the word itself: more, and a question drowns in them.
MEANT_WEIGHT = 0.2
#: Stands for a few characters in the synonym table's turns of phrase (没有~证).
_GAP = "~"
#: What a word counts that says who and how rather than what.
FAINT_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Asked:
    """`said`: the tokens of the question; `meant`: those the synonyms add. Each with its weight."""

    text: str
    said: tuple[tuple[str, float], ...]
    meant: tuple[tuple[str, float], ...]
    wants_sanction: bool


def asked(question: str) -> Asked:
    """The question as the ranking sees it."""
    text = plain_words(question)
    said = dict.fromkeys(tokens(text), 1.0)
    if not said:
        # All of it was silent (怎么办): then that is what is asked.
        text = question
        said = dict.fromkeys(tokens(question), 1.0)
    for word in everyday_words().faint:
        if word in text:
            said.update((token, FAINT_WEIGHT) for token in tokens(word) if token in said)
    meant: dict[str, float] = {}
    for synonym in _synonyms_said(question):
        weight = MEANT_WEIGHT if said_plainly(synonym, question) else MEANT_WEIGHT * FAINT_WEIGHT
        for word in synonym.means:
            meant.update((token, weight) for token in tokens(word) if token not in said)
    wants = any(word in question for word in everyday_words().sanction)
    return Asked(text, tuple(said.items()), tuple(meant.items()), wants)


def said_plainly(synonym: Synonym, question: str) -> bool:
    """True where the question uses one of the words that is not itself faint."""
    return any(_says(word, question) and word not in everyday_words().faint for word in synonym.say)


def _synonyms_said(question: str) -> list[Synonym]:
    """The synonyms one of whose words the question says, in the table's order."""
    begun, phrases = _by_beginning()
    said = {number for number, word in phrases if _says(word, question)}
    for place in range(len(question) - 1):
        said.update(
            number
            for number, word in begun.get(question[place : place + 2], ())
            if question.startswith(word, place)
        )
    synonyms = everyday_words().synonyms
    return [synonyms[number] for number in sorted(said)]


_Said = list[tuple[int, str]]


@lru_cache(maxsize=1)
def _by_beginning() -> tuple[dict[str, _Said], _Said]:
    """The table's words with the synonym's number: plain ones by their first two characters, and turns of phrase."""
    begun: dict[str, _Said] = {}
    phrases: _Said = []
    for number, synonym in enumerate(everyday_words().synonyms):
        for word in synonym.say:
            (phrases if _GAP in word else begun.setdefault(word[:2], [])).append((number, word))
    return begun, phrases


def _says(word: str, question: str) -> bool:
    return word in question if _GAP not in word else _turn_of_phrase(word).search(question) is not None


@lru_cache(maxsize=1024)
def _turn_of_phrase(word: str) -> re.Pattern[str]:
    return re.compile(r"\w{0,5}".join(re.escape(part) for part in word.split(_GAP)))


def plain_words(text: str) -> str:
    """The text without the words that carry no meaning for the search."""
    return _silent().sub(lambda match: "" if len(match[0]) == 1 else " ", text)


@lru_cache(maxsize=1)
def _silent() -> re.Pattern[str]:
    words = sorted(everyday_words().silent, key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words))

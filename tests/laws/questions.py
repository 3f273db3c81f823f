"""The everyday questions and the halves they are split into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from lianzhi.kernel.packs import load_yaml

_FILE = Path(__file__).with_name("questions.yaml")
#: Written for learning.
LATER, DEVELOPED = (_FILE.with_name(f"questions_{name}.yaml") for name in ("later", "dev"))
#: Asked unseen once, learnt from since.
ASKED = tuple(_FILE.with_name(f"questions_asked_{number}.yaml") for number in (1, 2, 3))
#: How officers ask about procedure: asked unseen once, learnt from since.
PRACTICE = _FILE.with_name("questions_practice.yaml")
#: The same kind, never learnt from.
PRACTICE_UNSEEN = _FILE.with_name("questions_practice_2.yaml")
#: Never learnt from.
UNSEEN = tuple(_FILE.with_name(f"questions_{name}.yaml") for name in ("unseen", "unseen_2"))
#: Never learnt from either, and written by authors who had not read the catalogue.
BY_OTHERS = tuple(_FILE.with_name(f"questions_unseen_{number}.yaml") for number in (3, 4))


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody asks, the article that answers it, and the articles that answer it as well."""

    ask: str
    primary: str
    also: tuple[str, ...] = ()

    @property
    def is_for_tuning(self) -> bool:
        """Which half: drawn from the question's own characters, so that nobody chooses."""
        return hashlib.sha256(self.ask.encode()).digest()[0] % 2 == 0

    @property
    def valid(self) -> frozenset[str]:
        """Every article that answers it."""
        return frozenset((self.primary, *self.also))


class _Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Halves:
    """The development half and the half held out."""

    tuned: tuple[Question, ...]
    held_out: tuple[Question, ...]


def questions(path: Path = _FILE) -> Halves:
    """Both halves of a file of questions."""
    found = load_yaml(path, _Questions).questions
    return Halves(
        tuple(each for each in found if each.is_for_tuning),
        tuple(each for each in found if not each.is_for_tuning),
    )

"""What the corpus says about the library: which file is the right one, and what its own words leave out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from lianzhi.kernel.packs import load_yaml

_FILE = "cn/law_library.yaml"


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many laws and articles the file holds; `current_articles` leaves repealed and superseded texts out."""

    laws: int
    articles: int
    current_articles: int


class Repealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last day of texts that one law repealed together."""

    titles: tuple[str, ...]
    to: date
    cite: str
    verified: bool


class LibraryPin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The pinned package and the facts its rows need."""

    package: str
    version: str
    path: str
    sha256: str
    counts: Counts
    repealed: tuple[Repealed, ...]
    search_first: tuple[str, ...]

    @property
    def source(self) -> str:
        """How the library names this source."""
        return f"{self.package} {self.version}"


@lru_cache(maxsize=1)
def library_pin() -> LibraryPin:
    """The pin of the national pack; BrokenRulePack where it cannot be read."""
    return load_yaml(_FILE, LibraryPin)

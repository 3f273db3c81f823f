"""The laws the platform relies on: short title, full title, other names, and which text was in force when."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import load_yaml

_FILE = "cn/laws.yaml"
_PEOPLES_REPUBLIC = "中华人民共和国"


class LawVersion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One text of a law: the first and the last day it was in force; `to` None while it is; `note` where in doubt."""

    from_: date
    verified: bool
    to: date | None = None
    document: str = ""
    note: str = ""


class Law(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law as officers call it (`short`), as it is titled (`title`), and its dated texts."""

    short: str
    title: str
    level: str
    versions: tuple[LawVersion, ...]
    aliases: tuple[str, ...] = ()


class _LawsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    laws: tuple[Law, ...]


def load_laws(path: str) -> tuple[Law, ...]:
    """The laws of one file, checked: names unique, versions rising without overlap; raises BrokenRulePack."""
    laws = load_yaml(path, _LawsFile).laws
    names: dict[str, str] = {}
    for law in laws:
        for name in {law.short, law.title, *law.aliases}:
            if name in names:
                raise BrokenRulePack(path, law.short, f"the name {name} already belongs to {names[name]}")
            names[name] = law.short
        _check_versions(law, path)
    return laws


def _check_versions(law: Law, path: str) -> None:
    previous: date | None = None
    for index, version in enumerate(law.versions):
        if previous is not None and version.from_ <= previous:
            raise BrokenRulePack(path, law.short, f"two texts in force on {version.from_}")
        if version.to is not None and version.to < version.from_:
            raise BrokenRulePack(path, law.short, f"a text that ends on {version.to} before it starts")
        if version.to is None and index != len(law.versions) - 1:
            raise BrokenRulePack(path, law.short, "only the last text may have no end")
        previous = version.to


@lru_cache(maxsize=1)
def laws() -> tuple[Law, ...]:
    """Every law of the national pack."""
    return load_laws(_FILE)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {name: law.short for law in laws() for name in (law.short, law.title, *law.aliases)}


@lru_cache(maxsize=1)
def _by_short() -> dict[str, Law]:
    return {law.short: law for law in laws()}


def known_names() -> tuple[str, ...]:
    """Every name a law of the pack goes by, longest first: what running text may call it."""
    return tuple(sorted(_by_name(), key=len, reverse=True))


def strip_title(name: str) -> str:
    """A title without 《》 and without 中华人民共和国: the short form of a law that is not in the pack."""
    return name.strip().strip("《》").strip().removeprefix(_PEOPLES_REPUBLIC)


def resolve_title(name: str) -> str | None:
    """The short title of the law called `name` (with or without 《》 and 中华人民共和国), or None."""
    bare = name.strip().strip("《》").strip()
    return _by_name().get(bare) or _by_name().get(strip_title(bare))


def full_title(short: str) -> str:
    """The full title of a law by its short one; for a law outside the pack the name as it stands."""
    law = _by_short().get(short)
    return law.title if law else short


def version_on(short: str, day: date) -> LawVersion | None:
    """The text of a law in force on `day`; None where none was, or where the law is not in the pack."""
    law = _by_short().get(short)
    if law is None:
        return None
    for version in law.versions:
        if version.from_ <= day and (version.to is None or day <= version.to):
            return version
    return None

"""The deadline rules as data: dated values, each with its way of counting and its article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import check_dates, load_yaml, pack_paths, value_on
from lianzhi.kernel.types import Citation, Counting

_FOLDER = "cn/deadlines"


class Kind(StrEnum):
    """Whose term it is, which decides how it behaves at its end."""

    DUTY_OF_AUTHORITY = "duty-of-authority"
    DUTY_OF_PARTY = "duty-of-party"
    RIGHT_OF_PARTY = "right-of-party"
    WAITING = "waiting"
    WINDOW = "window"


class Direction(StrEnum):
    """Counted on from the start, or back from it."""

    AFTER = "after"
    BEFORE = "before"


class Roll(StrEnum):
    """What happens when the last day is a day of rest (民事诉讼法 85)."""

    NEVER = "never"
    NEXT_WORKING_DAY = "next-working-day"


class ExtensionMode(StrEnum):
    """Whether an extension is added to the term or takes its place."""

    FURTHER = "further"
    INSTEAD = "instead"


class DatedTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A term as it stands from a day on; `value` None closes it, `source_zh` names a text without citations."""

    from_: date
    value: int | None
    counting: Counting
    verified: bool
    cite: tuple[str, ...] = ()
    source_zh: str = ""
    note_zh: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles the term stands on."""
        return tuple(map(parse_ref, self.cite))


class Extension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A longer term under a condition (情况复杂，经批准)."""

    mode: ExtensionMode
    values: tuple[DatedTerm, ...]
    condition_zh: str


class ExclusionGround(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reason for which days are not counted, by key or by one of its other names."""

    ground: str
    title_zh: str
    verified: bool
    aliases: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    source_zh: str = ""


class DeadlineRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One deadline: what must or may be done, counted from what, by whom, with every dated value."""

    id: str
    title_zh: str
    start_zh: str
    kind: Kind
    direction: Direction
    roll: Roll
    values: tuple[DatedTerm, ...]
    roll_cite: tuple[str, ...] = ()
    extension: Extension | None = None
    exclusions: tuple[ExclusionGround, ...] = ()

    def term_on(self, day: date) -> DatedTerm | None:
        """The term in force on `day`; None before the first and after a closing."""
        term = value_on(self.values, day)
        return term if term is not None and term.value is not None else None

    def ground(self, reason: str) -> ExclusionGround | None:
        """The ground an asker's `reason` names, by key, title or other name; None when the rule has no such."""
        for ground in self.exclusions:
            if reason in (ground.ground, ground.title_zh, *ground.aliases):
                return ground
        return None


class _RulesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[DeadlineRule, ...]


def load_rules(path: str) -> tuple[DeadlineRule, ...]:
    """The rules of one file, checked; raises BrokenRulePack naming the rule and the mistake."""
    rules = load_yaml(path, _RulesFile).rules
    for rule in rules:
        _check_terms(rule.values, path, rule.id)
        if (rule.roll is Roll.NEXT_WORKING_DAY) != (rule.kind is Kind.RIGHT_OF_PARTY):
            raise BrokenRulePack(path, rule.id, "only a right of the party moves to the next working day")
        if rule.extension:
            _check_terms(rule.extension.values, path, f"{rule.id}.extension")
            _check_extension(rule, rule.extension, path)
        for ground in rule.exclusions:
            _check_source(ground, path, f"{rule.id}.{ground.ground}")
    return rules


def _check_terms(terms: tuple[DatedTerm, ...], path: str, place: str) -> None:
    for term in check_dates(terms, file=path, place=place):
        if term.value is not None and term.value < 1:
            raise BrokenRulePack(path, place, f"a term of {term.value}")
        _check_source(term, path, place)
    for earlier, later in pairwise(terms):
        if earlier.value is None and later.value is None:
            raise BrokenRulePack(path, place, f"closed twice, on {earlier.from_} and on {later.from_}")


def _check_source(stated: DatedTerm | ExclusionGround, path: str, place: str) -> None:
    if not stated.cite and not stated.source_zh:
        raise BrokenRulePack(path, place, "no source: neither cite nor source_zh")
    if stated.verified and not stated.cite:
        raise BrokenRulePack(path, place, "verified without an article")
    for ref in stated.cite:
        try:
            parse_ref(ref, field=place)
        except MalformedQuestion as error:
            raise BrokenRulePack(path, place, f"cite {ref}: {error.reason}") from error


def _check_extension(rule: DeadlineRule, extension: Extension, path: str) -> None:
    for term in extension.values:
        base = rule.term_on(term.from_)
        if base is None:
            raise BrokenRulePack(path, rule.id, f"an extension from {term.from_} without a term to extend")
        if base.counting is not term.counting:
            raise BrokenRulePack(
                path, rule.id, f"the extension counts {term.counting}, the term {base.counting}"
            )


def collect_rules(paths: Iterable[str]) -> dict[str, DeadlineRule]:
    """The rules of several files by id; BrokenRulePack where two share one."""
    found: dict[str, DeadlineRule] = {}
    for path in paths:
        for rule in load_rules(path):
            if rule.id in found:
                raise BrokenRulePack(path, rule.id, "the id is used twice")
            found[rule.id] = rule
    return found


@lru_cache(maxsize=1)
def _by_id() -> dict[str, DeadlineRule]:
    return collect_rules(pack_paths(_FOLDER))


def rules() -> tuple[DeadlineRule, ...]:
    """Every deadline rule, in the order of the packs."""
    return tuple(_by_id().values())


def rule_ids() -> tuple[str, ...]:
    """Every rule's id."""
    return tuple(_by_id())


def rule_called(rule_id: str) -> DeadlineRule | None:
    """The rule of that id, or None."""
    return _by_id().get(rule_id)

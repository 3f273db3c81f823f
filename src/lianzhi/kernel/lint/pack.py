"""The rules of the file check as data: what each says, how grave it is, on which articles it stands."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.lint.persons import Module
from lianzhi.kernel.packs import load_yaml, pack_paths
from lianzhi.kernel.types import Citation

FOLDER = "cn/lint/rules"
LISTS = "cn/lint/lists.yaml"
_ID = re.compile(r"L\d{3}")
_PROVISIONAL = "（依据待核定）"


class Severity(StrEnum):
    """One veto and the file fails (一票否决); a deduction costs points (扣分); a hint costs nothing (提示)."""

    VETO = "veto"
    DEDUCT = "deduct"
    HINT = "hint"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: `message` may name the values its check finds, `where` is the JSON pointer it looks at.

    `part` is the part of the score it belongs to, `document` the paper it is about, `source_zh` where the rule is
    practice and not statute. `verified` False: the message says 待核定.
    """

    id: str
    title: str
    severity: Severity
    part: str
    message: str
    cite: tuple[str, ...]
    where: str
    remedy: str
    document: str = ""
    points: int = 1
    modules: tuple[Module, ...] = tuple(Module)
    verified: bool = True
    source_zh: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles the rule stands on."""
        return tuple(map(parse_ref, self.cite))

    def told(self, values: dict[str, object]) -> str:
        """The message with its values; KeyError where the check did not bring one."""
        text = self.message.format(**values)
        return text if self.verified else text + _PROVISIONAL


class _RulesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[Rule, ...]


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a statute's list names, known to a case file by its key."""

    key: str
    title: str
    cite: tuple[str, ...]


class Blank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern that gives an unfilled blank away, and how to call it."""

    pattern: str
    name: str


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What several rules look things up in.

    `evidence_kinds`: 行政处罚法 46. `court_materials`: 行政强制法 55. `papers`: what the dossier of a module holds at
    least. `numbers`: how an official number is written. `reconsideration_bodies`, `courts`: what their
    full names end with.
    """

    evidence_kinds: tuple[str, ...]
    court_materials: tuple[Material, ...]
    after_order_stages: tuple[str, ...]
    two_laws_words: tuple[str, ...]
    blanks: tuple[Blank, ...]
    numbers: str
    reconsideration_bodies: tuple[str, ...]
    courts: tuple[str, ...]
    papers: dict[Module, tuple[tuple[str, ...], ...]]
    paper_names: dict[str, str]
    sealed_papers: tuple[str, ...]
    signed_papers: tuple[str, ...]


def load_rules(path: str) -> tuple[Rule, ...]:
    """The rules of one file; BrokenRulePack names the rule and the mistake."""
    rules = load_yaml(path, _RulesFile).rules
    for rule in rules:
        for mistake in _mistakes(rule):
            raise BrokenRulePack(path, rule.id, mistake)
    return rules


def _mistakes(rule: Rule) -> list[str]:
    found = []
    if not _ID.fullmatch(rule.id):
        found.append("an id is L and three digits")
    if not rule.cite and not rule.source_zh:
        found.append("no source: neither cite nor source_zh")
    if rule.severity is Severity.DEDUCT and rule.points < 1:
        found.append("a deduction costs at least a point")
    for ref in rule.cite:
        try:
            parse_ref(ref)
        except MalformedQuestion as error:
            found.append(f"cite {ref}: {error.reason}")
    return found


def collect(paths: tuple[str, ...]) -> dict[str, Rule]:
    """The rules of several files by id, in the order of their numbers; BrokenRulePack where two share one."""
    found: dict[str, Rule] = {}
    for path in paths:
        for rule in load_rules(path):
            if rule.id in found:
                raise BrokenRulePack(path, rule.id, "the id is used twice")
            found[rule.id] = rule
    return dict(sorted(found.items()))


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    return collect(pack_paths(FOLDER))


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The lists the rules look things up in."""
    return load_yaml(LISTS, Lists)

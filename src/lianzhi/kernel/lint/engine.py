"""Judging a case file by every rule of its module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import citation_to_json
from lianzhi.kernel.lint import (
    rules_closure,
    rules_decision,
    rules_evidence,
    rules_execution,
    rules_field_measures,
    rules_filing,
    rules_measures,
    rules_modules,
    rules_notice,
    rules_officers,
    rules_papers,
    rules_power_cuts,
    rules_review,
    rules_service,
    rules_subject,
    rules_transfer,
)
from lianzhi.kernel.lint.case_file import CaseFile
from lianzhi.kernel.lint.checks import Check, Hit
from lianzhi.kernel.lint.pack import FOLDER, Rule, rules
from lianzhi.kernel.lint.view import View
from lianzhi.kernel.types import Citation

_TOPICS = (
    rules_subject,
    rules_officers,
    rules_filing,
    rules_evidence,
    rules_field_measures,
    rules_measures,
    rules_power_cuts,
    rules_review,
    rules_notice,
    rules_decision,
    rules_papers,
    rules_service,
    rules_execution,
    rules_transfer,
    rules_modules,
    rules_closure,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect of the file: which rule, where, in words, with the articles and what to do."""

    rule: Rule
    where: str
    message: str
    citations: tuple[Citation, ...]

    def to_json(self) -> dict[str, object]:
        """The finding of the public interface."""
        return {
            "rule": self.rule.id,
            "severity": self.rule.severity.value,
            "message": self.message,
            "where": self.where,
            "citations": [citation_to_json(citation) for citation in self.citations],
            "remedy": self.rule.remedy,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Every finding in the order of the rules, and how many rules were asked."""

    findings: tuple[Finding, ...]
    checked: int

    def to_json(self) -> dict[str, object]:
        """The answer of `lianzhi ask lint`."""
        return {"findings": [each.to_json() for each in self.findings], "checked": self.checked}


def pair(known: dict[str, Rule], checks: dict[str, Check]) -> tuple[tuple[Rule, Check], ...]:
    """Each rule with its check; BrokenRulePack where one stands without the other."""
    for rule_id in sorted(known.keys() ^ checks.keys()):
        raise BrokenRulePack(
            FOLDER, rule_id, "a rule without a check" if rule_id in known else "no such rule"
        )
    return tuple((rule, checks[rule_id]) for rule_id, rule in known.items())


@lru_cache(maxsize=1)
def _all() -> tuple[tuple[Rule, Check], ...]:
    return pair(rules(), {key: check for topic in _TOPICS for key, check in topic.CHECKS.items()})


def lint(case: CaseFile) -> Report:
    """Everything the rules find in a file; never raises on a file that could be read."""
    view = View(case)
    unknown = [pattern.strip("/").split("/") for pattern in case.unknown]
    asked = [(rule, check) for rule, check in _all() if case.module in rule.modules]
    found = [
        _finding(rule, each)
        for rule, check in asked
        for each in check(view)
        if not any(_covers(pattern, each.where) for pattern in unknown)
    ]
    return Report(tuple(found), len(asked))


def _covers(pattern: list[str], where: str) -> bool:
    """Whether a pattern of `unknown` holds a place or something above it."""
    steps = where.strip("/").split("/")
    return len(pattern) <= len(steps) and all(
        wanted in ("*", step) for wanted, step in zip(pattern, steps, strict=False)
    )


def _finding(rule: Rule, hit: Hit) -> Finding:
    citations = tuple(dict.fromkeys((*rule.citations, *hit.citations)))
    return Finding(rule, hit.where, rule.told(hit.values), citations)

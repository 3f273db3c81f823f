"""`lianzhi ask lint`: one case file in, its defects out; and the list of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lianzhi.kernel.documents import reject_unknown_fields
from lianzhi.kernel.lint.engine import lint
from lianzhi.kernel.lint.pack import rules
from lianzhi.kernel.lint.reading import read_case_file

_FILTERS = ("severity", "module", "part")


def ask(document: Mapping[str, object]) -> dict[str, object]:
    """The findings of the file in `document`; MalformedQuestion names the field that cannot be read."""
    return lint(read_case_file(document)).to_json()


def list_lines(filters: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Every rule as a document; `severity`, `module` and `part` keep those that have it."""
    reject_unknown_fields(filters, _FILTERS)
    for rule in rules().values():
        modules = [module.value for module in rule.modules]
        has = {"severity": (rule.severity.value,), "module": modules, "part": (rule.part,)}
        if all(value in has[name] for name, value in filters.items()):
            yield {
                "rule": rule.id,
                "title": rule.title,
                "severity": rule.severity.value,
                "part": rule.part,
                "points": rule.points,
                "modules": modules,
                "where": rule.where,
                "message": rule.message,
                "remedy": rule.remedy,
                "citations": list(rule.cite),
                "source": rule.source_zh or None,
                "provisional": not rule.verified,
            }

"""`lianzhi ask deadline`: a JSON document in, the answer's document out; and the list of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lianzhi.kernel.deadlines.answers import answer, as_published
from lianzhi.kernel.deadlines.questions import parse_question
from lianzhi.kernel.deadlines.rules import DatedTerm, DeadlineRule, rules
from lianzhi.kernel.documents import reject_unknown_fields
from lianzhi.kernel.law import citation_to_json, resolve_title, strip_title


def ask(document: Mapping[str, object]) -> dict[str, object]:
    """The answer to the question in `document`; MalformedQuestion names the field that cannot be read."""
    return answer(parse_question(document)).to_json()


def list_lines(filters: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Every rule with every dated value, one document each; `law` keeps those that cite that law."""
    reject_unknown_fields(filters, ("law",))
    wanted = filters.get("law")
    law = (resolve_title(wanted) or strip_title(wanted)) if wanted else None
    for rule in rules():
        for term in rule.values:
            if law is None or any(citation.law == law for citation in term.citations):
                yield _line(rule, term)


def _line(rule: DeadlineRule, term: DatedTerm) -> dict[str, object]:
    counting, length = as_published(term.counting, term.value)
    return {
        "rule": rule.id,
        "title": rule.title_zh,
        "start": rule.start_zh,
        "kind": rule.kind.value,
        "direction": rule.direction.value,
        "length": length,
        "counting": counting.value if counting else None,
        "citations": [citation_to_json(citation) for citation in term.citations],
        "source": term.source_zh or None,
        "valid_from": term.from_.isoformat(),
        "provisional": not term.verified,
    }

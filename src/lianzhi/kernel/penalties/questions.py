"""The public form: JSON documents in and out for `lianzhi ask penalty`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lianzhi.kernel.discretion import PenaltyClass, named
from lianzhi.kernel.law import citation_to_json, in_chinese
from lianzhi.kernel.penalties.amounts import fine_range, formula_to_json
from lianzhi.kernel.penalties.answers import PenaltyAnswer, PenaltyQuestion, answer
from lianzhi.kernel.penalties.pack import Stage, Subject
from lianzhi.kernel.penalties.reading import (
    read_choice,
    read_date,
    read_money,
    read_number,
    read_ref,
    read_words,
    refuse_unknown,
)
from lianzhi.kernel.penalties.tiers import Tier, tiers
from lianzhi.kernel.trace import Reason

FIELDS = (
    "ref",
    "subject",
    "stage",
    "conduct_date",
    "factors",
    "base_amount",
    "days",
    "sentence",
    "prefer",
)


def ask(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question document; MalformedQuestion names the field that cannot be read."""
    return to_json(answer(read_question(document)))


def read_question(document: Mapping[str, Any]) -> PenaltyQuestion:
    """The question in kernel values; MalformedQuestion for unknown, missing or unreadable fields."""
    refuse_unknown(document, FIELDS)
    return PenaltyQuestion(
        citation=read_ref(document),
        conduct_date=read_date(document, "conduct_date"),
        subject=read_choice(document, "subject", Subject) or Subject.UNIT,
        stage=read_choice(document, "stage", Stage) or Stage.BASE,
        factors=named(read_words(document, "factors")),
        base_amount=read_money(document, "base_amount"),
        days=read_number(document, "days"),
        sentence=read_number(document, "sentence"),
        prefer=read_choice(document, "prefer", PenaltyClass),
    )


def to_json(found: PenaltyAnswer) -> dict[str, Any]:
    """The answer in the public form: yuan, refs and Chinese explanations."""
    document: dict[str, Any] = {
        "ref": found.citation.ref,
        "in_force": found.in_force,
        "applicable": found.applicable,
    }
    if not found.applicable:
        document["reason"] = found.reason
        if found.alternatives:
            document["alternatives"] = [_alternative(tier) for tier in found.alternatives]
    else:
        document.update(_substance(found))
    document["citations"] = [citation_to_json(citation) for citation in found.citations]
    document["explanation"] = list(explain(found.reasons))
    return document


def _substance(found: PenaltyAnswer) -> dict[str, Any]:
    first = found.tiers[0]
    proposal = found.proposal
    band = proposal.band if proposal else None
    duties = dict.fromkeys(duty.ref for tier in found.tiers for duty in tier.obligations)
    return {
        "subject": first.subject.value,
        "stage": first.stage.value,
        "statutory": _statutory(found),
        "formula": formula_to_json(first),
        "optional": first.optional,
        "instead": list(first.instead),
        "measures": list(found.measures),
        "mandatory_measures": list(found.mandatory_measures),
        "consequences": list(first.consequences),
        "class": proposal.klass.value if proposal else None,
        "permitted_classes": [klass.value for klass in proposal.permitted] if proposal else [],
        "band": {"min": band.low.as_yuan, "max": band.high.as_yuan} if band else None,
        "provisional": found.provisional,
        "enforcers": list(first.enforcers),
        "reserved": first.reserved,
        "obligations": list(duties),
        "items": [tier.citation.ref for tier in found.tiers],
    }


def _statutory(found: PenaltyAnswer) -> dict[str, Any] | None:
    """The range; both ends null where the base amount is unknown; null where there is no fine at all."""
    if found.fine is not None:
        return {"min": found.fine.low.as_yuan, "max": found.fine.high.as_yuan}
    return {"min": None, "max": None} if found.tiers[0].has_fine else None


def _alternative(tier: Tier) -> dict[str, Any]:
    fine = fine_range(tier)
    return {
        "ref": tier.citation.ref,
        "sentence": tier.sentence,
        "summary": tier.summary,
        "min": fine.low.as_yuan if fine else None,
        "max": fine.high.as_yuan if fine else None,
        "formula": formula_to_json(tier),
        "measures": list(tier.measures),
    }


def explain(reasons: tuple[Reason, ...]) -> Iterator[str]:
    """The tree as indented lines, each with its articles, 待核定 where provisional."""
    for root in reasons:
        for depth, reason in root.walk():
            cited = "、".join(in_chinese(citation) for citation in reason.citations)
            mark = "（待核定）" if reason.provisional else ""
            yield f"{'　' * depth}{reason.text}{f'（{cited}）' if cited else ''}{mark}"


def list_lines(filters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every tier as a document, of one law where `filters` names one (`{"law": "安全生产法"}`)."""
    refuse_unknown(filters, ("law",))
    for tier in tiers(filters.get("law")):
        yield {
            "ref": tier.citation.ref,
            "sentence": tier.sentence,
            "subject": tier.subject.value,
            "stage": tier.stage.value,
            "min": tier.low.as_yuan if tier.low else None,
            "max": tier.high.as_yuan if tier.high else None,
            "formula": formula_to_json(tier),
            "optional": tier.optional,
            "measures": list(tier.measures),
            "consequences": list(tier.consequences),
            "obligations": [duty.ref for duty in tier.obligations],
            "enforcers": list(tier.enforcers),
            "reserved": tier.reserved,
            "who": tier.who,
            "summary": tier.summary,
            "valid_from": tier.valid.start.isoformat(),
            "valid_to": tier.valid.end.isoformat() if tier.valid.end else None,
            "verified": tier.verified,
        }

"""Penalty answers as the documents of the public form: yuan, refs and Chinese explanations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lianzhi.kernel.discretion import FineRange
from lianzhi.kernel.law import citation_to_json, in_chinese
from lianzhi.kernel.penalties.amounts import fine_range, formula_to_json
from lianzhi.kernel.penalties.answers import Comparison, PenaltyAnswer, Regime
from lianzhi.kernel.penalties.several import SameAct, Several
from lianzhi.kernel.penalties.tiers import Tier
from lianzhi.kernel.penalties.what_if import Change
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation


def to_json(found: PenaltyAnswer) -> dict[str, Any]:
    """One answer."""
    document: dict[str, Any] = {
        "ref": found.citation.ref,
        "in_force": found.in_force,
        "applicable": found.applicable,
    }
    if not found.applicable:
        document["reason"] = found.reason
        document["provisional"] = found.provisional
        if found.alternatives:
            document["alternatives"] = [_alternative(tier) for tier in found.alternatives]
    else:
        document.update(_substance(found))
    if found.entries:
        document["lists"] = [
            {"id": entry.id, "name": entry.name, "conditions": list(entry.conditions), "ground": entry.ground}
            for entry in found.entries
        ]
    if found.comparison is not None:
        document.update(_comparison(found.comparison))
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
        "step": found.step.name if found.step else None,
        "provisional": found.provisional,
        "enforcers": list(first.enforcers),
        "reserved": first.reserved,
        "obligations": list(duties),
        "items": [tier.citation.ref for tier in found.tiers],
    }


def _statutory(found: PenaltyAnswer) -> dict[str, Any] | None:
    """The range; both ends null where the base amount is unknown; null where there is no fine at all."""
    if found.fine is not None:
        return _range(found.fine)
    return {"min": None, "max": None} if found.tiers and found.tiers[0].has_fine else None


def _range(fine: FineRange) -> dict[str, Any]:
    return {"min": fine.low.as_yuan, "max": fine.high.as_yuan}


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


def _comparison(found: Comparison) -> dict[str, Any]:
    return {
        "regimes": [_regime(regime) for regime in found.regimes],
        "chosen": found.chosen.value,
        "reason": found.reason.text,
        "mixed": found.mixed,
        "undetermined": found.undetermined,
        "provisional": found.provisional,
    }


def _regime(regime: Regime) -> dict[str, Any]:
    """One day's law, with its whole answer."""
    found = regime.answer
    return {
        "when": regime.when.value,
        "as_of": regime.as_of.isoformat(),
        "law": found.citation.law,
        "text": regime.source,
        "standing": regime.standing.value,
        "statutory": None,
        **to_json(found),
    }


def several_to_json(found: Several) -> dict[str, Any]:
    """Several violations: every item's answer, then the totals party by party."""
    return {
        "items": [to_json(item) for item in found.items],
        "totals": [
            {
                "subject": total.subject.value,
                "statutory": _range(total.statutory),
                "band": _range(total.band) if total.band else None,
            }
            for total in found.totals
        ],
        "open_items": list(found.open_items),
        "mandatory_measures": list(found.measures),
        "provisional": found.provisional,
        "reason": found.reason.text,
        "citations": [citation_to_json(citation) for citation in found.reason.citations],
        "explanation": list(explain((found.reason,))),
    }


def same_act_to_json(found: SameAct) -> dict[str, Any]:
    """One act under several articles: the applied answer, with every candidate's beside it."""
    applied = found.applied
    document: dict[str, Any] = (
        to_json(applied) if applied is not None else {"ref": None, "applicable": False, "statutory": None}
    )
    grounds = [citation_to_json(citation) for citation in found.reason.citations]
    document |= {
        "same_act": True,
        "chosen": applied.citation.ref if applied is not None else None,
        "reason": found.reason.text,
        "undetermined": found.undetermined,
        "provisional": found.provisional,
        "candidates": [to_json(one) for one in found.candidates],
        "citations": [*document.get("citations", []), *grounds],
        "explanation": [*explain((found.reason,)), *document.get("explanation", [])],
    }
    return document


def change_to_json(change: Change) -> dict[str, Any]:
    """One change of `what_if`, with what matters of the answers before and after."""
    return {
        "field": change.field,
        "value": change.value,
        "text": change.text,
        "before": _gist(change.before),
        "after": _gist(change.after),
    }


def _gist(found: PenaltyAnswer) -> dict[str, Any]:
    proposal = found.proposal
    band = proposal.band if proposal else None
    return {
        "ref": found.citation.ref,
        "in_force": found.in_force,
        "applicable": found.applicable,
        "statutory": _statutory(found),
        "mandatory_measures": list(found.mandatory_measures),
        "class": proposal.klass.value if proposal else None,
        "band": {"min": band.low.as_yuan, "max": band.high.as_yuan} if band else None,
        "reason": found.reason,
    }


def explain(reasons: tuple[Reason, ...]) -> Iterator[str]:
    """The tree as indented lines, each with its articles, 待核定 where provisional."""
    for root in reasons:
        for depth, reason in root.walk():
            cited = "、".join(_chinese(citation) for citation in reason.citations)
            mark = "（待核定）" if reason.provisional else ""
            yield f"{'　' * depth}{reason.text}{f'（{cited}）' if cited else ''}{mark}"


@lru_cache(maxsize=4096)
def _chinese(citation: Citation) -> str:
    """The same few hundred places are cited by thousands of answers."""
    return in_chinese(citation)


def tier_to_json(tier: Tier) -> dict[str, Any]:
    """One tier, as `--list` prints it."""
    return {
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
        "successors": [there.ref for there in tier.successors],
        "verified": tier.verified,
    }

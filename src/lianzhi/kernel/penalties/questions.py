"""The public form: JSON documents in and out for `lianzhi ask penalty`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from lianzhi.kernel.discretion import PenaltyClass, named
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import citation_to_json, in_chinese, parse_citation
from lianzhi.kernel.penalties.amounts import fine_range, formula_to_json
from lianzhi.kernel.penalties.answers import PenaltyAnswer, PenaltyQuestion, answer
from lianzhi.kernel.penalties.pack import Stage, Subject
from lianzhi.kernel.penalties.tiers import Tier, tiers
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

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
_ISO_LENGTH = len("2024-05-20")
_MAX_NUMBER = 100_000
E_ = TypeVar("E_", bound=StrEnum)


def ask(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question document; MalformedQuestion names the field that cannot be read."""
    return to_json(answer(read_question(document)))


def read_question(document: Mapping[str, Any]) -> PenaltyQuestion:
    """The question in kernel values; MalformedQuestion for unknown, missing or unreadable fields."""
    refuse_unknown(document, FIELDS)
    factors = document.get("factors") or []
    if not isinstance(factors, list) or not all(isinstance(factor, str) for factor in factors):
        raise MalformedQuestion("factors", "应当是情节名称的列表")
    return PenaltyQuestion(
        citation=read_ref(document),
        conduct_date=read_date(document, "conduct_date"),
        subject=read_choice(document, "subject", Subject) or Subject.UNIT,
        stage=read_choice(document, "stage", Stage) or Stage.BASE,
        factors=named(factors),
        base_amount=read_money(document, "base_amount"),
        days=read_number(document, "days"),
        sentence=read_number(document, "sentence"),
        prefer=read_choice(document, "prefer", PenaltyClass),
    )


def refuse_unknown(document: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    """MalformedQuestion with a suggestion for the first field that is not one of `fields`."""
    if not isinstance(document, Mapping):
        raise MalformedQuestion("$", "问题应当是一个JSON对象")
    for key in document:
        if key not in fields:
            close = get_close_matches(str(key), fields, n=1, cutoff=0.5)
            hint = f"，是否指“{close[0]}”" if close else f"，可用字段：{'、'.join(fields)}"
            raise MalformedQuestion(str(key), f"没有这个字段{hint}")


def read_ref(document: Mapping[str, Any]) -> Citation:
    """The place asked about: a ref string, or a citation object."""
    ref = document.get("ref")
    if isinstance(ref, Mapping):
        refuse_unknown(ref, ("law", "article", "sub", "paragraph", "item"))
        numbers = [str(ref[key]) for key in ("article", "paragraph", "item") if ref.get(key) is not None]
        ref = "/".join([str(ref.get("law", "")), *numbers])
    if not isinstance(ref, str) or not ref.strip():
        raise MalformedQuestion("ref", "应当写明条文，例如“安全生产法/97/1/7”")
    return parse_citation(ref)


def read_date(document: Mapping[str, Any], field: str) -> date:
    """An ISO 8601 day."""
    text = document.get(field)
    try:
        if isinstance(text, str) and len(text) == _ISO_LENGTH:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise MalformedQuestion(field, f"{text!r}不是日期，应写作“2024-05-20”")


def read_choice(document: Mapping[str, Any], field: str, choices: type[E_]) -> E_ | None:
    """One of a list of words, or None where the field is absent."""
    text = document.get(field)
    if text is None:
        return None
    words = [choice.value for choice in choices]
    if text in words:
        return choices(text)
    close = get_close_matches(str(text), words, n=1, cutoff=0.5)
    hint = f"，是否指“{close[0]}”" if close else ""
    raise MalformedQuestion(field, f"{text!r}不在{'、'.join(words)}之中{hint}")


def read_money(document: Mapping[str, Any], field: str) -> Money | None:
    """Yuan as an integer or a decimal string; None where absent."""
    value = document.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise MalformedQuestion(field, "金额应当是整数元，或者写作“1000.50”的字符串")
    try:
        amount = Money.yuan(Decimal(value))
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise MalformedQuestion(field, f"{value!r}不是精确到分的金额") from error
    if amount.fen < 0:
        raise MalformedQuestion(field, "金额不能为负数")
    return amount


def read_number(document: Mapping[str, Any], field: str) -> int | None:
    """A whole number from one; None where absent."""
    value = document.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MAX_NUMBER:
        raise MalformedQuestion(field, "应当是从1起的整数")
    return value


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

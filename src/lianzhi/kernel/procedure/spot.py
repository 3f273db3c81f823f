"""The guards of a penalty decided on the spot (简易程序; 行政处罚法 51–53, 68–71)."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import collection_ground, refusal
from lianzhi.kernel.types import Money


def _facts(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.spot.facts_certain or facts.spot.disputed:
        yield refusal("summary-facts-disputed")
    seen = facts.admonition
    if seen.is_minor and seen.harmless and seen.corrected_on is not None:
        yield refusal("exempt-not-punished")


def _told(facts: CaseFacts) -> Iterator[Refusal]:
    spot = facts.spot
    if not spot.certificates_shown:
        yield refusal("certificates-not-shown")
    if not spot.told:
        yield refusal("spot-rights-untold")
    if not spot.statement.strip() or (spot.has_objection and not spot.answer.strip()):
        yield refusal("spot-statement-unheard")


def _handed_over(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.spot.signature_refused and not facts.spot.refusal_note.strip():
        yield refusal("spot-refusal-unnoted")


def _reported(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.spot.reported:
        yield refusal("spot-decision-unreported")


def _collection(facts: CaseFacts) -> Iterator[Refusal]:
    spot, amount = facts.spot, facts.fine.amount if facts.fine is not None else Money(0)
    ground = collection_ground(spot.collection_ground)
    if ground is None:
        yield refusal("collection-ground-missing", why="没有选择法定情形。")
    elif ground.most is not None and amount > Money.yuan(ground.most):
        why = f"罚款{amount.words}，超过{Money.yuan(ground.most).words}。"
        yield refusal("collection-ground-missing", why=why)
    if not facts.receipt_number.strip():
        yield refusal("collection-receipt-missing")


def _handed_in(facts: CaseFacts) -> Iterator[Refusal]:
    spot = facts.spot
    if spot.collection_waits:
        until = spot.collection_until.isoformat() if spot.collection_until else "法定期限届满"
        yield refusal("collection-not-handed-in", what=spot.collection_waits, until=until)


GUARDS: dict[str, Guard] = {
    "spot-facts": _facts,
    "spot-told": _told,
    "spot-handed-over": _handed_over,
    "spot-reported": _reported,
    "spot-collection": _collection,
    "collection-handed-in": _handed_in,
}

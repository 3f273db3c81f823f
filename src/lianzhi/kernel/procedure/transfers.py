"""The guards of handing a suspected crime to the police (移送; 行政处罚法 27).

A clock that has run out does not forbid the transfer, which is a duty: it asks for the reason to be written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import cited, guard_pack, refusal


def _report(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.transfer.report.strip():
        yield refusal("crime-report-missing")


def _head(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.transfer.decider_is_head:
        yield refusal("transfer-head-needed")


def _decided(facts: CaseFacts) -> Iterator[Refusal]:
    yield from _in_time(facts, facts.today, facts.transfer.decide_until, late="transfer-decision-late")


def _refused(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.transfer.refusal_reason.strip():
        yield refusal("transfer-refusal-unreasoned")


def _handed_over(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.transfer
    yield from _in_time(facts, seen.handed_over_at, seen.hand_over_until, late="transfer-handover-late")


def _in_time(facts: CaseFacts, done: date | None, until: date | None, *, late: str) -> Iterator[Refusal]:
    if done is None or until is None:
        yield refusal("transfer-clock-unknown")
    elif done > until and not facts.transfer.late_reason.strip():
        yield refusal(late, until=str(until))


def _materials(facts: CaseFacts) -> Iterator[Refusal]:
    for material in guard_pack().transfer_materials:
        if material.key not in facts.transfer.materials:
            yield refusal("transfer-material-missing", cited(material.cite), material=material.title)


def _receipt(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.transfer.receipt.strip():
        yield refusal("transfer-receipt-missing")


def _answer(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.transfer.police_answer.strip():
        yield refusal("police-answer-missing")


def _objection(facts: CaseFacts) -> Iterator[Refusal]:
    until = facts.transfer.object_until
    if until is None:
        yield refusal("transfer-clock-unknown")
    elif facts.today > until:
        yield refusal("objection-late", until=until.isoformat())


def _goods(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.transfer.goods_list.strip():
        yield refusal("goods-not-handed-over")
    yield from _in_time(facts, facts.today, facts.transfer.goods_until, late="goods-late")


GUARDS: dict[str, Guard] = {
    "transfer-report": _report,
    "transfer-head": _head,
    "transfer-decided": _decided,
    "transfer-refused": _refused,
    "transfer-handed-over": _handed_over,
    "transfer-materials": _materials,
    "transfer-receipt": _receipt,
    "transfer-answer": _answer,
    "transfer-objection": _objection,
    "transfer-goods": _goods,
}

"""What the paper handed over on the spot says (行政处罚法 52; 行政复议法 23: reconsideration comes first)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.papers import Fields, correction_of, evidence_lines, term_of
from lianzhi.cases.services.weighing import kinds_of
from lianzhi.core import clock
from lianzhi.core.sentences import closed
from lianzhi.kernel.late_fines import rate_on
from lianzhi.kernel.procedure.words import collection_ground
from lianzhi.kernel.types import Money

TOLD = "作出决定前，执法人员当场告知拟作出的行政处罚内容及事实、理由、依据和依法享有的陈述、申辩权利。"
BANK = "到指定的银行或者通过电子支付系统缴纳"
ON_THE_SPOT = "当场收缴"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said and noted on the spot."""

    statement: str
    has_objection: bool
    answer: str
    refusal: str
    place: str
    reason: str
    collection_ground: str


def spot_fields(case: CaseFile, measures: Sequence[str], amount: Money, said: Said) -> Fields:
    """The fields of the spot decision."""
    authority, today = case.signs_as, clock.today()
    fields: Fields = {
        "decided_at": clock.now(),
        "decided_place": said.place,
        "evidence": evidence_lines(case),
        "discretion": said.reason,
        "hearing_course": hearing_course(said),
        "penalty": "、".join(kinds_of(measures, fined=bool(amount.fen))),
        "correction": correction_of(case, measures),
        "reconsideration_body": authority.reconsideration_body,
        "reconsideration_term": term_of("reconsideration", today),
        "court": authority.court,
        "litigation_term": term_of("litigation-after-reconsideration", today),
    }
    if said.refusal.strip():
        fields["refusal"] = said.refusal
    if amount.fen:
        fields |= _paying(case, amount, said.collection_ground)
    return fields


def _paying(case: CaseFile, amount: Money, ground: str) -> Fields:
    authority, today = case.signs_as, clock.today()
    fields: Fields = {
        "fine": amount,
        "pay_way": ON_THE_SPOT if ground else BANK,
        "pay_days": term_of("fine-payment", today),
        "pay_bank": authority.bank,
        "pay_bank_address": authority.bank_address,
        "pay_account_name": authority.bank_account_name,
        "pay_account": authority.bank_account,
        "late_fine_rate": rate_on(today),
    }
    known = collection_ground(ground)
    if known is not None:
        fields["collection_ground"] = known.title
    return fields


def hearing_course(said: Said) -> str:
    """How the party was told and heard (行政处罚法 44, 45)."""
    if not said.has_objection:
        return f"{TOLD}当事人没有提出陈述、申辩。"
    return f"{TOLD}当事人陈述、申辩：{closed(said.statement)}经复核：{closed(said.answer)}"

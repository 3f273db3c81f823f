"""The facts the procedure is judged by; callers gather them, the kernel never looks anything up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.execution_facts import PaymentFacts, RemedyFacts, ServiceFacts, TermFacts
from lianzhi.kernel.types import Citation, Money

NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """An officer as on a day: `identity` tells two persons apart, the certificate may have lapsed."""

    identity: str
    name: str
    is_official: bool
    certificate_number: str = ""
    certificate_from: date | None = None
    certificate_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An amount against the range it must lie in; `band` is the discretion band of the class chosen."""

    amount: Money
    low: Money
    high: Money
    citations: tuple[Citation, ...]
    class_zh: str = ""
    band_low: Money | None = None
    band_high: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerFacts:
    """Who reviews."""

    identity: str
    name: str
    has_qualification: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceFacts:
    """Where the right to state and defend, and the right to a hearing, stand."""

    notice_served_on: date | None = None
    defence_until: date | None = None
    answered: bool = False
    hearing_due: bool = False
    hearing_offered: bool = False
    hearing_until: date | None = None
    hearing_requested: bool = False
    hearing_waived: bool = False
    hearing_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmonitionFacts:
    """Whether a violation is one that is admonished and corrected instead of punished (行政处罚法 33)."""

    is_minor: bool = False
    is_first: bool = False
    consequence_minor: bool = False
    harmless: bool = False
    corrected_on: date | None = None
    correct_by: date | None = None
    proof: str = ""
    educated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotFacts:
    """A penalty decided on the spot (当场处罚): what was certain, said, answered, signed, reported and collected.

    `statement` says what the party stated, or that it stated nothing; `has_objection` that there is something to
    answer. `collection_ground` is a key of the pack's `collection_grounds`; `collection_waits` what has not been done
    yet with money that was collected, and until when.
    """

    facts_certain: bool = False
    disputed: bool = False
    certificates_shown: bool = False
    told: bool = False
    statement: str = ""
    has_objection: bool = False
    answer: str = ""
    signature_refused: bool = False
    refusal_note: str = ""
    reported: bool = False
    collection_ground: str = ""
    collection_waits: str = ""
    collection_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPenaltyFacts:
    """A case that ends without a penalty: `ground` is a key of the pack's `no_penalty_grounds`."""

    proposed: bool = False
    ground: str = ""
    reason: str = ""
    education: str = ""
    review_due: bool = False
    is_person: bool = False
    born_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFacts:
    """A hearing (听证): who asked when, who presides, who was told when, and what was written down."""

    requested_on: date | None = None
    request_until: date | None = None
    chair: OfficerFacts | None = None
    chair_interested: bool = False
    chair_objection_open: bool = False
    held_on: date | None = None
    notified_on: date | None = None
    notify_until: date | None = None
    is_public: bool = True
    secrecy_ground: str = ""
    agents: int = 0
    investigator_present: bool = False
    party_absent: bool = False
    absence_excused: str = ""
    record_checked: bool = False
    record_signed: bool = False
    refusal_noted: bool = False
    report: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """A compulsory measure (查封、扣押), or evidence registered for safekeeping (先行登记保存).

    `bar`: why the authority may not take it at all (entrusted, not granted). `steps` are keys of the pack's
    `measure_steps`, `release_ground` one of its `release_grounds`.
    """

    bar: str = ""
    ground: str = ""
    reason: str = ""
    registered_before: tuple[str, ...] = ()
    urgency: str = ""
    unrelated: tuple[str, ...] = ()
    necessities: tuple[str, ...] = ()
    sealed_already: tuple[str, ...] = ()
    needs_principal: bool = False
    approver_is_principal: bool = False
    steps: frozenset[str] = frozenset()
    taken_at: datetime | None = None
    approve_until: datetime | None = None
    approved_at: datetime | None = None
    until: date | None = None
    complexity: str = ""
    extension_told: bool = False
    testing_untold: bool = False
    outcome: str = ""
    release_ground: str = ""
    returned: bool = False
    party_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerCutFacts:
    """Power or civil explosives cut off to enforce a stop order (停止供电、停止供应民用爆炸物品; 安全生产法 70).

    `criterion` says by which standard the hazard is a major one, `safety` how safety is kept while the supply stops.
    `earliest` is the first lawful start after the notice, `told_start` the start the unit was told;
    `restore_ground` is a key of the pack's `restore_grounds`.
    """

    bar: str = ""
    is_unit: bool = True
    hazard: str = ""
    criterion: str = ""
    order: str = ""
    non_compliance: str = ""
    danger: str = ""
    safety: str = ""
    touches_residents: bool = False
    approver_is_principal: bool = False
    is_power: bool = True
    told_how: str = ""
    emergency: str = ""
    starts_at: datetime | None = None
    earliest: datetime | None = None
    told_start: datetime | None = None
    supplier: str = ""
    restore_ground: str = ""
    restored_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestingFacts:
    """Things of a case with an institution that answers a technical question (检测、检验、鉴定).

    `tested_elsewhere` are things another testing of the case already has; `until` is the end the party is told,
    `asked_until` a later one asked for. Whoever ends a period never names its start.
    """

    __test__ = False

    questions: tuple[str, ...] = ()
    qualification: str = ""
    tested_elsewhere: tuple[str, ...] = ()
    started_on: date | None = None
    until: date | None = None
    asked_until: date | None = None
    ended_on: date | None = None
    told_how: str = ""
    opinion: str = ""
    is_signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFacts:
    """A suspected crime on its way to the police (移送): group, report, decision, materials, answer.

    `materials` are keys of the pack's `transfer_materials`.
    """

    suspected: bool = False
    settled: bool = False
    report: str = ""
    decider_is_head: bool = False
    decide_until: date | None = None
    refusal_reason: str = ""
    approved_at: datetime | None = None
    hand_over_until: datetime | None = None
    handed_over_at: datetime | None = None
    late_reason: str = ""
    materials: frozenset[str] = frozenset()
    receipt: str = ""
    police_answer: str = ""
    answered_on: date | None = None
    object_until: date | None = None
    goods_until: date | None = None
    goods_list: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """A difficult question (疑难问题) put to the county: what is asked, who answers, on which articles."""

    facts: str = ""
    question: str = ""
    asker: str = ""
    answerer: ReviewerFacts | None = None
    answer: str = ""
    articles: tuple[Citation, ...] = ()
    adopted: bool = False
    departure_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalFacts:
    """Somebody asked to stand aside (回避): `together` are the heads who discussed it, `open` who else is undecided."""

    person: str = ""
    person_is_head: bool = False
    decider_is_person: bool = False
    together: tuple[str, ...] = ()
    findings: str = ""
    reason: str = ""
    successor: str = ""
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case as the guards see it on `today`. What a guard does not need may stay at its default.

    `handled_before` are handlers who were replaced, `recused` the identities of who was told to stand aside.
    """

    today: date
    officers: tuple[OfficerFacts, ...] = ()
    handled_before: tuple[OfficerFacts, ...] = ()
    recused: frozenset[str] = frozenset()
    transfer_reason: str = ""
    conduct_on: date | None = None
    limitation_until: date | None = None
    punished_elsewhere: tuple[tuple[str, str], ...] = ()
    evidence_count: int = 0
    inquiry_count: int = 0
    fine: Range | None = None
    stage_is_overdue: bool = False
    overdue_proven: bool = False
    overdue_citations: tuple[Citation, ...] = ()
    reason_text: str = ""
    reviewer: ReviewerFacts | None = None
    review_passed: bool = False
    problems_named: int = 0
    problems_unanswered: int = 0
    problems_unconfirmed: int = 0
    defence: DefenceFacts = field(default_factory=DefenceFacts)
    notified_minimum: Money | None = None
    deliberation_due: str = ""
    deliberated: bool = False
    served_on: date | None = None
    served_document_on: date | None = None
    service_left_without_witness: bool = False
    decision_served: bool = False
    owed: Money = NOTHING
    bank: str = ""
    receipt_number: str = ""
    summary_bar: str = ""
    measures_open: tuple[str, ...] = ()
    registrations_open: tuple[str, ...] = ()
    cuts_open: tuple[str, ...] = ()
    admonition: AdmonitionFacts = field(default_factory=AdmonitionFacts)
    spot: SpotFacts = field(default_factory=SpotFacts)
    no_penalty: NoPenaltyFacts = field(default_factory=NoPenaltyFacts)
    oral_hearing: HearingFacts = field(default_factory=HearingFacts)
    measure: MeasureFacts = field(default_factory=MeasureFacts)
    power_cut: PowerCutFacts = field(default_factory=PowerCutFacts)
    testing: TestingFacts = field(default_factory=TestingFacts)
    transfer: TransferFacts = field(default_factory=TransferFacts)
    question: QuestionFacts = field(default_factory=QuestionFacts)
    recusal: RecusalFacts = field(default_factory=RecusalFacts)
    service: ServiceFacts = field(default_factory=ServiceFacts)
    term: TermFacts = field(default_factory=TermFacts)
    payment: PaymentFacts = field(default_factory=PaymentFacts)
    remedy: RemedyFacts = field(default_factory=RemedyFacts)


#: Looks at the facts and yields every reason why the law stands in the way; nothing where it does not.
Guard = Callable[[CaseFacts], Iterator[Refusal]]

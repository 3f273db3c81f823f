"""What was found and how: inspections, orders, filing, evidence, inquiries, measures, the closing report."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from lianzhi.kernel.lint.persons import Approval, Part, Yuan

Stage = Literal[
    "base",
    "overdue",
    "serious",
    "mitigated",
    "aggravated",
    "accident",
    "accident_general",
    "accident_larger",
    "accident_major",
    "accident_extra",
    "repeat",
    "daily",
    "closure",
]


class Violation(Part, frozen=True):
    """One violation: what, when, where, which duty, which penalty; `key` is how the other papers name it.

    Of several violations each has its own circumstances and class; empty, those of the decision stand for it.
    `same_act_as` is the key of the violation it is one act with, whose higher fine is the only one (行政处罚法 29).
    """

    key: str = ""
    text: str = ""
    conduct_on: date | None = None
    place: str = ""
    violated: tuple[str, ...] = ()
    penalty: str = ""
    stage: Stage = "base"
    standard: str = ""
    base_amount: Yuan | None = None
    evidence: tuple[str, ...] = ()
    dropped_reason: str = ""
    punished_elsewhere: str = ""
    factors: tuple[str, ...] = ()
    discretion_class: Literal["", "exempt", "mitigated", "lenient", "ordinary", "heavier"] = ""
    same_act_as: str = ""


class Inspection(Part, frozen=True):
    """An inspection on the spot."""

    number: str = ""
    planned: bool = False
    plan_on: date | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    officers: tuple[str, ...] = ()
    certificates_shown: bool = False
    rights_told: bool = False
    facts: str = ""
    party_signed: bool = False
    refusal_noted: bool = False
    witness: str = ""


class Order(Part, frozen=True):
    """An order to correct (责令限期整改指令书)."""

    number: str = ""
    on: date | None = None
    violations: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    correct_by: date | None = None
    served_on: date | None = None
    party_signed: bool = False
    remedy_told: bool = False


class Postponement(Part, frozen=True):
    """More time to correct (整改延期): asked for by the party, answered by the head; `order` is the order's number."""

    order: str = ""
    applied_on: date | None = None
    reason: str = ""
    original_until: date | None = None
    safeguards: str = ""
    granted: bool | None = None
    granted_until: date | None = None
    approved_by: str = ""
    answered_on: date | None = None


class FieldMeasure(Part, frozen=True):
    """Measures ordered on the spot (现场处理措施决定; 安全生产法 65), and how the work was allowed again.

    `danger` says why safety cannot be assured before or while the hazard is removed. `reviewers` looked at the
    removal on `reviewed_on`; `open_hazards` are those they still saw. `agreed_by` is the head who agreed.
    """

    number: str = ""
    on: date | None = None
    authority: str = ""
    measures: tuple[str, ...] = ()
    major: bool = False
    danger: str = ""
    basis: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    served_on: date | None = None
    reported_on: date | None = None
    reviewed_on: date | None = None
    reviewers: tuple[str, ...] = ()
    open_hazards: int = 0
    agreed_by: str = ""
    resumed_on: date | None = None


class Recheck(Part, frozen=True):
    """A re-inspection (整改复查意见书): which items were still open."""

    number: str = ""
    order: str = ""
    on: date | None = None
    officers: tuple[str, ...] = ()
    open_violations: tuple[str, ...] = ()
    corrected_violations: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    party_signed: bool = False
    refusal_noted: bool = False


class Filing(Part, frozen=True):
    """The filing of the case (立案审批)."""

    number: str = ""
    source: str = ""
    evidence_on: date | None = None
    on: date | None = None
    facts: str = ""
    violations: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()


class Evidence(Part, frozen=True):
    """One piece of evidence with its origin."""

    key: str = ""
    kind: str = ""
    name: str = ""
    taken_at: datetime | None = None
    place: str = ""
    taken_by: tuple[str, ...] = ()
    source: str = ""
    form: Literal["original", "copy", "electronic"] = "original"
    compared: bool = False
    original_place: str = ""
    digest: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None
    proves: str = ""
    unlawful: bool = False


class Inquiry(Part, frozen=True):
    """One interview, one person."""

    number: str = ""
    person: str = ""
    identity: str = ""
    others: tuple[str, ...] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    officers: tuple[str, ...] = ()
    certificates_shown: bool = False
    rights_told: bool = False
    duty_told: bool = False
    pages: int = 0
    pages_signed: int = 0
    refusal_noted: bool = False
    corrections: int = 0
    corrections_marked: int = 0


class Registration(Part, frozen=True):
    """Evidence registered for safekeeping (先行登记保存)."""

    number: str = ""
    on: date | None = None
    ground: str = ""
    approved_by_head: bool = False
    approved_on: date | None = None
    items: tuple[str, ...] = ()
    list_signed: bool = False
    decided_on: date | None = None
    outcome: str = ""


class Measure(Part, frozen=True):
    """A compulsory measure (查封、扣押、停止供电 …); `steps` are keys of the law's list, `excluded` days of testing."""

    kind: str = ""
    number: str = ""
    ground: str = ""
    authority: str = ""
    officers: tuple[str, ...] = ()
    urgent: bool = False
    approved_by: Literal["", "head", "principal"] = ""
    approved_at: datetime | None = None
    taken_at: datetime | None = None
    until: date | None = None
    excluded: tuple[Exclusion, ...] = ()
    extended_until: date | None = None
    extension_reason: str = ""
    extension_approved: bool = False
    extension_told: bool = False
    items: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    outcome: str = ""
    ended_on: date | None = None


class PowerCut(Part, frozen=True):
    """Power or civil explosives cut off to enforce a stop order (停止供电、停止供应民用爆炸物品; 安全生产法 70).

    `order` and `ordered_on` are the decision that was not obeyed; `unit_start` is the start the unit was told,
    `supplier_start` the one the supplier was told by `supplier_notice`.
    """

    kind: str = ""
    number: str = ""
    authority: str = ""
    order: str = ""
    ordered_on: date | None = None
    hazard: str = ""
    criterion: str = ""
    non_compliance: str = ""
    danger: str = ""
    safety: str = ""
    touches_residents: bool = False
    approved_by: Literal["", "head", "principal"] = ""
    approved_at: datetime | None = None
    notified_at: datetime | None = None
    unit_start: datetime | None = None
    emergency: str = ""
    supplier: str = ""
    supplier_notice: str = ""
    supplier_start: datetime | None = None
    restored_on: date | None = None
    restored_why: str = ""


class Exclusion(Part, frozen=True):
    """Days not counted in the term of decision: testing, appraisal."""

    first: date | None = None
    last: date | None = None
    reason: str = ""
    approved_on: date | None = None


class Extension(Part, frozen=True):
    """An approved longer term of decision."""

    until: date | None = None
    approved_on: date | None = None
    approved_by: str = ""
    reason: str = ""


class Report(Part, frozen=True):
    """The closing report of the investigation."""

    on: date | None = None
    facts: str = ""
    evidence: tuple[str, ...] = ()
    violated: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    discretion_reason: str = ""
    proposal: str = ""
    fine: Yuan | None = None
    signed_by: tuple[str, ...] = ()

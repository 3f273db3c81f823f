"""What followed: service, payment, enforcement, disclosure, closure, archive, and the papers themselves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from lianzhi.kernel.lint.persons import Approval, Part, Yuan


class Service(Part, frozen=True):
    """One proof of service; `paper` is the number or key of what was served."""

    paper: str = ""
    number: str = ""
    method: Literal["direct", "left", "electronic", "mail", "entrusted", "announcement"] = "direct"
    on: date | None = None
    place: str = ""
    receiver: str = ""
    receiver_signed: bool = False
    officers: tuple[str, ...] = ()
    refusal_noted: bool = False
    witness: str = ""
    recorded: bool = False
    consent_signed: bool = False
    mail_receipt: str = ""
    announced_on: date | None = None
    announcement_text: str = ""
    reason: str = ""


class Payment(Part, frozen=True):
    """A payment towards the fine."""

    on: date | None = None
    amount: Yuan | None = None
    late_fine: Yuan | None = None
    collected_by: Literal["bank", "officer"] = "bank"
    spot_ground: str = ""
    receipt: str = ""
    handed_in_on: date | None = None
    deposited_on: date | None = None


class LateFine(Part, frozen=True):
    """A surcharge on a fine not paid in time (加处罚款)."""

    number: str = ""
    on: date | None = None
    until: date | None = None
    amount: Yuan | None = None


class Dispute(Part, frozen=True):
    """A reconsideration or a lawsuit."""

    kind: Literal["reconsideration", "litigation"] = "reconsideration"
    body: str = ""
    first: date | None = None
    last: date | None = None
    outcome: str = ""
    is_withdrawn: bool = False
    changed_to: Yuan | None = None


class Instalment(Part, frozen=True):
    """One part of a deferred fine."""

    due: date | None = None
    amount: Yuan | None = None


class Deferral(Part, frozen=True):
    """Deferred payment or instalments."""

    applied_on: date | None = None
    reason: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    until: date | None = None
    instalments: tuple[Instalment, ...] = ()


class Demand(Part, frozen=True):
    """The demand before enforcement (催告)."""

    number: str = ""
    on: date | None = None
    served_on: date | None = None
    amount: Yuan | None = None
    method: str = ""
    defence_told: bool = False


class Court(Part, frozen=True):
    """The application to the people's court for enforcement."""

    on: date | None = None
    court: str = ""
    signed_by_head: bool = False
    sealed: bool = False
    materials: tuple[str, ...] = ()


class Termination(Part, frozen=True):
    """The end of enforcement on a ground of the law (行政强制法 40)."""

    on: date | None = None
    ground: str = ""
    proof: str = ""


class Disclosure(Part, frozen=True):
    """Publication of the decision."""

    on: date | None = None
    channel: str = ""
    personal_data_hidden: bool = False
    revoked_on: date | None = None
    withdrawn_on: date | None = None


class Transfer(Part, frozen=True):
    """A suspected crime on its way to the police; `materials` are keys of the law's list."""

    suspected: bool = False
    charge: str = ""
    found_on: date | None = None
    group: tuple[str, ...] = ()
    report: str = ""
    reported_on: date | None = None
    decided_on: date | None = None
    decided_by_head: bool = False
    approved: bool = False
    refusal_reason: str = ""
    approved_at: datetime | None = None
    handed_over_at: datetime | None = None
    late_reason: str = ""
    materials: tuple[str, ...] = ()
    receipt: str = ""
    copied_to_procuratorate: bool = False
    police_answer: str = ""
    answered_on: date | None = None
    police_filed: bool = False
    goods_handed_on: date | None = None
    settled: bool = False


class Admonition(Part, frozen=True):
    """A minor violation admonished and corrected (轻微告诫改正)."""

    is_minor: bool = False
    is_first: bool = False
    consequence_minor: bool = False
    harmless: bool = False
    correct_by: date | None = None
    corrected_on: date | None = None
    proof: str = ""
    education: str = ""
    on: date | None = None
    officers: tuple[str, ...] = ()
    party_signed: bool = False


class Question(Part, frozen=True):
    """A difficult question put to the county."""

    facts: str = ""
    text: str = ""
    asker: str = ""
    asked_on: date | None = None
    answerer: str = ""
    qualification: str = ""
    answer: str = ""
    answered_on: date | None = None
    articles: tuple[str, ...] = ()
    adopted: bool = False
    departure_reason: str = ""


class Closure(Part, frozen=True):
    """The closing of the case."""

    on: date | None = None
    result: str = ""
    execution: str = ""
    approvals: tuple[Approval, ...] = ()


class Archive(Part, frozen=True):
    """The dossier as archived."""

    on: date | None = None
    number: str = ""
    kept_for: str = ""
    cover: bool = False
    index: bool = False
    changed_after: bool = False


class Paper(Part, frozen=True):
    """One paper of the dossier in its order; `text` where the machine may read it for blanks and names."""

    key: str = ""
    name: str = ""
    number: str = ""
    on: date | None = None
    first_page: int | None = None
    last_page: int | None = None
    copies: int | None = None
    party: str = ""
    authority: str = ""
    sealed: bool = False
    signatures: tuple[str, ...] = ()
    erasures: int = 0
    erasures_marked: int = 0
    text: str = ""

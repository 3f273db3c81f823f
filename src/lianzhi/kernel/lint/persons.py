"""Who stands in a case file: authority, instrument, party, officers, and the approvals they sign."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

import msgspec

from lianzhi.kernel.types import Money

#: Yuan as everywhere in the public interface: an integer, or a decimal string where cents matter.
Yuan = (
    Annotated[int, msgspec.Meta(ge=0, le=10**12)]
    | Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,12}(\.[0-9]{1,2})?$")]
)


def money(amount: Yuan | None) -> Money | None:
    """The amount in fen; None where the file does not name it."""
    return None if amount is None else Money.yuan(amount)


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the published form: closed, and every field of it may be left out."""


class Module(StrEnum):
    """The five kinds of case a township squad handles."""

    SUMMARY = "summary"
    ORDINARY = "ordinary"
    MINOR_ADMONITION = "minor_admonition"
    TRANSFER = "transfer"
    DIFFICULT_QUESTION = "difficult_question"


class Body(Part, frozen=True):
    """An authority: the name it signs by, its code, what its numbers begin with."""

    code: str = ""
    name: str = ""
    number_prefix: str = ""


class Instrument(Part, frozen=True):
    """The paper a township's power rests on: delegation 赋权 or entrustment 委托."""

    kind: Literal["", "delegation", "entrustment"] = ""
    number: str = ""
    principal: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    accepted_on: date | None = None
    published_on: date | None = None
    compulsion: bool | None = None
    refs: tuple[str, ...] = ()


class Place(Part, frozen=True):
    """Where the violation happened: division code and name."""

    code: str = ""
    name: str = ""


class Party(Part, frozen=True):
    """Whom the case is against."""

    kind: Literal["unit", "person"] = "unit"
    subject: Literal["unit", "responsible_person", "direct_manager", "other"] = "unit"
    name: str = ""
    licence_name: str = ""
    identifier: str = ""
    address: str = ""
    representative: str = ""
    post: str = ""
    phone: str = ""
    workplace: str = ""


class Officer(Part, frozen=True):
    """An officer of the case as on the days of the case."""

    name: str = ""
    certificate: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    role: Literal["official", "auxiliary"] = "official"
    recused: bool = False
    related_to_party: bool = False


class Recusal(Part, frozen=True):
    """An application that somebody stand aside, and what became of it.

    `source`: asked for by the party, by the person, or ordered. `together` are the heads who discussed a head's own.
    """

    officer: str = ""
    role: Literal["", "handler", "chair", "head"] = ""
    source: Literal["", "party", "self", "authority"] = ""
    applicant: str = ""
    reason: str = ""
    applied_on: date | None = None
    decided_on: date | None = None
    decided_by_head: bool = False
    decided_by: str = ""
    together: tuple[str, ...] = ()
    granted: bool = False
    told_how: str = ""
    successor: str = ""


class HandlerChange(Part, frozen=True):
    """One handler put in another's place (更换承办人): why, by whose order, from which day."""

    outgoing: str = ""
    outgoing_certificate: str = ""
    incoming: str = ""
    ground: Literal["", "recusal", "post", "illness", "other"] = ""
    reason: str = ""
    on: date | None = None
    ordered_by: str = ""


class Approval(Part, frozen=True):
    """One line of an approval form: opinion, signature, day."""

    role: Literal["handler", "checker", "head"] = "handler"
    name: str = ""
    opinion: str = ""
    on: date | None = None
    signed: bool = False

"""A county: its authorities, its power items, and who was given which of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Literal

import msgspec

from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_citation
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.penalties.tiers import locate
from lianzhi.kernel.types import Citation

SAMPLE = "counties/350525/powers.yaml"
EVERY_ITEM = "*"
_TOWNSHIP_DIGITS = 9


class Kind(StrEnum):
    """Kinds of legal persons that may sign; a squad, a leading group or an office is none of them."""

    COUNTY_BUREAU = "county-bureau"
    TOWNSHIP_GOVERNMENT = "township-government"
    DEPARTMENT = "department"
    COUNTY_GOVERNMENT = "county-government"
    POLICE = "police"


class Channel(StrEnum):
    """赋权 signs in the township's name, 委托 in the entrusting bureau's."""

    DELEGATION = "delegation"
    ENTRUSTMENT = "entrustment"


class OpenCases(StrEnum):
    """What a withdrawal says of cases filed and not yet decided: the township finishes them, or hands them back."""

    FINISH = "finish"
    HAND_BACK = "hand-back"


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The county's division code and name."""

    code: str
    name: str


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A legal person; `division` is the township it governs, `enforces` the statutory names it answers to."""

    code: str
    name: str
    kind: Kind
    division: str = ""
    enforces: tuple[str, ...] = ()


class NotAuthority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that coordinates and never signs: squad, leading group, office."""

    name: str
    kind: str
    code: str = ""


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A power item; `department` is the code of the authority that holds it by law."""

    code: str
    name: str
    penalties: tuple[str, ...]
    department: str
    obligations: tuple[str, ...] = ()
    category: str = ""
    source: str = ""
    sample: bool = False


class Grant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One item handed to one authority; a delegation runs from its acceptance letter, an entrustment from its term.

    `item` `*` is every item of the giver. `compulsion`: the decision expressly hands the related compulsory
    measures over too (never so for an entrustment). `procedures` and the two amounts in yuan: the limits the
    instrument names, none where empty. `open_cases`: its transition clause for when it ends.
    """

    item: str
    authority: str
    channel: Channel
    document_no: str
    valid_from: date
    valid_to: date | None = None
    acceptance_on: date | None = None
    published_on: date | None = None
    compulsion: bool = False
    procedures: tuple[Literal["summary", "ordinary"], ...] = ()
    max_fine_unit: int | None = None
    max_fine_person: int | None = None
    open_cases: OpenCases | None = None
    sample: bool = False
    note: str = ""

    @property
    def effective_from(self) -> date | None:
        """The first day it carries: not before the acceptance letter; None while a delegation is unsigned."""
        if self.channel is Channel.ENTRUSTMENT:
            return self.valid_from
        return None if self.acceptance_on is None else max(self.valid_from, self.acceptance_on)

    def carries(self, day: date) -> bool:
        """Whether it is in force on the day."""
        start = self.effective_from
        return start is not None and start <= day and (self.valid_to is None or day <= self.valid_to)


class GrantSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same grant for several items and authorities, as one document makes it."""

    items: tuple[str, ...]
    authorities: tuple[str, ...]
    channel: Channel
    document_no: str
    valid_from: date
    valid_to: date | None = None
    acceptance_on: date | None = None
    published_on: date | None = None
    compulsion: bool = False
    procedures: tuple[Literal["summary", "ordinary"], ...] = ()
    max_fine_unit: int | None = None
    max_fine_person: int | None = None
    open_cases: OpenCases | None = None
    sample: bool = False
    note: str = ""

    def grants(self) -> tuple[Grant, ...]:
        """One grant for each item and authority."""
        rest = {
            name: getattr(self, name)
            for name in self.__struct_fields__
            if name not in ("items", "authorities")
        }
        return tuple(
            Grant(item=item, authority=authority, **rest)
            for authority in self.authorities
            for item in self.items
        )


class CountyPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Everything the competence question needs to know about a county."""

    county: Area
    authorities: tuple[Authority, ...]
    items: tuple[Item, ...] = ()
    grants: tuple[Grant, ...] = ()
    not_authorities: tuple[NotAuthority, ...] = ()
    grant_sets: tuple[GrantSet, ...] = ()

    @cached_property
    def all_grants(self) -> tuple[Grant, ...]:
        """The single grants, then those of the sets."""
        return (*self.grants, *(grant for group in self.grant_sets for grant in group.grants()))

    @cached_property
    def by_code(self) -> dict[str, Authority]:
        """The authorities by code."""
        return {authority.code: authority for authority in self.authorities}

    @cached_property
    def items_by_code(self) -> dict[str, Item]:
        """The power items by code."""
        return {item.code: item for item in self.items}

    @cached_property
    def refs_of(self) -> dict[str, tuple[Citation, ...]]:
        """The located penalty places of each item."""
        return {
            item.code: tuple(
                locate(parse_citation(ref, field=f"items.{item.code}"), field=f"items.{item.code}")
                for ref in item.penalties
            )
            for item in self.items
        }

    @cached_property
    def grants_by_authority(self) -> dict[str, tuple[Grant, ...]]:
        """The grants each authority holds."""
        found: dict[str, list[Grant]] = {}
        for grant in self.all_grants:
            found.setdefault(grant.authority, []).append(grant)
        return {code: tuple(grants) for code, grants in found.items()}

    @cached_property
    def bureau(self) -> Authority:
        """The county's emergency-management bureau."""
        return next(one for one in self.authorities if one.kind is Kind.COUNTY_BUREAU)

    def first_of(self, kind: Kind) -> Authority | None:
        """The first authority of a kind, or None."""
        return next((one for one in self.authorities if one.kind is kind), None)

    def township_of(self, place: str) -> Authority | None:
        """The township government of a place (township or village code), or None."""
        division = place[:_TOWNSHIP_DIGITS]
        return next(
            (
                one
                for one in self.authorities
                if one.kind is Kind.TOWNSHIP_GOVERNMENT and division in (one.division, one.code)
            ),
            None,
        )

    def enforcer(self, name: str) -> Authority | None:
        """The authority that answers to a statutory name such as 消防救援机构."""
        kinds = limits().enforcers
        return next(
            (
                one
                for one in self.authorities
                if name in one.enforces or name in kinds.get(one.kind.value, ())
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Mistake:
    """What must not stand in a county pack: the place in it, and the mistake for whoever keeps packs and who asks."""

    place: str
    english: str
    chinese: str


def mistakes(pack: CountyPack) -> Iterator[Mistake]:
    """Every mistake of a county pack."""
    yield from _authority_mistakes(pack)
    for item in pack.items:
        if item.department not in pack.by_code:
            text = f"没有代码为“{item.department}”的主管部门"
            yield Mistake(f"items.{item.code}", f"unknown department {item.department}", text)
    if len(pack.items_by_code) != len(pack.items):
        yield Mistake("items", "a code is used twice", "事项代码重复")
    yield from _grant_mistakes(pack)


def _authority_mistakes(pack: CountyPack) -> Iterator[Mistake]:
    bodies = {one.code for one in pack.not_authorities if one.code} | {
        one.name for one in pack.not_authorities
    }
    words = limits().never_sign.words
    if not any(one.kind is Kind.COUNTY_BUREAU for one in pack.authorities):
        yield Mistake("authorities", "no county bureau", "缺少县级应急管理部门（kind: county-bureau）")
    if len(pack.by_code) != len(pack.authorities):
        yield Mistake("authorities", "a code is used twice", "机关代码重复")
    for one in pack.authorities:
        place = f"authorities.{one.code}"
        if {one.code, one.name} & bodies or any(word in one.name for word in words):
            text = f"{one.name}不是行政机关，不能作为执法主体署名"
            yield Mistake(place, f"{one.name} is no authority and may not sign", text)
        if one.division and not one.division.startswith(pack.county.code):
            text = f"{one.name}的区划代码{one.division}不属于{pack.county.name}（{pack.county.code}）"
            yield Mistake(place, f"the division {one.division} is not in the county", text)


def _grant_mistakes(pack: CountyPack) -> Iterator[Mistake]:
    for grant in pack.all_grants:
        place = f"grants.{grant.item}"
        if grant.item != EVERY_ITEM and grant.item not in pack.items_by_code:
            yield Mistake(place, f"unknown item {grant.item}", f"没有代码为“{grant.item}”的事项")
        if grant.valid_to is not None and grant.valid_to < grant.valid_from:
            text = f"有效期终止日{grant.valid_to}早于起始日{grant.valid_from}"
            yield Mistake(place, f"ends on {grant.valid_to} before {grant.valid_from}", text)
        if grant.compulsion and grant.channel is Channel.ENTRUSTMENT:
            yield Mistake(place, "compulsion may not be entrusted", "行政强制措施权不得委托")


@lru_cache(maxsize=8)
def load_county(path: str = SAMPLE) -> CountyPack:
    """A checked county pack of the corpus; BrokenRulePack names the place and the mistake. Read once."""
    pack = load_yaml(path, CountyPack)
    for one in mistakes(pack):
        raise BrokenRulePack(path, one.place, one.english)
    return pack


def read_county(document: Mapping[str, Any]) -> CountyPack:
    """The county the asker brings along; MalformedQuestion names the place and the mistake."""
    try:
        pack = msgspec.convert(document, CountyPack, strict=True)
    except msgspec.ValidationError as error:
        raise _malformed(str(error)) from error
    for one in mistakes(pack):
        raise MalformedQuestion(f"county.{one.place}", one.chinese)
    try:
        pack.refs_of  # noqa: B018 - read here so that an item's unreadable article is named now
    except MalformedQuestion as error:
        raise MalformedQuestion(f"county.{error.field}", error.reason) from error
    return pack


_FIELD = re.compile(r"`([^`]+)`$")


def _malformed(error: str) -> MalformedQuestion:
    """Msgspec's sentence as a field and a reason: `… - at `$.grants[0].valid_from``."""
    mistake, _, place = error.partition(" - at ")
    field = "county" + place.strip("`").removeprefix("$")
    named = _FIELD.search(mistake)
    if "required field" in mistake and named:
        return MalformedQuestion(f"{field}.{named[1]}", "缺少这个字段")
    if "unknown field" in mistake and named:
        return MalformedQuestion(f"{field}.{named[1]}", "没有这个字段")
    return MalformedQuestion(field, f"不符合县域规则包的格式（{mistake}）")


def county_schema() -> str:
    """The JSON schema of a county pack: the text of docs/law/county-pack.schema.json."""
    schema = msgspec.json.schema(CountyPack)
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

"""The shape of a county's organisation as package data; a mistake in it is a BrokenRulePack with its place."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

import msgspec

from lianzhi.core.constants import Role
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import load_yaml

SAMPLE_COUNTY = "350525"


class _Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing may be changed after loading, nothing may be misspelt."""


class Area(_Frozen, frozen=True):
    """A division's code and name."""

    code: str
    name: str


class Divisions(_Frozen, frozen=True):
    """The county and its townships, with where the codes were taken from."""

    source: str
    verified: bool
    county: Area
    townships: tuple[Area, ...]


class CertificateLine(_Frozen, frozen=True, rename={"from_": "from"}):
    """An enforcement certificate."""

    number: str
    from_: date
    to: date


class OfficerLine(_Frozen, frozen=True):
    """A person of an authority; `key` names the person inside the pack."""

    key: str
    name: str
    kind: Literal["official", "auxiliary"] = "official"
    specialty: str = ""
    certificate: CertificateLine | None = None
    legal_qualification: str = ""


class AuthorityLine(_Frozen, frozen=True):
    """A legal person that may sign, with its people."""

    code: str
    name: str
    kind: Literal["county-bureau", "township-government", "department", "county-government", "police"]
    number_prefix: str
    head: str
    officers: tuple[OfficerLine, ...] = ()


class DistrictLine(_Frozen, frozen=True):
    """A district with its squad; convenor and squad lead by the keys of persons."""

    code: str
    name: str
    squad: str
    convenor: str
    squad_lead: str
    townships: tuple[str, ...]


class AccountLine(_Frozen, frozen=True):
    """An account of the demo; without an officer it does no enforcement work."""

    username: str
    title: str
    roles: tuple[str, ...]
    reach: Literal["township", "district", "county"]
    officer: str = ""


class Organisation(_Frozen, frozen=True):
    """A county's authorities, people, districts and demo accounts; `mark` follows every invented name and number."""

    source: str
    since: date
    mark: str
    address: str
    phone: str
    postcode: str
    bank: str
    bank_address: str
    bank_account_name: str
    bank_account: str
    reconsideration_body: str
    court: str
    authorities: tuple[AuthorityLine, ...]
    districts: tuple[DistrictLine, ...]
    accounts: tuple[AccountLine, ...]

    def officers(self) -> dict[str, tuple[AuthorityLine, OfficerLine]]:
        """Everybody by key, with the authority."""
        return {person.key: (home, person) for home in self.authorities for person in home.officers}


@cache
def divisions(county: str = SAMPLE_COUNTY) -> Divisions:
    """The county's divisions; raises BrokenRulePack."""
    return load_yaml(f"counties/{county}/divisions.yaml", Divisions)


@cache
def organisation(county: str = SAMPLE_COUNTY) -> Organisation:
    """The county's organisation, with every key it uses known; raises BrokenRulePack."""
    file = f"counties/{county}/organisation.yaml"
    pack = load_yaml(file, Organisation)
    mistake = _mistake(pack, {area.code for area in divisions(county).townships})
    if mistake:
        raise BrokenRulePack(file, *mistake)
    return pack


def _mistake(pack: Organisation, townships: set[str]) -> tuple[str, str] | None:
    people = pack.officers()
    used = [
        (f"districts.{line.code}", key) for line in pack.districts for key in (line.convenor, line.squad_lead)
    ]
    used += [(f"accounts.{line.username}", line.officer) for line in pack.accounts if line.officer]
    for place, key in used:
        if key not in people:
            return place, f"{key} is nobody's key"
    members = sorted(code for line in pack.districts for code in line.townships)
    if members != sorted(townships):
        return "districts", "the districts do not hold every township exactly once"
    for line in pack.accounts:
        unknown = [role for role in line.roles if role not in Role.values]
        if unknown:
            return f"accounts.{line.username}", f"{unknown[0]} is no role"
    return None

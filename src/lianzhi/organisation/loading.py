"""Writing a county's organisation from its pack; running it again changes nothing that is already so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from lianzhi.audit.acts import setup_writes
from lianzhi.organisation.constants import DivisionLevel, Post
from lianzhi.organisation.models import (
    Account,
    Authority,
    Certificate,
    District,
    DistrictMembership,
    DistrictPost,
    Division,
    Officer,
    RoleGrant,
)
from lianzhi.organisation.pack import (
    SAMPLE_COUNTY,
    AuthorityLine,
    DistrictLine,
    OfficerLine,
    Organisation,
    divisions,
    organisation,
)

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much stands there after loading."""

    divisions: int
    authorities: int
    districts: int
    officers: int


def load(county: str = SAMPLE_COUNTY) -> Loaded:
    """Write the county's divisions, authorities, people and districts; raises BrokenRulePack before writing."""
    areas, pack = divisions(county), organisation(county)
    with setup_writes("sample county"), transaction.atomic():
        root = _keep(
            Division, {"code": areas.county.code}, name=areas.county.name, level=DivisionLevel.COUNTY
        )
        for area in areas.townships:
            _keep(Division, {"code": area.code}, name=area.name, level=DivisionLevel.TOWNSHIP, parent=root)
        people: dict[str, Officer] = {}
        for line in pack.authorities:
            home = _authority(line, pack, county)
            people.update({person.key: _officer(person, home, pack) for person in line.officers})
        for district in pack.districts:
            _district(district, pack, people)
    return Loaded(1 + len(areas.townships), len(pack.authorities), len(pack.districts), len(people))


def load_accounts(password: str, county: str = SAMPLE_COUNTY) -> int:
    """Write the demo's accounts, all with the password given; answers how many. For demo sites only."""
    pack = organisation(county)
    people = pack.officers()
    # One hash for all: they share the password, and hashing is slow on purpose.
    hashed = make_password(password)
    with setup_writes("sample accounts"), transaction.atomic():
        for line in pack.accounts:
            officer = None
            if line.officer:
                home, person = people[line.officer]
                officer = Officer.objects.get(authority_id=home.code, name=person.name + pack.mark)
            account = _keep(
                Account, {"username": line.username}, officer=officer, reach=line.reach, password=hashed
            )
            for role in line.roles:
                _once(RoleGrant, account=account, role=role, valid_from=pack.since)
    return len(pack.accounts)


def _authority(line: AuthorityLine, pack: Organisation, county: str) -> Authority:
    place = line.code if line.kind == "township-government" else county
    return _keep(
        Authority,
        {"code": line.code},
        name=line.name,
        kind=line.kind,
        division_id=place,
        number_prefix=line.number_prefix,
        head_name=line.head + pack.mark,
        address=pack.address,
        phone=pack.phone,
        postcode=pack.postcode,
        bank=pack.bank,
        bank_address=pack.bank_address,
        bank_account_name=pack.bank_account_name,
        bank_account=pack.bank_account,
        reconsideration_body=pack.reconsideration_body,
        court=pack.court,
    )


def _officer(line: OfficerLine, home: Authority, pack: Organisation) -> Officer:
    qualification = line.legal_qualification + pack.mark if line.legal_qualification else ""
    officer = _keep(
        Officer,
        {"authority": home, "name": line.name + pack.mark},
        kind=line.kind,
        specialty=line.specialty,
        legal_qualification=qualification,
        phone=pack.phone,
    )
    held = line.certificate
    if held:
        number = held.number + pack.mark
        _keep(Certificate, {"number": number}, officer=officer, valid_from=held.from_, valid_to=held.to)
    return officer


def _district(line: DistrictLine, pack: Organisation, people: dict[str, Officer]) -> None:
    district = _keep(District, {"code": line.code}, name=line.name, squad_name=line.squad)
    _post(district, people[line.convenor], Post.CONVENOR, pack.since)
    # The squad's lead is the county officer who stays with the district (永政文〔2023〕103号, 四（二）).
    _post(district, people[line.squad_lead], Post.SQUAD_LEAD, pack.since)
    _post(district, people[line.squad_lead], Post.COUNTY_OFFICER, pack.since)
    for code in line.townships:
        _once(DistrictMembership, district=district, division_id=code, valid_from=pack.since)
    for home in pack.authorities:
        if home.code in line.townships:
            for person in home.officers:
                if person.name != home.head:
                    _post(district, people[person.key], Post.MEMBER, pack.since)


def _post(district: District, officer: Officer, post: Post, since: date) -> None:
    _once(DistrictPost, district=district, officer=officer, post=post, valid_from=since)


def _keep(model: type[Row], key: dict[str, Any], **values: Any) -> Row:
    row, _ = model._default_manager.update_or_create(**key, defaults=values)
    return row


def _once(model: type[Row], **key: Any) -> None:
    model._default_manager.get_or_create(**key)

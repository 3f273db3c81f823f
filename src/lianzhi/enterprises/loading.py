"""Inventing the sample county's enterprises: the same three hundred every time."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import cycle

import msgspec
from django.db import transaction
from stdnum.cn import uscc

from lianzhi.audit.acts import setup_writes
from lianzhi.enterprises.constants import PartyKind, RiskGrade, Sector, SupervisionLevel
from lianzhi.enterprises.models import Enterprise
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import load_yaml
from lianzhi.organisation.pack import SAMPLE_COUNTY, Area, divisions

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


class _Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing may be misspelt."""


class Kind(_Frozen, frozen=True):
    """A trade: its industry (GB/T 4754), how its names end, whether it is a sole trader's."""

    industry: str
    suffix: str
    person: bool = False


class SectorLine(_Frozen, frozen=True):
    """A sector's share of the ledger, who supervises ordinary and key enterprises, its trades."""

    sector: str
    share: int
    supervisor: str
    key_supervisor: str
    kinds: tuple[Kind, ...]


class Ledger(_Frozen, frozen=True):
    """What the sample ledger is invented from."""

    seed: int
    count: int
    mark: str
    words: tuple[str, ...]
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    lanes: tuple[str, ...]
    sectors: tuple[SectorLine, ...]


@cache
def ledger(county: str = SAMPLE_COUNTY) -> Ledger:
    """The pack; raises BrokenRulePack, also where a sector is not one of the ledger's."""
    file = f"counties/{county}/enterprises.yaml"
    pack = load_yaml(file, Ledger)
    for line in pack.sectors:
        if line.sector not in Sector.values:
            raise BrokenRulePack(file, "sectors", f"{line.sector} is no sector")
    return pack


def load(county: str = SAMPLE_COUNTY) -> int:
    """Write the sample enterprises that are not there yet; answers how many were written."""
    invented = _Inventor(ledger(county), county).all()
    with setup_writes("sample enterprises"), transaction.atomic():
        there = set(Enterprise.objects.values_list("uscc", flat=True))
        made = Enterprise.objects.bulk_create([each for each in invented if each.uscc not in there])
    return len(made)


@dataclass
class _Inventor:
    pack: Ledger
    county: str

    def all(self) -> list[Enterprise]:
        self.chance = random.Random(self.pack.seed)  # noqa: S311 — invented names, the same every time
        self.names: set[str] = set()
        places = cycle(divisions(self.county).townships)
        shares = [line.share for line in self.pack.sectors]
        # One of every sector first, so that none is missing.
        sectors = [*self.pack.sectors]
        sectors += self.chance.choices(self.pack.sectors, weights=shares, k=self.pack.count - len(sectors))
        return [
            self._one(number, line, place)
            for number, (line, place) in enumerate(zip(sectors, places, strict=False), start=1)
        ]

    def _one(self, number: int, line: SectorLine, place: Area) -> Enterprise:
        trade = self.chance.choice(line.kinds)
        level, grade = self._level_and_grade()
        supervisor = line.key_supervisor if level == SupervisionLevel.KEY else line.supervisor
        owner = self._person()
        return Enterprise(
            name=self._name(place, trade),
            uscc=self._uscc(number, trade),
            party_kind=PartyKind.PERSON if trade.person else PartyKind.UNIT,
            sector=line.sector,
            industry=trade.industry,
            level=level,
            risk_grade=grade,
            place_id=place.code,
            supervisor_id=place.code if supervisor == "township" else supervisor,
            address=f"永春县{place.name}{self.chance.choice(self.pack.lanes)}{self.chance.randint(1, 199)}号",
            legal_representative=owner,
            principal=owner if trade.person else self._person(),
            safety_officer="" if trade.person else self._person(),
            phone=f"0595-00000{number:03}",
            employees=self.chance.randint(1, 6) if trade.person else self.chance.randint(8, 160),
            is_sample=True,
        )

    def _level_and_grade(self) -> tuple[SupervisionLevel, RiskGrade]:
        grade = self.chance.choices(list(RiskGrade), weights=(35, 40, 20, 5))[0]
        is_key = grade in {RiskGrade.C, RiskGrade.D}
        return (SupervisionLevel.KEY if is_key else SupervisionLevel.ORDINARY), grade

    def _name(self, place: Area, trade: Kind) -> str:
        short = place.name[:-1]
        while True:
            name = f"永春县{short}{self.chance.choice(self.pack.words)}{trade.suffix}{self.pack.mark}"
            if name not in self.names:
                self.names.add(name)
                return name

    def _person(self) -> str:
        return self.chance.choice(self.pack.surnames) + self.chance.choice(self.pack.given) + self.pack.mark

    def _uscc(self, number: int, trade: Kind) -> str:
        """A code no real unit has: its organisation number starts with four zeros."""
        body = f"{number:08}"
        total = sum(weight * int(digit) for weight, digit in zip(_ORGANISATION_WEIGHTS, body, strict=True))
        check = "0123456789X0"[11 - total % 11]
        front = f"{'92' if trade.person else '91'}{self.county}{body}{check}"
        return front + str(uscc.calc_check_digit(front))

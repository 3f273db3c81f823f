"""The units a form is filled for: a township, a district, the county; and who may see which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Reach
from lianzhi.core.refusals import NotVisible
from lianzhi.organisation.constants import DivisionLevel
from lianzhi.organisation.models import District, DistrictMembership, Division
from lianzhi.organisation.selectors import on_day

TOWNSHIP_CODE_LENGTH = 9
# Village codes are the township's with three more digits; nothing sorts between them and the next township.
_LAST_VILLAGE = "999"


class UnitKind(StrEnum):
    """What kind of unit fills the form."""

    TOWNSHIP = "township"
    DISTRICT = "district"
    COUNTY = "county"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit with the townships it covers; the county covers every record of the site."""

    code: str
    name: str
    kind: UnitKind
    townships: tuple[str, ...] = ()

    def within(self, place: str) -> Q:
        """The condition that a record's place (the path of its field) lies in the unit."""
        if self.kind is UnitKind.COUNTY:
            return Q()
        lying = Q(pk__in=())
        for code in self.townships:
            lying |= Q(**{f"{place}__gte": code, f"{place}__lte": code + _LAST_VILLAGE})
        return lying


def units_on(day: date) -> list[Unit]:
    """Every unit as on a day: the county, the districts with their townships of that day, the townships."""
    divisions = list(Division.objects.exclude(level=DivisionLevel.VILLAGE).order_by("code"))
    members: dict[str, list[str]] = {}
    for district, township in (
        DistrictMembership.objects.filter(on_day(day))
        .order_by("division_id")
        .values_list("district_id", "division_id")
    ):
        members.setdefault(district, []).append(township)
    return [
        *(_division(each) for each in divisions if each.level == DivisionLevel.COUNTY),
        *(
            Unit(
                code=each.code,
                name=each.name,
                kind=UnitKind.DISTRICT,
                townships=tuple(members.get(each.code, ())),
            )
            for each in District.objects.all()
        ),
        *(_division(each) for each in divisions if each.level == DivisionLevel.TOWNSHIP),
    ]


def unit_called(code: str, day: date) -> Unit:
    """The unit of that code as on a day; NotVisible where there is none."""
    for unit in units_on(day):
        if unit.code == code:
            return unit
    raise NotVisible(f"没有代码为“{code}”的统计单位。")


def units_visible_to(actor: Actor, day: date) -> list[Unit]:
    """The units whose figures an actor may see: all, the own district's, or the own township."""
    return [unit for unit in units_on(day) if _sees(actor, unit)]


def get_unit_for(actor: Actor, code: str, day: date) -> Unit:
    """The unit, where the actor may see it; a stranger's is as good as none."""
    for unit in units_visible_to(actor, day):
        if unit.code == code:
            return unit
    raise NotVisible("没有这个统计单位，或者它不在您的可见范围内。")


def _sees(actor: Actor, unit: Unit) -> bool:
    if actor.sees_county:
        return True
    if unit.kind is UnitKind.DISTRICT:
        return actor.reach == Reach.DISTRICT and unit.code == actor.district_code
    return unit.kind is UnitKind.TOWNSHIP and unit.code in actor.places


def _division(division: Division) -> Unit:
    if division.level == DivisionLevel.COUNTY:
        return Unit(code=division.code, name=division.name, kind=UnitKind.COUNTY)
    return Unit(code=division.code, name=division.name, kind=UnitKind.TOWNSHIP, townships=(division.code,))

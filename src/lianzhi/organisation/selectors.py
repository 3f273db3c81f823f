"""Reading the organisation on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NotVisible
from lianzhi.kernel.procedure.facts import OfficerFacts
from lianzhi.organisation.constants import (
    AuthorityKind,
    CertificateStanding,
    DivisionLevel,
    OfficerKind,
)
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


def on_day(on: date) -> models.Q:
    """The condition that a dated row covers the day."""
    return models.Q(valid_from__lte=on) & (models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on))


def authority(code: str) -> Authority:
    """The authority of that code; NotVisible where there is none."""
    found = Authority.objects.filter(code=code).first()
    if found is None:
        raise NotVisible("没有这个行政机关。")
    return found


def authorities() -> models.QuerySet[Authority]:
    """Every authority: who may sign is public."""
    return Authority.objects.select_related("division")


def county_bureau() -> Authority:
    """The county bureau of this site."""
    return Authority.objects.get(kind=AuthorityKind.COUNTY_BUREAU)


def township_authority(place_code: str) -> Authority:
    """The government of the township a place lies in."""
    return Authority.objects.get(kind=AuthorityKind.TOWNSHIP_GOVERNMENT, division_id=place_code[:9])


def townships() -> models.QuerySet[Division]:
    """The townships of the county."""
    return Division.objects.filter(level=DivisionLevel.TOWNSHIP)


def townships_of(district_code: str, on: date) -> models.QuerySet[Division]:
    """The member townships of a district on a day."""
    members = DistrictMembership.objects.filter(on_day(on), district_id=district_code).values("division_id")
    return Division.objects.filter(code__in=members)


def districts() -> models.QuerySet[District]:
    """Every district."""
    return District.objects.all()


def district_of(place_code: str, on: date) -> District | None:
    """The district a township belongs to on a day, or None."""
    found = (
        DistrictMembership.objects.filter(on_day(on), division_id=place_code[:9])
        .select_related("district")
        .first()
    )
    return found.district if found else None


@dataclass(frozen=True, slots=True)
class DistrictOnDay:
    """A district with its townships and the people who serve in it, as on a day."""

    district: District
    townships: tuple[Division, ...]
    posts: tuple[DistrictPost, ...]


def districts_on(on: date) -> list[DistrictOnDay]:
    """Every district as it was, is or will be on a day."""
    members = DistrictMembership.objects.filter(on_day(on)).select_related("division").order_by("division_id")
    posts = DistrictPost.objects.filter(on_day(on)).select_related("officer__authority").order_by("pk")
    posts = posts.prefetch_related("officer__certificates")
    places: dict[str, list[Division]] = {}
    serving: dict[str, list[DistrictPost]] = {}
    for member in members:
        places.setdefault(member.district_id, []).append(member.division)
    for post in posts:
        serving.setdefault(post.district_id, []).append(post)
    return [
        DistrictOnDay(each, tuple(places.get(each.pk, ())), tuple(serving.get(each.pk, ())))
        for each in District.objects.all()
    ]


def officers_of_district(district_code: str, on: date) -> models.QuerySet[Officer]:
    """Everybody who serves in the district on a day, auxiliaries included: the act tells who counts."""
    posts = DistrictPost.objects.filter(on_day(on), district_id=district_code).values("officer_id")
    return _with_certificates(Officer.objects.filter(pk__in=posts))


def officers_of_authority(authority_code: str) -> models.QuerySet[Officer]:
    """Everybody in an authority's roster."""
    return _with_certificates(Officer.objects.filter(authority_id=authority_code))


def officers_visible_to(actor: Actor, on: date) -> models.QuerySet[Officer]:
    """The roster an actor may see: the county's for the county, else the own authority's and district's."""
    if actor.sees_county:
        return _with_certificates(Officer.objects.all())
    posts = DistrictPost.objects.filter(on_day(on), district_id=actor.district_code).values("officer_id")
    return _with_certificates(
        Officer.objects.filter(models.Q(pk__in=posts) | models.Q(authority_id=actor.authority_code))
    )


def has_account(authority_code: str) -> bool:
    """Whether anybody of an authority signs in here; one without answers on paper."""
    return Account.objects.filter(officer__authority_id=authority_code, is_active=True).exists()


def leaders_of(authority_code: str, on: date) -> list[Officer]:
    """Who may approve for an authority on a day."""
    leading = RoleGrant.objects.filter(on_day(on), role=Role.APPROVING_LEADER, account__is_active=True)
    return list(officers_of_authority(authority_code).filter(account__in=leading.values("account_id")))


def officers_by_id(ids: list[int]) -> list[Officer]:
    """Officers in the order asked for; NotVisible where one is unknown."""
    if not ids:
        return []
    found = {officer.pk: officer for officer in _with_certificates(Officer.objects.filter(pk__in=ids))}
    missing = [pk for pk in ids if pk not in found]
    if missing:
        raise NotVisible("所选人员不在名册中。")
    return [found[pk] for pk in ids]


def certificate_of(officer: Officer, on: date) -> Certificate | None:
    """The certificate in force on a day, else the one that ended last, else None."""
    held = sorted(officer.certificates.all(), key=lambda each: each.valid_from, reverse=True)
    for each in held:
        if each.valid_from <= on and (each.valid_to is None or on <= each.valid_to):
            return each
    return held[0] if held else None


def certificate_standing(officer: Officer, on: date) -> CertificateStanding:
    """How the officer's certificate stands on a day."""
    if officer.kind == OfficerKind.AUXILIARY:
        return CertificateStanding.AUXILIARY
    held = certificate_of(officer, on)
    if held is None:
        return CertificateStanding.MISSING
    if on < held.valid_from:
        return CertificateStanding.NOT_YET
    if held.valid_to is not None and held.valid_to < on:
        return CertificateStanding.EXPIRED
    return CertificateStanding.VALID


def officer_facts(officer: Officer, on: date) -> OfficerFacts:
    """What the kernel needs to know of an officer on a day."""
    certificate = certificate_of(officer, on)
    return OfficerFacts(
        identity=str(officer.pk),
        name=officer.name,
        is_official=officer.kind == "official",
        certificate_number=certificate.number if certificate else "",
        certificate_from=certificate.valid_from if certificate else None,
        certificate_to=certificate.valid_to if certificate else None,
    )


def _with_certificates(queryset: models.QuerySet[Officer]) -> models.QuerySet[Officer]:
    return queryset.select_related("authority").prefetch_related("certificates")

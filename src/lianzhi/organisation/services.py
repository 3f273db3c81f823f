"""From a sign-in to an actor; who stands aside from what."""

from __future__ import annotations

from datetime import date

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Reach, Role
from lianzhi.organisation.models import Account, DistrictPost, Officer, RecusedOfficer
from lianzhi.organisation.selectors import district_of, on_day, townships_of


def actor_for(account: Account, on: date) -> Actor | None:
    """The actor an account is on a day; None where it has no officer behind it."""
    # With its authority in one question: every page asks who is there.
    officer = Officer.objects.select_related("authority").filter(account=account).first()
    if officer is None:
        return None
    authority = officer.authority
    roles = frozenset(Role(role) for role in account.grants.filter(on_day(on)).values_list("role", flat=True))
    places: frozenset[str] = frozenset()
    if account.reach == Reach.DISTRICT:
        post = DistrictPost.objects.filter(on_day(on), officer=officer).order_by("pk").first()
        district_code = post.district_id if post else ""
        places = frozenset(townships_of(district_code, on).values_list("code", flat=True))
    else:
        district = district_of(authority.division_id, on)
        district_code = district.code if district else ""
        if account.reach == Reach.TOWNSHIP:
            places = frozenset({authority.division_id})
    return Actor(
        name=officer.name,
        account_id=account.pk,
        officer_id=officer.pk,
        authority_code=authority.code,
        authority_name=authority.name,
        roles=roles,
        reach=Reach(account.reach),
        places=places,
        district_code=district_code,
    )


def stand_aside(officer_id: int, owner: str) -> RecusedOfficer:
    """Keep an officer from everything that belongs to an owner; part of the act that decided it (行政处罚法 43)."""
    return RecusedOfficer.objects.get_or_create(officer_id=officer_id, owner=owner)[0]

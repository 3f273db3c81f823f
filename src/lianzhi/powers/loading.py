"""Writing a county's power items, delegations and entrustments from its pack; again only what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from lianzhi.audit.acts import setup_writes
from lianzhi.kernel.competence.pack import EVERY_ITEM, SAMPLE, CountyPack, Grant, Item, load_county
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import authorities
from lianzhi.powers.constants import OpenCases
from lianzhi.powers.models import PowerGrant, PowerItem


class MissingAuthorityError(RuntimeError):
    """The pack names authorities that the organisation does not hold; load the organisation first."""


@dataclass(frozen=True, slots=True)
class LoadedPowers:
    """How much stands there after loading, and how many rows had to be written."""

    items: int
    grants: int
    written: int


def load(path: str = SAMPLE) -> LoadedPowers:
    """Write the items and grants of the corpus's pack; raises BrokenRulePack or MissingAuthorityError before."""
    return load_pack(load_county(path))


def load_pack(pack: CountyPack) -> LoadedPowers:
    """Write a pack's items and grants in one transaction; MissingAuthorityError where it names an unknown authority.

    Grants that the pack no longer holds stay: what was in force on a past day stays answerable.
    """
    _check_authorities(pack)
    with setup_writes("county powers"), transaction.atomic():
        written = _load_items(pack.items) + _load_grants(pack.all_grants)
    return LoadedPowers(len(pack.items), len(pack.all_grants), written)


def _check_authorities(pack: CountyPack) -> None:
    known = set(authorities().values_list("code", flat=True))
    needed = {item.department for item in pack.items} | {grant.authority for grant in pack.all_grants}
    missing = sorted(needed - known)
    if missing:
        raise MissingAuthorityError(f"没有登记这些机关：{'、'.join(missing)}；请先装入机构。")


def _load_items(items: tuple[Item, ...]) -> int:
    stored = {each.code: each for each in PowerItem.objects.all()}
    wanted = {item.code: _item_values(item) for item in items}
    fresh = [PowerItem(code=code, **values) for code, values in wanted.items() if code not in stored]
    PowerItem.objects.bulk_create(fresh)
    return len(fresh) + sum(_keep(stored[code], values) for code, values in wanted.items() if code in stored)


def _item_values(item: Item) -> dict[str, Any]:
    return {
        "name": item.name,
        "category": item.category,
        "penalties": list(item.penalties),
        "obligations": list(item.obligations),
        "department_id": item.department,
        "source": item.source,
        "is_sample": item.sample,
    }


def _load_grants(grants: tuple[Grant, ...]) -> int:
    stored = {
        (each.item_id, each.authority_id, each.channel, each.valid_from): each
        for each in PowerGrant.objects.all()
    }
    fresh, written = [], 0
    for grant in grants:
        item = None if grant.item == EVERY_ITEM else grant.item
        key = (item, grant.authority, grant.channel.value, grant.valid_from)
        values = _grant_values(grant)
        if key in stored:
            written += _keep(stored[key], values)
        else:
            fresh.append(
                PowerGrant(
                    item_id=item,
                    authority_id=grant.authority,
                    channel=grant.channel.value,
                    valid_from=grant.valid_from,
                    **values,
                )
            )
    PowerGrant.objects.bulk_create(fresh)
    return written + len(fresh)


def _grant_values(grant: Grant) -> dict[str, Any]:
    return {
        "document_no": grant.document_no,
        "acceptance_on": grant.acceptance_on,
        "valid_to": grant.valid_to,
        "published_on": grant.published_on,
        "compulsion": grant.compulsion,
        "procedures": list(grant.procedures),
        "max_fine_unit_fen": _fen(grant.max_fine_unit),
        "max_fine_person_fen": _fen(grant.max_fine_person),
        "open_cases": grant.open_cases.value if grant.open_cases else OpenCases.UNSAID,
        "note": grant.note,
        "is_sample": grant.sample,
    }


def _fen(yuan: int | None) -> int | None:
    return None if yuan is None else Money.yuan(yuan).fen


def _keep(row: models.Model, values: dict[str, Any]) -> int:
    """Bring a stored row up to date; 1 where it had to be written."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return 0
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return 1

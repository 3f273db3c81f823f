"""How people are offered for an inspection: by authority, with how their certificate stands that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from lianzhi.desk.parts.words import day_words
from lianzhi.kernel.procedure import may_enforce
from lianzhi.organisation.constants import AuthorityKind, OfficerKind
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import certificate_of, officer_facts


def officer_choices(roster: Iterable[Officer], on: date) -> list[tuple[str, list[tuple[int, str]]]]:
    """Boxes under the name of each authority, townships before the county bureau; who may enforce first."""
    people = sorted(
        roster,
        key=lambda each: (
            each.authority.kind == AuthorityKind.COUNTY_BUREAU,
            each.authority_id,
            not may_enforce(officer_facts(each, on), on),
            each.pk,
        ),
    )
    return [
        (authority, [(each.pk, f"{each.name}（{standing(each, on)}）") for each in theirs])
        for authority, theirs in groupby(people, key=lambda each: each.authority.name)
    ]


def standing(officer: Officer, on: date) -> str:
    """How somebody's right to enforce stands on a day, in words."""
    if officer.kind == OfficerKind.AUXILIARY:
        return "执法辅助人员"
    certificate = certificate_of(officer, on)
    if certificate is None:
        return "未登记执法证"
    if may_enforce(officer_facts(officer, on), on):
        return f"执法证{certificate.number}"
    until = day_words(certificate.valid_to) if certificate.valid_to else "长期"
    return f"执法证{certificate.number}不在有效期，有效期至{until}"

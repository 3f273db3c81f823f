"""How people are offered for an inspection: with authority and how their certificate stands that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lianzhi.desk.parts.words import day_words
from lianzhi.kernel.procedure import may_enforce
from lianzhi.organisation.constants import AuthorityKind, OfficerKind
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import certificate_of, officer_facts


def officer_choices(roster: Iterable[Officer], on: date) -> list[tuple[int, str]]:
    """Value and words for a list of boxes: who may enforce first, townships before the county bureau."""
    people = sorted(
        roster,
        key=lambda each: (
            not may_enforce(officer_facts(each, on), on),
            each.authority.kind == AuthorityKind.COUNTY_BUREAU,
            each.authority_id,
            each.pk,
        ),
    )
    return [(each.pk, f"{each.name}（{each.authority.name}，{standing(each, on)}）") for each in people]


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

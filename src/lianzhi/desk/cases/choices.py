"""Whom a page of the case lets one choose."""

from __future__ import annotations

from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import handlers_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.kernel.procedure import may_enforce
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import certificate_of, officer_facts, officers_of_authority


def in_words(officer: Officer) -> str:
    """Name with certificate, and a warning where the officer may not enforce today."""
    today = clock.today()
    certificate = certificate_of(officer, today)
    number = certificate.number if certificate else "无执法证"
    mark = "" if may_enforce(officer_facts(officer, today), today) else "，不能作为执法人员"
    return f"{officer.name}（{number}{mark}）"


def officers_for_case(authority_code: str) -> list[tuple[int, str]]:
    """Everybody of the authority; who may not enforce is marked, and refused with the article when chosen."""
    return [(officer.pk, in_words(officer)) for officer in officers_of_authority(authority_code)]


def replacing_choices(_actor: Actor, case: CaseFile) -> dict[str, list[tuple[int, str]]]:
    """Who handles the case, and who else of the authority might."""
    handling = {handler.officer_id: handler.officer.name for handler in handlers_of(case)}
    others = [each for each in officers_for_case(case.authority_id) if each[0] not in handling]
    return {"handlers": list(handling.items()), "officers": others}


def officers_for_hearing(case: CaseFile) -> list[tuple[int, str]]:
    """Officers of the signing authority, handlers left to be refused with the article."""
    handling = {handler.officer_id for handler in handlers_of(case)}
    return [
        (officer.pk, officer.name + ("（本案调查人员）" if officer.pk in handling else ""))
        for officer in officers_of_authority(case.signs_as_id)
    ]

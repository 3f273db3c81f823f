"""An appraisal as far as a test needs it, every step by its act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from lianzhi.cases.actions.assign_scorers import AssignScorers
from lianzhi.cases.actions.open_appraisal import OpenAppraisal
from lianzhi.cases.actions.submit_score_sheet import Mark, SubmitScoreSheet
from lianzhi.cases.models import Appraisal, AppraisedFile
from lianzhi.core import clock
from lianzhi.core.constants import Reach, Role
from lianzhi.organisation.selectors import county_bureau
from lianzhi.organisation.services import actor_for
from tests.factories.organisation import make_account, make_officer
from tests.people import People, Person


def scorers(count: int) -> list[Person]:
    """Qualified people of the bureau who had no part in any case."""
    found = []
    for number in range(1, count + 1):
        officer = make_officer(
            f"评查{number}（示例）", county_bureau(), legal_qualification=f"A2020350525000{number}（示例）"
        )
        account = make_account(f"scorer-{number}", officer, Role.LEGAL_REVIEWER, reach=Reach.COUNTY)
        actor = actor_for(account, clock.today())
        assert actor is not None
        found.append(Person(actor, account, officer))
    return found


def opening(people: People, **given: Any) -> OpenAppraisal:
    """The act with lawful words over the whole year so far."""
    today = clock.today()
    act = OpenAppraisal(
        actor=people.joint_office.actor,
        title="上半年案卷评查",
        basis="closed",
        period_from=date(today.year, 1, 1),
        period_to=today,
        per_authority=2,
        seed="2026035-01020304050607",
        seed_source="当日开奖的公开号码（示例）",
    )
    return replace(act, **given)


def drawn(people: People, case_id: int, **given: Any) -> AppraisedFile:
    """The appraised file of a case that an appraisal drew."""
    appraisal: Appraisal = opening(people, **given).execute()
    return AppraisedFile.objects.get(appraisal=appraisal, case_id=case_id)


def assigning(people: People, file: AppraisedFile, *who: Person) -> AssignScorers:
    """The joint office names these scorers."""
    ids = tuple(each.officer.pk for each in who)
    return AssignScorers(actor=people.joint_office.actor, file_id=file.pk, officer_ids=ids)


def scoring(who: Person, file: AppraisedFile, lost: str = "0", **given: Any) -> SubmitScoreSheet:
    """A sheet that takes so many points from the investigation."""
    mark = Mark("investigation", Decimal(lost), "询问笔录没有逐页签名。" if Decimal(lost) else "")
    return replace(SubmitScoreSheet(actor=who.actor, file_id=file.pk, marks=(mark,)), **given)

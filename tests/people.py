"""The people of the tests: who is responsible, who is beside, who is a stranger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Reach, Role
from lianzhi.organisation.constants import Post
from lianzhi.organisation.models import Account, Authority, Officer
from lianzhi.organisation.services import actor_for
from tests.factories.organisation import BUREAU, PENGHU, SHIGU, WULIJIE, County, make_account, make_officer


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an officer's record, an account and the actor the account is today."""

    actor: Actor
    account: Account
    officer: Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """officer, colleague, leader: 五里街镇; neighbour: 石鼓镇, same district; stranger: 蓬壶镇; the others: county."""

    officer: Person
    colleague: Person
    neighbour: Person
    stranger: Person
    squad_lead: Person
    county_officer: Person
    legal_reviewer: Person
    leader: Person
    county_leader: Person
    joint_office: Person
    supervisor: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What a person is made from: `home` is the code of the authority."""

    name: str
    home: str
    roles: tuple[Role, ...]
    reach: Reach = Reach.TOWNSHIP
    post: str = ""
    as_post: Post = Post.MEMBER
    legal_qualification: str = ""


_LINES = {
    "officer": _Line(
        name="陈承办（示例）", home=WULIJIE, roles=(Role.TOWNSHIP_OFFICER, Role.REPORTER), post="wulijie"
    ),
    "colleague": _Line(name="林协办（示例）", home=WULIJIE, roles=(Role.TOWNSHIP_OFFICER,), post="wulijie"),
    "neighbour": _Line(name="黄邻镇（示例）", home=SHIGU, roles=(Role.TOWNSHIP_OFFICER,), post="wulijie"),
    "stranger": _Line(name="郑外镇（示例）", home=PENGHU, roles=(Role.TOWNSHIP_OFFICER,), post="penghu"),
    "squad_lead": _Line(
        name="苏队长（示例）",
        home=BUREAU,
        roles=(Role.SQUAD_LEAD, Role.COUNTY_OFFICER),
        reach=Reach.DISTRICT,
        post="wulijie",
        as_post=Post.SQUAD_LEAD,
    ),
    "county_officer": _Line(
        name="周县局（示例）", home=BUREAU, roles=(Role.COUNTY_OFFICER,), reach=Reach.COUNTY
    ),
    "legal_reviewer": _Line(
        name="吴审核（示例）",
        home=BUREAU,
        roles=(Role.LEGAL_REVIEWER,),
        reach=Reach.COUNTY,
        legal_qualification="A20183505250001（示例）",
    ),
    "leader": _Line(name="王镇长（示例）", home=WULIJIE, roles=(Role.APPROVING_LEADER,)),
    "county_leader": _Line(
        name="李局长（示例）", home=BUREAU, roles=(Role.APPROVING_LEADER,), reach=Reach.COUNTY
    ),
    "joint_office": _Line(
        name="许联办（示例）", home=BUREAU, roles=(Role.JOINT_OFFICE, Role.REPORTER), reach=Reach.COUNTY
    ),
    "supervisor": _Line(
        name="何监督（示例）", home="350525-gov", roles=(Role.SUPERVISOR,), reach=Reach.COUNTY
    ),
}


def build_people(county: County, on: date) -> People:
    """Write everybody into the county that was built and answer with what they are on a day."""
    assert county.bureau.code == BUREAU
    return People(**{username: _build(username, line, on) for username, line in _LINES.items()})


def _build(username: str, line: _Line, on: date) -> Person:
    officer = make_officer(
        line.name,
        Authority.objects.get(code=line.home),
        legal_qualification=line.legal_qualification,
        post=line.post,
        as_post=line.as_post,
    )
    account = make_account(username, officer, *line.roles, reach=line.reach)
    actor = actor_for(account, on)
    assert actor is not None
    return Person(actor, account, officer)

"""The people of the tests: who is responsible, who is beside, who is a stranger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Reach, Role
from lianzhi.organisation.constants import Post
from lianzhi.organisation.models import Account, Authority, Officer
from lianzhi.organisation.services import actor_for
from tests.factories.organisation import PENGHU, SHIGU, WULIJIE, County, make_account, make_officer


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


def build_people(county: County, on: date) -> People:
    """Write everybody and answer with what they are on a day."""
    wulijie, bureau = county.governments[WULIJIE], county.bureau
    government = Authority.objects.get(code="350525-gov")

    def person(username: str, officer: Officer, *roles: Role, reach: Reach = Reach.TOWNSHIP) -> Person:
        account = make_account(username, officer, *roles, reach=reach)
        actor = actor_for(account, on)
        if actor is None:
            raise AssertionError(f"{username} has no actor")
        return Person(actor, account, officer)

    return People(
        officer=person(
            "officer",
            make_officer("陈承办（示例）", wulijie, post="wulijie"),
            Role.TOWNSHIP_OFFICER,
            Role.REPORTER,
        ),
        colleague=person(
            "colleague", make_officer("林协办（示例）", wulijie, post="wulijie"), Role.TOWNSHIP_OFFICER
        ),
        neighbour=person(
            "neighbour",
            make_officer("黄邻镇（示例）", county.governments[SHIGU], post="wulijie"),
            Role.TOWNSHIP_OFFICER,
        ),
        stranger=person(
            "stranger",
            make_officer("郑外镇（示例）", county.governments[PENGHU], post="penghu"),
            Role.TOWNSHIP_OFFICER,
        ),
        squad_lead=person(
            "squad_lead",
            make_officer("苏队长（示例）", bureau, post="wulijie", as_post=Post.SQUAD_LEAD),
            Role.SQUAD_LEAD,
            Role.COUNTY_OFFICER,
            reach=Reach.DISTRICT,
        ),
        county_officer=person(
            "county_officer", make_officer("周县局（示例）", bureau), Role.COUNTY_OFFICER, reach=Reach.COUNTY
        ),
        legal_reviewer=person(
            "legal_reviewer",
            make_officer("吴审核（示例）", bureau, legal_qualification="A20183505250001（示例）"),
            Role.LEGAL_REVIEWER,
            reach=Reach.COUNTY,
        ),
        leader=person("leader", make_officer("王镇长（示例）", wulijie), Role.APPROVING_LEADER),
        county_leader=person(
            "county_leader", make_officer("李局长（示例）", bureau), Role.APPROVING_LEADER, reach=Reach.COUNTY
        ),
        joint_office=person(
            "joint_office",
            make_officer("许联办（示例）", bureau),
            Role.JOINT_OFFICE,
            Role.REPORTER,
            reach=Reach.COUNTY,
        ),
        supervisor=person(
            "supervisor", make_officer("何监督（示例）", government), Role.SUPERVISOR, reach=Reach.COUNTY
        ),
    )

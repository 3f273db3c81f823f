"""What the guards and the documents are told of a hearing on its way."""

from __future__ import annotations

from lianzhi.cases.models import HearingSession
from lianzhi.cases.persons import open_recusals
from lianzhi.cases.selectors import handlers_of
from lianzhi.cases.services import papers
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NoRight
from lianzhi.kernel.procedure import HearingFacts
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import officer_facts, officers_by_id


def chair_of(matter: HearingSession) -> Officer | None:
    """Who chairs, or None before anybody was appointed."""
    return officers_by_id([matter.chair.pk])[0] if matter.chair else None


def facts_of_hearing(matter: HearingSession) -> HearingFacts:
    """The hearing as it stands."""
    chair = chair_of(matter)
    held_on = clock.day_of(matter.held_at) if matter.held_at else None
    return HearingFacts(
        requested_on=matter.requested_on,
        request_until=matter.request_until,
        chair=officer_facts(chair, clock.today()) if chair else None,
        chair_interested=matter.chair_interested,
        chair_objection_open=any(each.officer_id == matter.chair_id for each in open_recusals(matter.case)),
        held_on=held_on,
        notified_on=matter.notified_on,
        notify_until=due("hearing-notice", held_on) if held_on else None,
        is_public=matter.is_public,
        secrecy_ground=matter.secrecy_ground,
    )


def require_chair(actor: Actor, matter: HearingSession) -> None:
    """Raise NoRight unless the actor is the one appointed to chair (行政处罚法 64)."""
    if matter.chair is None or matter.chair.pk != actor.officer_key:
        name = matter.chair.name if matter.chair else "被指定的主持人"
        raise NoRight(f"听证由主持人{name}主持和登记；您不是本次听证的主持人。")


def fields_of_session(matter: HearingSession) -> papers.Fields:
    """What every document of the hearing says."""
    chair = chair_of(matter)
    investigators = (f"{each.officer.name}（{each.certificate_number}）" for each in handlers_of(matter.case))
    return {
        "requested_on": matter.requested_on,
        "held_at": matter.held_at,
        "hearing_place": matter.place,
        "openness": "公开举行" if matter.is_public else "不公开举行",
        "closed_reason": matter.secrecy_ground,
        "chair": chair.name if chair else "",
        "members": matter.members or "未设听证员",
        "clerk": matter.clerk,
        "investigators": "、".join(investigators),
    }

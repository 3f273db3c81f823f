"""What imposing a measure takes on the spot, approved or urgent: the steps, the record, decision and list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lianzhi.cases.models import CaseFile, Measure
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import fields_of_measure
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What happened on the spot; `steps` are keys of the pack's `measure_steps` (行政强制法 18, 24).

    `statement` is what the party said in its defence; `refusal` why it did not sign, seen by `witness`.
    """

    steps: frozenset[str]
    started_at: datetime
    ended_at: datetime
    place: str
    attendee: str
    reply: str
    course: str
    statement: str = "当事人未提出"
    refusal: str = ""
    witness: str = ""


def check_times(scene: Scene, *, earliest: datetime | None) -> None:
    """Malformed where the scene ends before it begins, lies ahead, or began before it was allowed."""
    if not scene.started_at < scene.ended_at <= clock.now():
        raise Malformed({"ended_at": "结束时间应当晚于开始时间，并且不晚于现在。"})
    # Forms know minutes, the approval its second.
    if earliest is not None and scene.started_at < earliest.replace(second=0, microsecond=0):
        raise Malformed({"started_at": "实施时间早于批准时间；情况紧急先行实施的，请办理“当场实施”。"})


def issue_on_the_spot(actor: Actor, case: CaseFile, matter: Measure, scene: Scene) -> None:
    """Decision, list in two copies and record, all of the day of the measure."""
    day = clock.day_of(scene.started_at)
    fields = {
        **fields_of_measure(matter),
        "list_count": 1,
        "statement": scene.statement,
        "refusal": scene.refusal,
        "witness": scene.witness,
        "started_at": scene.started_at,
        "ended_at": scene.ended_at,
        "place": scene.place,
        "attendee": scene.attendee,
        "recorder_name": papers.officers(case)[-1]["name"],
        "told": "采取行政强制措施的理由、依据以及当事人依法享有的权利、救济途径",
        "reply": scene.reply,
        "course": scene.course,
        "urgent_course": matter.urgency,
    }
    decision = papers.keep(actor, case, "seizure_decision", on=day, fields=fields)
    compare_and_set(matter, {"decision": None}, {"decision_id": decision.pk})
    fields["measure_number"] = decision.number
    papers.keep(actor, case, "seizure_list", on=day, fields=fields)
    papers.keep(actor, case, "measure_record", on=day, fields=fields)

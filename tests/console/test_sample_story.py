"""The demo's story: everything it names is told, and what it leaves behind is what the lists are to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from pytest_django import Settings

from lianzhi.cases.constants import (
    AppraisedState,
    ClueState,
    DeferralKind,
    HearingChoice,
    ProblemState,
    QuestionState,
)
from lianzhi.cases.models import (
    AppraisalDefect,
    AppraisedFile,
    CaseFile,
    Clue,
    CrimeTransfer,
    Deferral,
    Deliberation,
    HandlerChange,
    HearingSession,
    Measure,
    PowerCut,
    Question,
    Recusal,
    Remedy,
)
from lianzhi.cases.services.dossier import papers_of
from lianzhi.cases.services.measures import last_day
from lianzhi.console import load_sample
from lianzhi.console.sample.script import stories
from lianzhi.console.sample.story import BESIDE, ON_SITE, WHILE_ORDERED, unknown
from lianzhi.desk.worklist.selectors import items_for
from lianzhi.documents.constants import BatchState
from lianzhi.documents.models import BatchJob
from lianzhi.inspections.constants import FieldMeasureState, OperationState
from lianzhi.inspections.models import FieldMeasure, Operation, Postponement
from lianzhi.laws.loading import Stored
from lianzhi.organisation.models import Account
from lianzhi.organisation.services import actor_for
from tests.held_clock import HeldClock


def test_the_story_names_only_what_is_told_and_tells_all_of_it() -> None:
    visits = [visit for story in stories() for visit in story.visits]
    assert [unknown(each) for each in visits if unknown(each)] == []
    named = {name for visit in visits for name in visit.also}
    named |= {name for visit in visits for found in visit.found for name in found.also}
    assert named == {*ON_SITE, *WHILE_ORDERED, *BESIDE}
    strange = msgspec.structs.replace(visits[0], also=("earthquake",))
    assert unknown(strange) == {"earthquake"}


@pytest.mark.django_db
def test_the_story_leaves_a_record_of_every_kind(
    law_library: Stored, settings: Settings, tmp_path: Path, clock: HeldClock
) -> None:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    # The week after a long holiday is the hardest day to tell it up to.
    clock.on(date(2026, 10, 12))
    assert load_sample.run([]) == 0
    assert sorted(Measure.objects.values_list("state", flat=True)) == ["imposed", "released"]
    assert {each.case.authority_id for each in Measure.objects.all()} == {"350525-yj"}
    lifted = Measure.objects.get(state="released")
    papers = {each.template for each in papers_of(lifted.case)}
    assert {"force_approval", "seizure_decision", "seizure_list", "measure_record"} <= papers
    assert {"seizure_extend", "measure_release", "collective", "decision_unit"} <= papers
    assert PowerCut.objects.get().state == "cut"
    assert CrimeTransfer.objects.get().state == "received"
    assert HearingSession.objects.get().state == "reported"
    heard = CaseFile.objects.get(hearing=HearingChoice.HELD)
    assert Deliberation.objects.filter(case=heard).exists()
    assert Remedy.objects.get(outcome="").decision.case == heard
    assert Deferral.objects.get().kind == DeferralKind.INSTALMENTS
    assert sorted(Recusal.objects.values_list("state", flat=True)) == ["applied", "granted"]
    assert HandlerChange.objects.count() == 1
    assert {*FieldMeasure.objects.values_list("state", flat=True)} == {
        FieldMeasureState.IN_FORCE,
        FieldMeasureState.LIFTED,
    }
    assert {*Postponement.objects.values_list("granted", flat=True)} == {True, None}
    assert {*Operation.objects.values_list("state", flat=True)} == {
        OperationState.PLANNED,
        OperationState.FINISHED,
    }
    assert {*Clue.objects.values_list("state", flat=True)} == set(ClueState.values)
    assert {*Question.objects.values_list("state", flat=True)} == {
        QuestionState.RAISED,
        QuestionState.ASSIGNED,
        QuestionState.SETTLED,
    }
    assert {*AppraisedFile.objects.values_list("state", flat=True)} == {
        AppraisedState.SCORING,
        AppraisedState.SETTLED,
    }
    assert AppraisalDefect.objects.get().state == ProblemState.OPEN
    assert BatchJob.objects.get().state == BatchState.READY
    _deadline_on_the_worklist(clock.today)


def _deadline_on_the_worklist(today: date) -> None:
    """The running seizure stands on the bureau's worklist with its last day, which is still to come."""
    account = Account.objects.get(username="bureau")
    bureau = actor_for(account, today)
    assert bureau is not None
    last = last_day(Measure.objects.get(state="imposed"))
    assert last is not None
    due = [each.due for each in items_for(bureau, today) if each.kind == "查封、扣押"]
    assert due == [last.due]
    assert due[0] is not None
    assert due[0] > today

"""Real cases as case files: what the acts let through has no veto, what the records say is what is judged."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from lianzhi.cases.models import CaseFile, Decision, Inquiry
from lianzhi.cases.services.case_file import case_file_of, checkup_of, document_of
from lianzhi.core import clock
from lianzhi.kernel.lint import Severity, ask, score
from lianzhi.kernel.types import Money
from tests.cases.file import File
from tests.cases.matters import Hearings
from tests.cases.modules_file import Modules

pytestmark = pytest.mark.django_db


def _found(case: CaseFile, *, days: int = 0) -> list[tuple[str, str, str]]:
    report = checkup_of(case, clock.today() + timedelta(days=days))
    return [
        (each.rule.id, each.where, each.message)
        for each in report.findings
        if each.rule.severity is not Severity.HINT
    ]


def test_an_archived_case_has_no_defect(file: File) -> None:
    case = file.archived()
    assert _found(case) == []
    assert score(checkup_of(case, clock.today())).grade == "优秀"


def test_an_overdue_case_with_hearing_review_and_deliberation_has_no_veto(file: File) -> None:
    hearings = Hearings(file)
    matter = hearings.notified()
    file.after_defence(matter.case)
    file.stating(matter.case).execute()
    hearings.holding(hearings.on_the_day(matter)).execute()
    hearings.reporting(matter).execute()
    case = file.fresh(matter.case)
    file.deliberating(case).execute()
    file.deciding(case).execute()
    file.serve_decision(case)
    report = checkup_of(file.fresh(case), clock.today())
    assert [each.message for each in report.findings if each.rule.severity is Severity.VETO] == []


@pytest.mark.parametrize("state", ["opened", "filed", "proposed", "under_review", "notified", "heard"])
def test_a_case_on_its_way_has_no_defect_yet(file: File, state: str) -> None:
    assert _found(getattr(file, state)()) == []


def test_what_was_slipped_past_the_acts_is_found(file: File) -> None:
    case = file.served()
    with file.setting_up("a decision nobody was told of, an interview at the same hour"):
        Decision.objects.filter(case=case).update(amount_fen=Money.yuan(60000).fen)
        one = Inquiry.objects.filter(case=case).get()
        officers = list(one.officers.all())
        one.pk, one._state.adding, one.person = None, True, "李安全（示例）"
        one.save()
        one.officers.set(officers)
    rules = {rule for rule, _, _ in _found(file.fresh(case))}
    assert {"L028", "L104", "L107", "L122"} <= rules


def test_what_is_left_undone_is_found_once_its_term_has_run(file: File) -> None:
    case = file.decided()
    assert _found(case) == []
    assert "L168" in {rule for rule, _, _ in _found(case, days=30)}


def test_the_download_gives_the_same_findings(file: File) -> None:
    case = file.decided()
    today = clock.today() + timedelta(days=30)
    document: Any = json.loads(json.dumps(document_of(case, today)))
    assert ask(document) == checkup_of(case, today).to_json()
    assert ask(document)["findings"]


def test_the_file_knows_who_acted_and_on_which_instrument(file: File) -> None:
    case = file.archived()
    made = case_file_of(case, clock.today())
    assert made.instrument is not None
    assert made.instrument.number == case.instrument
    assert made.instrument.accepted_on is not None
    assert len({officer.certificate for officer in made.officers}) == len(made.officers) >= 2
    assert {each.key for each in made.papers} >= {"decision_unit", "case_filing", "service_receipt"}
    assert all(each.text for each in made.papers)


def test_a_penalty_on_the_spot_has_no_defect(file: File) -> None:
    assert _found(Modules(file).decided()) == []


def test_a_penalty_on_the_spot_nobody_reported_is_found_later(file: File) -> None:
    case = Modules(file).decided()
    assert "L148" in {rule for rule, _, _ in _found(case, days=30)}


def test_an_admonished_case_has_no_defect(file: File) -> None:
    ways = Modules(file)
    case = ways.minor()
    assert _found(case) == []
    ways.confirming(case).execute()
    ways.admonishing(case).execute()
    assert _found(file.fresh(case)) == []

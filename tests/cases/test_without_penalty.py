"""Admonished instead of punished, decided not to punish, struck."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.cancel_case import CancelCase
from lianzhi.cases.actions.serve_no_penalty import ServeNoPenalty
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.models import Admonition, CaseFile, Decision
from lianzhi.cases.selectors import no_penalty_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from lianzhi.inspections.constants import FindingCourse
from lianzhi.statistics.sources import SOURCES
from tests.cases.file import File
from tests.cases.modules_file import MINOR, Modules

pytestmark = pytest.mark.django_db


@pytest.fixture
def ways(file: File) -> Modules:
    return Modules(file)


def codes(act: object) -> frozenset[str]:
    with pytest.raises(LawForbids) as refused:
        act.execute()  # type: ignore[attr-defined]
    return refused.value.codes


def test_a_minor_violation_corrected_on_the_spot_is_admonished_and_nothing_counts_it_as_a_penalty(
    ways: Modules,
) -> None:
    case = ways.minor()
    with pytest.raises(WrongState):
        ways.ordering(case).execute()
    with pytest.raises(WrongState):
        ways.admonishing(case).execute()
    assert codes(ways.confirming(case, proof=" ")) == {"correction-missing"}
    ways.confirming(case).execute()
    act = ways.admonishing(case)
    assert codes(replace(act, education=" ")) == {"education-missing"}
    assert codes(replace(act, signature_refused=True)) == {"spot-refusal-unnoted"}
    with pytest.raises(Malformed):
        replace(act, receiver="").execute()
    act.execute()
    admonition = Admonition.objects.get()
    assert ways.file.fresh(case).state == "admonished"
    assert "应急告诫" in ways.file.fresh(case).number
    assert admonition.forgone_fen > 0
    assert not Decision.objects.exists()
    assert not SOURCES["cases_filed"].rows().filter(filed_on__isnull=False).exists()
    finding = case.case_findings.get().finding
    finding.refresh_from_db()
    assert finding.course == FindingCourse.ADMONISHED


def test_what_was_admonished_is_not_punished_again_nor_a_first_violation_the_next_time(ways: Modules) -> None:
    case = ways.minor()
    ways.confirming(case).execute()
    ways.admonishing(case).execute()
    finding = case.case_findings.get().finding
    finding.refresh_from_db()
    assert codes(ways.file.opening(finding)) == {"finding-already-punished"}
    ways.file.scene.clock.forward(days=1)
    first = replace(MINOR, is_minor=False, harmless=False, consequence_minor=True)
    again = ways.file.opening(ways.seen(mended=True), module="minor_admonition", stated=first)
    assert codes(again) == {"not-minor"}
    assert replace(again, stated=MINOR).execute().state == "found"


def test_a_minor_violation_is_ordered_corrected_first_and_referred_when_it_is_not(ways: Modules) -> None:
    case = ways.minor(mended=False)
    assert codes(ways.confirming(case)) == {"correction-missing"}
    ways.ordering(case).execute()
    assert ways.file.fresh(case).state == "ordered"
    finding = case.case_findings.get().finding
    finding.refresh_from_db()
    assert finding.order is not None
    assert codes(ways.confirming(case)) == {"correction-missing"}
    ordinary = replace(ways.referring(case), why="not_corrected", note="到期仍未设置").execute()
    finding.refresh_from_db()
    assert (ordinary.procedure, finding.course) == ("ordinary", FindingCourse.IN_CASE)
    with pytest.raises(WrongState):
        ways.confirming(case).execute()


def investigated(file: File) -> CaseFile:
    return file.investigated()


def test_a_case_ends_with_a_decision_not_to_punish_served_and_closed(ways: Modules) -> None:
    file = ways.file
    case = file.investigated()
    decide = ways.deciding_not(case)
    with pytest.raises(WrongState):
        decide.execute()
    act = ways.sparing(case)
    assert codes(replace(act, ground="")) == {"no-penalty-ground-missing"}
    assert codes(replace(act, ground="limitation")) == {"no-penalty-ground-missing"}
    assert codes(replace(act, ground="under-age")) == {"no-penalty-ground-unproven"}
    act.execute()
    with pytest.raises(NoRight):
        replace(decide, actor=file.officer).execute()
    decide.execute()
    found = no_penalty_of(file.fresh(case))
    assert found is not None
    assert found.document is not None
    assert "第三十三条第一款" in str(found.document.model)
    assert found.forgone_fen > 0
    serve = ServeNoPenalty(actor=file.officer, case_id=case.pk, service=file.service())
    early = replace(serve, service=file.service(served_on=clock.today() - timedelta(days=1)))
    assert codes(early) == {"service-before-issue"}
    serve.execute()
    SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意。").execute()
    Archive(actor=file.officer, case_id=case.pk).execute()
    assert file.fresh(case).state == "archived"
    assert not Decision.objects.exists()


def test_an_uncorrected_case_is_not_spared_as_corrected_and_education_may_not_be_missing(
    ways: Modules,
) -> None:
    case = ways.file.overdue().investigated()
    assert codes(ways.sparing(case)) == {"no-penalty-ground-unproven"}
    ways.sparing(case, ground="not-established", education="").execute()
    assert codes(ways.deciding_not(case)) == {"education-missing"}


def test_a_proposal_to_punish_takes_the_place_of_one_not_to(ways: Modules) -> None:
    file = ways.file
    case = file.investigated()
    ways.sparing(case).execute()
    file.submit_review(file.fresh(case))
    file.returning(case).execute()
    file.proposing(case).execute()
    assert no_penalty_of(case) is None
    assert codes(ways.deciding_not(case)) >= {"no-penalty-unproposed"}


def test_a_case_is_struck_only_on_a_ground_and_frees_its_finding(ways: Modules) -> None:
    file = ways.file
    case = file.investigated()
    act = CancelCase(
        actor=file.leader,
        case_id=case.pk,
        ground="party-gone",
        reason="企业已注销。",
        opinion="同意撤销。",
        officer_opinion="建议撤销。",
        aftercare="无",
    )
    assert codes(replace(act, ground="limitation")) == {"no-penalty-ground-unproven"}
    assert codes(replace(act, ground="not-established")) == {"no-penalty-ground-missing"}
    with pytest.raises(NoRight):
        replace(act, actor=file.officer).execute()
    struck = act.execute()
    assert struck.document is not None
    assert "待核定" in str(struck.document.model)
    finding = case.case_findings.get().finding
    finding.refresh_from_db()
    assert (file.fresh(case).state, finding.course) == ("cancelled", FindingCourse.NONE)


def test_what_a_late_look_saw_corrected_was_corrected_on_the_day_that_is_shown(ways: Modules) -> None:
    finding = ways.file.finding()
    order = finding.order
    assert order is not None
    case = ways.file.opening(finding, module="minor_admonition", stated=MINOR).execute()
    assert codes(ways.confirming(case)) == {"corrected-late"}
    with pytest.raises(Malformed):
        ways.confirming(case, corrected_on=clock.today() + timedelta(days=1)).execute()
    assert ways.confirming(case, corrected_on=order.due_on).execute().corrected_on == order.due_on

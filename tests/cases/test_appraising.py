"""An appraisal: which files are drawn, who scores them, what nobody reads too early, what becomes of the defects."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from lianzhi.cases.actions.confirm_defect import ConfirmDefect
from lianzhi.cases.actions.cure_defect import CureDefect
from lianzhi.cases.constants import AppraisedState, ProblemState
from lianzhi.cases.models import Appraisal, AppraisedFile, CaseFile
from lianzhi.cases.services.appraisals import (
    defects_waiting_for,
    get_file_for,
    open_sheets,
    results_of,
    sheets_waiting_for,
)
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, Stale, WrongState
from lianzhi.kernel.appraisal import rank_of
from tests.cases.appraising import assigning, drawn, opening, scorers, scoring
from tests.cases.file import File
from tests.people import People


@pytest.fixture
def people_of_the_case(file: File) -> People:
    return file.scene.people


@pytest.fixture
def closed(file: File) -> CaseFile:
    """A decided case, put among the closed ones: what an appraisal asks of it is its day and its people."""
    case = file.decided()
    with file.setting_up("a closed case"):
        CaseFile.objects.filter(pk=case.pk).update(closed_on=clock.today())
    return file.fresh(case)


def test_an_appraisal_draws_by_a_hash_anybody_computes_again(
    closed: CaseFile, people_of_the_case: People
) -> None:
    people = people_of_the_case
    act = opening(people)
    with pytest.raises(LawForbids) as refused:
        replace(act, basis="archived").execute()
    assert refused.value.codes == {"appraisal-pool-empty"}
    with pytest.raises(Malformed) as unread:
        replace(act, seed=" ", per_authority=0, period_to=clock.today() + timedelta(days=1)).execute()
    assert set(unread.value.fields) == {"seed", "per_authority", "period_to"}
    with pytest.raises(NoRight):
        replace(act, actor=people.county_officer.actor).execute()
    assert not Appraisal.objects.exists()

    appraisal = act.execute()

    file = appraisal.files.get()
    assert (file.case, file.rank) == (closed, rank_of(appraisal.seed, closed.pk))
    assert appraisal.pool == [[closed.pk, closed.authority_id]]


def test_k_the_same_files_are_not_drawn_again_by_another_seed(
    closed: CaseFile, people_of_the_case: People
) -> None:
    act = opening(people_of_the_case)
    first = act.execute()
    for other in (
        {"seed": "2026036-07070707070707"},
        {"seed": "2026036-07070707070707", "period_from": act.period_from + timedelta(days=1)},
        {"seed": f"{act.seed}x", "title": "换个名称", "per_authority": 1},
    ):
        with pytest.raises(LawForbids) as refused:
            replace(act, **other).execute()
        assert refused.value.codes == {"appraisal-drawn-already"}
    assert Appraisal.objects.get() == first
    # The same seed draws the same files, as often as anybody likes.
    again = replace(act, seed=f" {act.seed} ").execute()
    ranks = [list(each.files.values_list("case_id", "rank")) for each in (first, again)]
    assert ranks[0] == ranks[1]


def test_a_scorer_is_qualified_of_the_county_and_had_no_part(
    closed: CaseFile, people_of_the_case: People
) -> None:
    people = people_of_the_case
    file = drawn(people, closed.pk)
    first, second = scorers(2)
    with pytest.raises(LawForbids) as refused:
        assigning(people, file, people.county_officer, first).execute()
    assert refused.value.codes == {"scorer-unqualified"}
    with pytest.raises(LawForbids) as refused:
        assigning(people, file, people.legal_reviewer, first).execute()
    assert refused.value.codes == {"scorer-involved"}
    with pytest.raises(LawForbids) as refused:
        assigning(people, file, people.officer, first).execute()
    assert refused.value.codes == {"scorer-unqualified", "scorer-not-county", "scorer-involved"}
    with pytest.raises(Malformed):
        assigning(people, file, first, first).execute()
    with pytest.raises(NoRight):
        replace(assigning(people, file, first, second), actor=people.legal_reviewer.actor).execute()

    assert assigning(people, file, first, second).execute().state == AppraisedState.SCORING

    with pytest.raises(WrongState):
        assigning(people, file, first, second).execute()
    assert [sheet.file for sheet in sheets_waiting_for(first.actor)] == [file]


def test_a_sheet_is_sealed_until_both_are_in_and_handed_in_once(
    closed: CaseFile, people_of_the_case: People
) -> None:
    people = people_of_the_case
    file = drawn(people, closed.pk)
    first, second = scorers(2)
    assigning(people, file, first, second).execute()
    with pytest.raises(Malformed) as unread:
        scoring(first, file, "99").execute()
    assert set(unread.value.fields) == {"lost_investigation"}
    with pytest.raises(Malformed) as unread:
        scoring(first, file, vetoes=("wrong-law",)).execute()
    assert set(unread.value.fields) == {"veto_reason"}
    with pytest.raises(NoRight):
        scoring(people.legal_reviewer, file).execute()

    scoring(first, file, "4").execute()

    assert open_sheets(get_file_for(second.actor, file.pk)) == []
    with pytest.raises(WrongState):
        scoring(first, file).execute()
    settled = scoring(second, file, "3").execute()
    assert (settled.state, settled.score, settled.grade) == (AppraisedState.SETTLED, Decimal("96.5"), "优秀")
    assert len(open_sheets(settled)) == 2
    assert [defect.text for defect in settled.defects.all()] == ["询问笔录没有逐页签名。"]


def test_two_far_apart_call_a_third_and_the_two_nearest_count(
    closed: CaseFile, people_of_the_case: People
) -> None:
    people = people_of_the_case
    file = drawn(people, closed.pk)
    first, second, third = scorers(3)
    assigning(people, file, first, second).execute()
    scoring(first, file).execute()
    apart = scoring(second, file, "20").execute()
    assert (apart.state, apart.score, apart.agreed) == (AppraisedState.THIRD, None, False)
    assert open_sheets(apart) == []
    with pytest.raises(LawForbids) as refused:
        assigning(people, file, second).execute()
    assert refused.value.codes == {"scorer-twice"}

    assigning(people, file, third).execute()
    settled = scoring(third, file, "18").execute()

    assert (settled.score, settled.grade) == (Decimal("81.0"), "良好")


def test_a_veto_of_both_fails_the_file_whatever_its_points(
    closed: CaseFile, people_of_the_case: People
) -> None:
    people = people_of_the_case
    file = drawn(people, closed.pk)
    pair = scorers(2)
    assigning(people, file, *pair).execute()
    for each in pair:
        settled = scoring(each, file, vetoes=("wrong-law",), veto_reason="适用已经失效的条文。").execute()
    assert (settled.score, settled.vetoed, settled.grade) == (Decimal("100.0"), True, "不合格")
    (result,) = results_of(AppraisedFile.objects.select_related("case__authority"))
    assert (result.drawn, result.settled, result.failed, result.agreed, result.open_defects) == (
        1,
        1,
        1,
        1,
        1,
    )


def test_a_defect_is_cured_by_the_handler_and_confirmed_by_the_joint_office(
    closed: CaseFile, people_of_the_case: People
) -> None:
    people = people_of_the_case
    file = drawn(people, closed.pk)
    pair = scorers(2)
    assigning(people, file, *pair).execute()
    for each in pair:
        scoring(each, file, "2").execute()
    (defect,) = defects_waiting_for(people.officer.actor)
    with pytest.raises(NotVisible):
        CureDefect(actor=people.stranger.actor, defect_id=defect.pk, cure="已补签。").execute()
    with pytest.raises(NoRight, match="承办人"):
        CureDefect(actor=people.county_officer.actor, defect_id=defect.pk, cure="已补签。").execute()
    confirm = ConfirmDefect(actor=people.joint_office.actor, defect_id=defect.pk, cured=True)
    with pytest.raises(Stale):
        confirm.execute()

    CureDefect(actor=people.officer.actor, defect_id=defect.pk, cure="已补充说明。").execute()
    assert not defects_waiting_for(people.officer.actor).exists()
    assert replace(confirm, cured=False).execute().state == ProblemState.OPEN
    CureDefect(actor=people.officer.actor, defect_id=defect.pk, cure="已由当事人补签。").execute()
    assert confirm.execute().state == ProblemState.CONFIRMED

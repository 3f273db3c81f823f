"""From a finding to a filed case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.actions.refuse_filing import RefuseFiling
from lianzhi.cases.actions.submit_filing import SubmitFiling
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile, CaseFinding
from lianzhi.cases.selectors import get_case_for, handlers_of
from lianzhi.cases.services.competence import transfer_reason_on
from lianzhi.cases.services.parties import Party
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, Stale, WrongState
from lianzhi.documents.models import Document, NumberSeries
from lianzhi.inspections.constants import FindingCourse
from lianzhi.organisation.models import Certificate
from lianzhi.powers.models import PowerGrant
from tests.cases.file import File
from tests.factories.organisation import BUREAU, County

pytestmark = pytest.mark.django_db


def test_a_finding_becomes_a_clue_of_its_own_authority_with_two_handlers(file: File) -> None:
    finding = file.finding()
    case = file.opening(finding).execute()
    assert (case.state, case.authority_id, case.signs_as_id) == ("clue", "350525101", "350525101")
    assert [each.capacity for each in handlers_of(case)] == ["lead", "assistant"]
    finding.refresh_from_db()
    assert finding.course == FindingCourse.IN_CASE
    with pytest.raises(LawForbids) as refused:
        file.opening(finding).execute()
    assert refused.value.codes == {"finding-already-punished"}
    for name in ("neighbour", "stranger"):
        with pytest.raises(NotVisible):
            get_case_for(file.person(name).actor, case.pk)


def test_two_certified_officers_of_the_authority_are_needed(file: File, county: County) -> None:
    finding, officer = file.finding(), file.person("officer").officer.pk
    for assistant, codes in (
        (officer, {"same-person-twice", "too-few-officers"}),
        (county.lapsed.pk, {"certificate-lapsed", "too-few-officers"}),
        (county.auxiliary.pk, {"auxiliary-counted", "too-few-officers"}),
    ):
        with pytest.raises(LawForbids) as refused:
            file.opening(finding, assistant_id=assistant).execute()
        assert refused.value.codes == codes
    with pytest.raises(Malformed, match="本机关的执法人员"):
        file.opening(finding, assistant_id=file.person("neighbour").officer.pk).execute()
    with pytest.raises(NotVisible):
        file.opening(finding, assistant_id=999999).execute()
    assert not CaseFile.objects.exists()


def test_who_may_not_open_a_case_is_told_why(file: File) -> None:
    finding = file.finding()
    for name, refusal in (("stranger", NotVisible), ("leader", NoRight), ("county_officer", NoRight)):
        with pytest.raises(refusal):
            file.opening(finding, actor=file.person(name).actor).execute()
    assert not CaseFile.objects.exists()


def test_days_and_words_of_the_clue_are_checked(file: File) -> None:
    finding = file.finding()
    for wrong, field in (
        ({"conduct_on": finding.found_on + timedelta(days=1)}, "conduct_on"),
        ({"conduct_on": clock.today() + timedelta(days=400)}, "conduct_on"),
        ({"conduct_on": date(1900, 1, 1)}, "conduct_on"),
        ({"cause": "  "}, "cause"),
        ({"facts": ""}, "facts"),
    ):
        with pytest.raises(Malformed) as refused:
            file.opening(finding, **wrong).execute()
        assert set(refused.value.fields) == {field}
    inspection = file.scene.started()
    unrecorded = file.scene.adding(inspection).execute()
    with pytest.raises(WrongState, match="检查记录制作完成后"):
        file.opening(unrecorded).execute()


def test_the_unit_and_a_person_of_it_each_get_a_case_of_their_own(file: File) -> None:
    finding = file.finding()
    unit = file.opening(finding).execute()
    person = Party(kind="person", subject="direct_manager", name="张主管（示例）", identifier="示例证件甲")
    other = file.opening(finding, party=person).execute()
    assert other.pk != unit.pk
    with pytest.raises(LawForbids) as refused:
        file.opening(finding, party=person).execute()
    assert refused.value.codes == {"finding-already-punished"}
    SubmitFiling(actor=file.officer, case_id=other.pk, opinion="建议立案。").execute()
    RefuseFiling(actor=file.leader, case_id=other.pk, opinion="不是直接责任人员。").execute()
    finding.refresh_from_db()
    assert finding.course == FindingCourse.IN_CASE


def test_filing_is_asked_for_by_a_handler_and_approved_by_the_head(file: File) -> None:
    case = file.opened()
    with pytest.raises(WrongState):
        ApproveFiling(actor=file.leader, case_id=case.pk, opinion="同意。").execute()
    with pytest.raises(Malformed):
        SubmitFiling(actor=file.officer, case_id=case.pk, opinion=" ").execute()
    SubmitFiling(actor=file.officer, case_id=case.pk, opinion="建议立案。").execute()
    with pytest.raises(WrongState, match="立案待审批"):
        SubmitFiling(actor=file.officer, case_id=case.pk, opinion="建议立案。").execute()
    for name, refusal in (("county_leader", NoRight), ("officer", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            ApproveFiling(actor=file.person(name).actor, case_id=case.pk, opinion="同意。").execute()
    with pytest.raises(Malformed):
        ApproveFiling(actor=file.leader, case_id=case.pk, opinion="").execute()
    filed = ApproveFiling(actor=file.leader, case_id=case.pk, opinion="同意立案。").execute()
    assert filed.number == "（永五政）应急立〔2026〕1号"
    assert filed.decide_by is not None
    with pytest.raises(WrongState):
        ApproveFiling(actor=file.leader, case_id=case.pk, opinion="同意立案。").execute()
    assert Document.objects.filter(template="case_filing").count() == 1


def test_not_filing_frees_the_finding(file: File) -> None:
    case = file.submitted()
    with pytest.raises(Malformed):
        RefuseFiling(actor=file.leader, case_id=case.pk, opinion="").execute()
    RefuseFiling(actor=file.leader, case_id=case.pk, opinion="情节轻微并及时改正。").execute()
    assert file.fresh(case).state == CaseState.NOT_FILED
    finding = case.case_findings.get().finding
    assert finding.course == FindingCourse.NONE
    assert file.opening(finding).execute().state == CaseState.CLUE
    with pytest.raises(WrongState):
        SubmitFiling(actor=file.officer, case_id=case.pk, opinion="再次提请。").execute()


def test_a_grant_that_ended_after_the_clue_stops_the_filing(file: File) -> None:
    case = file.submitted()
    with setup_writes("tests: the delegation ends"):
        PowerGrant.objects.update(valid_to=clock.today() - timedelta(days=1))
    with pytest.raises(LawForbids) as refused:
        ApproveFiling(actor=file.leader, case_id=case.pk, opinion="同意立案。").execute()
    assert refused.value.codes == {"not-competent"}
    assert file.fresh(case).state == CaseState.FILING_SUBMITTED


@pytest.mark.parametrize(("clause", "lawful"), [("finish", True), ("hand-back", False), ("", False)])
def test_a_grant_withdrawn_after_the_filing_carries_the_case_only_where_it_says_so(
    file: File, clause: str, *, lawful: bool
) -> None:
    case = file.filed()
    file.asking(case).execute()
    file.scene.clock.forward(days=2)
    with setup_writes("tests: the delegation is withdrawn"):
        PowerGrant.objects.update(valid_to=clock.today() - timedelta(days=1), open_cases=clause)
    why = transfer_reason_on(case, clock.today())
    assert (why == "") is lawful, why


def test_whoever_filed_first_has_the_case(file: File) -> None:
    case = file.submitted()
    theirs = CaseFile.objects.get(pk=case.pk)
    theirs.pk, theirs.authority_id, theirs.signs_as_id = None, BUREAU, BUREAU
    theirs.state, theirs.filed_on = CaseState.INVESTIGATION, clock.today() - timedelta(days=1)
    with setup_writes("tests: the bureau filed the same violation"):
        theirs.save(force_insert=True)
        CaseFinding.objects.create(case=theirs, finding=case.case_findings.get().finding)
    with pytest.raises(LawForbids, match="最先立案") as refused:
        file.approve(case)
    assert "not-competent" in refused.value.codes
    assert "最先立案" not in transfer_reason_on(theirs, clock.today())
    with setup_writes("tests: it filed later"):
        CaseFile.objects.filter(pk=theirs.pk).update(filed_on=clock.today() + timedelta(days=1))
    file.scene.clock.forward(days=1)
    with setup_writes("tests: the township filed the day before"):
        CaseFile.objects.filter(pk=case.pk).update(filed_on=clock.today() - timedelta(days=1))
    assert transfer_reason_on(file.fresh(case), clock.today()) == ""
    assert "最先立案" in transfer_reason_on(file.fresh(theirs), clock.today())


def test_a_certificate_that_lapsed_meanwhile_and_a_limitation_that_passed_stop_the_filing(file: File) -> None:
    case = file.opened()
    with setup_writes("tests: the certificate lapses"):
        Certificate.objects.filter(officer=file.person("colleague").officer).update(
            valid_to=clock.today() - timedelta(days=1)
        )
        CaseFile.objects.update(conduct_on=date(2022, 3, 1))
    with pytest.raises(LawForbids) as refused:
        SubmitFiling(actor=file.officer, case_id=case.pk, opinion="建议立案。").execute()
    assert refused.value.codes == {"certificate-lapsed", "too-few-officers", "limitation-passed"}


def test_a_refused_act_takes_no_number_and_leaves_no_event(file: File) -> None:
    case = file.submitted()
    series = list(NumberSeries.objects.values_list("word", "last"))
    documents = Document.objects.count()
    with pytest.raises(Malformed):
        ApproveFiling(actor=file.leader, case_id=case.pk, opinion="　").execute()
    assert list(NumberSeries.objects.values_list("word", "last")) == series
    assert Document.objects.count() == documents


def test_a_page_that_is_older_than_the_case_changes_nothing(file: File) -> None:
    case = file.submitted()
    stale = file.fresh(case)
    ApproveFiling(actor=file.leader, case_id=case.pk, opinion="同意立案。").execute()
    act = RefuseFiling(actor=file.leader, case_id=case.pk, opinion="不予立案。")
    with pytest.raises(WrongState):
        act.execute()
    with setup_writes("tests: a page read before"), pytest.raises(Stale):
        act.move(stale)
    assert file.fresh(case).state == CaseState.INVESTIGATION

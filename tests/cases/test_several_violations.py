"""Several violations of one party in one case: joined, ranged one by one, added, told and decided together."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from lianzhi.cases.actions.refuse_joining import RefuseJoining
from lianzhi.cases.actions.reinvestigate import Reinvestigate
from lianzhi.cases.models import CaseFile, Decision, Joinder, Proposal, Ranging
from lianzhi.cases.selectors import current_proposal, earlier_penalties, findings_of
from lianzhi.cases.services.case_file.building import case_file_of, checkup_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from lianzhi.documents.models import Document
from lianzhi.inspections.constants import FindingCourse
from lianzhi.kernel.indicators import Month
from lianzhi.kernel.lint import Severity
from lianzhi.kernel.types import Money
from lianzhi.statistics.selectors import annex3
from lianzhi.statistics.spans import Span
from tests.cases.file import File
from tests.cases.joint import EQUIPMENT, FOR_COUNTY, TRAINING, Joint
from tests.factories.enterprises import make_enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def joint(file: File) -> Joint:
    return Joint(file)


def text_of(document: Document) -> str:
    return str(Document.objects.get(pk=document.pk).model)


def proposal_of(case: CaseFile) -> Proposal:
    found = current_proposal(case)
    assert found is not None
    return found


def test_findings_of_one_visit_are_filed_as_one_case(joint: Joint) -> None:
    case = joint.opened()
    assert [each.finding.penalty for each in findings_of(case)] == ["安全生产法/99/1/1", "安全生产法/99/1/3"]
    assert {each.finding.course for each in findings_of(case)} == {FindingCourse.IN_CASE}
    assert CaseFile.objects.count() == 1


def test_a_finding_of_another_visit_party_or_competence_is_refused_at_filing(
    joint: Joint, file: File
) -> None:
    first, county = joint.findings(FOR_COUNTY)
    with pytest.raises(LawForbids) as refused:
        file.opening(first, more=(county.pk,)).execute()
    assert refused.value.codes == {"joined-not-competent"}
    file.scene.enterprise = make_enterprise()
    elsewhere = joint.findings()[0]
    with pytest.raises(Malformed, match="同一次检查"):
        file.opening(first, more=(elsewhere.pk,)).execute()
    assert not CaseFile.objects.exists()


def test_several_violations_go_the_ordinary_way_only(joint: Joint, file: File) -> None:
    first, second = joint.findings(EQUIPMENT)
    with pytest.raises((Malformed, LawForbids)):
        file.opening(first, more=(second.pk,), module="summary").execute()


def test_a_finding_in_the_partys_other_case_is_not_taken_twice(joint: Joint, file: File) -> None:
    first, second = joint.findings(EQUIPMENT)
    file.opening(second).execute()
    with pytest.raises(LawForbids) as refused:
        file.opening(first, more=(second.pk,)).execute()
    assert refused.value.codes == {"finding-already-punished"}


def test_a_violation_is_joined_while_investigated_with_the_heads_consent(joint: Joint, file: File) -> None:
    first, second = joint.findings(EQUIPMENT)
    case = file.approve(file.submit_filing(file.opening(first).execute()))
    with pytest.raises(NoRight):
        joint.asking(case, second, actor=file.leader).execute()
    matter = joint.asking(case, second).execute()
    with pytest.raises(WrongState, match="正在等待审批"):
        joint.asking(case, second).execute()
    with pytest.raises(NoRight):
        joint.approving(matter, actor=file.officer).execute()
    joint.approving(matter).execute()
    assert len(findings_of(file.fresh(case))) == 2
    second.refresh_from_db()
    assert second.course == FindingCourse.IN_CASE
    with pytest.raises(WrongState):
        joint.approving(matter).execute()


def test_a_refused_joining_leaves_the_finding_free(joint: Joint, file: File) -> None:
    first, second = joint.findings(EQUIPMENT)
    case = file.approve(file.submit_filing(file.opening(first).execute()))
    matter: Joinder = joint.asking(case, second).execute()
    RefuseJoining(
        actor=file.leader, case_id=case.pk, proceeding_id=matter.pk, opinion="事实另行查明。"
    ).execute()
    assert len(findings_of(file.fresh(case))) == 1
    assert file.opening(second).execute().pk != case.pk


def test_what_may_not_be_joined_is_refused_with_its_reason(joint: Joint, file: File) -> None:
    first, second, county = joint.findings(EQUIPMENT, FOR_COUNTY)
    case = file.approve(file.submit_filing(file.opening(first).execute()))
    with pytest.raises(LawForbids) as refused:
        joint.asking(case, county).execute()
    assert refused.value.codes == {"joined-not-competent"}
    with pytest.raises(Malformed, match="不能晚于发现日期"):
        joint.asking(case, second, conduct_on=second.found_on + timedelta(days=1)).execute()
    with pytest.raises(Malformed, match="承办意见"):
        joint.asking(case, second, opinion=" ").execute()
    file.scene.enterprise = make_enterprise()
    with pytest.raises(LawForbids) as refused:
        joint.asking(case, joint.findings()[0]).execute()
    assert refused.value.codes == {"joined-other-party"}


def test_nothing_is_joined_after_the_report_or_the_notice_but_after_new_facts(
    joint: Joint, file: File
) -> None:
    first, second = joint.findings(EQUIPMENT)
    case = file.approve(file.submit_filing(file.opening(first).execute()))
    file.asking(case).execute()
    file.proposing(case).execute()
    with pytest.raises(LawForbids) as refused:
        joint.asking(case, second).execute()
    assert refused.value.codes == {"joining-too-late"}
    file.submit_review(case)
    file.passing(case).execute()
    file.noticing(case).execute()
    file.serve_notice(case)
    with pytest.raises(LawForbids) as refused:
        joint.asking(case, second).execute()
    assert refused.value.codes == {"joining-too-late"}
    Reinvestigate(
        actor=file.officer,
        case_id=case.pk,
        kind="changed_facts",
        reason="另有违法行为",
        changed_facts="另查明设备未维护。",
    ).execute()
    joint.approving(joint.asking(file.fresh(case), second).execute()).execute()
    case = file.fresh(case)
    with pytest.raises(WrongState, match="逐项分别裁量"):
        file.proposing(case).execute()
    file.scene.clock.forward(hours=1)
    joint.ranging(case, 1).execute()
    joint.ranging(case, 2).execute()
    joint.proposing(case).execute()
    assert proposal_of(case).amount_fen == Money.yuan(40000).fen


def test_each_violation_is_ranged_by_itself_and_the_fines_are_added(joint: Joint, file: File) -> None:
    case = joint.investigated()
    with pytest.raises(LawForbids) as refused:
        joint.proposing(case).execute()
    assert refused.value.codes == {"ranging-missing"}
    with pytest.raises(LawForbids) as refused:
        joint.ranging(case, 2, amount=Money.yuan(60000)).execute()
    assert refused.value.codes == {"fine-outside-range"}
    with pytest.raises(Malformed, match="不一致"):
        joint.ranging(case, 2, reason="予以罚款3000元。").execute()
    with pytest.raises(Malformed, match="没有这项"):
        joint.ranging(case, 0).execute()
    joint.ranging(case, 1).execute()
    joint.ranging(case, 2, amount=Money.yuan(18000)).execute()
    with pytest.raises(Malformed, match="调查经过"):
        joint.proposing(case, course=" ").execute()
    proposal = joint.proposing(case).execute()
    assert (proposal.amount_fen, proposal.statutory_max_fen) == (3_800_000, 10_000_000)
    assert proposal.trace["applied"] == "安全生产法/99/1/1;安全生产法/99/1/3"
    assert "合计罚款38000元" in proposal.reason
    report = text_of(proposal.document)
    for words in ("第九十九条第一项", "第九十九条第三项", "第三十五条", "第三十六条", "砂光机未进行"):
        assert words in report


def test_one_act_under_two_articles_has_the_higher_fine_only(joint: Joint, file: File) -> None:
    case = joint.investigated()
    with pytest.raises(Malformed, match="请先对第1项"):
        joint.ranging(case, 2, same_act_as=1).execute()
    joint.ranging(case, 1).execute()
    with pytest.raises(Malformed, match="另一项"):
        joint.ranging(case, 2, same_act_as=2).execute()
    joint.ranging(case, 2, same_act_as=1).execute()
    with pytest.raises(Malformed, match="已有其他项"):
        joint.ranging(case, 1, same_act_as=2).execute()
    proposal = joint.proposing(case).execute()
    assert proposal.amount_fen == Money.yuan(20000).fen
    assert proposal.trace["applied"] == "安全生产法/99/1/1"
    assert "与第1项为同一违法行为" in proposal.reason


def test_the_article_with_the_higher_fine_is_the_one_that_is_fined(joint: Joint, file: File) -> None:
    first, second = joint.findings(TRAINING)
    case = file.approve(file.submit_filing(file.opening(first, more=(second.pk,)).execute()))
    file.asking(case).execute()
    joint.ranging(case, 1).execute()
    with pytest.raises(LawForbids) as refused:
        joint.ranging(case, 2, same_act_as=1).execute()
    assert refused.value.codes == {"same-act-lower"}


def test_a_violation_ranged_anew_is_held_against_what_was_named_one_act_with_it(
    joint: Joint, file: File
) -> None:
    case = joint.investigated()
    joint.ranging(case, 1).execute()
    joint.ranging(case, 2, same_act_as=1).execute()
    joint.ranging(case, 1, amount=Money.yuan(21000)).execute()
    with file.setting_up("the second turned out to be overdue"):
        Ranging.objects.filter(same_act_as__isnull=False).update(stage="overdue")
    with pytest.raises(LawForbids) as refused:
        joint.ranging(case, 1).execute()
    assert refused.value.codes == {"same-act-lower"}


def test_notice_and_decision_name_each_violation_and_the_sum(joint: Joint, file: File) -> None:
    case = joint.heard()
    decision: Decision = file.deciding(case).execute()
    assert decision.amount_fen == 3_800_000
    assert decision.shares == [2_000_000, 1_800_000]
    notice = case.notices.get().document
    for paper in (text_of(notice), text_of(decision.document)):
        for words in ("第九十九条第一项", "第九十九条第三项", "罚款2万元", "罚款18000元", "合计罚款38000元"):
            assert words in paper
    assert CaseFile.objects.count() == 1
    other = file.fresh(case)
    other.pk = 0
    assert {each.ref for each in earlier_penalties(other)} == {"安全生产法/99/1/1", "安全生产法/99/1/3"}


def test_a_lower_decision_says_the_fine_of_each_violation(joint: Joint, file: File) -> None:
    case = joint.heard()
    with pytest.raises(Malformed, match="相加"):
        file.deciding(case, amount=Money.yuan(37000)).execute()
    with pytest.raises(Malformed, match="不得高于"):
        file.deciding(case, amount=Money.yuan(37000), shares=(Money.yuan(22000), Money.yuan(15000))).execute()
    shares = (Money.yuan(19000), Money.yuan(18000))
    decision = file.deciding(case, amount=Money.yuan(37000), shares=shares).execute()
    assert decision.shares == [1_900_000, 1_800_000]


def test_the_case_file_says_each_violation_and_its_check_finds_no_fault_with_the_sum(
    joint: Joint, file: File
) -> None:
    case = joint.heard()
    file.deciding(case).execute()
    exported = case_file_of(file.fresh(case), clock.today())
    assert [each.penalty for each in exported.violations] == ["安全生产法/99/1/1", "安全生产法/99/1/3"]
    assert [each.violated for each in exported.violations] == [("安全生产法/35",), ("安全生产法/36/2",)]
    serious = [
        (each.rule.id, each.message)
        for each in checkup_of(file.fresh(case), clock.today()).findings
        if each.rule.severity is Severity.VETO
    ]
    assert [each for each in serious if "送达" not in each[1]] == []


def test_the_month_counts_one_case_two_hazards_and_the_sum_of_the_fines(joint: Joint, file: File) -> None:
    case = joint.heard()
    decided = file.deciding(case).execute()
    filed_on = file.fresh(case).filed_on
    assert filed_on is not None
    assert (filed_on.year, filed_on.month) == (decided.decided_on.year, decided.decided_on.month)
    month = Month(filed_on.year, filed_on.month)
    table = annex3(case.authority_id, month)
    found = {cell.column.key: cell.value for cell in table.row(Span.MONTH).cells}
    assert (found["cases_filed"], found["hazards_found"]) == (1, 2)
    assert found["fines"] == Decimal("3.8")

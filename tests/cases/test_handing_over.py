"""A finding outside the township's powers goes to the county, which decides in its own name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import File as Upload

from lianzhi.audit.services import verify
from lianzhi.cases.actions.answer_handover import AnswerHandover
from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.actions.hand_over import HandOver
from lianzhi.cases.actions.record_receipt import RecordReceipt, receipts_of
from lianzhi.cases.actions.submit_filing import SubmitFiling
from lianzhi.cases.constants import CaseState, HandoverState, Origin
from lianzhi.cases.handovers import get_handover_for, handovers_waiting_for
from lianzhi.cases.models import CaseFile, Handover
from lianzhi.cases.selectors import get_case_for
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, Stale, WrongState
from lianzhi.documents.models import Document
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.models import Finding
from lianzhi.organisation.models import Account
from tests.cases.file import File
from tests.factories.organisation import BUREAU, County, make_officer
from tests.inspections.scene import PNG

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside(file: File) -> Finding:
    """A finding of the township whose penalty is the county's."""
    inspection = file.scene.started()
    file.scene.attending(inspection).execute()
    file.scene.answering(inspection).execute()
    finding = file.scene.adding(
        inspection,
        item_code="AQ-097-1-3",
        obligation="安全生产法/28/1",
        penalty="安全生产法/97/1/3",
        description="未按照规定对从业人员进行安全生产教育和培训",
    ).execute()
    file.scene.clock.forward(hours=2)
    file.scene.finishing(inspection).execute()
    finding.refresh_from_db()
    return finding


def handing(file: File, finding: Finding) -> HandOver:
    return HandOver(actor=file.officer, finding_id=finding.pk, facts="检查发现未对从业人员进行培训。")


def answering(file: File, handover: Handover, *, accepted: bool = True) -> AnswerHandover:
    return AnswerHandover(
        actor=file.person("county_officer").actor,
        handover_id=handover.pk,
        accepted=accepted,
        feedback="已接收。" if accepted else "材料不全，请补充现场照片。",
    )


def test_the_township_may_not_file_what_is_the_countys_and_hands_it_over(
    file: File, outside: Finding
) -> None:
    with pytest.raises(LawForbids) as refused:
        file.opening(outside).execute()
    assert refused.value.codes == {"not-competent"}
    act = handing(file, outside)
    for name, refusal in (("stranger", NotVisible), ("leader", NoRight), ("county_officer", NoRight)):
        with pytest.raises(refusal):
            replace(act, actor=file.person(name).actor).execute()
    with pytest.raises(Malformed):
        replace(act, facts=" ").execute()
    handover = act.execute()
    assert (handover.to_authority_id, handover.state) == (BUREAU, HandoverState.SENT)
    with pytest.raises(WrongState, match="不能再移送"):
        act.execute()
    paper = str(Document.objects.get(template="clue_transfer").model)
    assert "不在赋权清单内" in paper
    assert "委托只及于警告和适用简易程序的处罚" in paper
    assert verify().holds


def test_what_is_the_townships_own_is_not_handed_over(file: File) -> None:
    finding = file.finding()
    with pytest.raises(WrongState, match="应当依法立案"):
        handing(file, finding).execute()
    file.opening(finding).execute()
    with pytest.raises(WrongState, match="不能再移送"):
        handing(file, finding).execute()
    unrecorded = file.scene.planned()
    assert unrecorded.findings.count() == 0


def test_only_the_receiver_answers_and_only_once(file: File, outside: Finding) -> None:
    handover = handing(file, outside).execute()
    assert list(handovers_waiting_for(file.person("county_officer").actor)) == [handover]
    assert not handovers_waiting_for(file.officer).exists()
    act = answering(file, handover)
    for name, refusal in (("officer", NoRight), ("county_leader", NoRight), ("stranger", NoRight)):
        with pytest.raises(refusal):
            replace(act, actor=file.person(name).actor).execute()
    with pytest.raises(NotVisible):
        get_handover_for(file.person("stranger").actor, handover.pk)
    with pytest.raises(Malformed):
        replace(act, feedback="").execute()
    act.execute()
    with pytest.raises(Stale):
        act.execute()
    with pytest.raises(Stale):
        replace(act, accepted=False).execute()


def test_a_returned_finding_is_the_townships_again_and_may_go_once_more(file: File, outside: Finding) -> None:
    first = handing(file, outside).execute()
    answering(file, first, accepted=False).execute()
    outside.refresh_from_db()
    assert outside.course == FindingCourse.NONE
    second = handing(file, outside).execute()
    assert second.pk != first.pk
    answering(file, second).execute()
    assert [each.state for each in Handover.objects.order_by("pk")] == ["returned", "accepted"]
    with pytest.raises(WrongState):
        county_opening(file, outside, first).execute()


def county_opening(file: File, finding: Finding, handover: Handover) -> object:
    lead, second = file.person("county_officer").officer, file.person("squad_lead").officer
    return file.opening(
        finding,
        actor=file.person("county_officer").actor,
        handover_id=handover.pk,
        lead_id=lead.pk,
        assistant_id=second.pk,
    )


def test_the_county_files_in_its_own_name_after_it_accepted(file: File, outside: Finding) -> None:
    handover = handing(file, outside).execute()
    opening = county_opening(file, outside, handover)
    with pytest.raises(WrongState, match="接收后"):
        opening.execute()
    answering(file, handover).execute()
    with pytest.raises(NoRight):
        replace(opening, actor=file.officer).execute()
    case = opening.execute()
    assert (case.authority_id, case.signs_as_id, case.origin) == (BUREAU, BUREAU, Origin.HANDOVER)
    handover.refresh_from_db()
    assert handover.case_id == case.pk
    with pytest.raises(LawForbids) as refused:
        opening.execute()
    assert refused.value.codes == {"finding-already-punished"}
    for name in ("officer", "neighbour", "stranger"):
        with pytest.raises(NotVisible):
            get_case_for(file.person(name).actor, case.pk)
    SubmitFiling(actor=file.person("county_officer").actor, case_id=case.pk, opinion="建议立案。").execute()
    with pytest.raises(NotVisible):
        ApproveFiling(actor=file.leader, case_id=case.pk, opinion="同意立案。").execute()
    filed = ApproveFiling(
        actor=file.person("county_leader").actor, case_id=case.pk, opinion="同意立案。"
    ).execute()
    assert filed.state == CaseState.INVESTIGATION
    paper = Document.objects.get(template="case_filing")
    assert paper.authority_id == BUREAU
    assert "移送" in str(paper.model)
    assert paper not in Document.objects.visible_to(file.officer)
    assert handover.document in Document.objects.visible_to(file.officer)
    assert verify().holds


def test_the_county_does_not_file_what_nobody_handed_it(file: File, outside: Finding, county: County) -> None:
    actor = file.person("county_officer").actor
    colleague = make_officer("县局乙（示例）", county.bureau)
    opening = file.opening(
        outside, actor=actor, lead_id=file.person("county_officer").officer.pk, assistant_id=colleague.pk
    )
    with pytest.raises(NoRight, match="由其他机关检查发现"):
        opening.execute()
    assert not CaseFile.objects.exists()


def entering(on: File, handover: Handover, **given: Any) -> RecordReceipt:
    return replace(
        RecordReceipt(
            actor=on.officer,
            handover_id=handover.pk,
            accepted=True,
            received_on=clock.today(),
            received_by="吴接收（示例）",
            feedback="已收到，依法处理。",
            file=Upload(BytesIO(PNG), name="回执.png"),
            file_name="回执.png",
        ),
        **given,
    )


def test_a_receiver_without_an_account_answers_on_paper(file: File, outside: Finding) -> None:
    handover = handing(file, outside).execute()
    with pytest.raises(WrongState, match="有系统账号"):
        entering(file, handover).execute()
    with file.setting_up("nobody of the bureau signs in"):
        Account.objects.filter(officer__authority_id=handover.to_authority_id).update(is_active=False)
    for wrong, refusal in (
        ({"actor": file.leader}, NoRight),
        ({"actor": file.person("stranger").actor}, NotVisible),
        ({"received_on": handover.handed_on - timedelta(days=1)}, Malformed),
        ({"received_on": clock.today() + timedelta(days=1)}, Malformed),
        ({"received_by": " "}, Malformed),
        ({"feedback": ""}, Malformed),
        ({"file": Upload(BytesIO(b""), name="a.png")}, Malformed),
    ):
        with pytest.raises(refusal):
            entering(file, handover, **wrong).execute()
    done = entering(file, handover).execute()
    assert (done.state, done.received_by) == (HandoverState.ACCEPTED, "吴接收（示例）")
    assert [each.title for each in evidence_of(file.officer, receipts_of(done))]
    with pytest.raises(WrongState, match="不再等待回执"):
        entering(file, handover, file=Upload(BytesIO(PNG + b"0"), name="b.png")).execute()


def test_a_paper_return_gives_the_finding_back(file: File, outside: Finding) -> None:
    handover = handing(file, outside).execute()
    with file.setting_up("nobody of the bureau signs in"):
        Account.objects.filter(officer__authority_id=handover.to_authority_id).update(is_active=False)
    entering(file, handover, accepted=False, feedback="不属本机关管辖。").execute()
    outside.refresh_from_db()
    assert outside.course == FindingCourse.NONE

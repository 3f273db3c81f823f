"""A suspected crime goes to the police in its terms, and no fine takes its place (行政处罚法 27)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lianzhi.cases.actions.hand_over_goods import HandOverGoods
from lianzhi.cases.actions.object_to_refusal import ObjectToRefusal
from lianzhi.cases.actions.record_taken_up import RecordTakenUp
from lianzhi.cases.actions.record_turned_down import RecordTurnedDown
from lianzhi.cases.actions.refuse_transfer import RefuseTransfer
from lianzhi.cases.actions.take_back_transfer import TakeBackTransfer
from lianzhi.cases.services.dossier import papers_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.desk.cases.proceedings import crimes
from tests.cases.file import File
from tests.cases.transferring import ALL, Transferring, headed_by


@pytest.fixture
def transferring(file: File) -> Transferring:
    headed_by(file, file.leader.name)
    return Transferring(file)


def test_the_signs_name_the_offence_and_somebody_else_sees_nothing(
    file: File, transferring: Transferring
) -> None:
    case = file.filed()
    with pytest.raises(Malformed) as refused:
        transferring.suspecting(case, signs=("rules_broken",)).execute()
    assert set(refused.value.fields) == {"signs"}
    with pytest.raises(NotVisible):
        transferring.suspecting(case, actor=file.person("stranger").actor).execute()
    with pytest.raises(NoRight):
        transferring.suspecting(case, actor=file.leader).execute()

    matter = transferring.suspecting(case).execute()

    assert matter.offence == "危险作业罪"
    assert matter.suspicions[0]["basis"] == "《中华人民共和国刑法》第一百三十四条之一第一项"
    with pytest.raises(WrongState):
        transferring.suspecting(case).execute()


def test_no_fine_takes_the_place_of_a_transfer(file: File, transferring: Transferring) -> None:
    case = file.heard()
    matter = transferring.suspecting(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert "crime-not-transferred" in refused.value.codes
    transferring.reporting(matter).execute()
    refusing = RefuseTransfer(actor=file.leader, **transferring.of(matter), opinion=" ")
    with pytest.raises(LawForbids) as refused:
        refusing.execute()
    assert refused.value.codes == {"transfer-refusal-unreasoned"}
    replace(refusing, opinion="没有现实危险，不构成犯罪。").execute()
    assert file.deciding(case).execute()


def test_the_head_decides_in_time_or_says_why_not(file: File, transferring: Transferring) -> None:
    matter = transferring.reported(file.filed())
    headed_by(file, "另一位镇长（示例）")
    with pytest.raises(LawForbids) as refused:
        transferring.approving(matter).execute()
    assert refused.value.codes == {"transfer-head-needed"}
    headed_by(file, file.leader.name)
    assert matter.decide_by is not None
    file.scene.clock.forward(days=(matter.decide_by - clock.today()).days + 1)
    assert [each.code for each in crimes.KIND.alarms(matter, clock.today())] == ["transfer-decision-late"]
    with pytest.raises(LawForbids) as refused:
        transferring.approving(matter).execute()
    assert refused.value.codes == {"transfer-decision-late"}
    assert transferring.approving(matter, late_reason="等待鉴定意见。").execute().state == "approved"


def test_everything_goes_along_and_within_the_hours(file: File, transferring: Transferring) -> None:
    case = file.filed()
    matter = transferring.approving(transferring.reported(case)).execute()
    with pytest.raises(LawForbids) as refused:
        transferring.handing_over(matter, materials=("letter",)).execute()
    assert refused.value.codes == {"transfer-material-missing"}
    assert len(refused.value.refusals) == len(ALL) - 1
    assert matter.hand_over_by is not None
    file.scene.clock.forward(hours=(matter.hand_over_by - clock.now()) // timedelta(hours=1) + 1)
    assert [each.code for each in crimes.KIND.alarms(matter, clock.today())] == ["transfer-handover-late"]
    with pytest.raises(LawForbids) as refused:
        transferring.handing_over(matter).execute()
    assert refused.value.codes == {"transfer-handover-late"}

    handed = transferring.handing_over(matter, late_reason="公安机关要求补齐清单。").execute()

    assert handed.letter is not None
    assert {"crime_report", "transfer_approval", "transfer_letter"} <= {
        each.template for each in papers_of(case)
    }


def test_the_police_take_it_up_and_the_goods_follow(file: File, transferring: Transferring) -> None:
    matter = transferring.received(file.filed())
    answer = RecordTakenUp(
        actor=file.officer, **transferring.of(matter), answer="", answered_on=clock.today()
    )
    with pytest.raises(LawForbids) as refused:
        answer.execute()
    assert refused.value.codes == {"police-answer-missing"}
    with pytest.raises(Malformed):
        replace(answer, answer="立案决定书（示例）", answered_on=clock.today() + timedelta(days=1)).execute()
    replace(answer, answer="立案决定书（示例）").execute()
    goods = HandOverGoods(actor=file.officer, **transferring.of(matter), goods=(), place="公安局")
    with pytest.raises(LawForbids) as refused:
        goods.execute()
    assert refused.value.codes == {"goods-not-handed-over"}
    file.scene.clock.forward(days=30)
    with pytest.raises(LawForbids) as refused:
        replace(goods, goods=(("案卷材料", "1册", "完整"),)).execute()
    assert refused.value.codes == {"goods-late"}
    late = replace(goods, goods=(("案卷材料", "1册", "完整"),), late_reason="公安机关约定当日交接。")
    assert late.execute().state == "completed"


def test_a_refusal_is_contested_in_its_term_or_the_case_comes_back(
    file: File, transferring: Transferring
) -> None:
    matter = transferring.received(file.filed())
    RecordTurnedDown(
        actor=file.officer,
        **transferring.of(matter),
        answer="不予立案通知书（示例）",
        answered_on=clock.today(),
    ).execute()
    objecting = ObjectToRefusal(actor=file.leader, **transferring.of(matter), reasons=" \n ")
    with pytest.raises(Malformed):
        objecting.execute()
    objecting = replace(objecting, reasons="已经出现险情，具有现实危险。")
    file.scene.clock.forward(days=30)
    with pytest.raises(LawForbids) as refused:
        objecting.execute()
    assert refused.value.codes == {"objection-late"}
    back = TakeBackTransfer(actor=file.officer, **transferring.of(matter), outcome="")
    with pytest.raises(Malformed):
        back.execute()
    assert replace(back, outcome="公安机关不予立案，退回作行政处理。").execute().state == "returned"

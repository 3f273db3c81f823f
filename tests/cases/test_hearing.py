"""Hearings: asked for in time, chaired by a stranger to the case, told before, written down (行政处罚法 63–65)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lianzhi.cases.actions.end_hearing import EndHearing
from lianzhi.cases.actions.open_hearing import OpenHearing
from lianzhi.cases.actions.withdraw_hearing import WithdrawHearing
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import Hearing
from lianzhi.cases.services.dossier import papers_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from tests.cases.file import File
from tests.cases.matters import Hearings


@pytest.fixture
def hearings(file: File) -> Hearings:
    return Hearings(file)


def test_a_hearing_goes_from_the_request_to_the_report_the_decision_reads(
    file: File, hearings: Hearings
) -> None:
    matter = hearings.on_the_day(hearings.notified())
    case = matter.case
    hearings.holding(matter).execute()
    with pytest.raises(LawForbids) as refused:
        hearings.reporting(matter, opinion=" ").execute()
    assert refused.value.codes == {"hearing-report-missing"}
    assert file.fresh(case).hearing == HearingChoice.REQUESTED
    assert hearings.reporting(matter).execute().state == "reported"
    assert file.fresh(case).hearing == HearingChoice.HELD
    assert Hearing.objects.get().chair.name == "王镇长（示例）"
    names = {each.template for each in papers_of(case)}
    assert {"hearing_session", "hearing_record", "hearing_report"} <= names


def test_one_request_opens_one_hearing(file: File, hearings: Hearings) -> None:
    matter = hearings.requested()
    assert matter.state == "requested"
    with pytest.raises(WrongState):
        OpenHearing(actor=file.officer, case_id=matter.case.pk, requested_on=clock.today()).execute()


def test_nobody_who_investigates_or_has_an_interest_chairs(file: File, hearings: Hearings) -> None:
    matter = hearings.requested()
    for given, code in (
        ({"chair_id": file.person("officer").officer.pk}, "hearing-chair-investigates"),
        ({"interested": True}, "hearing-chair-interested"),
    ):
        with pytest.raises(LawForbids) as refused:
            hearings.appointing(matter, **given).execute()
        assert refused.value.codes == {code}
    with pytest.raises(NotVisible):
        hearings.appointing(matter, chair_id=file.person("neighbour").officer.pk).execute()
    with pytest.raises(NoRight):
        hearings.appointing(matter, actor=file.officer).execute()
    with pytest.raises(Malformed):
        hearings.appointing(matter, clerk=" ").execute()


def test_8_a_hearing_is_not_held_the_day_it_was_told(file: File, hearings: Hearings) -> None:
    matter = hearings.requested()
    hearings.appointing(matter).execute()
    for given, code in (
        ({"held_at": clock.now() + timedelta(hours=1)}, "hearing-notice-late"),
        ({"held_at": clock.now() + timedelta(days=8)}, "hearing-notice-late"),
        ({"is_public": False}, "hearing-closed"),
    ):
        with pytest.raises(LawForbids) as refused:
            hearings.notifying(matter, **given).execute()
        assert refused.value.codes == {code}
    for wrong in (
        {"notified_on": clock.today() - timedelta(days=30)},
        {"notified_on": clock.today() + timedelta(days=1)},
        {"notified_on": date(1900, 1, 1)},
        {"held_at": clock.now() - timedelta(hours=1)},
        {"place": " "},
    ):
        with pytest.raises(Malformed):
            hearings.notifying(matter, **wrong).execute()
    closed = hearings.notifying(matter, is_public=False, secrecy_ground="涉及商业秘密。")
    assert closed.execute().state == "notified"


def test_only_the_chair_holds_it_and_every_part_is_there(file: File, hearings: Hearings) -> None:
    matter = hearings.notified()
    with pytest.raises(Malformed):
        hearings.holding(matter).execute()
    hearings.on_the_day(matter)
    with pytest.raises(NoRight, match="不是本次听证的主持人"):
        hearings.holding(matter, actor=file.person("legal_reviewer").actor).execute()
    for given, code in (
        ({"investigator_present": False}, "investigator-absent"),
        ({"agents": ("甲", "乙", "丙")}, "too-many-agents"),
        ({"signed": False}, "hearing-record-unsigned"),
        ({"checked": False}, "hearing-record-unsigned"),
    ):
        with pytest.raises(LawForbids) as refused:
            hearings.holding(matter, **given).execute()
        assert refused.value.codes == {code}
    refusing = hearings.holding(matter, signed=False, unsigned="当事人认为记录不全，拒绝签字。")
    assert refusing.execute().state == "held"


def test_a_new_chair_means_telling_the_party_anew(file: File, hearings: Hearings) -> None:
    matter = hearings.notified()
    hearings.appointing(matter).execute()
    hearings.file.scene.clock.forward(days=20)
    with pytest.raises(WrongState):
        hearings.holding(matter).execute()


def test_absence_without_reason_ends_it_and_the_case_goes_on(file: File, hearings: Hearings) -> None:
    matter = hearings.on_the_day(hearings.notified())
    given = {"actor": file.leader, "course": "等候一小时，当事人未到。"}
    for absence, code in (
        ({"party_absent": False}, "party-not-absent"),
        ({"party_absent": True, "excuse": "住院"}, "absence-excused"),
    ):
        with pytest.raises(LawForbids) as refused:
            hearings.step(EndHearing, matter, **given, **absence).execute()
        assert refused.value.codes == {code}
    hearings.step(EndHearing, matter, **given, party_absent=True).execute()
    assert file.fresh(matter.case).hearing == HearingChoice.ABANDONED


def test_a_request_taken_back_ends_it(file: File, hearings: Hearings) -> None:
    matter = hearings.requested()
    with pytest.raises(Malformed):
        hearings.step(WithdrawHearing, matter, withdrawn_on=clock.today(), how=" ").execute()
    act = hearings.step(WithdrawHearing, matter, withdrawn_on=clock.today(), how="书面撤回。")
    assert act.execute().state == "withdrawn"
    assert file.fresh(matter.case).hearing == HearingChoice.WITHDRAWN

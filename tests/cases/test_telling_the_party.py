"""Notice, its service, defence, and the right to a hearing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lianzhi.cases.actions.serve_notice import ServeNotice
from lianzhi.cases.constants import CaseState, DefenceKind, HearingChoice
from lianzhi.cases.models import Notice
from lianzhi.cases.selectors import latest_notice
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.kernel.types import Money
from tests.cases.file import File

pytestmark = pytest.mark.django_db

# Inside the ordinary band of the overdue tier, and above what entitles a unit to a hearing.
HIGH = {"stage": "overdue", "amount": Money.yuan(110000)}


def test_a_notice_needs_the_passed_review_and_a_handler(file: File) -> None:
    case = file.under_review()
    with pytest.raises(WrongState):
        file.noticing(case).execute()
    file.passing(case).execute()
    for name, refusal in (("leader", NoRight), ("legal_reviewer", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            type(file.noticing(case))(actor=file.person(name).actor, case_id=case.pk).execute()
    notice = file.noticing(case).execute()
    assert (notice.amount_fen, notice.offers_hearing) == (2_000_000, False)
    assert notice.document.template == "notice_penalty"


def test_a_double_click_makes_one_notice(file: File) -> None:
    case = file.reviewed()
    file.noticing(case).execute()
    with pytest.raises(WrongState, match="还没有登记送达"):
        file.noticing(case).execute()
    assert Notice.objects.count() == 1


def test_service_of_a_notice_has_a_day_a_place_and_a_receiver(file: File) -> None:
    case = file.reviewed()
    file.noticing(case).execute()

    def serve(**given: object) -> ServeNotice:
        return ServeNotice(actor=file.officer, case_id=case.pk, service=file.service(**given))

    for wrong, field in (
        ({"served_on": clock.today() + timedelta(days=1)}, "served_on"),
        ({"served_on": date(9999, 12, 31)}, "served_on"),
        ({"receiver": " "}, "receiver"),
        ({"place": ""}, "place"),
    ):
        with pytest.raises(Malformed) as malformed:
            serve(**wrong).execute()
        assert set(malformed.value.fields) == {field}
    for wrong, code in (
        ({"served_on": clock.today() - timedelta(days=1)}, "service-before-issue"),
        ({"served_on": date(1, 1, 1)}, "service-before-issue"),
        ({"method": "left", "refusal": "拒绝签收"}, "witness-missing"),
    ):
        with pytest.raises(LawForbids) as refused:
            serve(**wrong).execute()
        assert refused.value.codes == {code}
    with pytest.raises(NoRight):
        ServeNotice(actor=file.leader, case_id=case.pk, service=file.service()).execute()
    notice = serve(method="left", refusal="拒绝签收", recording="录像0001").execute()
    assert notice.defence_until is not None
    with pytest.raises(WrongState):
        serve().execute()


def test_silence_waits_for_the_end_of_the_term_and_a_waiver_does_not(file: File) -> None:
    case = file.notified()
    with pytest.raises(LawForbids) as refused:
        file.defending(case).execute()
    assert refused.value.codes == {"defence-period-running"}
    file.defending(case, kind=DefenceKind.WAIVED).execute()
    assert file.fresh(case).state == CaseState.HEARD
    with pytest.raises(WrongState):
        file.defending(case, kind=DefenceKind.WAIVED).execute()


def test_a_notice_that_was_not_served_cannot_be_answered(file: File) -> None:
    case = file.reviewed()
    file.noticing(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.defending(case, kind=DefenceKind.WAIVED).execute()
    assert refused.value.codes == {"notice-missing"}


def test_a_statement_is_answered_with_reasons(file: File) -> None:
    case, now = file.notified(), clock.now()
    for wrong, fields in (
        ({"content": " "}, {"content"}),
        ({"opinion": "", "adopted": None}, {"opinion", "adopted"}),
        ({"received_on": clock.today() + timedelta(days=1)}, {"received_on"}),
        ({"received_on": clock.today() - timedelta(days=30)}, {"received_on"}),
        (
            {"heard_from": now - timedelta(hours=1)},
            {"heard_until", "place", "speaker_post", "speaker_identifier"},
        ),
    ):
        with pytest.raises(Malformed) as refused:
            file.stating(case, **wrong).execute()
        assert set(refused.value.fields) == fields
    oral = {"place": "会议室", "speaker_post": "法定代表人", "speaker_identifier": "示例证件"}
    for start, end in ((now, now - timedelta(hours=1)), (now, now + timedelta(hours=1))):
        with pytest.raises(Malformed) as refused:
            file.stating(case, **oral, heard_from=start, heard_until=end).execute()
        assert set(refused.value.fields) == {"heard_until"}
    defence = file.stating(case, **oral, heard_from=now - timedelta(hours=1), heard_until=now).execute()
    assert defence.document is not None
    assert defence.document.name == "当事人陈述申辩笔录"


def test_a_statement_in_writing_gets_no_made_up_record(file: File) -> None:
    assert file.stating(file.notified()).execute().document is None


def test_silence_is_dated_after_the_term(file: File) -> None:
    case = file.notified()
    served = latest_notice(case).served_on
    file.after_defence(case)
    with pytest.raises(Malformed) as refused:
        file.defending(case, received_on=served).execute()
    assert set(refused.value.fields) == {"received_on"}


def test_a_hearing_is_offered_where_one_is_due_and_chosen_in_time(file: File) -> None:
    case = file.overdue().reviewed(**HIGH)
    notice = file.noticing(case).execute()
    assert notice.document.template == "notice_hearing"
    with pytest.raises(WrongState, match="尚未送达"):
        file.choosing(case).execute()
    ServeNotice(actor=file.officer, case_id=case.pk, service=file.service()).execute()
    for day in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)):
        with pytest.raises(Malformed):
            file.choosing(case, chosen_on=day).execute()
    with pytest.raises(NoRight):
        file.choosing(case, actor=file.leader).execute()
    file.after_defence(case)
    with pytest.raises(Malformed, match="已于"):
        file.choosing(case).execute()
    file.choosing(case, chosen_on=latest_notice(case).hearing_until).execute()
    assert file.fresh(case).hearing == HearingChoice.REQUESTED
    with pytest.raises(WrongState, match="不能改为放弃"):
        file.choosing(case, requested=False).execute()


def test_nobody_chooses_a_hearing_that_was_not_offered(file: File) -> None:
    case = file.notified()
    with pytest.raises(WrongState):
        file.choosing(case).execute()

"""Bypasses other teams paid for, tried here; docs/known-bypasses.md names the test of each of the thirty."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, connections, transaction

from lianzhi.audit.acts import ForgottenEvent, UnauditedWrite, guard_writes, setup_writes
from lianzhi.audit.models import AuditEvent
from lianzhi.audit.services import verify
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.actions.submit_filing import SubmitFiling
from lianzhi.cases.constants import CaseState, DefenceKind, HearingChoice
from lianzhi.cases.models import Approval, CaseFile, Decision, Notice, Payment
from lianzhi.cases.selectors import latest_notice
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, NotVisible, Refused, WrongState
from lianzhi.kernel.types import Money
from tests.cases.file import File

pytestmark = pytest.mark.django_db

HIGH = {"stage": "overdue", "amount": Money.yuan(110000)}


def after_defence(file: File, case: CaseFile) -> CaseFile:
    file.after_defence(case)
    file.defending(case).execute()
    return file.fresh(case)


@pytest.mark.parametrize("amount", [Money.yuan(110000), Money.yuan(95000), Money.yuan(60000)])
def test_1_a_second_notice_does_not_make_the_hearing_forgotten(file: File, amount: Money) -> None:
    case = file.overdue().notified(**HIGH)
    file.choosing(case).execute()
    with setup_writes("tests: a band wide enough for the lower notice"):
        case.proposals.update(band_min_fen=5_000_000)
    case = after_defence(file, file.again(file.fresh(case), amount))
    assert case.hearing == HearingChoice.REQUESTED
    file.deliberating(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"hearing-not-held"}


def test_1_an_offer_still_open_survives_a_lower_notice_without_one(file: File) -> None:
    case = file.overdue().notified(**HIGH)
    with setup_writes("tests: the lower notice offers no hearing"):
        case.proposals.update(amount_fen=300, statutory_min_fen=0, band_min_fen=0)
    case = file.again(file.fresh(case), Money(300))
    assert not latest_notice(case).offers_hearing
    file.defending(case, kind=DefenceKind.WAIVED).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"hearing-period-running"}
    file.choosing(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"hearing-not-held"}


def test_1_a_waiver_does_not_cover_a_heavier_notice(file: File) -> None:
    case = file.overdue().notified(**HIGH)
    file.choosing(case, requested=False).execute()
    case = file.renoticed(file.fresh(case), Money.yuan(120000), changed_facts="又查明一处没有设置标志。")
    assert case.hearing == HearingChoice.OFFERED


def test_2_a_heavier_notice_takes_changed_facts_a_new_review_and_a_new_notice(file: File) -> None:
    case = file.heard()
    for heavier in (Money.yuan(25000), Money.yuan(20001)):
        with pytest.raises(LawForbids) as refused:
            file.again(case, heavier)
        assert refused.value.codes == {"heavier-after-defence"}
    with setup_writes("tests: the proposal as it was"):
        case.proposals.update(amount_fen=2_000_000)
    with pytest.raises(LawForbids) as refused:
        file.back(case, kind="changed_facts").execute()
    assert refused.value.codes == {"changed-facts-missing"}
    file.back(case).execute()
    case = file.fresh(case)
    assert case.state == CaseState.INVESTIGATION
    with pytest.raises(LawForbids) as refused:
        file.proposing(case, amount=Money.yuan(25000), reason="一般处罚。").execute()
    assert refused.value.codes == {"heavier-after-defence"}
    file.proposing(case, amount=Money.yuan(20000)).execute()
    file.submit_review(case)
    file.passing(case).execute()
    case = file.renoticed(file.fresh(case), Money.yuan(25000), changed_facts="又查明一处。")
    case = after_defence(file, case)
    assert file.deciding(case).execute().amount_fen == 2_500_000


def test_2_the_lowest_notice_binds_the_decision(file: File) -> None:
    case = file.heard()
    case = after_defence(file, file.again(case, Money.yuan(15000)))
    for amount in (Money.yuan(20000), Money.yuan(15001)):
        with pytest.raises(LawForbids) as refused:
            file.deciding(case, amount=amount).execute()
        assert refused.value.codes == {"heavier-after-defence"}
    assert file.deciding(case, amount=Money.yuan(15000)).execute().amount_fen == 1_500_000


def test_3_no_decision_before_the_term_ends_without_a_waiver(file: File) -> None:
    case = file.notified()
    file.stating(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"defence-period-running"}
    waived = file.again(file.fresh(case), Money.yuan(20000))
    file.defending(waived, kind=DefenceKind.WAIVED).execute()
    assert file.deciding(waived).execute().pk


def test_4_one_certificate_is_one_officer(file: File) -> None:
    one, two = file.person("officer").officer, file.person("colleague").officer
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        setup_writes("tests: one certificate under two names"),
    ):
        two.certificates.update(number=one.certificates.get().number)
    with pytest.raises(LawForbids) as refused:
        file.opening(file.finding(), assistant_id=one.pk).execute()
    assert refused.value.codes == {"same-person-twice", "too-few-officers"}


def test_7_an_old_deliberation_does_not_cover_a_new_notice(file: File) -> None:
    case = file.overdue().heard(**HIGH)
    file.deliberating(case).execute()
    file.scene.clock.forward(hours=1)
    case = after_defence(file, file.again(case, Money.yuan(105000)))
    with pytest.raises(LawForbids) as refused:
        file.deciding(case, amount=Money.yuan(105000)).execute()
    assert refused.value.codes == {"deliberation-missing"}


def test_11_every_approval_leaves_who_said_what_and_when(file: File) -> None:
    case = file.closed()
    for approval in Approval.objects.filter(case=case):
        assert approval.approved is True
        assert approval.approver == file.person("leader").officer
        assert approval.opinion
        assert approval.decided_at is not None
        assert approval.submitted_by == file.officer.name


def test_12_every_step_done_twice_is_done_once(file: File) -> None:
    case = file.opened()
    deeds = (
        lambda: SubmitFiling(actor=file.officer, case_id=case.pk, opinion="建议立案。").execute(),
        lambda: file.approve(case),
        lambda: file.asking(case).execute(),
        lambda: file.proposing(case).execute(),
        lambda: file.submit_review(case),
        lambda: file.passing(case).execute(),
        lambda: file.noticing(case).execute(),
        lambda: file.serve_notice(case),
        lambda: file.defending(case, kind=DefenceKind.WAIVED).execute(),
        lambda: file.deciding(case).execute(),
        lambda: file.serve_decision(case),
        lambda: file.paying(case).execute(),
        lambda: SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute(),
    )
    for deed in deeds:
        deed()
        events = AuditEvent.objects.count()
        with pytest.raises(Refused):
            deed()
        assert AuditEvent.objects.count() == events
    assert verify().holds


def at_once(deed: Callable[[int], None], *, times: int) -> None:
    """In threads on PostgreSQL; on SQLite, whose test database is one connection's, one after another."""
    if connection.vendor != "postgresql":
        for number in range(times):
            deed(number)
        return

    def alone(number: int) -> None:
        try:
            deed(number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=alone, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_12_two_clicks_at_once_are_one_act(file: File) -> None:
    case = file.served()
    outcomes: list[str] = []
    now = clock.now()

    def pay(number: int) -> None:
        # A thread starts with its own context: the clock is held in it as here.
        with clock.frozen(now), connection.execute_wrapper(guard_writes):
            try:
                file.paying(case, receipt_number=f"闽{number}（示例）").execute()
                outcomes.append("paid")
            except Refused as refused:
                outcomes.append(type(refused).__name__)

    at_once(pay, times=4)
    assert sorted(outcomes) == ["WrongState", "WrongState", "WrongState", "paid"]
    assert Payment.objects.count() == 1
    assert verify().holds


def test_13_what_a_stranger_cannot_read_a_stranger_cannot_write(file: File) -> None:
    case = file.served()
    stranger = file.person("stranger").actor
    for act in (
        file.asking(case),
        file.proposing(case),
        file.noticing(case),
        file.defending(case),
        file.choosing(case),
        file.deliberating(case),
        file.deciding(case),
        file.paying(case),
        file.perform(case),
        file.passing(case),
        file.returning(case),
    ):
        with pytest.raises(NotVisible):
            replace(act, actor=stranger).execute()


def test_27_numbers_are_not_counted_anew_where_one_is_missing(file: File) -> None:
    case = file.decided()
    number = case.decision.document.number
    with setup_writes("tests: a decision is lost"):
        paper = case.decision.document
        Decision.objects.all().delete()
        paper.delete()
        CaseFile.objects.update(state="heard")
    again = file.deciding(file.fresh(case)).execute()
    assert number.endswith("1号")
    assert again.document.number.endswith("2号")


def test_28_a_refusal_leaves_no_event(file: File) -> None:
    case = file.notified()
    events = AuditEvent.objects.count()
    for act in (file.deciding(case), file.defending(case), file.paying(case), file.choosing(case)):
        with pytest.raises(Refused):
            act.execute()
    assert AuditEvent.objects.count() == events


def test_nothing_is_written_beside_an_act_and_no_act_forgets_its_event(
    file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = file.opened()
    with pytest.raises(UnauditedWrite), transaction.atomic():
        CaseFile.objects.update(cause="另一案由")
    act = SubmitFiling(actor=file.officer, case_id=case.pk, opinion="建议立案。")
    monkeypatch.setattr(SubmitFiling, "tell", lambda *_given, **_more: None)
    with pytest.raises(ForgottenEvent):
        act.execute()
    monkeypatch.undo()
    assert file.fresh(case).state == "clue"
    assert not Approval.objects.exists()


def test_a_second_notice_waits_for_the_service_of_the_first(file: File) -> None:
    case = file.reviewed()
    file.noticing(case).execute()
    with pytest.raises(WrongState):
        file.noticing(case).execute()
    assert Notice.objects.count() == 1

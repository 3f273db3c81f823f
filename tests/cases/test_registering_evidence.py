"""Registered evidence: approved first, decided in its term, never a second way to hold goods (行政处罚法 56)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lianzhi.cases.actions.refuse_registration import RefuseRegistration
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.services.dossier import papers_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.desk.cases.proceedings import registrations
from lianzhi.kernel.calendars import NATIONAL
from tests.cases.file import File
from tests.cases.matters import COMPUTER, Registering


@pytest.fixture
def matters(file: File) -> Registering:
    return Registering(file)


def _working_days_after(start: date, end: date) -> int:
    days = [start + timedelta(days=count) for count in range(1, (end - start).days + 1)]
    return len([day for day in days if NATIONAL.on_or_after(day) == day])


def test_the_leader_approves_before_anything_is_registered(file: File, matters: Registering) -> None:
    case = file.filed()
    matter = matters.considering(case).execute()
    with pytest.raises(WrongState, match="登记保存"):
        matters.registering(matter).execute()
    matters.requesting(matter).execute()
    with pytest.raises(NoRight):
        matters.approving(matter, actor=file.officer).execute()
    with pytest.raises(NoRight):
        matters.approving(matter, actor=file.person("county_leader").actor).execute()
    matters.approving(matter).execute()
    registered = matters.registering(matter).execute()
    assert registered.state == "registered"
    assert registered.notice.number.endswith("号")
    assert registered.due_on is not None
    # Seven days of 行政处罚法 56 are working days (85).
    assert _working_days_after(clock.today(), registered.due_on) == 7
    names = [each.template for each in papers_of(case)]
    assert {"reg_approval", "reg_notice", "registration_list"} <= set(names)


def test_a_leader_refuses_and_the_matter_is_over(file: File, matters: Registering) -> None:
    matter = matters.considering(file.filed()).execute()
    matters.requesting(matter).execute()
    act = RefuseRegistration(
        actor=file.leader, case_id=matter.case.pk, proceeding_id=matter.pk, opinion="不是证据。"
    )
    assert act.execute().state == "not_approved"
    with pytest.raises(WrongState):
        matters.approving(matter).execute()


def test_what_is_to_be_registered_must_be_named_with_a_reason(file: File, matters: Registering) -> None:
    case = file.filed()
    for lacking in ({"goods": ()}, {"ground": "便于执行"}, {"reason": " "}, {"keeping": ""}):
        with pytest.raises(Malformed):
            matters.considering(case, **lacking).execute()
    for stranger in ("county_officer", "squad_lead"):
        with pytest.raises(NoRight):
            matters.considering(case, actor=file.person(stranger).actor).execute()
    with pytest.raises(NotVisible):
        matters.considering(case, actor=file.person("stranger").actor).execute()


def test_nobody_sets_another_start_than_the_day_it_was_done(file: File, matters: Registering) -> None:
    matter = matters.approved(file.filed())
    for day in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)):
        with pytest.raises(Malformed):
            matters.registering(matter, registered_on=day).execute()


def test_the_decision_comes_in_the_term_or_not_at_all(file: File, matters: Registering) -> None:
    matter = matters.registered(file.filed())
    with pytest.raises(LawForbids) as refused:
        matters.disposing(matter, outcome="").execute()
    assert refused.value.codes == {"registration-outcome-missing"}
    assert matter.due_on is not None
    file.scene.clock.on(matter.due_on + timedelta(days=1))
    with pytest.raises(LawForbids) as refused:
        matters.disposing(matter).execute()
    assert refused.value.codes == {"registration-expired"}
    assert [each.code for each in registrations.KIND.alarms(matter, clock.today())] == [
        "registration-expired"
    ]
    back = matters.returning(matter).execute()
    assert back.state == "returned"
    assert "届满" in back.settled_how


def test_the_last_day_is_still_in_time(file: File, matters: Registering) -> None:
    matter = matters.registered(file.filed())
    assert matter.due_on is not None
    file.scene.clock.on(matter.due_on)
    assert not registrations.KIND.alarms(matter, clock.today())
    decided = matters.disposing(matter).execute()
    assert decided.state == "disposed"
    names = [each.template for each in papers_of(matter.case)]
    assert {"reg_disp_approval", "reg_disposal"} <= set(names)
    with pytest.raises(WrongState):
        matters.returning(matter).execute()


def test_the_same_thing_is_not_registered_again_to_hold_it_longer(file: File, matters: Registering) -> None:
    """Known bypass: registration in place of a seizure, its seven days begun anew each time."""
    case = file.filed()
    first = matters.registered(case)
    matters.returning(first).execute()
    again = matters.considering(case, goods=(COMPUTER,)).execute()
    with pytest.raises(LawForbids) as refused:
        matters.requesting(again).execute()
    assert refused.value.codes == {"registration-repeated"}
    assert "台式电脑主机" in refused.value.message


def test_two_asked_for_at_once_are_not_both_registered(file: File, matters: Registering) -> None:
    case = file.filed()
    one, two = matters.approved(case), matters.approved(case)
    matters.registering(one).execute()
    with pytest.raises(LawForbids) as refused:
        matters.registering(two).execute()
    assert refused.value.codes == {"registration-repeated"}


def test_a_case_is_not_closed_while_evidence_is_kept(file: File, matters: Registering) -> None:
    case = file.filed()
    matter = matters.registered(case)
    with file.setting_up("a case at its end"):
        type(case).objects.filter(pk=case.pk).update(state="performed")
    with pytest.raises(LawForbids) as refused:
        SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    assert "registration-open" in refused.value.codes
    matters.returning(matter).execute()
    with pytest.raises(LawForbids) as refused:
        SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    assert refused.value.codes == {"decision-not-served"}


def test_it_is_too_late_for_evidence_after_the_decision(file: File, matters: Registering) -> None:
    with pytest.raises(WrongState, match="先行登记保存"):
        matters.considering(file.decided()).execute()

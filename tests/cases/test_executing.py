"""An unpaid fine: instalments, the late fine, the demand, the court, the end of enforcement."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lianzhi.cases.actions.answer_demand import AnswerDemand
from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.decide_late_fine import DecideLateFine
from lianzhi.cases.actions.issue_demand import IssueDemand
from lianzhi.cases.actions.record_court import RecordCourt
from lianzhi.cases.actions.remind_payment import RemindPayment
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.actions.terminate_enforcement import TerminateEnforcement
from lianzhi.cases.constants import CaseState, CourtState
from lianzhi.cases.models import CourtApplication, Decision, Deferral
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.paying import window_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from lianzhi.documents.models import Document
from lianzhi.kernel.types import Money
from tests.cases.executing import ALL, applying, asking, demanded, demanded_of, granting, pay_by, plan
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def test_a_plan_adds_up_its_days_increase_and_the_head_grants_it(file: File) -> None:
    case = file.served()
    for wrong, code in (
        ({"plan": plan((40, 8000), (70, 11999))}, "plan-sum-wrong"),
        ({"plan": plan((70, 8000), (40, 12000))}, "plan-days-wrong"),
        ({"plan": plan((40, 8000), (40, 12000))}, "plan-days-wrong"),
        ({"plan": plan((0, 20000))}, "plan-days-wrong"),
        ({"plan": plan((5, 20000))}, "plan-days-wrong"),
        ({"reason": " "}, "hardship-missing"),
    ):
        with pytest.raises(LawForbids) as refused:
            asking(file, case, **wrong).execute()
        assert refused.value.codes == {code}
    with pytest.raises(NoRight):
        asking(file, case, actor=file.leader).execute()
    asking(file, case).execute()
    with pytest.raises(WrongState):
        asking(file, case).execute()
    with pytest.raises(NoRight):
        granting(file, case, actor=file.officer).execute()
    granting(file, case).execute()
    assert {"defer_approval", "defer_grant"} <= set(Document.objects.values_list("template", flat=True))
    with pytest.raises(WrongState):
        granting(file, case).execute()


def test_a_refused_plan_leaves_the_term_as_it_was_and_may_be_asked_for_again(file: File) -> None:
    case = file.served()
    asking(file, case).execute()
    granting(file, case, granted=False, opinion="不符合条件。").execute()
    assert Deferral.objects.get().refused
    assert owed_on(case, pay_by(case) + timedelta(days=1)).late_fine.fen > 0
    asking(file, case).execute()


def test_a_part_bears_a_late_fine_only_from_its_own_day(file: File) -> None:
    case = file.served()
    asking(file, case).execute()
    granting(file, case).execute()
    first, second = (each.due_on for each in Deferral.objects.get().instalments.all())
    assert owed_on(case, first).late_fine == Money(0)
    # 3 % a day of the missed part only, not of what is not due yet.
    assert owed_on(case, first + timedelta(days=1)).late_fine == Money.yuan(240)
    file.scene.clock.on(first + timedelta(days=1))
    file.paying(case, amount=Money.yuan(8000)).execute()
    file.scene.clock.on(second)
    assert owed_on(case, second).late_fine == Money.yuan(240)
    file.paying(case, amount=Money.yuan(12240), receipt_number="闽0002（示例）").execute()
    assert file.fresh(case).state == CaseState.PERFORMED


def test_a_later_deferral_keeps_what_had_accrued_before_it(file: File) -> None:
    case = file.served()
    file.scene.clock.on(pay_by(case) + timedelta(days=2))
    asking(file, case).execute()
    granting(file, case).execute()
    assert owed_on(case, clock.today()).late_fine == Money.yuan(1200)
    assert owed_on(case, clock.today() + timedelta(days=30)).late_fine == Money.yuan(1200)


def test_the_late_fine_is_decided_as_counted_and_once(file: File) -> None:
    case = file.served()

    def decide(**given: Any) -> DecideLateFine:
        return DecideLateFine(**{"actor": file.leader, "case_id": case.pk, "opinion": "同意。", **given})

    with pytest.raises(LawForbids) as refused:
        decide().execute()
    assert refused.value.codes == {"late-fine-nothing"}
    file.scene.clock.on(pay_by(case) + timedelta(days=10))
    with pytest.raises(NoRight):
        decide(actor=file.officer).execute()
    assert decide().execute().amount_fen == 600_000
    with pytest.raises(LawForbids):
        decide().execute()
    file.scene.clock.forward(days=300)
    assert decide().execute().amount_fen == 1_400_000


def test_a_demand_comes_after_the_term_and_never_inside_a_deferral(file: File) -> None:
    case = file.served()
    demand = IssueDemand(actor=file.officer, case_id=case.pk)
    for act in (demand, RemindPayment(actor=file.officer, case_id=case.pk)):
        with pytest.raises(LawForbids) as refused:
            act.execute()
        assert refused.value.codes == {"payment-term-running"}
    asking(file, case).execute()
    granting(file, case).execute()
    file.scene.clock.on(pay_by(case) + timedelta(days=20))
    with pytest.raises(LawForbids) as refused:
        demand.execute()
    assert refused.value.codes == {"deferral-running"}
    file.scene.clock.forward(days=100)
    RemindPayment(actor=file.officer, case_id=case.pk).execute()
    issued = demand.execute()
    assert issued.fine_fen == 2_000_000
    with pytest.raises(WrongState):
        demand.execute()


def test_10_a_court_is_asked_after_demand_and_remedies_and_within_three_months(file: File) -> None:
    case = file.served()
    with pytest.raises(LawForbids) as refused:
        applying(file, case).execute()
    assert refused.value.codes == {"payment-term-running", "demand-missing", "remedies-open"}
    case = demanded_of(file, case)
    with pytest.raises(LawForbids) as refused:
        applying(file, case).execute()
    assert refused.value.codes == {"demand-running", "remedies-open"}
    window = window_of(case, Decision.objects.get())
    assert window is not None
    for day, codes in (
        (window.remedies_until, {"remedies-open"}),
        (window.closes_on + timedelta(days=1), {"court-window-passed"}),
    ):
        file.scene.clock.on(day)
        with pytest.raises(LawForbids) as refused:
            applying(file, case).execute()
        assert refused.value.codes == codes
    file.scene.clock.on(window.closes_on)
    for wrong, code in (({"materials": ALL[1:]}, "court-material-missing"),):
        with pytest.raises(LawForbids) as refused:
            applying(file, case, **wrong).execute()
        assert refused.value.codes == {code}
    with pytest.raises(Malformed):
        applying(file, case, subject=" ").execute()
    with pytest.raises(NoRight):
        applying(file, case, actor=file.officer).execute()
    AnswerDemand(
        actor=file.officer,
        case_id=case.pk,
        answered_on=clock.today(),
        statement="无力缴纳。",
        adopted=False,
        opinion="没有证据。",
    ).execute()
    applied = applying(file, case).execute()
    assert applied.amount_fen == 4_000_000
    assert "无力缴纳" in str(applied.document.model)
    with pytest.raises(LawForbids) as refused:
        applying(file, case).execute()
    assert "court-pending" in refused.value.codes


def test_the_court_answers_step_by_step_and_the_case_closes_when_it_is_enforced(file: File) -> None:
    case = demanded(file)
    window = window_of(case, Decision.objects.get())
    assert window is not None
    file.scene.clock.on(window.remedies_until + timedelta(days=1))
    applying(file, case).execute()

    def court(state: str) -> RecordCourt:
        return RecordCourt(
            actor=file.officer,
            case_id=case.pk,
            state=state,
            answered_on=clock.today(),
            answer="（2026）行审示例号",
        )

    with pytest.raises(Malformed):
        court(CourtState.ENFORCED).execute()
    court(CourtState.ACCEPTED).execute()
    court(CourtState.ORDERED).execute()
    with pytest.raises(LawForbids) as refused:
        court(CourtState.ENFORCED).execute()
    assert refused.value.codes == {"not-performed"}
    file.paying(case, amount=owed_on(case, clock.today()).total, bank="法院执行款专户（示例）").execute()
    with pytest.raises(LawForbids) as refused:
        SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    assert refused.value.codes == {"court-pending"}
    court(CourtState.ENFORCED).execute()
    SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    assert CourtApplication.objects.get().state == CourtState.ENFORCED


def test_enforcement_ends_on_a_ground_of_the_law_and_the_case_closes_unpaid(file: File) -> None:
    case = file.served()

    def end(**given: Any) -> TerminateEnforcement:
        base = {"ground": "unit-ended", "proof": "注销登记通知书、财产查询结果", **given}
        return TerminateEnforcement(**{"actor": file.leader, "case_id": case.pk, **base})

    with pytest.raises(LawForbids) as refused:
        end(proof=" ").execute()
    assert refused.value.codes == {"termination-unproven"}
    with pytest.raises(Malformed):
        end(ground="too-much-work").execute()
    with pytest.raises(NoRight):
        end(actor=file.officer).execute()
    end().execute()
    SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    assert "终结执行" in str(Document.objects.get(template="case_close").model)

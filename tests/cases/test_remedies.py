"""Reconsideration, litigation, revocation, refund, publication, and a decision made anew."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.publish_decision import PublishDecision
from lianzhi.cases.actions.record_refund import RecordRefund
from lianzhi.cases.actions.record_remedy import RecordRemedy
from lianzhi.cases.actions.reopen import Reopen
from lianzhi.cases.actions.revoke_decision import RevokeDecision
from lianzhi.cases.actions.settle_remedy import SettleRemedy
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.actions.withdraw_publication import WithdrawPublication
from lianzhi.cases.constants import CaseState, HearingChoice
from lianzhi.cases.models import CaseFile, Decision
from lianzhi.cases.services.dues import owed_on
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from lianzhi.documents.models import Document
from lianzhi.kernel.types import Money
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def bringing(file: File, case: CaseFile, **given: Any) -> RecordRemedy:
    base = {"kind": "reconsideration", "body": "永春县人民政府", "brought_on": clock.today()}
    base |= {"received_on": clock.today(), **given}
    return RecordRemedy(**{"actor": file.officer, "case_id": case.pk, **base})


def settling(file: File, case: CaseFile, outcome: str, **given: Any) -> SettleRemedy:
    base = {"outcome": outcome, "settled_on": clock.today(), "paper": "永政复〔2026〕1号（示例）", **given}
    return SettleRemedy(**{"actor": file.officer, "case_id": case.pk, **base})


def closing(file: File, case: CaseFile) -> SubmitClosure:
    return SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。")


def test_the_late_fine_stands_still_while_a_remedy_is_pending(file: File) -> None:
    case = file.served()
    pay_by = Decision.objects.get().pay_by
    assert pay_by is not None
    file.scene.clock.on(pay_by + timedelta(days=2))
    for wrong, field in (
        ({"body": "县政府"}, "body"),
        ({"brought_on": clock.today() + timedelta(days=1)}, "brought_on"),
        ({"stops_execution": True}, "stop_reason"),
    ):
        with pytest.raises(Malformed) as malformed:
            bringing(file, case, **wrong).execute()
        assert set(malformed.value.fields) == {field}
    with pytest.raises(NoRight):
        bringing(file, case, actor=file.leader).execute()
    bringing(file, case).execute()
    with pytest.raises(LawForbids) as refused:
        bringing(file, case, kind="litigation", body="永春县人民法院").execute()
    assert refused.value.codes == {"remedy-twice"}
    one_day = Money.yuan(600)
    file.scene.clock.forward(days=30)
    assert owed_on(case, clock.today()).late_fine == one_day
    settling(file, case, "upheld").execute()
    assert owed_on(case, clock.today() + timedelta(days=2)).late_fine == Money.yuan(1800)
    with pytest.raises(WrongState):
        settling(file, case, "upheld").execute()


def test_a_pending_remedy_keeps_the_case_open(file: File) -> None:
    case = file.paid()
    bringing(file, case).execute()
    with pytest.raises(LawForbids) as refused:
        closing(file, case).execute()
    assert refused.value.codes == {"remedy-pending"}
    settling(file, case, "withdrawn").execute()
    closing(file, case).execute()


def test_a_change_is_never_heavier_and_what_was_paid_too_much_goes_back(file: File) -> None:
    case = file.paid()
    bringing(file, case).execute()
    with pytest.raises(LawForbids) as refused:
        settling(file, case, "changed", changed_to=Money.yuan(20001)).execute()
    assert refused.value.codes == {"remedy-heavier"}
    with pytest.raises(Malformed):
        settling(file, case, "changed").execute()
    settling(file, case, "changed", changed_to=Money.yuan(12000)).execute()
    assert owed_on(case, clock.today()).overpaid == Money.yuan(8000)
    with pytest.raises(LawForbids) as refused:
        closing(file, case).execute()
    assert refused.value.codes == {"refund-open"}

    def refund(yuan: int, voucher: str = "退001（示例）") -> RecordRefund:
        return RecordRefund(
            actor=file.officer,
            case_id=case.pk,
            amount=Money.yuan(yuan),
            refunded_on=clock.today(),
            voucher=voucher,
        )

    with pytest.raises(Malformed):
        refund(8001).execute()
    refund(8000).execute()
    closing(file, case).execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    assert "变更为罚款" in str(Document.objects.get(template="case_close").model)


def test_a_lower_fine_is_what_is_owed_and_late(file: File) -> None:
    case = file.served()
    bringing(file, case).execute()
    settling(file, case, "changed", changed_to=Money.yuan(10000)).execute()
    owed = owed_on(case, clock.today() + timedelta(days=400))
    assert owed.fine == owed.late_fine == Money.yuan(10000)
    file.paying(case, amount=Money.yuan(10000)).execute()
    assert file.fresh(case).state == CaseState.PERFORMED


def test_9_only_a_served_penalty_is_made_public_and_what_fell_is_withdrawn(file: File) -> None:
    case = file.decided()

    def publish(**given: Any) -> PublishDecision:
        base = {
            "channel": "信用永春（示例）",
            "published_on": clock.today(),
            "personal_data_hidden": True,
            **given,
        }
        return PublishDecision(**{"actor": file.officer, "case_id": case.pk, **base})

    with pytest.raises(WrongState):
        publish().execute()
    file.serve_decision(case)
    with pytest.raises(Malformed):
        publish(published_on=clock.today() + timedelta(days=1)).execute()
    with pytest.raises(LawForbids) as unmasked:
        publish(personal_data_hidden=False).execute()
    assert unmasked.value.codes == {"publication-unmasked"}
    assert publish().execute().personal_data_hidden
    with pytest.raises(WrongState):
        publish().execute()
    file.paying(case).execute()
    withdraw = WithdrawPublication(
        actor=file.officer, case_id=case.pk, withdrawn_on=clock.today(), note="决定已被确认违法。"
    )
    with pytest.raises(WrongState):
        withdraw.execute()
    bringing(file, case).execute()
    settling(file, case, "unlawful").execute()
    with pytest.raises(LawForbids) as refused:
        closing(file, case).execute()
    assert refused.value.codes == {"withdrawal-open"}
    withdraw.execute()
    closing(file, case).execute()


def test_a_decision_that_fell_is_not_published(file: File) -> None:
    case = file.served()
    bringing(file, case).execute()
    settling(file, case, "unlawful").execute()
    with pytest.raises(LawForbids) as refused:
        PublishDecision(
            actor=file.officer,
            case_id=case.pk,
            channel="示例",
            published_on=clock.today(),
            personal_data_hidden=True,
        ).execute()
    assert refused.value.codes == {"publication-of-fallen"}


def test_a_revoked_decision_is_not_made_again_on_the_same_facts(file: File) -> None:
    case = file.served()
    bringing(file, case, kind="litigation", body="永春县人民法院").execute()
    settling(file, case, "revoked").execute()
    case = file.fresh(case)
    assert case.state == CaseState.REVOKED
    assert owed_on(case, clock.today()).total == Money(0)

    def reopen(**given: Any) -> Reopen:
        base = {"reason": "判决责令重新作出决定。", **given}
        return Reopen(**{"actor": file.leader, "case_id": case.pk, **base})

    with pytest.raises(LawForbids) as refused:
        reopen().execute()
    assert refused.value.codes == {"redecision-same-ground"}
    with pytest.raises(NoRight):
        reopen(actor=file.officer, changed_facts="又查明一处。").execute()
    file.scene.clock.forward(days=1)
    reopen(changed_facts="补充取得两份证人证言。").execute()
    case = file.fresh(case)
    assert (case.state, case.hearing) == (CaseState.INVESTIGATION, HearingChoice.NOT_DUE)
    file.scene.clock.forward(hours=1)
    file.proposing(case, amount=Money.yuan(15000)).execute()
    file.submit_review(case)
    file.passing(case).execute()
    file.noticing(file.fresh(case)).execute()
    file.serve_notice(case)
    file.after_defence(case)
    file.defending(case).execute()
    file.deciding(case).execute()
    file.serve_decision(case)
    assert Decision.objects.filter(case=case).count() == 2
    file.paying(case, amount=Money.yuan(15000)).execute()
    assert file.fresh(case).state == CaseState.PERFORMED


def test_a_decision_that_fell_for_its_procedure_may_be_made_again(file: File) -> None:
    case = file.served()
    bringing(file, case).execute()
    settling(file, case, "revoked", is_procedural=True).execute()
    Reopen(actor=file.leader, case_id=case.pk, reason="程序违法，重新告知。").execute()
    assert file.fresh(case).state == CaseState.INVESTIGATION


def test_the_authority_takes_its_own_decision_back_and_the_case_ends(file: File) -> None:
    case = file.paid()

    def revoke(**given: Any) -> RevokeDecision:
        return RevokeDecision(
            **{"actor": file.leader, "case_id": case.pk, "reason": "认定的主体有误。", **given}
        )

    with pytest.raises(Malformed):
        revoke(reason=" ").execute()
    with pytest.raises(NoRight):
        revoke(actor=file.officer).execute()
    revoke().execute()
    with pytest.raises(LawForbids) as refused:
        closing(file, case).execute()
    assert refused.value.codes == {"refund-open"}
    RecordRefund(
        actor=file.officer,
        case_id=case.pk,
        amount=Money.yuan(20000),
        refunded_on=clock.today(),
        voucher="退002（示例）",
    ).execute()
    closing(file, case).execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意。").execute()
    assert Document.objects.filter(template="close_cancel").exists()

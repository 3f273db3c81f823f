"""An unpaid fine on its way to instalments, the demand and the court, as far as a test needs it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lianzhi.cases.actions.answer_deferral import AnswerDeferral
from lianzhi.cases.actions.apply_to_court import ApplyToCourt
from lianzhi.cases.actions.issue_demand import IssueDemand
from lianzhi.cases.actions.request_deferral import RequestDeferral
from lianzhi.cases.actions.serve_demand import ServeDemand
from lianzhi.cases.models import CaseFile, Decision
from lianzhi.core import clock
from lianzhi.kernel.execution import execution_pack
from lianzhi.kernel.types import Money
from tests.cases.file import File

ALL = tuple(each.key for each in execution_pack().court_materials)


def plan(*rows: tuple[int, int]) -> tuple[tuple[date, Money], ...]:
    """(days from today, yuan) of each part."""
    return tuple((clock.today() + timedelta(days=days), Money.yuan(yuan)) for days, yuan in rows)


def asking(file: File, case: CaseFile, **given: Any) -> RequestDeferral:
    base = {"applied_on": clock.today(), "reason": "停产三个月，账户余额不足。"}
    base["plan"] = plan((40, 8000), (70, 12000))
    return RequestDeferral(**{"actor": file.officer, "case_id": case.pk, **base, **given})


def granting(file: File, case: CaseFile, **given: Any) -> AnswerDeferral:
    base = {"granted": True, "opinion": "同意分期缴纳。", **given}
    return AnswerDeferral(**{"actor": file.leader, "case_id": case.pk, **base})


def pay_by(case: CaseFile) -> date:
    found = Decision.objects.get(case=case).pay_by
    assert found is not None
    return found


def demanded(file: File) -> CaseFile:
    """A case whose demand was served the day after the term of payment."""
    case = file.served()
    file.scene.clock.on(pay_by(case) + timedelta(days=1))
    IssueDemand(actor=file.officer, case_id=case.pk).execute()
    ServeDemand(actor=file.officer, case_id=case.pk, service=file.service()).execute()
    return file.fresh(case)


def applying(file: File, case: CaseFile, **given: Any) -> ApplyToCourt:
    base = {"subject": "开户行存款、厂房设备。", "materials": ALL, **given}
    return ApplyToCourt(**{"actor": file.leader, "case_id": case.pk, **base})


def demanded_of(file: File, case: CaseFile) -> CaseFile:
    """The same for a case already served."""
    file.scene.clock.on(pay_by(case) + timedelta(days=1))
    IssueDemand(actor=file.officer, case_id=case.pk).execute()
    ServeDemand(actor=file.officer, case_id=case.pk, service=file.service()).execute()
    return file.fresh(case)

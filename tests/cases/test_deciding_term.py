"""The term of the decision: extended only by a rule and the head, never by days one sets oneself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lianzhi.cases.actions.answer_extension import AnswerExtension
from lianzhi.cases.actions.end_exclusion import EndExclusion
from lianzhi.cases.actions.request_extension import RequestExtension
from lianzhi.cases.actions.start_exclusion import StartExclusion
from lianzhi.cases.models import CaseFile, Extension
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def starting(file: File, case: CaseFile, **given: Any) -> StartExclusion:
    base = {"ground": "testing", "reference": "鉴定委托书（示例）", "started_on": clock.today(), **given}
    return StartExclusion(actor=file.officer, case_id=case.pk, **base)


def ending(file: File, case: CaseFile, **given: Any) -> EndExclusion:
    base = {"ground": "testing", "ended_on": clock.today(), **given}
    return EndExclusion(actor=file.officer, case_id=case.pk, **base)


def test_5_a_period_begins_and_ends_on_the_days_it_is_recorded(file: File) -> None:
    case = file.filed()
    filed_until = case.decide_by
    assert filed_until is not None
    for wrong, code in (
        ({"started_on": clock.today() - timedelta(days=1)}, "exclusion-backdated"),
        ({"started_on": clock.today() + timedelta(days=1)}, "exclusion-future"),
        ({"ground": "holiday"}, "exclusion-not-allowed"),
    ):
        with pytest.raises(LawForbids) as refused:
            starting(file, case, **wrong).execute()
        assert refused.value.codes == {code}
    with pytest.raises(WrongState):
        ending(file, case).execute()
    starting(file, case).execute()
    with pytest.raises(LawForbids) as refused:
        starting(file, case).execute()
    assert refused.value.codes == {"exclusion-overlaps"}
    file.scene.clock.forward(days=9)
    for wrong, code in (
        ({"ended_on": clock.today() + timedelta(days=1)}, "exclusion-future"),
        ({"ended_on": clock.today() - timedelta(days=10)}, "exclusion-reversed"),
    ):
        with pytest.raises(LawForbids) as refused:
            ending(file, case, **wrong).execute()
        assert refused.value.codes == {code}
    ending(file, case).execute()
    # The day of the filing itself is no day of the term, so nine of the ten days were to be counted.
    assert file.fresh(case).decide_by == filed_until + timedelta(days=9)


def test_6_parallel_periods_leave_each_day_out_once(file: File) -> None:
    case = file.filed()
    until = case.decide_by
    assert until is not None
    file.scene.clock.forward(days=1)
    starting(file, case).execute()
    starting(file, case, ground="announcement", reference="公告（示例）").execute()
    file.scene.clock.forward(days=9)
    ending(file, case).execute()
    ending(file, case, ground="announcement").execute()
    assert file.fresh(case).decide_by == until + timedelta(days=10)


def test_an_extension_names_a_rule_and_is_granted_by_the_head(file: File) -> None:
    case = file.filed()
    until = case.decide_by
    assert until is not None

    def asking(**given: Any) -> RequestExtension:
        base = {
            "until": until + timedelta(days=30),
            "basis": "安全生产违法行为行政处罚办法/32",
            "reason": "案情复杂。",
        }
        return RequestExtension(**{"actor": file.officer, "case_id": case.pk, **base, **given})

    def answering(**given: Any) -> AnswerExtension:
        return AnswerExtension(
            **{"actor": file.leader, "case_id": case.pk, "granted": True, "opinion": "同意。", **given}
        )

    with pytest.raises(LawForbids) as refused:
        asking(basis="行政处罚法/60").execute()
    assert refused.value.codes == {"extension-without-basis"}
    for wrong, field in (
        ({"basis": "有规定"}, "basis"),
        ({"until": until}, "until"),
        ({"reason": " "}, "reason"),
    ):
        with pytest.raises(Malformed) as malformed:
            asking(**wrong).execute()
        assert set(malformed.value.fields) == {field}
    with pytest.raises(NoRight):
        asking(actor=file.leader).execute()
    asking().execute()
    assert file.fresh(case).decide_by == until
    with pytest.raises(WrongState):
        asking().execute()
    with pytest.raises(NoRight):
        answering(actor=file.officer).execute()
    answering().execute()
    assert file.fresh(case).decide_by == until + timedelta(days=30)
    assert Extension.objects.get().document is not None
    with pytest.raises(WrongState):
        answering().execute()


def test_a_term_that_is_over_is_not_extended(file: File) -> None:
    case = file.filed()
    assert case.decide_by is not None
    file.scene.clock.on(case.decide_by + timedelta(days=1))
    with pytest.raises(LawForbids) as refused:
        RequestExtension(
            actor=file.officer,
            case_id=case.pk,
            until=clock.today() + timedelta(days=30),
            basis="安全生产违法行为行政处罚办法/32",
            reason="案情复杂。",
        ).execute()
    assert refused.value.codes == {"extension-after-term"}

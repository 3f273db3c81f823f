"""What a proposal is weighed by: the law of both days, the party's own record, the county's steps and lists."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.actions.propose_penalty import ProposePenalty
from lianzhi.cases.models import CaseFile, Decision
from lianzhi.cases.selectors import applied_penalty, earlier_penalties
from lianzhi.cases.services.papers import basics
from lianzhi.cases.services.penalty_question import Figures
from lianzhi.cases.services.weighing import Weighing, paragraph, stages_of, weigh
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.discretion import PenaltyClass
from lianzhi.kernel.penalties import Stage
from lianzhi.kernel.types import Money
from tests.cases.file import File

pytestmark = pytest.mark.django_db
OLD_TEXT = date(2021, 7, 14)


def _changed(file: File, case: CaseFile, **columns: Any) -> CaseFile:
    with setup_writes("tests: another case"):
        CaseFile.objects.filter(pk=case.pk).update(**columns)
    return file.fresh(case)


def _weighed(case: CaseFile, **given: Any) -> Weighing:
    return weigh(case, **{"stage": "base", "chosen": (), "on": clock.today(), **given})


def test_conduct_under_the_older_text_is_proposed_by_it_unless_the_newer_is_lighter(file: File) -> None:
    case = _changed(file, file.investigated(), conduct_on=OLD_TEXT)
    proposal = file.proposing(case).execute()
    assert [each["ref"] for each in proposal.trace["regimes"]] == ["安全生产法/96/1/1", "安全生产法/99/1/1"]
    assert all(each["reasons"] for each in proposal.trace["regimes"])
    assert (proposal.trace["chosen"], proposal.trace["applied"]) == ("conduct", "安全生产法/96/1/1")
    assert applied_penalty(file.fresh(case)) == "安全生产法/96/1/1"
    assert basics(file.fresh(case))["basis"].startswith("《中华人民共和国安全生产法》第九十六条")
    said = paragraph(_weighed(case))
    assert "适用行为时的规定（《行政处罚法》第三十七条），即《安全生产法》（2014年8月31日修正文本）。" in said
    assert "第三十七条" not in paragraph(_weighed(_changed(file, case, conduct_on=clock.today())))


def test_the_lighter_law_of_the_decision_is_proposed_with_its_reason(file: File) -> None:
    case = _changed(file, file.overdue().investigated(), penalty="安全生产法/102", conduct_on=OLD_TEXT)
    found = _weighed(case, stage="overdue")
    assert found.trace()["chosen"] == "decision"
    assert found.fine is None
    assert "责令停产停业整顿" in found.measures
    assert paragraph(found).startswith("作出决定时的规定处罚较轻，适用新的规定（《行政处罚法》第三十七条）")
    assert (
        file.proposing(case, stage="overdue", amount=Money(0)).execute().trace["applied"] == "安全生产法/102"
    )


def test_what_the_law_of_today_no_longer_punishes_is_not_proposed(file: File) -> None:
    case = _changed(
        file, file.investigated(), penalty="危险化学品安全管理条例/81/3", conduct_on=date(2026, 3, 1)
    )
    file.scene.clock.on(date(2026, 6, 1))
    with pytest.raises(Malformed, match="不再处罚") as refused:
        file.proposing(case).execute()
    assert set(refused.value.fields) == {"stage"}


def test_a_day_before_every_recorded_text_is_no_crash(file: File) -> None:
    case = _changed(file, file.investigated(), conduct_on=date(2001, 1, 1))
    with pytest.raises(Malformed) as refused:
        file.proposing(case).execute()
    assert set(refused.value.fields) == {"stage"}


def test_a_penalty_of_the_same_kind_within_two_years_makes_the_next_one_heavier(file: File) -> None:
    first = file.decided()
    second = _changed(file, file.opened(), conduct_on=clock.today() + timedelta(days=1))
    (record,) = earlier_penalties(second)
    assert (record.number, record.ref) == (first.number, "安全生产法/99/1/1")
    again = _weighed(second, on=clock.today() + timedelta(days=2))
    assert again.klass is PenaltyClass.HEAVIER
    assert "二年内再次实施同类违法行为" in paragraph(again)
    assert again.trace()["previous"][0]["ref"] == record.ref
    with setup_writes("tests: decided long ago"):
        Decision.objects.update(decided_on=date(2023, 1, 9))
    assert _weighed(second, on=clock.today() + timedelta(days=2)).klass is PenaltyClass.ORDINARY
    assert earlier_penalties(_changed(file, second, party_identifier="另一当事人")) == []


def test_the_countys_figure_picks_the_step_and_its_list_adds_the_ground(file: File) -> None:
    case = file.investigated()
    open_step = _weighed(case)
    assert open_step.answer.step is None
    assert any("须查明" in reason.text for reason in open_step.answer.reasons)
    stepped = _weighed(case, figures=Figures(count=4))
    assert stepped.answer.step is not None
    assert stepped.proposal.band is not None
    assert (stepped.proposal.band.low, stepped.proposal.band.high) == (Money.yuan(10000), Money.yuan(30000))
    assert "裁量阶次B" in paragraph(stepped)
    with pytest.raises(Malformed) as refused:
        _weighed(case, figures=Figures(count=0))
    assert set(refused.value.fields) == {"count"}
    listed = _weighed(case, figures=Figures(listed=("single-sign-corrected",)))
    assert listed.klass is PenaltyClass.EXEMPT
    with pytest.raises(Malformed) as refused:
        _weighed(case, figures=Figures(listed=("crowded-exit-blocked",)))
    assert set(refused.value.fields) == {"listed"}


def _income_case(file: File) -> CaseFile:
    case = file.about_a_person().investigated()
    return _changed(file, case, penalty="安全生产法/95/1", subject="responsible_person")


def test_a_fine_by_income_waits_for_the_income(file: File) -> None:
    case = _income_case(file)
    stage = stages_of(case)[0]
    assert stage in {Stage.ACCIDENT_GENERAL, Stage.ACCIDENT}
    proposing: ProposePenalty = file.proposing(case, stage=stage.value, amount=Money(0))
    with pytest.raises(Malformed) as refused:
        proposing.execute()
    assert set(refused.value.fields) == {"base_amount"}
    known = _weighed(case, stage=stage.value, figures=Figures(base_amount=Money.yuan(100_000)))
    assert known.fine is not None
    assert known.fine.high == Money.yuan(40_000)


def test_the_days_of_a_daily_fine_are_both_asked(file: File) -> None:
    case = file.investigated()
    with pytest.raises(Malformed) as refused:
        _weighed(case, figures=Figures(ordered_on=clock.today()))
    assert set(refused.value.fields) == {"uncorrected_until"}
    with pytest.raises(Malformed) as refused:
        _weighed(case, figures=Figures(ordered_on=clock.today(), uncorrected_until=clock.today()))
    assert set(refused.value.fields) == {"uncorrected_until"}

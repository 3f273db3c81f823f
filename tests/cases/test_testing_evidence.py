"""Testing and appraisal: a named period, told in writing, left out once, never backdated (行政强制法 25)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lianzhi.audit.models import AuditEvent
from lianzhi.cases.actions.drop_testing import DropTesting
from lianzhi.cases.actions.start_exclusion import StartExclusion
from lianzhi.cases.services.deciding_term import decide_by
from lianzhi.cases.services.dossier import papers_of
from lianzhi.cases.services.measures import last_day
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from tests.cases.examining import PAINT, Examining
from tests.cases.file import File
from tests.cases.matters import Seizing


@pytest.fixture
def examining(file: File) -> Examining:
    return Examining(file)


def codes(act: object) -> set[str]:
    with pytest.raises(LawForbids) as refused:
        act.execute()  # type: ignore[attr-defined]
    return set(refused.value.codes)


def test_samples_go_to_an_institution_and_its_opinion_to_the_party(file: File, examining: Examining) -> None:
    case = file.filed()
    until = case.decide_by
    assert until is not None
    matter = examining.sampling(examining.considering(case).execute()).execute()
    matter = examining.announcing(examining.entrusting(matter).execute()).execute()
    file.scene.clock.forward(days=9)
    received = examining.receiving(matter).execute()
    # The day of the filing itself is no day of the term, so nine of the ten days were to be counted.
    assert file.fresh(case).decide_by == until + timedelta(days=9)
    assert examining.telling(received).execute().state == "told"
    assert {"sampling", "appraisal", "testing_notice"} <= {each.template for each in papers_of(case)}
    told = set(AuditEvent.objects.values_list("event", flat=True))
    done = ("considered", "sampled", "entrusted", "announced", "received", "told")
    assert {f"testing.{each}" for each in done} <= told


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"questions": ()}, "testing-question-missing"),
        ({"qualification": ""}, "testing-institution-unqualified"),
    ],
)
def test_what_is_asked_of_whom_is_named(
    file: File, examining: Examining, given: dict[str, object], code: str
) -> None:
    assert codes(examining.entrusting(examining.considering(file.filed(), **given).execute())) == {code}


def test_5_a_period_begins_today_and_its_end_is_named(file: File, examining: Examining) -> None:
    matter = examining.considering(file.filed()).execute()
    today, day = clock.today(), timedelta(days=1)
    for given, code in (
        ({"started_on": today - day}, "testing-backdated"),
        ({"started_on": today + day}, "testing-future"),
        ({"until": None}, "testing-period-unclear"),
        ({"until": today - day}, "testing-reversed"),
    ):
        assert codes(examining.entrusting(matter, **given)) == {code}
    with pytest.raises(Malformed):
        examining.entrusting(matter, days=800).execute()
    entrusted = examining.entrusting(matter).execute()
    with pytest.raises(WrongState):
        examining.entrusting(matter).execute()
    announced = examining.announcing(entrusted).execute()
    with pytest.raises(Malformed):
        examining.prolonging(announced, 800).execute()


def test_5_whoever_ends_a_period_cannot_set_its_start(file: File, examining: Examining) -> None:
    case = file.filed()
    file.scene.clock.forward(days=5)
    matter = examining.announced(case)
    file.scene.clock.forward(days=2)
    assert codes(examining.receiving(matter, received_on=clock.today() + timedelta(days=1))) == {
        "testing-future"
    }
    early = clock.today() - timedelta(days=3)
    assert codes(examining.receiving(matter, received_on=early)) == {"testing-reversed"}
    assert "started_on" not in type(examining.receiving(matter)).__dataclass_fields__
    with pytest.raises(WrongState):
        examining.telling(matter).execute()


def test_6_parallel_testings_leave_each_day_out_once(file: File, examining: Examining) -> None:
    case = file.filed()
    until = case.decide_by
    assert until is not None
    file.scene.clock.forward(days=1)
    first = examining.announced(case)
    assert codes(examining.entrusting(examining.considering(case).execute())) == {"testing-repeated"}
    second = examining.announced(case, goods=(PAINT,))
    again = StartExclusion(
        actor=file.officer,
        case_id=case.pk,
        ground="testing",
        reference="鉴定委托书（示例）",
        started_on=clock.today(),
    )
    assert codes(again) == {"exclusion-overlaps"}
    file.scene.clock.forward(days=9)
    examining.receiving(first).execute()
    examining.receiving(second).execute()
    assert file.fresh(case).decide_by == until + timedelta(days=10)


def test_days_beyond_the_end_that_was_agreed_are_counted(file: File, examining: Examining) -> None:
    case = file.filed()
    until = case.decide_by
    assert until is not None
    file.scene.clock.forward(days=1)
    matter = examining.announced(case, days=4)
    file.scene.clock.forward(days=20)
    assert codes(examining.prolonging(matter, 30)) == {"testing-prolonged-late"}
    examining.receiving(matter).execute()
    assert file.fresh(case).decide_by == until + timedelta(days=5)


def test_a_period_is_prolonged_before_it_ends_and_told_again(file: File, examining: Examining) -> None:
    case = file.filed()
    with pytest.raises(WrongState):
        examining.prolonging(examining.entrusted(case), 5).execute()
    matter = examining.announcing(case.testing_proceedings.get()).execute()
    for given, code in (
        ({"until": matter.until}, "testing-not-longer"),
        ({"told_how": " "}, "testing-notice-missing"),
    ):
        assert codes(examining.prolonging(matter, 5, **given)) == {code}
    with pytest.raises(Malformed):
        examining.prolonging(matter, 5, reason="").execute()
    started = matter.started_on
    longer = examining.prolonging(matter, 5)
    prolonged = longer.execute()
    assert prolonged.started_on == started
    assert codes(longer) == {"testing-not-longer"}


def test_a_seizure_leaves_out_only_the_days_the_party_was_told(file: File, examining: Examining) -> None:
    seizing = Seizing(file)
    case = file.filed()
    measure = seizing.imposed(case)
    first = last_day(measure)
    assert first is not None
    assert first.due is not None
    file.scene.clock.forward(days=1)
    matter = examining.entrusted(case, measure_id=measure.pk)
    file.scene.clock.forward(days=3)
    assert last_day(measure).due == first.due
    matter = examining.announcing(matter).execute()
    file.scene.clock.forward(days=4)
    examining.receiving(matter).execute()
    # Three days passed untold; five were told, both ends included.
    assert last_day(measure).due == first.due + timedelta(days=5)
    file.scene.clock.on(first.due + timedelta(days=5))
    assert seizing.disposing(measure).execute().state == "disposed"


def test_a_seizure_that_lapsed_while_untold_says_why(file: File, examining: Examining) -> None:
    seizing = Seizing(file)
    case = file.filed()
    measure = seizing.imposed(case)
    examining.entrusted(case, days=60, measure_id=measure.pk)
    file.scene.clock.forward(days=31)
    assert codes(seizing.disposing(measure)) == {"measure-expired", "testing-untold"}


def test_a_seizure_of_another_case_is_not_taken(file: File, examining: Examining) -> None:
    case = file.filed()
    released = Seizing(file).considering(case).execute()
    for wrong in ({"measure_id": released.pk}, {"kind": "占卜"}, {"goods": ()}, {"institution": " "}):
        with pytest.raises(Malformed):
            examining.considering(case, **wrong).execute()


def test_an_opinion_is_signed_and_told(file: File, examining: Examining) -> None:
    matter = examining.announced(file.filed())
    assert codes(examining.receiving(matter, opinion=" ")) == {"testing-opinion-missing"}
    for given in ({"is_signed": False}, {"experts": ""}):
        assert codes(examining.receiving(matter, **given)) == {"testing-opinion-unsigned"}
    received = examining.receiving(matter).execute()
    assert codes(examining.telling(received, told_how="")) == {"testing-notice-missing"}
    with pytest.raises(Malformed):
        examining.telling(received, party_view="").execute()
    with pytest.raises(WrongState):
        examining.receiving(received).execute()


def test_samples_are_sealed_one_by_one_at_a_time_that_was(file: File, examining: Examining) -> None:
    matter = examining.considering(file.filed()).execute()
    (sample,) = examining.sampling(matter).samples
    now = clock.now()
    for wrong in (
        {"samples": ()},
        {"samples": (sample, sample)},
        {"ended_at": now + timedelta(hours=1)},
        {"started_at": now},
        {"place": ""},
        {"witness": "某某（示例）"},
    ):
        with pytest.raises(Malformed):
            examining.sampling(matter, **wrong).execute()


def test_a_testing_is_the_handlers_and_may_be_given_up(file: File, examining: Examining) -> None:
    case = file.filed()
    until = case.decide_by
    assert until is not None
    matter = examining.announced(case)
    with pytest.raises(NoRight):
        examining.receiving(matter, actor=file.leader).execute()
    stranger = file.person("stranger").actor
    with pytest.raises(NotVisible):
        examining.receiving(matter, actor=stranger).execute()
    file.scene.clock.forward(days=2)
    with pytest.raises(Malformed):
        examining.step(DropTesting, matter, why=" ").execute()
    assert examining.step(DropTesting, matter, why="机构退回委托。").execute().state == "dropped"
    assert file.fresh(case).decide_by == until + timedelta(days=2)
    file.scene.clock.forward(days=3)
    assert decide_by(file.fresh(case), clock.today()) == until + timedelta(days=2)

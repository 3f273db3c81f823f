from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.constants import HandoverState, Origin
from lianzhi.core.clock import SHANGHAI
from lianzhi.core.refusals import NotVisible
from lianzhi.kernel.indicators import Month
from lianzhi.organisation.models import DistrictMembership
from lianzhi.statistics.records import records_of
from lianzhi.statistics.selectors import annex3, annex3_for, townships_beside
from lianzhi.statistics.spans import Span
from lianzhi.statistics.tables import Annex3
from lianzhi.statistics.units import unit_called, units_visible_to
from tests.factories.organisation import BUREAU, COUNTY, DONGPING, PENGHU, SHIGU, WULIJIE
from tests.people import People
from tests.statistics.recount import UNRECORDED, recount
from tests.statistics.world import PLACES, World, scatter

MARCH = Month(2026, 3)
UNITS = {
    WULIJIE: {WULIJIE},
    SHIGU: {SHIGU},
    PENGHU: {PENGHU},
    DONGPING: {DONGPING},
    "wulijie": {WULIJIE, SHIGU},
    "penghu": {PENGHU},
    COUNTY: set(PLACES),
}


def figures(table: Annex3, span: Span = Span.MONTH) -> dict[str, Decimal | None]:
    return {cell.column.key: cell.value for cell in table.row(span).cells}


def at(day: int, hour: int = 0, minute: int = 0, *, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_cell_agrees_with_an_independent_recount(world: World, seed: int) -> None:
    scatter(world, seed)
    seen: set[str] = set()
    for month in (Month(2025, 1), Month(2025, 6), Month(2025, 12), Month(2026, 1), Month(2026, 2)):
        for code, townships in UNITS.items():
            table = annex3(code, month)
            for span, first in ((Span.MONTH, month.first), (Span.YEAR, date(month.year, 1, 1))):
                expected = recount(world, townships, first, month.last)
                assert figures(table, span) == expected, (code, str(month), span)
                seen |= {key for key, value in expected.items() if value}
    # The generated records reach every column the platform keeps records of.
    assert seen == {column.key for column in annex3(COUNTY, MARCH).form.columns if column.is_recorded}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_records_behind_a_cell_are_as_many_as_it_says(world: World, people: People, seed: int) -> None:
    scatter(world, seed)
    month = Month(2025, 12)
    for code in (WULIJIE, "wulijie", COUNTY):
        table = annex3(code, month)
        for span in Span:
            for cell in table.row(span).cells:
                records = records_of(table.unit, month, cell.column, span)
                entries = records.entries(people.joint_office.actor, list(records.rows))
                assert len(entries) == records.rows.count()
                assert all(entry.ref.is_visible for entry in entries)
                if cell.column.key == "fines":
                    assert sum(entry.amount_fen or 0 for entry in entries) == (cell.value or 0) * 1_000_000
                elif cell.column.key == "filing_ratio":
                    assert len(entries) == figures(table, span)["cases_filed"]
                else:
                    assert len(entries) == cell.value, (code, span, cell.column.key)


def test_the_townships_beside_each_other_say_what_each_says_alone(world: World, people: People) -> None:
    scatter(world, 3)
    month = Month(2025, 11)
    beside = townships_beside(people.joint_office.actor, month)
    assert [table.unit.code for table in beside] == sorted(PLACES)
    for table in beside:
        alone = annex3(table.unit.code, month)
        assert table.rows == alone.rows
        assert table.checks == alone.checks
    assert [table.is_zero for table in beside if table.unit.code == DONGPING] == [True]
    own = townships_beside(people.squad_lead.actor, month)
    assert [table.unit.code for table in own] == [WULIJIE, SHIGU]


def test_a_month_begins_and_ends_at_midnight_in_shanghai(world: World) -> None:
    firms = [world.enterprise() for _ in range(5)]
    # Until eight in the morning Shanghai is a day ahead of Greenwich: these would fall into February and April there.
    world.inspection(firms[0], at(28, 23, 59, month=2))
    world.inspection(firms[1], at(1, 0, 0))
    world.inspection(firms[2], at(1, 7, 59))
    world.inspection(firms[3], at(31, 23, 59))
    world.inspection(firms[4], at(1, 0, 0, month=4))
    assert figures(annex3(WULIJIE, Month(2026, 2)))["inspected"] == 1
    assert figures(annex3(WULIJIE, MARCH))["inspected"] == 3
    assert figures(annex3(WULIJIE, MARCH), Span.YEAR)["inspected"] == 4
    assert figures(annex3(WULIJIE, Month(2026, 4)))["inspected"] == 1
    assert figures(annex3(WULIJIE, Month(2026, 4)), Span.YEAR)["inspected"] == 5


def test_the_year_begins_anew_in_january(world: World) -> None:
    firm = world.enterprise()
    visit = world.inspection(firm, datetime(2026, 1, 1, 0, 30, tzinfo=SHANGHAI))
    world.finding(visit, date(2025, 12, 31), date(2026, 1, 1))
    december, january = annex3(WULIJIE, Month(2025, 12)), annex3(WULIJIE, Month(2026, 1))
    assert figures(december, Span.YEAR)["inspected"] == 0
    assert figures(december, Span.YEAR)["hazards_found"] == 1
    assert figures(january, Span.YEAR)["inspected"] == 1
    assert figures(january, Span.YEAR)["hazards_found"] == 0
    assert figures(january, Span.YEAR)["hazards_corrected"] == 1


def test_an_enterprise_inspected_twice_is_one_and_a_planned_visit_none(world: World) -> None:
    twice, planned = world.enterprise(), world.enterprise()
    world.inspection(twice, at(3, 10))
    world.inspection(twice, at(4, 10))
    world.inspection(planned, None)
    table = annex3(WULIJIE, MARCH)
    assert figures(table)["inspected"] == 1
    records = records_of(table.unit, MARCH, table.row(Span.MONTH).cell("inspected").column, Span.MONTH)
    (entry,) = records.entries(world.people.officer.actor, list(records.rows))
    assert len(entry.behind) == 2


def test_a_case_handed_over_to_the_county_is_one_case(world: World) -> None:
    firm = world.enterprise()
    visit = world.inspection(firm, at(3, 10))
    finding = world.finding(visit, at(3).date())
    handover = world.handover(finding, at(4).date(), HandoverState.ACCEPTED)
    case = world.case(firm, at(5).date(), authority_id=BUREAU, signs_as_id=BUREAU, origin=Origin.HANDOVER)
    with setup_writes("tests: statistics"):
        type(handover).objects.filter(pk=handover.pk).update(case=case)
    for code in (WULIJIE, "wulijie", COUNTY):
        found = figures(annex3(code, MARCH))
        assert (found["cases_filed"], found["handovers"]) == (1, 1)
    assert figures(annex3(SHIGU, MARCH))["cases_filed"] == 0


@pytest.mark.parametrize(
    ("cases", "ratio", "is_told"), [(1, "50.00", False), (2, "100.00", False), (3, "150.00", True)]
)
def test_a_ratio_above_the_whole_is_told(world: World, cases: int, ratio: str, is_told: bool) -> None:
    firms = [world.enterprise(), world.enterprise()]
    for firm in firms:
        world.inspection(firm, at(3, 10))
    for _ in range(cases):
        world.case(firms[0], at(5).date())
    table = annex3(WULIJIE, MARCH)
    assert table.row(Span.MONTH).cell("filing_ratio").words == ratio
    assert any("涉及1家企业" in said for said in table.checks) == is_told


def test_without_an_inspection_the_ratio_is_no_number(world: World) -> None:
    world.case(world.enterprise(), at(5).date())
    table = annex3(WULIJIE, MARCH)
    assert table.row(Span.MONTH).cell("filing_ratio").value is None
    assert table.row(Span.MONTH).cell("filing_ratio").words == "—"


def test_a_measure_that_leaves_open_what_was_imposed_is_told_not_counted(world: World) -> None:
    firm = world.enterprise()
    clear, unclear = world.case(firm, at(2).date()), world.case(firm, at(2).date())
    world.decision(clear, at(6).date(), 0, ["责令停产停业整顿"])
    world.decision(unclear, at(6).date(), 0, ["责令停止使用或停产停业整顿"])
    table = annex3(WULIJIE, MARCH)
    assert figures(table)["suspended"] == 1
    assert any("1件处罚决定" in said and "责令停产整顿" in said for said in table.checks)
    assert not any("暂扣吊销" in said for said in table.checks)


def test_more_inspected_than_supervised_is_told(world: World) -> None:
    world.inspection(world.enterprise(is_active=False), at(3, 10))
    assert any("大于“监管企业总数”0家" in said for said in annex3(WULIJIE, MARCH).checks)


def test_what_is_not_recorded_is_zero_and_says_so(world: World) -> None:
    table = annex3(COUNTY, MARCH)
    assert tuple(column.key for column in table.not_recorded) == UNRECORDED
    assert all(figures(table)[key] == 0 for key in UNRECORDED)


def test_a_district_counts_the_townships_it_had_at_the_months_end(world: World) -> None:
    world.inspection(world.enterprise(SHIGU), at(3, 10))
    assert figures(annex3("wulijie", MARCH))["inspected"] == 1
    with setup_writes("tests: statistics"):
        DistrictMembership.objects.filter(division_id=SHIGU).update(valid_to=date(2026, 3, 30))
    assert figures(annex3("wulijie", MARCH))["inspected"] == 0
    assert figures(annex3("wulijie", Month(2026, 2)), Span.YEAR)["inspected"] == 0
    early = annex3("wulijie", Month(2023, 1))
    assert any("没有成员乡镇" in said for said in early.checks)


def test_each_sees_the_own_units_and_strangers_find_none(world: World, people: People) -> None:
    def codes(actor: object) -> list[str]:
        return [unit.code for unit in units_visible_to(actor, MARCH.last)]  # type: ignore[arg-type]

    assert codes(people.officer.actor) == [WULIJIE]
    assert codes(people.squad_lead.actor) == ["wulijie", WULIJIE, SHIGU]
    assert set(codes(people.joint_office.actor)) == {COUNTY, "wulijie", "penghu", "taocheng", *PLACES}
    assert annex3_for(people.officer.actor, WULIJIE, MARCH).unit.name == "五里街镇"
    for actor, code in (
        (people.officer.actor, SHIGU),
        (people.officer.actor, "wulijie"),
        (people.officer.actor, COUNTY),
        (people.squad_lead.actor, PENGHU),
        (people.squad_lead.actor, COUNTY),
        (people.joint_office.actor, "350599"),
    ):
        with pytest.raises(NotVisible) as refused:
            annex3_for(actor, code, MARCH)
        assert refused.value.status == 404
    with pytest.raises(NotVisible):
        unit_called("999", MARCH.last)


def test_a_county_case_counts_for_its_township_but_shows_no_name_there(world: World, people: People) -> None:
    firm = world.enterprise()
    case = world.case(firm, at(5).date(), authority_id=BUREAU, signs_as_id=BUREAU)
    world.decision(case, at(20).date(), 1_000_000, ["责令停产停业整顿"])
    table = annex3(WULIJIE, MARCH)
    for key in ("cases_filed", "fines", "suspended"):
        column = table.row(Span.MONTH).cell(key).column
        records = records_of(table.unit, MARCH, column, Span.MONTH)
        (masked,) = records.entries(people.officer.actor, list(records.rows))
        (opened,) = records.entries(people.county_officer.actor, list(records.rows))
        assert not masked.ref.is_visible
        assert masked.enterprise is None
        assert opened.ref.is_visible


def test_the_number_of_queries_does_not_grow_with_the_records(world: World, people: People) -> None:
    def queries() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as alone:
            annex3(COUNTY, Month(2025, 12))
        with CaptureQueriesContext(connection) as beside:
            townships_beside(people.joint_office.actor, Month(2025, 12))
        return len(alone), len(beside)

    scatter(world, 4)
    scatter(world, 5)
    few = queries()
    scatter(world, 6)
    assert queries() == few
    assert max(few) <= 13


def test_records_of_a_page_take_a_fixed_number_of_queries(world: World, people: People) -> None:
    table = annex3(COUNTY, Month(2025, 12))

    def queries(key: str) -> int:
        records = records_of(table.unit, table.month, table.row(Span.YEAR).cell(key).column, Span.YEAR)
        with CaptureQueriesContext(connection) as seen:
            records.entries(people.officer.actor, list(records.rows))
        return len(seen)

    keys = [column.key for column in table.form.columns if column.is_recorded]
    scatter(world, 6)
    few = {key: queries(key) for key in keys}
    scatter(world, 7)
    assert {key: queries(key) for key in keys} == few
    assert max(few.values()) <= 4


def test_thirty_days_of_a_month_are_counted_once(world: World) -> None:
    firm = world.enterprise()
    visit = world.inspection(firm, at(1, 9))
    for offset in range(31):
        world.finding(visit, date(2026, 3, 1) + timedelta(days=offset))
    assert figures(annex3(WULIJIE, MARCH))["hazards_found"] == 31
    assert figures(annex3(WULIJIE, Month(2026, 4)))["hazards_found"] == 0

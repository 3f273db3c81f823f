from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.indicators import (
    ColumnKind,
    MeasureSign,
    Month,
    annex3_form,
    facts_check,
    figure_words,
    in_wan_yuan,
    load_form,
    measure_check,
    percentage,
    ratio_check,
)
from lianzhi.kernel.indicators.forms import ANNEX3
from lianzhi.kernel.packs import CORPUS


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "expected"),
    [
        (1, 3, 2, "33.33"),
        (2, 3, 2, "66.67"),
        (19, 20, 2, "95.00"),
        (496, 571, 1, "86.9"),
        (0, 5, 2, "0.00"),
        (3, 2, 2, "150.00"),
        # Below, on and above a half of the last place.
        (1, 801, 2, "0.12"),
        (1, 800, 2, "0.13"),
        (1, 799, 2, "0.13"),
        (1, 200, 0, "1"),
        (1, 201, 0, "0"),
    ],
)
def test_percentage_rounds_halves_up_once(
    numerator: int, denominator: int, decimals: int, expected: str
) -> None:
    assert str(percentage(numerator, denominator, decimals=decimals)) == expected


def test_a_zero_denominator_gives_no_figure_and_negatives_are_refused() -> None:
    assert percentage(3, 0, decimals=2) is None
    assert figure_words(percentage(0, 0, decimals=2)) == "—"
    with pytest.raises(ValueError, match="negative"):
        percentage(-1, 2, decimals=2)
    with pytest.raises(ValueError, match="negative"):
        percentage(1, -2, decimals=2)


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "0"),
        (1, "0.000001"),
        (123_456, "0.123456"),
        (2_500_000, "2.5"),
        (20_000_000, "20"),
        (1_234_567_000_000, "1,234,567"),
    ],
)
def test_fen_become_wan_yuan_exactly(fen: int, words: str) -> None:
    assert figure_words(in_wan_yuan(fen)) == words
    assert in_wan_yuan(fen) * 1_000_000 == fen


def test_the_form_has_the_sixteen_columns_of_the_sample_in_their_order() -> None:
    form = annex3_form()
    assert [len(group.columns) for group in form.groups] == [4, 2, 1, 1, 3, 3, 1, 1]
    assert [column.heading_zh for column in form.columns] == [
        "监管企业总数（家）",
        "现场监督检查企业数（家）",
        "排查隐患数（处）",
        "隐患整改数（处）",
        "立案数（件）",
        "立案数占实际检查企业总数比例（%）",
        "查封、扣押、停电处理（起）",
        "罚款金额（万元）",
        "责令停产整顿（家）",
        "暂扣吊销有关证件（件）",
        "提请关闭企业（家）",
        "曝光企业数（家）",
        "纳入黑名单（家）",
        "联合惩戒（家）",
        "移送追究刑事责任（人）",
        "移送其他部门处理（起）",
    ]
    assert [group.title_zh for group in form.groups if group.stands_alone] == [
        "移送追究刑事责任",
        "移送其他部门处理",
    ]
    assert form.column("fines") is not None
    assert form.column("nothing") is None


def test_every_column_says_what_it_counts_by_which_day_and_on_which_article() -> None:
    form = annex3_form()
    for column in form.columns:
        assert column.definition_zh
        assert column.citations
        assert bool(column.date_basis_zh) == (column.kind is not ColumnKind.UNRECORDED)
    assert form.verified
    assert form.no_ranking_by == ("fines",)
    assert [citation.ref for citation in form.no_ranking_citations] == ["行政处罚法/74/3"]


def test_the_form_is_due_on_the_third_of_the_next_month() -> None:
    form = annex3_form()
    assert form.due_on(Month(2023, 11)) == date(2023, 12, 3)
    assert form.due_on(Month(2023, 12)) == date(2024, 1, 3)


def test_a_month_knows_its_days_and_its_year_so_far() -> None:
    month = Month.parse("2024-02")
    assert (month.first, month.last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month.year_to_date.start == date(2024, 1, 1)
    assert month.year_to_date.end == month.days.end == month.last
    assert Month.parse("2023-12").following == Month(2024, 1)
    assert Month(2024, 1).previous == Month(2023, 12)
    assert Month.of(date(2024, 2, 29)) == month
    assert (str(month), month.title_zh) == ("2024-02", "2024年2月")
    assert Month(2023, 12) < Month(2024, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-13",
        "2023-00",
        "2023-1",
        "202311",
        "2023/11",
        "0000-01",
        "9999-12",
        "2023-11-01",
        "２０２３-11",
        "十一月",
    ],
)
def test_a_month_written_otherwise_is_malformed(text: str) -> None:
    with pytest.raises(MalformedQuestion) as refused:
        Month.parse(text)
    assert refused.value.field == "month"
    assert "2023-11" in refused.value.reason


def test_a_share_above_the_whole_is_to_be_looked_at() -> None:
    column = annex3_form().column("filing_ratio")
    assert column is not None
    assert ratio_check(column, None, row="本月数") == ""
    assert ratio_check(column, Decimal("99.99"), row="本月数") == ""
    assert ratio_check(column, Decimal("100.00"), row="本月数") == ""
    said = ratio_check(column, Decimal("100.01"), row="本月数", distinct=2)
    assert "100.01%" in said
    assert "2家企业" in said
    assert ratio_check(column, Decimal(150), row="累计数").endswith("请核对。")


def test_more_inspected_than_supervised_is_to_be_looked_at() -> None:
    form = annex3_form()
    part, whole = form.column("inspected"), form.column("supervised")
    assert part is not None
    assert whole is not None
    assert facts_check(part, whole, figures=(3, 4), row="本月数") == ""
    assert facts_check(part, whole, figures=(4, 4), row="本月数") == ""
    assert "5家，大于“监管企业总数”4家" in facts_check(part, whole, figures=(5, 4), row="本月数")


@pytest.mark.parametrize(
    ("measures", "suspended", "licences"),
    [
        ([], MeasureSign.NONE, MeasureSign.NONE),
        (["责令限期改正"], MeasureSign.NONE, MeasureSign.NONE),
        (["责令停产停业整顿"], MeasureSign.COUNTED, MeasureSign.NONE),
        (["责令停产整顿"], MeasureSign.COUNTED, MeasureSign.NONE),
        (["责令停止使用或停产停业整顿"], MeasureSign.UNCLEAR, MeasureSign.NONE),
        (["责令停止使用或停产停业整顿", "责令停产停业"], MeasureSign.COUNTED, MeasureSign.NONE),
        (["责令停产停业整顿直至吊销许可证件"], MeasureSign.COUNTED, MeasureSign.UNCLEAR),
        (["责令停产停业", "暂扣或吊销许可证件"], MeasureSign.COUNTED, MeasureSign.UNCLEAR),
    ],
)
def test_measures_count_where_they_are_certain(
    measures: list[str], suspended: MeasureSign, licences: MeasureSign
) -> None:
    form = annex3_form()
    columns = [form.column("suspended"), form.column("licences"), form.column("fines")]
    signs = [column.sign(measures) for column in columns if column is not None]
    assert signs == [suspended, licences, MeasureSign.NONE]


def test_an_uncertain_measure_is_told_and_a_certain_one_is_not() -> None:
    form = annex3_form()
    column, other = form.column("suspended"), form.column("fines")
    assert column is not None
    assert other is not None
    assert measure_check(column, 0, row="本月数") == ""
    assert "2件处罚决定" in measure_check(column, 2, row="本月数")
    assert measure_check(other, 2, row="本月数") == ""


@pytest.mark.parametrize(
    ("found", "instead", "mistake"),
    [
        ("key: inspected", "key: supervised", "the key stands twice"),
        ("numerator: cases_filed", "numerator: fines", "fines is no count to divide"),
        ("decimals: 2", "decimals: 9", "decimals are 0 to 4"),
        ("day: 3", "day: 31", "no day that every month has"),
        ("no_ranking_by: [fines]", "no_ranking_by: [fine]", "no column is called fine"),
        ("date_basis_zh: 决定日期", "numerator: fines", "has a date basis"),
        ("cite: [安全生产法/69]", "cite: []", "no article"),
        ("cite: [安全生产法/69]", "cite: [安全生产法六九]", "handovers"),
        ("kind: fen_sum", "kind: fen_sum\n        decimals: 2", "only a ratio has parts and decimals"),
        ("kind: fen_sum", "kind: yuan", "yuan"),
    ],
)
def test_a_form_that_contradicts_itself_is_not_loaded(
    tmp_path: Path, found: str, instead: str, mistake: str
) -> None:
    text = (CORPUS / ANNEX3).read_text(encoding="utf-8")
    assert found in text
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace(found, instead, 1), encoding="utf-8")
    with pytest.raises(BrokenRulePack) as refused:
        load_form(str(broken))
    assert mistake in str(refused.value)

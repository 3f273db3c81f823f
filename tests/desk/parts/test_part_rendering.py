"""Each shared component: what it says, for whom it is marked up, and that nothing it is given becomes markup."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from lianzhi.desk.parts import shapes
from lianzhi.desk.parts.fields import DayInput
from lianzhi.kernel.deadlines import DeadlineQuestion, answer, rule_called
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

HOSTILE = '<script>alert("x")</script>&\'示例'
DAY = date(2026, 11, 21)
TRAINING = Citation("安全生产法", 97, paragraph=1, item=7)


def render(source: str, **context: object) -> str:
    """A template's text with the tags loaded."""
    page: str = engines["django"].from_string("{% load lz %}" + source).render(context)
    return page


def test_citation_is_a_plain_link_to_the_article_of_that_day() -> None:
    chip = render("{% citation c on %}", c=TRAINING, on=DAY)
    assert "安全生产法 97(7)" in chip
    assert 'title="《安全生产法》第九十七条第七项"' in chip
    assert "/97/1/7/?on=2026-11-21" in chip
    assert chip.startswith("<a ")
    assert "?on=" not in render("{% citation c %}", c=TRAINING)


def test_citations_are_chips_or_nothing() -> None:
    assert (
        render("{% citations c on %}", c=(TRAINING, Citation("行政处罚法", 60)), on=DAY).count("data-lz-chip")
        == 2
    )
    assert render("{% citations c on %}", c=(), on=DAY) == ""


def test_a_law_with_a_hostile_name_stays_text() -> None:
    chip = render("{% citation c %}", c=Citation(HOSTILE, 1))
    assert "<script" not in chip
    assert "%3Cscript%3E" in chip


def test_deadline_shows_date_standing_and_how_it_is_counted() -> None:
    rule = rule_called("decision-service")
    assert rule is not None
    page = render("{% deadline a today '送达' %}", a=answer(DeadlineQuestion(rule, DAY)), today=DAY)
    assert "送达" in page
    assert "个工作日" in page
    assert "<summary>如何计算</summary>" in page
    assert "data-lz-chip" in page


def test_reason_chain_puts_the_conclusion_over_its_grounds() -> None:
    reason = Reason("结论", (TRAINING,), (Reason("理由", provisional=True), Reason(HOSTILE)))
    page = render("{% reasons r on %}", r=reason, on=DAY)
    assert page.index("结论") < page.index("理由")
    assert page.count("<ul") == 2
    assert page.count("待核定") == 1
    assert "<script" not in page


def test_refusal_says_what_why_and_where_to_mend() -> None:
    refusal = Refusal("certificate-lapsed", HOSTILE, (TRAINING,), "更换人员。", "officers")
    page = render("{% refusals r w on %}", r=[refusal], w={"officers": "/operations/1/officers/"}, on=DAY)
    assert 'role="alert"' in page
    assert 'data-code="certificate-lapsed"' in page
    assert 'href="/operations/1/officers/"' in page
    assert "怎么办" in page
    assert "data-lz-chip" in page
    assert "<script" not in page
    assert "前往补正" not in render("{% refusals r %}", r=[refusal])
    assert render("{% refusals r %}", r=[]).strip() == ""


def test_flow_marks_the_present_step_and_says_every_state_in_words() -> None:
    steps = [
        shapes.FlowStep(title="立案", state="done", on=DAY, who=HOSTILE, url="/cases/1/"),
        shapes.FlowStep(title="调查取证", state="now"),
        shapes.FlowStep(title="听证", state="skipped"),
        shapes.FlowStep(title="决定", state="next"),
    ]
    page = render("{% flow s %}", s=steps)
    assert page.count('aria-current="step"') == 1
    assert all(word in page for word in ("已完成", "进行中", "不适用", "待进行", "2026年11月21日"))
    assert 'href="/cases/1/"' in page
    assert "<script" not in page


def test_state_is_a_dot_and_a_word() -> None:
    page = render("{% state 'overdue' '超期' %}")
    assert "lz-tone-bad" in page
    assert "超期" in page
    assert "lz-tone-done" in render("{% state 'x' '已办' tone='done' %}")
    with pytest.raises(ValueError, match="no tone"):
        render("{% state 'x' '已办' tone='pink' %}")


def test_number_money_and_date_are_worded_the_house_way() -> None:
    assert 'href="/cases/?open"' in render("{% number 12345 '/cases/?open' %}")
    assert "12,345" in render("{% number 12345 %}")
    assert "20,000元" in render("{% money m %}", m=Money.yuan(20_000))
    assert "1,234.05元" in render("{% money 123405 %}")
    assert "2026年11月21日" in render("{% date d %}", d=DAY)
    assert "08:00" in render("{% date d %}", d=datetime(2026, 11, 21, tzinfo=UTC))
    assert "—" in render("{% date d %}", d=None)


def test_description_list_shows_what_is_missing_and_escapes_the_rest() -> None:
    page = render(
        "{% dl p %}",
        p=[("当事人", HOSTILE), ("电话", None), shapes.Pair(label="案由", value="甲", wide=True)],
    )
    assert page.count("<dt>") == 3
    assert "—" in page
    assert "lz-pair-wide" in page
    assert "<script" not in page


def table_of(rows: int) -> shapes.Table:
    """A table of two columns."""
    return shapes.Table(
        caption="案件列表",
        columns=(
            shapes.Column(title="案号", kind="code"),
            shapes.Column(title="罚款", kind="number", phone=False),
        ),
        rows=[
            shapes.Row(cells=(f"{HOSTILE}{index}", Money(index)), url=f"/cases/{index}/")
            for index in range(rows)
        ],
        empty="还没有案件。",
        empty_url="/inspections/",
        empty_action="查看检查",
    )


def test_table_rows_open_by_a_real_link_in_the_first_cell() -> None:
    page = render("{% table t %}", t=table_of(3))
    assert page.count('class="lz-row-link"') == 3
    assert 'data-label="罚款"' in page
    assert "<caption" in page
    assert page.count('scope="col"') == 2
    assert page.count("lz-desk-only") == 4
    assert "<script" not in page


def test_table_without_rows_says_what_to_do() -> None:
    page = render("{% table t %}", t=table_of(0))
    assert "<table" not in page
    assert "还没有案件。" in page
    assert 'href="/inspections/"' in page


def test_pagination_counts_and_keeps_the_filters() -> None:
    request = RequestFactory().get("/cases/", {"q": "香业&", "page": "2"})
    page = render("{% pagination p %}", p=Paginator(range(10_000), 20).page(2), request=request)
    assert "共 " in page
    assert "10,000" in page
    assert 'aria-current="page">2<' in page
    assert "q=%E9%A6%99%E4%B8%9A%26&amp;page=3" in page
    assert "上一页" in render("{% pagination p %}", p=Paginator(range(100), 20).page(1))
    assert "<ul>" not in render("{% pagination p %}", p=Paginator([], 20).page(1))


class PartForm(forms.Form):
    name = forms.CharField(label="企业名称", help_text="与营业执照一致。")
    found_on = forms.DateField(label="检查日期", widget=DayInput())
    level = forms.MultipleChoiceField(
        label="到场人员", choices=[("a", "负责人"), ("b", "安全员")], widget=forms.CheckboxSelectMultiple
    )
    told = forms.BooleanField(label="已告知")
    photos = forms.FileField(label="照片", required=False)


def test_field_ties_label_help_and_error_to_the_box() -> None:
    page = render("{% fields f %}", f=PartForm({"name": ""}))
    assert '<label for="id_name">' in page
    assert 'aria-describedby="id_name-help id_name-error"' in page
    assert 'aria-invalid="true"' in page
    assert "（必填）" in page
    assert 'type="date"' in page
    assert "<legend>" in page
    assert page.count("lz-field-bad") == 4


def test_every_described_id_exists() -> None:
    page = render("{% fields f %}", f=PartForm({}))
    described = {name for names in re.findall(r'aria-describedby="([^"]+)"', page) for name in names.split()}
    assert described
    assert described <= set(re.findall(r' id="([^"]+)"', page))


def test_error_summary_leads_to_the_fields() -> None:
    page = render("{% form_errors f %}", f=PartForm({}))
    assert 'href="#id_name"' in page
    assert "data-lz-focus" in page
    assert "data-lz-focus" not in render("{% form_errors f focus=False %}", f=PartForm({}))
    assert render("{% form_errors f %}", f=PartForm()).strip() == ""


def test_file_drop_opens_the_camera_first_and_stays_a_file_box() -> None:
    page = render("{% file_drop f.photos %}", f=PartForm())
    assert 'type="file"' in page
    assert 'capture="environment"' in page
    assert "capture=" not in render("{% file_drop f.photos capture='' accept='.xlsx' %}", f=PartForm())


def test_filters_are_a_get_form_and_open_where_a_hidden_condition_is_set() -> None:
    closed = render("{% filters f primary=1 reset_url='/cases/' %}", f=PartForm())
    assert 'method="get"' in closed
    assert 'href="/cases/"' in closed
    assert "<details" in closed
    assert 'lz-filter-more" open' not in closed
    assert 'lz-filter-more" open' in render(
        "{% filters f primary=1 %}", f=PartForm({"found_on": "2026-11-21"})
    )


def test_tabs_tree_history_timeline_and_work_escape_what_they_show() -> None:
    page = render(
        "{% tabs tabs %}{% document_tree leaves %}{% history lines %}{% timeline marks %}{% work_item item %}",
        tabs=[shapes.Tab(title=HOSTILE, url="/a/", active=True, count=2)],
        leaves=[
            shapes.Leaf(
                title=HOSTILE, children=[shapes.Leaf(title=HOSTILE, url="/b/", note=HOSTILE, active=True)]
            )
        ],
        lines=[
            shapes.HistoryLine(
                at=datetime(2026, 11, 21, tzinfo=UTC), sentence=HOSTILE, who=HOSTILE, proof="a1"
            )
        ],
        marks=[shapes.Mark(on=DAY, title=HOSTILE, text=HOSTILE, tone="bad")],
        item=shapes.WorkItem(
            title=HOSTILE, url="/c/", subject=HOSTILE, word="今日到期", tone="warn", due=DAY
        ),
    )
    assert "<script" not in page
    assert page.count('aria-current="page"') == 2
    assert page.count("&lt;script&gt;") >= 10


def test_confirm_is_a_submit_button_that_states_its_effect_without_script_too() -> None:
    page = render("{% confirm '签发' '编号生效。' tone='danger' name='issue' %}")
    assert 'type="submit"' in page
    assert 'data-lz-confirm="编号生效。"' in page
    assert "确认签发？" in page
    assert "<noscript>" in page
    assert 'name="issue"' in page


def test_article_shows_text_and_the_day_it_is_read_for() -> None:
    page = render("{% article '第一条' lines '自某日起施行' on %}", lines=["甲", HOSTILE], on=DAY)
    assert "按2026年11月21日有效的文本" in page
    assert "data-lz-fragment" in page
    assert "<script" not in page


def test_stat_leads_to_its_records() -> None:
    assert 'href="/cases/"' in render("{% stat '案件' 0 '/cases/' %}")
    assert "1元" in render("{% stat '罚款' m %}", m=Money(100))

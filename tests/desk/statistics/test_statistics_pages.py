from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from lianzhi.core.clock import SHANGHAI
from lianzhi.kernel.indicators import annex3_form
from lianzhi.statistics.models import Confirmation
from tests.factories.organisation import BUREAU, COUNTY, DONGPING, SHIGU, WULIJIE
from tests.held_clock import HeldClock
from tests.people import People, Person
from tests.statistics.world import World

ClientFor = Callable[[Person], Client]
INDEX = "/statistics/"


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=SHANGHAI)


@pytest.fixture
def busy(world: World, clock: HeldClock) -> World:
    """March in 五里街镇: two inspections, three findings, two cases, one decision, one handover."""
    first, second = world.enterprise(), world.enterprise()
    visit, other = world.inspection(first, at(2)), world.inspection(second, at(2))
    world.finding(visit, at(2).date(), at(20).date())
    outside = world.finding(visit, at(2).date())
    world.finding(other, at(2).date())
    world.handover(outside, at(3).date())
    case = world.case(first, at(4).date())
    world.decision(case, at(25).date(), 2_345_600, ["责令停产停业整顿"])
    world.case(second, at(5).date(), authority_id=BUREAU, signs_as_id=BUREAU)
    world.inspection(world.enterprise(SHIGU), at(6))
    clock.on(date(2026, 3, 31))
    return world


def text_of(content: bytes) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", content.decode())))


def links_of(content: bytes) -> list[str]:
    return [
        html.unescape(each)
        for each in re.findall(r'href="(/statistics/[^"]+\?span=[^"]+)"', content.decode())
    ]


def test_the_form_opens_on_the_own_unit_and_this_month(
    busy: World, people: People, client_for: ClientFor
) -> None:
    page = client_for(people.officer).get(INDEX)
    assert page.status_code == 200
    text = text_of(page.content)
    assert "五里街镇2026年3月安全生产执法情况统计表" in text
    assert "2.3456" in text
    assert "本平台暂未登记此类记录" in text
    assert "填报人签字" in text
    assert len(links_of(page.content)) == 32
    assert "永春县2026年3月安全生产执法情况统计表" in text_of(
        client_for(people.joint_office).get(INDEX).content
    )
    assert "五里街片区2026年3月" in text_of(client_for(people.squad_lead).get(INDEX).content)


def test_every_number_opens_to_as_many_records_as_it_says(
    busy: World, people: People, client_for: ClientFor
) -> None:
    client = client_for(people.joint_office)
    page = client.get(INDEX, {"unit": WULIJIE, "month": "2026-03"})
    table = page.context["table"]
    seen = 0
    for link in links_of(page.content):
        key, span = re.fullmatch(rf"/statistics/{WULIJIE}/2026-03/(\w+)/\?span=(\w+)", link).groups()  # type: ignore[union-attr]
        behind = client.get(link)
        assert behind.status_code == 200, link
        cell = next(row for row in table.rows if row.span == span).cell(key)
        rows = behind.context["records"].rows
        if key == "fines":
            assert "23,456元" in text_of(behind.content)
        elif key == "filing_ratio":
            assert "立案数 2 件 ÷ 现场监督检查企业数 2 家 = 100.00%" in text_of(behind.content)
        else:
            assert len(rows) == cell.value, link
        for row in rows:
            assert client.get(row.url).status_code == 200, row.url
            seen += 1
    assert seen > 20


def test_what_a_township_may_not_open_counts_without_a_name(
    busy: World, people: People, client_for: ClientFor
) -> None:
    url = reverse("statistics:records", args=[WULIJIE, "2026-03", "cases_filed"])
    own, theirs = busy.cases
    page = client_for(people.officer).get(url)
    text = page.content.decode()
    assert len(page.context["records"].rows) == 2
    assert own.number in text
    assert theirs.number not in text
    assert theirs.party_name not in text
    assert "不在可见范围内" in text
    assert theirs.number in client_for(people.county_officer).get(url).content.decode()


def test_strangers_find_no_unit_and_a_malformed_question_is_told(
    busy: World, people: People, client_for: ClientFor
) -> None:
    client = client_for(people.stranger)
    for path in (
        f"{INDEX}?unit={WULIJIE}",
        f"{INDEX}?unit={COUNTY}",
        f"{INDEX}?unit=wulijie",
        f"{INDEX}?unit=nowhere",
        f"/statistics/{WULIJIE}/2026-03/export/",
        f"/statistics/{WULIJIE}/2026-03/inspected/",
        f"/statistics/{COUNTY}/2026-03/inspected/?span=year",
    ):
        assert client.get(path).status_code == 404, path
    own = client_for(people.officer)
    assert own.get(f"/statistics/{WULIJIE}/2026-03/nothing/").status_code == 404
    for path in (
        f"/statistics/{WULIJIE}/2026-13/export/",
        f"/statistics/{WULIJIE}/march/inspected/",
    ):
        malformed = own.get(path)
        assert malformed.status_code == 400
        assert "应写作2023-11" in malformed.content.decode()
    assert "累计（year）" in own.get(f"/statistics/{WULIJIE}/2026-03/inspected/?span=week").content.decode()
    for path in (f"{INDEX}?month=2026-13", f"{INDEX}?month=三月", "/statistics/townships/?month=2026-3"):
        asked = own.get(path)
        assert asked.status_code == 422
        assert "应写作2023-11" in asked.content.decode()
    assert Client().get(INDEX).status_code == 302


def test_the_townships_stand_in_the_order_of_their_codes_with_their_marks(
    busy: World, people: People, client_for: ClientFor, clock: HeldClock
) -> None:
    clock.on(date(2026, 4, 4))
    page = client_for(people.joint_office).get("/statistics/townships/?month=2026-03")
    table = page.context["table"]
    assert [str(row.cells[0]) for row in table.rows] == ["永春县", "五里街镇", "蓬壶镇", "石鼓镇", "东平镇"]
    text = text_of(page.content)
    assert "逾期未确认： 4个乡镇" in text or "逾期未确认：4个乡镇" in text
    assert page.context["zero"] == ["蓬壶镇", "东平镇"]
    assert "不按罚款金额排序" in text
    squad = client_for(people.squad_lead).get("/statistics/townships/?month=2026-03")
    assert [str(row.cells[0]) for row in squad.context["table"].rows] == ["五里街片区", "五里街镇", "石鼓镇"]


def test_the_excel_file_carries_the_forms_figures(busy: World, people: People, client_for: ClientFor) -> None:
    answer = client_for(people.officer).get(f"/statistics/{WULIJIE}/2026-03/export/")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    sheet = load_workbook(BytesIO(answer.content))["统计表"]
    figures = [sheet.cell(5, at).value for at in range(2, 18)]
    assert figures == [2, 2, 3, 1, 2, 100, 0, 2.3456, 1, 0, 0, 0, 0, 0, 0, 1]


def test_the_reporter_confirms_from_the_page(
    busy: World, people: People, client_for: ClientFor, clock: HeldClock
) -> None:
    query = {"unit": WULIJIE, "month": "2026-03"}
    url = reverse("statistics:confirm", args=[WULIJIE, "2026-03"])
    client = client_for(people.officer)
    assert not client.get(INDEX, query).context["may_confirm"]
    clock.on(date(2026, 4, 2))
    page = client.get(INDEX, query)
    assert page.context["may_confirm"]
    assert not client_for(people.colleague).get(INDEX, query).context["may_confirm"]
    seen = page.context["seen"]
    assert client_for(people.stranger).post(url, {"seen": seen}).status_code == 404
    assert client_for(people.colleague).post(url, {"seen": seen}).status_code == 403
    assert client.post(url, {"seen": "nothing"}).status_code == 422
    stale = json.loads(seen)
    stale["month"]["inspected"] = "9"
    assert client.post(url, {"seen": json.dumps(stale)}).status_code == 409
    assert not Confirmation.objects.exists()
    done = client.post(url, {"seen": seen}, follow=True)
    assert done.status_code == 200
    assert "已确认" in text_of(done.content)
    assert Confirmation.objects.get().figures["month"]["fines"] == "2.3456"


def test_the_pages_take_a_fixed_number_of_queries(busy: World, people: People, client_for: ClientFor) -> None:
    client = client_for(people.joint_office)
    paths = (
        f"{INDEX}?unit={COUNTY}&month=2026-03",
        "/statistics/townships/?month=2026-03",
        *(f"/statistics/{COUNTY}/2026-03/{column.key}/?span=year" for column in annex3_form().columns),
    )

    def queries(path: str) -> int:
        # The bell is counted on every one.
        cache.clear()
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    few = {path: queries(path) for path in paths}
    for number in range(8):
        firm = busy.enterprise(DONGPING)
        visit = busy.inspection(firm, at(7) + timedelta(days=number))
        busy.handover(busy.finding(visit, at(7).date(), at(9).date()), at(9).date())
        busy.decision(busy.case(firm, at(8).date()), at(20).date(), 100, ["责令停产停业整顿"])
    assert {path: queries(path) for path in paths} == few

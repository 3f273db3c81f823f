"""The lists of cases and of handovers as Excel files: the page's rows, the reader's sight, no formulas."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from lianzhi.cases.actions.answer_handover import AnswerHandover
from lianzhi.cases.constants import HandoverState
from lianzhi.cases.handovers import handovers_waiting_for
from lianzhi.cases.models import CaseFile, Handover
from lianzhi.core import clock
from lianzhi.core.constants import Reach, Role
from lianzhi.core.refusals import NoRight
from lianzhi.organisation.constants import Post
from lianzhi.organisation.selectors import county_bureau
from lianzhi.organisation.services import actor_for
from tests.cases.file import File
from tests.cases.test_handing_over import handing, outside
from tests.factories.organisation import make_account, make_officer
from tests.people import Person

__all__ = ["outside"]
ClientFor = Callable[[Person], Client]


def rows_of(answer: Any) -> list[list[Any]]:
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_file_holds_what_the_page_shows_and_nothing_more(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    officer = client_for(file.person("officer"))
    page = officer.get("/cases/?state=investigation").content.decode()
    assert "/cases/export/?state=investigation" in page
    title, heading, row, foot = rows_of(officer.get("/cases/export/?state=investigation"))
    assert (title[0], heading[0], row[0], row[1]) == ("案件清单", "当事人", case.party_name, case.number)
    assert row[5].date() == case.filed_on
    assert dict(zip(heading, row, strict=True))["案件来源"] == "监督检查发现"
    assert f"填报人：{file.officer.name}" in foot[0]
    assert f"填报日期：{clock.today():%Y-%m-%d}" in foot[0]
    assert len(rows_of(officer.get("/cases/export/?state=clue"))) == 3
    assert len(rows_of(client_for(file.person("stranger")).get("/cases/export/"))) == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_party_named_like_a_formula_stays_words(file: File, client_for: ClientFor, start: str) -> None:
    """Bypass 24: a name that a spreadsheet would compute."""
    case = file.filed()
    name = f"{start}HYPERLINK(1)"
    with file.setting_up("a name that a spreadsheet would compute"):
        CaseFile.objects.filter(pk=case.pk).update(party_name=name)
    answer = client_for(file.person("officer")).get("/cases/export/")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    cell = sheet.cell(row=3, column=1)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert str(cell.value).strip() == name.strip()


def test_handovers_are_found_by_direction_state_and_days_waited(
    file: File, outside: Any, client_for: ClientFor
) -> None:
    handing(file, outside).execute()
    file.scene.clock.forward(days=5)
    township, bureau = client_for(file.person("officer")), client_for(file.person("county_officer"))
    name = outside.inspection.enterprise.name
    shown = {
        ("direction=sent", "township"): True,
        ("direction=received", "township"): False,
        ("direction=received", "bureau"): True,
        ("waiting=5", "bureau"): True,
        ("waiting=6", "bureau"): False,
        ("state=accepted", "bureau"): False,
        (f"until={clock.today() - timedelta(days=6)}", "bureau"): False,
        (f"since={clock.today() - timedelta(days=5)}", "bureau"): True,
    }
    for (query, who), expected in shown.items():
        client = township if who == "township" else bureau
        page = client.get(f"/cases/handovers/?{query}").content.decode()
        rows = rows_of(client.get(f"/cases/handovers/export/?{query}"))
        assert (name in page, len(rows) == 4) == (expected, expected), query
    assert rows_of(bureau.get("/cases/handovers/export/"))[2][5] == 5


def test_a_squad_lead_answers_for_the_own_district_only(file: File, outside: Any) -> None:
    handover: Handover = handing(file, outside).execute()
    officer = make_officer("蓬壶队长（示例）", county_bureau(), post="penghu", as_post=Post.SQUAD_LEAD)
    roles = (Role.SQUAD_LEAD, Role.COUNTY_OFFICER)
    elsewhere = actor_for(make_account("penghu-lead", officer, *roles, reach=Reach.DISTRICT), clock.today())
    assert elsewhere is not None
    assert not handovers_waiting_for(elsewhere).exists()
    with pytest.raises(NoRight, match="本片区"):
        AnswerHandover(actor=elsewhere, handover_id=handover.pk, accepted=True, feedback="已接收。").execute()
    lead = file.person("squad_lead").actor
    assert handovers_waiting_for(lead).get() == handover
    answered = AnswerHandover(
        actor=lead, handover_id=handover.pk, accepted=True, feedback="已接收。"
    ).execute()
    assert answered.state == HandoverState.ACCEPTED

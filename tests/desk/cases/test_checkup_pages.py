"""案卷体检 on the desk: the panel, the report, the file to take away, and the sheet filled before the reviewer."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianzhi.cases.models import CaseFile, Decision, Inquiry
from lianzhi.cases.services.case_file import checkup_of
from lianzhi.core import clock
from lianzhi.kernel.lint import ask
from lianzhi.kernel.types import Money
from tests.cases.file import File
from tests.people import Person

pytestmark = pytest.mark.django_db
# The whole file, each kind of record once, and who asks.
QUERIES_OF_A_CHECK_UP = 65
ClientFor = Callable[[Person], Client]


def _torn(file: File, case: CaseFile) -> CaseFile:
    """The case after somebody wrote past the acts."""
    with file.setting_up("a decision above the range"):
        Decision.objects.filter(case=case).update(amount_fen=Money.yuan(60000).fen)
    return file.fresh(case)


def panel_of(client: Client, case: CaseFile) -> str:
    """The short of it, as the case page fetches it."""
    answer = client.get(reverse("cases:checkup", args=[case.pk]), headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_case_in_order_says_so_and_the_case_page_only_links_there(
    file: File, client_for: ClientFor
) -> None:
    case = file.filed()
    client = client_for(file.scene.people.officer)
    page = client.get(reverse("cases:detail", args=[case.pk])).content.decode()
    address = reverse("cases:checkup", args=[case.pk])
    assert f'data-lz-later="{address}"' in page
    assert f'<a href="{address}">查看体检报告' in page
    assert "没有发现缺陷" not in page
    panel = panel_of(client, case)
    assert "没有发现缺陷" in panel
    assert "<html" not in panel
    stranger = client_for(file.scene.people.stranger)
    assert stranger.get(address, headers={"X-Requested-With": "fetch"}).status_code == 404


@pytest.mark.parametrize("stage", ["filed", "served", "archived"])
def test_the_file_is_gathered_with_a_fixed_number_of_queries(
    file: File, client_for: ClientFor, stage: str
) -> None:
    case = getattr(file, stage)()
    client = client_for(file.scene.people.officer)
    with CaptureQueriesContext(connection) as captured:
        panel_of(client, case)
    assert len(captured) <= QUERIES_OF_A_CHECK_UP


def test_a_defect_stands_with_its_article_its_place_and_the_way_to_mend_it(
    file: File, client_for: ClientFor
) -> None:
    case = _torn(file, file.served())
    client = client_for(file.scene.people.officer)
    panel = panel_of(client, case)
    page = client.get(reverse("cases:checkup", args=[case.pk])).content.decode()
    assert "一票否决" in panel
    assert "有一票否决项" in page
    assert 'data-rule="L122"' in page
    assert "安全生产法 99(1)" in page
    assert "决定·罚款" in page
    assert reverse("cases:step", args=[case.pk, "decide"]) in page
    assert "须核对纸质原件" in page


def test_the_file_is_taken_away_and_judged_alike_and_not_by_strangers(
    file: File, client_for: ClientFor
) -> None:
    case = _torn(file, file.served())
    address = reverse("cases:file", args=[case.pk])
    answer = client_for(file.scene.people.officer).get(address)
    assert answer["Content-Type"] == "application/json"
    assert ask(json.loads(answer.content)) == checkup_of(case, clock.today()).to_json()
    stranger = client_for(file.scene.people.stranger)
    assert stranger.get(address).status_code == 404
    assert stranger.get(reverse("cases:checkup", args=[case.pk])).status_code == 404


def test_the_review_sheet_is_filled_by_the_machine_first_and_can_be_sent_back_as_it_is(
    file: File, client_for: ClientFor
) -> None:
    case = file.under_review()
    with file.setting_up("an interview by one officer"):
        Inquiry.objects.filter(case=case).get().officers.set([file.scene.people.officer.officer])
    reviewer = client_for(file.scene.people.legal_reviewer)
    address = reverse("cases:step", args=[case.pk, "return-review"])
    typed = reviewer.get(address).context["form"].initial["problems"]
    assert "只有1名执法人员" in typed
    assert "｜《行政处罚法》第四十二条第一款" in typed
    reviewer.post(address, {"problems": typed})
    (problem,) = file.fresh(case).reviews.get().problems.all()
    assert problem.basis == "《行政处罚法》第四十二条第一款"

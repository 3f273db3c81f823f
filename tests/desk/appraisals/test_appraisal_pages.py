"""An appraisal through its pages: opened, scored, read, taken out, within a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from lianzhi.cases.constants import AppraisedState
from lianzhi.cases.models import AppraisedFile, CaseFile
from lianzhi.cases.services.case_file import checkup_of
from lianzhi.core import clock
from lianzhi.kernel.lint import Severity
from lianzhi.kernel.lint.scoring import scoring
from tests.cases.appraising import assigning, drawn, opening, scorers
from tests.cases.file import File
from tests.desk.cases.conftest import file
from tests.people import Person

__all__ = ["file"]
ClientFor = Callable[[Person], Client]


@pytest.fixture
def appraised(file: File) -> AppraisedFile:
    """A file that waits for its scorers."""
    case = file.filed()
    with file.setting_up("a closed case"):
        CaseFile.objects.filter(pk=case.pk).update(closed_on=clock.today())
    return drawn(file.scene.people, case.pk)


def test_two_scorers_settle_a_file_through_its_pages(
    file: File, appraised: AppraisedFile, client_for: ClientFor
) -> None:
    people, pair = file.scene.people, scorers(2)
    office = client_for(people.joint_office)
    url = f"/appraisals/files/{appraised.pk}/"
    assert "分派评查人员" in office.get("/").content.decode()
    involved = {"scorers": [people.legal_reviewer.officer.pk, people.county_officer.officer.pk]}
    assert office.post(f"{url}assign/", involved).status_code == 422
    chosen = {"scorers": [each.officer.pk for each in pair]}
    assert office.post(f"{url}assign/", chosen).status_code == 302

    first, second = (client_for(each) for each in pair)
    assert "主体与管辖扣分" in first.get(f"{url}score/").content.decode()
    assert client_for(people.legal_reviewer).get(f"{url}score/").status_code == 403
    too_much = first.post(f"{url}score/", {"lost_form": "6", "reason_form": "文号不连续。"})
    assert too_much.status_code == 422
    sheet = {"lost_form": "1.5", "reason_form": "文号不连续。\n日期有涂改。"}
    assert first.post(f"{url}score/", sheet).status_code == 302
    assert "文号不连续" not in second.get(url).content.decode()
    assert second.post(f"{url}score/", {}).status_code == 302

    appraised.refresh_from_db()
    assert appraised.state == AppraisedState.SETTLED
    page = client_for(people.officer).get(url).content.decode()
    assert "99.3分，优秀" in page
    assert "日期有涂改。" in page
    assert client_for(people.stranger).get(url).status_code == 404


def test_the_sheet_comes_filled_with_what_the_file_check_found(
    file: File, appraised: AppraisedFile, client_for: ClientFor
) -> None:
    pair = scorers(2)
    assigning(file.scene.people, appraised, *pair).execute()
    case = CaseFile.objects.get(pk=appraised.case_id)
    with file.setting_up("a file with a defect: filed long after it was found"):
        CaseFile.objects.filter(pk=case.pk).update(filed_on=clock.today() + timedelta(days=90))
    findings = [
        each
        for each in checkup_of(file.fresh(case), clock.today()).findings
        if each.rule.severity is Severity.DEDUCT
    ]
    assert findings
    page = client_for(pair[0]).get(f"/appraisals/files/{appraised.pk}/score/")
    initial = page.context["form"].initial
    for each in findings:
        assert initial[f"lost_{each.rule.part}"] >= each.rule.points
        assert each.message in initial[f"reason_{each.rule.part}"]
    clean = {part.key for part in scoring().parts} - {each.rule.part for each in findings}
    assert clean
    assert not any(f"lost_{part}" in initial for part in clean)


def test_the_results_are_taken_out_as_an_excel_file(
    file: File, appraised: AppraisedFile, client_for: ClientFor
) -> None:
    with file.setting_up("a name that a spreadsheet would compute"):
        CaseFile.objects.filter(pk=appraised.case_id).update(party_name='=HYPERLINK("http://x")')
    office = client_for(file.scene.people.joint_office)
    assigning(file.scene.people, appraised, *scorers(2)).execute()
    answer = office.get(f"/appraisals/{appraised.appraisal_id}/export/")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    cell = sheet.cell(row=3, column=2)
    assert (str(cell.value)[:10], cell.data_type, cell.quotePrefix) == ("=HYPERLINK", "s", True)
    assert "填报人：许联办" in str(sheet.cell(row=4, column=1).value)


def test_the_lists_ask_the_database_a_fixed_number_of_times(
    file: File, appraised: AppraisedFile, client_for: ClientFor
) -> None:
    office = client_for(file.scene.people.joint_office)
    link = f"/appraisals/files/{appraised.pk}/"
    page = f"/appraisals/{appraised.appraisal_id}/?authority="
    assert link in office.get(f"{page}{appraised.case.authority_id}").content.decode()
    assert link not in office.get(f"{page}350525-yj").content.decode()
    counts = []
    for _more in range(2):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert office.get("/appraisals/").status_code == 200
            assert office.get(f"/appraisals/{appraised.appraisal_id}/").status_code == 200
        counts.append(len(asked))
        opening(file.scene.people, title="再评").execute()
    assert counts[0] == counts[1]

"""Who sees a case, its papers and its evidence: the three people, and squad, county and place."""

from __future__ import annotations

import pytest

from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import cases_waiting_for, get_case_for
from lianzhi.core.refusals import NotVisible
from lianzhi.documents.check_codes import new_code
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import documents_of, get_document_for
from lianzhi.evidence.models import Evidence
from tests.cases.file import File
from tests.inspections.scene import JPEG

pytestmark = pytest.mark.django_db

INSIDERS = ("officer", "colleague", "leader", "squad_lead", "county_officer", "legal_reviewer", "supervisor")
OUTSIDERS = ("neighbour", "stranger")


def test_a_case_is_seen_by_its_authority_its_squad_and_the_county(file: File) -> None:
    case = file.filed()
    paper = Document.objects.get(template="case_filing")
    for name in INSIDERS:
        actor = file.person(name).actor
        assert get_case_for(actor, case.pk) == case
        assert get_document_for(actor, paper.pk) == paper
        assert Evidence.objects.visible_to(actor).exists()
    for name in OUTSIDERS:
        actor = file.person(name).actor
        assert not CaseFile.objects.visible_to(actor).exists()
        assert not Document.objects.visible_to(actor).exists()
        assert not Evidence.objects.visible_to(actor).exists()
        with pytest.raises(NotVisible):
            get_case_for(actor, case.pk)
        with pytest.raises(NotVisible):
            get_document_for(actor, paper.pk)


def test_a_township_sees_what_the_county_inspected_in_it_but_not_what_the_county_tries(file: File) -> None:
    case = file.filed()
    official, bureau = file.officer, file.person("county_officer").officer.authority
    model = Document.objects.get(template="case_filing")
    for owner, visible in ((case.owner_key, False), ("inspections.inspection:1", True)):
        paper = Document.objects.get(pk=model.pk)
        paper.pk, paper.number, paper.series_number = None, "", None
        paper.owner, paper.authority, paper.code = owner, bureau, new_code()
        with file.setting_up("the county's paper"):
            paper.save()
        assert Document.objects.visible_to(official).filter(pk=paper.pk).exists() == visible
        assert Document.objects.visible_to(file.person("squad_lead").actor).filter(pk=paper.pk).exists()
        assert not Document.objects.visible_to(file.person("stranger").actor).filter(pk=paper.pk).exists()


def test_a_squad_lead_of_another_district_sees_nothing(file: File) -> None:
    case = file.filed()
    with file.setting_up("the enterprise lies in another district"):
        CaseFile.objects.update(place_code="350525104")
    with pytest.raises(NotVisible):
        get_case_for(file.person("squad_lead").actor, case.pk)
    with file.setting_up("the squad lead handles it"):
        case.handlers.create(
            officer=file.person("squad_lead").officer, capacity="assistant", certificate_number="闽C示例"
        )
    assert get_case_for(file.person("squad_lead").actor, case.pk) == case


def test_a_neighbour_who_serves_in_the_inspection_sees_its_photos_and_papers(file: File) -> None:
    inspection = file.scene.planned(
        actor=file.person("squad_lead").actor,
        enforcing=(file.person("officer").officer.pk, file.person("neighbour").officer.pk),
        operation_id=file.scene.opening(
            enforcing=(file.person("officer").officer.pk, file.person("neighbour").officer.pk)
        )
        .execute()
        .pk,
    )
    file.scene.notifying(inspection).execute()
    file.scene.starting(inspection).execute()
    finding = file.scene.adding(inspection).execute()
    neighbour = file.person("neighbour").actor
    file.scene.attaching(finding, actor=neighbour).execute()
    file.scene.attaching(finding, JPEG, "另一张.jpg").execute()
    assert Evidence.objects.visible_to(neighbour).count() == 2
    assert not Evidence.objects.visible_to(file.person("stranger").actor).exists()
    assert {each.template for each in documents_of(f"inspections.inspection:{inspection.pk}")} == {
        "insp_plan",
        "insp_notice",
    }


def test_a_case_waits_for_the_one_whose_turn_it_is(file: File) -> None:
    waits = {
        "opened": ("officer", "colleague"),
        "submitted": ("leader",),
        "filed": ("officer", "colleague"),
    }
    case = file.opened()
    everybody = (*INSIDERS, *OUTSIDERS, "county_leader")

    def waiting() -> set[str]:
        return {name for name in everybody if cases_waiting_for(file.person(name).actor).filter(pk=case.pk)}

    assert waiting() == set(waits["opened"])
    file.submit_filing(case)
    assert waiting() == set(waits["submitted"])
    file.approve(case)
    assert waiting() == set(waits["filed"])
    file.asking(case).execute()
    file.proposing(case).execute()
    file.submit_review(case)
    assert waiting() == {"legal_reviewer"}

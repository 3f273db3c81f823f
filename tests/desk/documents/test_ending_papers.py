"""Ending a paper never takes the ground from under a step: the step goes first, or another paper stands there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from lianzhi.cases.actions.revoke_decision import RevokeDecision
from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.case_file import checkup_of
from lianzhi.core import clock
from lianzhi.core.models import Record
from lianzhi.core.refusals import LawForbids
from lianzhi.desk.cases.page import tree
from lianzhi.documents.actions.end_document import EndDocument
from lianzhi.documents.check_codes import grouped
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import records_resting_on
from tests.cases.file import File
from tests.desk.documents.issuing import issued_again
from tests.people import Person

pytestmark = pytest.mark.django_db


def paper(case: CaseFile, template: str) -> Document:
    return Document.objects.get(owner=case.owner_key, template=template)


def ending(file: File, document: Document, state: DocumentState = DocumentState.VOID) -> EndDocument:
    return EndDocument(
        actor=file.leader,
        document_id=document.pk,
        state=state,
        reason="制作有误",
        basis="示例撤决〔2026〕1号" if state == DocumentState.REVOKED else "",
    )


@pytest.mark.parametrize("state", [DocumentState.VOID, DocumentState.REVOKED])
@pytest.mark.parametrize(
    ("template", "step"),
    [
        ("decision_unit", "处罚决定"),
        ("notice_penalty", "处罚告知"),
        ("inquiry_record", "询问"),
        ("investigation_report", "处罚建议"),
        ("legal_review", "法制审核"),
    ],
)
def test_a_paper_that_carries_a_step_stays(
    file: File, state: DocumentState, template: str, step: str
) -> None:
    case = file.served()
    document = paper(case, template)
    with pytest.raises(LawForbids, match=f"“{step}”仍然有效") as refused:
        ending(file, document, state).execute()
    assert refused.value.codes == {"paper-carries-step"}
    assert refused.value.refusals[0].citations
    document.refresh_from_db()
    assert document.state == DocumentState.ISSUED


def test_the_order_and_the_receipt_stay_too(file: File) -> None:
    case = file.served()
    for document in Document.objects.filter(template__in=["rectify_order", "recheck", "service_receipt"]):
        with pytest.raises(LawForbids) as refused:
            ending(file, document).execute()
        assert refused.value.codes == {"paper-carries-step"}
    assert case.state == file.fresh(case).state


def test_a_revoked_decision_takes_its_paper_along_and_the_public_reads_it(file: File) -> None:
    case = file.served()
    document = paper(case, "decision_unit")
    RevokeDecision(actor=file.leader, case_id=case.pk, reason="认定事实有误").execute()
    document.refresh_from_db()
    assert document.state == DocumentState.REVOKED
    assert (document.ended_reason, document.ended_basis) == (
        f"{case.signs_as.name}撤销处罚决定",
        "认定事实有误",
    )
    page = Client().get(reverse("verify:check", args=[grouped(document.code)])).content.decode()
    assert "已撤销，不再有效" in page
    assert "认定事实有误" not in page
    assert any("（已撤销）" in leaf.note for branch in tree(case) for leaf in branch.children)


def test_a_case_paper_is_voided_only_for_another_in_its_place(file: File) -> None:
    case = file.served()
    first = paper(case, "case_filing")
    with pytest.raises(LawForbids) as refused:
        ending(file, first).execute()
    assert refused.value.codes == {"void-without-replacement"}
    issued_again(file, first)
    ending(file, first).execute()
    assert any("（已作废）" in leaf.note for branch in tree(case) for leaf in branch.children)


def test_every_record_that_keeps_a_paper_is_asked(file: File) -> None:
    """No list of names: whatever points to a paper from another app is a record that can say whether it needs it."""
    keepers: list[type[Model]] = [
        model
        for model in apps.get_models()
        if model._meta.app_label != "documents"
        and any(field.related_model is Document for field in model._meta.concrete_fields)
    ]
    assert len(keepers) > 20
    assert all(issubclass(model, Record) for model in keepers)
    held = [records_resting_on(each) for each in Document.objects.filter(owner=file.served().owner_key)]
    assert sum(map(bool, held)) > 5


@pytest.mark.parametrize("state", [DocumentState.VOID, DocumentState.REVOKED])
def test_what_an_inspection_planned_notified_and_recorded_stays_on_paper(
    file: File, state: DocumentState
) -> None:
    file.served()
    for template in ("insp_plan", "insp_notice", "insp_record"):
        document = Document.objects.get(template=template)
        with pytest.raises(LawForbids, match="“监督检查”仍然有效") as refused:
            ending(file, document, state).execute()
        assert refused.value.codes == {"paper-carries-step"}
        document.refresh_from_db()
        assert document.state == DocumentState.ISSUED


def test_a_second_record_of_the_same_inspection_frees_the_first(file: File) -> None:
    file.served()
    first = Document.objects.get(template="insp_record")
    issued_again(file, first)
    ending(file, first).execute()
    second = Document.objects.get(template="insp_record", state=DocumentState.ISSUED)
    with pytest.raises(LawForbids) as refused:
        ending(file, second).execute()
    assert refused.value.codes == {"paper-carries-step"}


def test_the_file_misses_an_inspection_record_that_was_voided(file: File) -> None:
    case = file.served()
    before = {found.rule.id for found in checkup_of(case, clock.today()).findings}
    with file.setting_up("voided before anything held it"):
        Document.objects.filter(template="insp_record").update(state=DocumentState.VOID)
    missed = {found.rule.id for found in checkup_of(file.fresh(case), clock.today()).findings} - before
    assert "L046" in missed


def test_the_page_says_why_keeps_what_was_typed_and_leads_to_the_case(
    file: File, client_for: Callable[[Person], Client]
) -> None:
    case = file.served()
    document = paper(case, "decision_unit")
    given = {"state": "void", "reason": "当事人地址写错"}
    page = client_for(file.person("leader")).post(reverse("documents:end", args=[document.pk]), given)
    body = page.content.decode()
    assert page.status_code == 422
    for shown in (
        "“处罚决定”仍然有效",
        "第四十七条",
        "当事人地址写错",
        reverse("cases:detail", args=[case.pk]),
    ):
        assert shown in body

"""One case from clue to archive, by its acts."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from lianzhi.audit.services import verify
from lianzhi.cases.constants import CaseState
from lianzhi.cases.selectors import decision_of
from lianzhi.cases.services.dossier import dossier_pdf
from lianzhi.documents.models import Document
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def test_a_case_goes_from_clue_to_archive_and_its_chain_holds(file: File) -> None:
    case = file.archived()
    assert case.state == CaseState.ARCHIVED
    decision = decision_of(case)
    assert decision is not None
    assert decision.document.number.startswith("（永五政）应急罚〔2026〕")
    templates = set(Document.objects.filter(owner=case.owner_key).values_list("template", flat=True))
    assert {
        "case_filing",
        "inquiry_record",
        "investigation_report",
        "legal_review",
        "notice_penalty",
    } <= templates
    assert {"decision_unit", "service_receipt", "case_close", "dossier_cover"} <= templates
    assert verify().holds


def test_the_dossier_is_one_pdf_with_bookmarks(file: File) -> None:
    reader = PdfReader(BytesIO(dossier_pdf(file.archived())))
    titles = [str(item.get("/Title", "")) for item in reader.outline if isinstance(item, dict)]
    assert titles[0] == "案卷封面"
    assert any("行政处罚决定书" in title for title in titles)
    assert "卷内目录" in titles

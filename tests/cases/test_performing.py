"""Service of the decision, payment, closure, archive."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from lianzhi.audit.acts import setup_writes
from lianzhi.audit.services import verify
from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile, Decision, Payment
from lianzhi.cases.services.dossier import dossier_pdf, papers_of
from lianzhi.cases.services.dues import owed_on
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.check_codes import new_code
from lianzhi.documents.models import Document
from lianzhi.kernel.types import Money
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def test_the_decision_is_served_once_and_the_term_of_payment_starts(file: File) -> None:
    case = file.decided()

    def serve(**given: object) -> ProveService:
        return ProveService(actor=file.officer, case_id=case.pk, service=file.service(**given))

    for wrong, code in (
        ({"served_on": clock.today() - timedelta(days=1)}, "service-before-issue"),
        ({"method": "left", "refusal": "拒绝签收"}, "witness-missing"),
    ):
        with pytest.raises(LawForbids) as refused:
            serve(**wrong).execute()
        assert refused.value.codes == {code}
    for day in (clock.today() + timedelta(days=1), date(9999, 12, 31)):
        with pytest.raises(Malformed):
            serve(served_on=day).execute()
    with pytest.raises(NoRight):
        ProveService(actor=file.leader, case_id=case.pk, service=file.service()).execute()
    serve(method="left", refusal="拒绝签收", witness="村干部（示例）").execute()
    decision = Decision.objects.get(case=case)
    assert decision.pay_by is not None
    assert decision.pay_by > clock.today()
    with pytest.raises(WrongState):
        serve().execute()


def test_money_comes_by_the_bank_with_a_receipt_of_its_own(file: File) -> None:
    case = file.served()
    for wrong, field in (
        ({"amount": Money(0)}, "amount"),
        ({"amount": Money(2_000_001)}, "amount"),
        ({"amount": Money.yuan(10**11)}, "amount"),
        ({"paid_on": clock.today() + timedelta(days=1)}, "paid_on"),
        ({"paid_on": clock.today() - timedelta(days=30)}, "paid_on"),
    ):
        with pytest.raises(Malformed) as malformed:
            file.paying(case, **wrong).execute()
        assert set(malformed.value.fields) == {field}
    for wrong in ({"bank": " "}, {"receipt_number": ""}):
        with pytest.raises(LawForbids) as refused:
            file.paying(case, **wrong).execute()
        assert refused.value.codes == {"collected-by-authority"}
    with pytest.raises(NoRight):
        file.paying(case, actor=file.leader).execute()
    file.paying(case, amount=Money.yuan(5000)).execute()
    assert file.fresh(case).state == CaseState.SERVED
    with pytest.raises(Malformed, match="已经登记过"):
        file.paying(case, amount=Money.yuan(15000)).execute()
    with pytest.raises(LawForbids) as refused:
        file.perform(case).execute()
    assert refused.value.codes == {"not-performed"}
    file.paying(case, amount=Money.yuan(15000), receipt_number="闽0002（示例）").execute()
    assert file.fresh(case).state == CaseState.PERFORMED
    with pytest.raises(WrongState):
        file.paying(case, amount=Money.yuan(1), receipt_number="闽0003（示例）").execute()


def test_the_fine_is_paid_first_and_the_late_fine_outlives_it(file: File) -> None:
    case = file.served()
    pay_by = Decision.objects.get(case=case).pay_by
    assert pay_by is not None
    file.scene.clock.on(pay_by + timedelta(days=10))
    late = owed_on(case, clock.today()).late_fine
    assert 0 < late.fen < 2_000_000
    file.paying(case).execute()
    assert Payment.objects.get().late_fine_fen == 0
    assert file.fresh(case).state == CaseState.SERVED
    file.scene.clock.forward(days=30)
    assert [reason.text[:5] for reason in owed_on(case, clock.today()).reasons] == ["逾期10日"]
    assert owed_on(case, clock.today()).total == late
    file.paying(case, amount=late, receipt_number="闽0002（示例）").execute()
    assert Payment.objects.get(receipt_number="闽0002（示例）").late_fine_fen == late.fen
    assert file.fresh(case).state == CaseState.PERFORMED


def test_the_late_fine_is_capped_at_the_fine(file: File) -> None:
    case = file.served()
    file.scene.clock.forward(days=300)
    owed = owed_on(case, clock.today())
    assert owed.late_fine == owed.fine == Money.yuan(20000)
    file.paying(case, amount=Money.yuan(10000)).execute()
    file.scene.clock.forward(days=300)
    assert owed_on(case, clock.today()).total == Money.yuan(30000)


def test_a_payment_slipped_in_before_another_is_refused(file: File) -> None:
    case = file.served()
    early = clock.today()
    file.scene.clock.forward(days=40)
    file.paying(case, amount=Money.yuan(10000)).execute()
    with pytest.raises(Malformed, match="上一笔缴款"):
        file.paying(case, paid_on=early, receipt_number="闽0002（示例）").execute()
    assert Payment.objects.count() == 1


def test_a_decision_without_a_fine_is_carried_out_and_closed(file: File) -> None:
    case = file.served()
    with setup_writes("tests: a decision that only halts production"):
        Decision.objects.update(amount_fen=0, measures=["责令停产停业整顿"])
    with pytest.raises(Malformed):
        file.paying(case, amount=Money.yuan(1)).execute()
    for wrong, field in (
        ({"how": " "}, "how"),
        ({"performed_on": clock.today() + timedelta(days=1)}, "performed_on"),
        ({"performed_on": clock.today() - timedelta(days=30)}, "performed_on"),
    ):
        with pytest.raises(Malformed) as refused:
            file.perform(case, **wrong).execute()
        assert set(refused.value.fields) == {field}
    for name, refusal in (("leader", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            file.perform(case, actor=file.person(name).actor).execute()
    file.perform(case).execute()
    with pytest.raises(WrongState):
        file.perform(case).execute()
    SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    closing = str(Document.objects.get(template="case_close").model)
    assert "已停产整顿并验收" in closing
    assert "责令停产停业整顿" in closing


def test_a_case_with_a_debt_is_not_closed(file: File) -> None:
    case = file.served()
    with pytest.raises(WrongState):
        SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    file.paying(case).execute()
    with setup_writes("tests: the bank took it back"):
        Payment.objects.update(amount_fen=1)
    with pytest.raises(LawForbids) as refused:
        SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    assert refused.value.codes == {"not-performed"}


def test_closure_is_asked_for_and_approved_once(file: File) -> None:
    case = file.paid()
    with pytest.raises(WrongState):
        ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    with pytest.raises(Malformed):
        SubmitClosure(actor=file.officer, case_id=case.pk, opinion=" ").execute()
    SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    for name, refusal in (("officer", NoRight), ("county_leader", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            ApproveClosure(actor=file.person(name).actor, case_id=case.pk, opinion="同意。").execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    with pytest.raises(WrongState):
        ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    assert CaseFile.objects.get().closed_on == clock.today()


def test_nothing_happens_to_an_archived_case(file: File) -> None:
    case = file.closed()
    with pytest.raises(NoRight):
        Archive(actor=file.leader, case_id=case.pk).execute()
    Archive(actor=file.officer, case_id=case.pk).execute()
    for act in (
        Archive(actor=file.officer, case_id=case.pk),
        file.asking(case),
        file.proposing(case),
        file.noticing(case),
        file.deciding(case),
        file.paying(case, receipt_number="闽0009（示例）"),
        file.deliberating(case),
        file.choosing(case),
        file.perform(case),
    ):
        with pytest.raises(WrongState):
            act.execute()
    assert verify().holds


def test_what_comes_after_the_archiving_is_not_in_the_dossier(file: File) -> None:
    case = file.archived()
    before = [each.pk for each in papers_of(case)]
    pages = len(PdfReader(BytesIO(dossier_pdf(case))).pages)
    file.scene.clock.forward(days=1)
    finding = case.case_findings.get().finding
    with setup_writes("tests: a paper of the inspection made later"):
        late = Document.objects.get(template="insp_record")
        late.pk, late.number, late.series_number = None, "", None
        late.created_at, late.code = clock.now(), new_code()
        late.owner = f"inspections.inspection:{finding.inspection_id}"
        late.save()
    assert [each.pk for each in papers_of(case)] == before
    assert len(PdfReader(BytesIO(dossier_pdf(case))).pages) == pages


def test_the_number_of_a_document_is_taken_only_by_a_document_that_is_made(file: File) -> None:
    case = file.decided()
    for _ in range(3):
        with pytest.raises(Malformed):
            ProveService(
                actor=file.officer, case_id=case.pk, service=file.service(served_on=date(9999, 1, 1))
            ).execute()
    ProveService(actor=file.officer, case_id=case.pk, service=file.service()).execute()
    numbers = Document.objects.filter(series_number__isnull=False).order_by("series_word", "series_number")
    by_word: dict[str, list[int | None]] = {}
    for each in numbers:
        by_word.setdefault(each.series_word, []).append(each.series_number)
    assert by_word["应急回"] == [1, 2]
    assert all(found == list(range(1, len(found) + 1)) for found in by_word.values())


def test_cover_and_closing_sheet_count_the_same_pages(file: File) -> None:
    case = file.archived()
    reader = PdfReader(BytesIO(dossier_pdf(case)))
    cover = Document.objects.get(template="dossier_cover")
    said = [int(found) for found in re.findall(r"共(\d+)页", str(cover.model))]
    closing = reader.pages[-1].extract_text()
    assert said
    assert f"共{said[0]}页" in closing

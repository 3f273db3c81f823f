"""Inquiries and the proposal of a penalty."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import Inquiry, Proposal
from lianzhi.cases.selectors import current_proposal
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.models import Document
from lianzhi.kernel.types import Money
from lianzhi.organisation.models import Certificate
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def test_handlers_ask_in_the_investigation_and_nobody_else(file: File) -> None:
    case = file.submitted()
    with pytest.raises(WrongState):
        file.asking(case).execute()
    file.approve(case)
    for name, refusal in (("leader", NoRight), ("legal_reviewer", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            file.asking(case, actor=file.person(name).actor).execute()
    inquiry = file.asking(case, actor=file.person("colleague").actor).execute()
    assert inquiry.officers.count() == 2
    assert inquiry.document.name == "询问笔录"


def test_an_inquiry_has_a_possible_time_and_its_answers(file: File) -> None:
    case, now = file.filed(), clock.now()
    for wrong, field in (
        ({"started_at": now, "ended_at": now - timedelta(hours=1)}, "ended_at"),
        ({"started_at": now, "ended_at": now}, "ended_at"),
        ({"ended_at": now + timedelta(hours=1)}, "ended_at"),
        ({"started_at": now - timedelta(days=400)}, "started_at"),
        ({"exchanges": ()}, "exchanges"),
        ({"exchanges": (("收集池由谁管理？", "  "),)}, "exchanges"),
        ({"person": replace(file.asking(case).person, birth=clock.today())}, "birth"),
        ({"person": replace(file.asking(case).person, name="")}, "person_name"),
    ):
        with pytest.raises(Malformed) as refused:
            file.asking(case, **wrong).execute()
        assert set(refused.value.fields) == {field}
    assert not Inquiry.objects.exists()


def test_an_officer_asks_one_person_at_a_time(file: File) -> None:
    case = file.filed()
    file.asking(case).execute()
    other = replace(file.asking(case).person, name="李电工（示例）", identifier="示例证件乙")
    with pytest.raises(Malformed, match="不能同时询问两个人"):
        file.asking(case, person=other).execute()
    with setup_writes("tests: the lead is another officer now"):
        first = case.handlers.get(capacity="lead")
        Inquiry.objects.get().officers.remove(first.officer)
    with pytest.raises(Malformed, match="不能同时询问两个人"):
        file.asking(case, person=other).execute()
    file.scene.clock.forward(hours=3)
    file.asking(case, person=other).execute()
    assert Inquiry.objects.count() == 2


def test_a_certificate_counts_on_the_day_of_the_inquiry(file: File) -> None:
    case = file.filed()
    with setup_writes("tests: the certificate lapses"):
        Certificate.objects.filter(officer=file.person("officer").officer).update(
            valid_to=clock.today() - timedelta(days=1)
        )
    with pytest.raises(LawForbids) as refused:
        file.asking(case).execute()
    assert "certificate-lapsed" in refused.value.codes


def test_a_proposal_needs_inquiry_evidence_reason_and_an_amount_in_its_range(file: File) -> None:
    case = file.filed()
    with pytest.raises(LawForbids) as refused:
        file.proposing(case, reason=" ", amount=Money.yuan(60000)).execute()
    assert refused.value.codes == {"inquiry-missing", "reason-missing", "fine-outside-range"}
    file.asking(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.proposing(case, amount=Money.yuan(49000)).execute()
    assert refused.value.codes == {"fine-outside-band"}
    with pytest.raises(LawForbids) as refused:
        file.proposing(case, amount=Money.yuan(10**12)).execute()
    assert refused.value.codes == {"fine-outside-range"}
    assert not Document.objects.filter(template="investigation_report").exists()
    proposal = file.proposing(case).execute()
    assert (proposal.amount_fen, proposal.is_current) == (2_000_000, True)
    assert file.fresh(case).state == CaseState.PROPOSED
    with pytest.raises(WrongState):
        file.proposing(case).execute()


def test_nothing_to_punish_is_no_proposal(file: File) -> None:
    case = file.investigated()
    with pytest.raises(Malformed) as refused:
        file.proposing(case, amount=Money(0)).execute()
    assert set(refused.value.fields) == {"amount"}
    with pytest.raises(Malformed) as refused:
        file.proposing(case, amount=Money(0), factors=("no-fault",)).execute()
    assert set(refused.value.fields) == {"factors"}
    with pytest.raises(Malformed) as refused:
        file.proposing(case, stage="serious", amount=Money.yuan(1)).execute()
    assert set(refused.value.fields) == {"amount"}
    with pytest.raises(Malformed) as refused:
        file.proposing(case, stage="repeat").execute()
    assert set(refused.value.fields) == {"stage"}


def test_overdue_needs_the_re_inspection_that_proves_it(file: File) -> None:
    case = file.investigated()
    with setup_writes("tests: no order was issued"):
        finding = case.case_findings.get().finding
        finding.order = None
        finding.save()
    with pytest.raises(LawForbids) as refused:
        file.proposing(case, stage="overdue", amount=Money.yuan(100000)).execute()
    assert refused.value.codes == {"overdue-without-reinspection"}


def test_what_was_proven_overdue_is_not_punished_as_if_just_found(file: File) -> None:
    case = file.overdue().investigated()
    with pytest.raises(Malformed) as refused:
        file.proposing(case).execute()
    assert set(refused.value.fields) == {"stage"}
    assert file.proposing(case, stage="overdue", amount=Money.yuan(100000)).execute().pk


def test_only_a_handler_proposes_and_a_second_proposal_supersedes(file: File) -> None:
    case = file.investigated()
    for name, refusal in (("leader", NoRight), ("county_officer", NoRight), ("neighbour", NotVisible)):
        with pytest.raises(refusal):
            file.proposing(case, actor=file.person(name).actor).execute()
    file.proposing(case).execute()
    file.submit_review(case)
    file.returning(case).execute()
    again = file.proposing(case, amount=Money.yuan(21000)).execute()
    assert current_proposal(case) == again
    assert Proposal.objects.filter(case=case).count() == 2


def test_a_reason_that_names_another_fine_is_refused_and_one_that_names_this_one_passes(file: File) -> None:
    case = file.investigated()
    with pytest.raises(Malformed, match="不一致"):
        file.proposing(case, reason="予以一般处罚：罚款人民币125,000元。").execute()
    with pytest.raises(Malformed, match=r"罚款12\.5万元与拟罚款2万元不一致"):
        file.proposing(case, reason="予以一般处罚：罚款12.5万元。").execute()
    proposal = file.proposing(case, reason="予以一般处罚：罚款人民币20,000元。").execute()
    assert proposal.amount_fen == Money.yuan(20000).fen

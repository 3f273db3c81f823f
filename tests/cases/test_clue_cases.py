"""From a clue straight to a case: what was told, by whatever way, is looked into and filed without an inspection."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from lianzhi.audit.models import AuditEvent
from lianzhi.audit.services import verify
from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.ask_joining import AskJoining
from lianzhi.cases.actions.open_case_on_clue import OpenCaseOnClue
from lianzhi.cases.actions.refuse_filing import RefuseFiling
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.clues import clues_waiting_for, source_of
from lianzhi.cases.models import CaseFile, Clue
from lianzhi.cases.selectors import decision_of
from lianzhi.cases.services.case_file.building import checkup_of, document_of
from lianzhi.cases.services.dossier import dossier_pdf
from lianzhi.cases.services.joining import joinable
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.models import Document
from lianzhi.kernel.indicators import Month
from lianzhi.kernel.types import Money
from lianzhi.statistics.selectors import annex3
from lianzhi.statistics.spans import Span
from tests.cases.file import File
from tests.cases.joint import EQUIPMENT, FOR_COUNTY, Joint
from tests.cases.told import HOME, NAME, PHONE, Told
from tests.factories.enterprises import make_enterprise
from tests.people import Person

pytestmark = pytest.mark.django_db

SECRETS = (NAME, PHONE, HOME)


def refused_with(opening: OpenCaseOnClue) -> frozenset[str]:
    with pytest.raises(LawForbids) as refused:
        opening.execute()
    return frozenset(refused.value.codes)


def test_a_clue_becomes_a_case_without_an_inspection_and_reaches_the_archive(file: File) -> None:
    told = Told(file)
    case = told.opened()
    assert (case.origin, source_of(case), case.procedure) == ("clue", "投诉举报", "ordinary")
    assert (case.place_code, case.signs_as_id) == ("350525101", "350525101")
    case = told.investigated(case)
    form = str(Document.objects.get(owner=case.owner_key, template="case_filing").model)
    assert "投诉举报" in form
    file.proposing(case).execute()
    file.submit_review(case)
    file.passing(case).execute()
    file.noticing(case).execute()
    file.serve_notice(case)
    file.after_defence(case)
    file.defending(case).execute()
    file.deciding(case).execute()
    file.serve_decision(case)
    file.paying(case).execute()
    SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。").execute()
    ApproveClosure(actor=file.leader, case_id=case.pk, opinion="同意结案。").execute()
    Archive(actor=file.officer, case_id=case.pk).execute()
    case = file.fresh(case)
    decision = decision_of(case)
    assert decision is not None
    words = str(decision.document.model)
    assert "经核查发现当事人涉嫌违法" in words
    assert "举报" not in words
    assert "监督检查" not in words
    assert checkup_of(case, clock.today()).findings == ()
    kept = document_of(case, clock.today())
    assert kept["filing"]["source"] == "投诉举报"
    assert "inspections" not in kept
    titles = [str(each.get("/Title")) for each in PdfReader(BytesIO(dossier_pdf(case))).outline]
    assert "立案审批表" in "".join(titles)
    assert not [each for each in titles if "检查" in each]
    assert verify().holds


def test_nobody_reads_in_the_case_who_told(file: File, client_for: Callable[[Person], Client]) -> None:
    told = Told(file)
    case = told.investigated(told.opened())
    file.proposing(case).execute()
    said = [str(each.model) for each in Document.objects.all()]
    said += [f"{each.sentence}{each.payload}" for each in AuditEvent.objects.all()]
    said.append(json.dumps(document_of(case, clock.today()), ensure_ascii=False))
    clue = case.clues.get()
    pages = [
        reverse("cases:detail", args=[case.pk]),
        reverse("cases:checkup", args=[case.pk]),
        reverse("cases:file", args=[case.pk]),
        reverse("cases:clue", args=[clue.pk]),
        reverse("cases:clue-case", args=[clue.pk]),
        reverse("cases:list"),
        reverse("documents:register"),
    ]
    pages += [reverse("documents:paper", args=[each.pk]) for each in Document.objects.all()]
    for name in ("officer", "leader", "colleague", "county_officer", "legal_reviewer", "supervisor"):
        client = client_for(getattr(file.scene.people, name))
        for page in pages:
            shown = client.get(page)
            assert shown.status_code == 200, (name, page)
            said.append(shown.content.decode())
    assert len(said) > 50
    for words in said:
        assert not [secret for secret in SECRETS if secret in words]


def test_the_month_s_figures_count_a_case_without_inspection(file: File) -> None:
    told = Told(file)
    month = Month(clock.today().year, clock.today().month)

    def figures() -> dict[str, object]:
        return {cell.column.key: cell.value for cell in annex3("350525101", month).row(Span.MONTH).cells}

    case = told.opened()
    before = figures()
    file.approve(file.submit_filing(case))
    after = figures()
    assert {key for key, value in after.items() if value != before[key]} == {"cases_filed"}


@pytest.mark.parametrize(
    ("given", "source"),
    [
        (
            {"source": "transfer", "sender": "永春县示例局（示例）", "sender_number": "示移〔2026〕1号"},
            "有关单位移送",
        ),
        ({"source": "superior", "sender": "泉州市示例局（示例）"}, "上级交办"),
        ({"source": "media", "sender": "示例晚报（示例）"}, "媒体反映"),
    ],
)
def test_a_transfer_an_assignment_and_the_media_lead_to_a_case_as_well(
    file: File, given: dict[str, str], source: str
) -> None:
    told = Told(file)
    case = told.opened(informant=None, sender_wants_reply=True, **given)
    assert source_of(case) == source
    assert case.clues.get().state == "to_reply"


def test_who_may_not_file_on_a_clue_is_told_why(file: File) -> None:
    told, people = Told(file), file.scene.people
    clue = told.assigned()
    early = told.opening(clue)
    with pytest.raises(WrongState, match="立案查处"):
        early.execute()
    told.establishing(clue).execute()
    told.verifying(clue).execute()
    with pytest.raises(WrongState, match="企业台账"):
        told.opening(clue).execute()
    told.identifying(clue).execute()
    lawful = told.opening(clue)
    for wrong, refusal in (
        ({"actor": people.leader.actor}, NoRight),
        ({"actor": people.stranger.actor}, NotVisible),
        ({"actor": people.neighbour.actor}, NotVisible),
        ({"actor": people.county_officer.actor}, NoRight),
        ({"violations": ()}, Malformed),
        ({"violations": (0,)}, Malformed),
        ({"assistant_id": people.stranger.officer.pk}, Malformed),
        ({"cause": " "}, Malformed),
        ({"facts": ""}, Malformed),
        ({"conduct_on": clock.today() + timedelta(days=1)}, Malformed),
    ):
        with pytest.raises(refusal):
            replace(lawful, **wrong).execute()
    same = people.officer.officer.pk
    assert refused_with(replace(lawful, assistant_id=same)) == {"same-person-twice", "too-few-officers"}
    old = clock.today() - timedelta(days=800)
    assert refused_with(replace(lawful, conduct_on=old)) == {"limitation-passed"}
    assert not CaseFile.objects.exists()
    case = lawful.execute()
    # A second click finds it done; the manager of the plant answers for himself, in a case of his own.
    assert refused_with(lawful) == {"clue-already-filed"}
    another = told.opening(clue, party=file.about_a_person().party).execute()
    assert CaseFile.objects.count() == 2
    assert source_of(another) == source_of(case) == "投诉举报"
    with pytest.raises(WrongState, match="已经立案"):
        told.identifying(clue, enterprise_id=make_enterprise().pk).execute()


def test_what_is_the_county_s_to_punish_is_not_filed_by_the_township(file: File) -> None:
    told = Told(file)
    county = {name: FOR_COUNTY[name] for name in ("item_code", "description", "location")}
    clue = told.to_file(more=(county,))
    assert refused_with(told.opening(clue)) == {"clue-not-competent"}
    own = clue.violations.get(item_code="AQ-099-1-1")
    assert told.opening(clue, violations=(own.pk,)).execute().case_findings.count() == 1


def test_several_violations_of_a_clue_are_ranged_one_by_one(file: File) -> None:
    told, joint = Told(file), Joint(file)
    equipment = {name: EQUIPMENT[name] for name in ("item_code", "description", "location")}
    case = told.investigated(told.opened(more=(equipment,)))
    for number in (1, 2):
        joint.ranging(case, number).execute()
    joint.proposing(case).execute()
    case = file.fresh(case)
    assert case.proposals.get(is_current=True).amount_fen == Money.yuan(40000).fen
    assert len(document_of(case, clock.today())["violations"]) == 2
    assert checkup_of(case, clock.today()).findings == ()


def test_a_finding_of_a_later_inspection_joins_a_case_on_a_clue(file: File) -> None:
    told, joint = Told(file), Joint(file)
    case = told.investigated(told.opened())
    first, second = joint.findings(EQUIPMENT)
    assert set(joinable(file.officer, case)) == {first, second}
    asking: AskJoining = joint.asking(case, second)
    joint.approving(asking.execute()).execute()
    assert joinable(file.officer, case) == [first]
    joint.ranging(case, 1).execute()
    joint.ranging(case, 2).execute()
    with pytest.raises(Malformed):
        joint.ranging(case, 3).execute()


def test_a_case_not_filed_leaves_the_clue_not_filed_and_to_be_answered(file: File) -> None:
    told = Told(file)
    case = file.submit_filing(told.opened())
    told_clue = case.clues.get()
    RefuseFiling(actor=file.leader, case_id=case.pk, opinion="证据不足以证明违法事实。").execute()
    clue = Clue.objects.get(pk=told_clue.pk)
    assert (clue.outcome, clue.state) == ("not_file", "to_reply")
    assert clue in clues_waiting_for(file.officer)
    with pytest.raises(WrongState):
        told.opening(clue).execute()


def test_a_violation_written_by_mistake_is_taken_back_and_holds_no_case(file: File) -> None:
    told = Told(file)
    clue = told.to_file()
    (mistaken,) = clue.violations.all()
    act = told.withdrawing(mistaken)
    for wrong, refusal in (
        ({"actor": file.officer}, NoRight),
        ({"actor": file.person("stranger").actor}, NotVisible),
        ({"violation_id": 0}, Malformed),
        ({"why": " "}, Malformed),
    ):
        with pytest.raises(refusal):
            replace(act, **wrong).execute()
    assert act.execute().withdrawn_on == clock.today()
    assert not clue.violations.standing()
    with pytest.raises(WrongState):
        act.execute()
    with pytest.raises(Malformed) as unread:
        told.opening(clue, violations=(mistaken.pk,)).execute()
    assert set(unread.value.fields) == {"violations"}
    # Written anew in the same words it is another row, and once a case rests on it it stays.
    again = told.establishing(clue).execute()
    told.opening(clue, violations=(again.pk,)).execute()
    with pytest.raises(WrongState) as held:
        told.withdrawing(again).execute()
    assert "已经立案" in held.value.message


def test_what_looking_into_a_clue_establishes_is_the_verifier_s_to_say(file: File) -> None:
    told, people = Told(file), file.scene.people
    unassigned = told.registering().execute()
    with pytest.raises(NoRight):
        told.establishing(unassigned).execute()
    clue = told.assigned()
    lawful = told.establishing(clue)
    for wrong, refusal in (
        ({"actor": people.officer.actor}, NoRight),
        ({"actor": people.stranger.actor}, NotVisible),
        ({"description": " "}, Malformed),
        ({"location": ""}, Malformed),
        ({"item_code": "nonsense"}, Malformed),
        ({"found_on": clock.today() + timedelta(days=1)}, Malformed),
        ({"found_on": clue.received_on - timedelta(days=1)}, Malformed),
    ):
        with pytest.raises(refusal):
            replace(lawful, **wrong).execute()
    found = lawful.execute()
    assert (found.obligation, found.penalty) == ("安全生产法/35", "安全生产法/99/1/1")
    with pytest.raises(Malformed):
        lawful.execute()
    identify = told.identifying(clue)
    for wrong, refusal in (
        ({"actor": people.officer.actor}, NoRight),
        ({"enterprise_id": 0}, NotVisible),
    ):
        with pytest.raises(refusal):
            replace(identify, **wrong).execute()
    assert identify.execute().subject_name == file.scene.enterprise.name
    with pytest.raises(WrongState):
        identify.execute()
    told.verifying(clue, outcome="inspect").execute()
    with pytest.raises(WrongState):
        replace(lawful, description="另一项").execute()


def test_evidence_goes_into_a_case_without_inspection(file: File) -> None:
    told, people = Told(file), file.scene.people
    case = told.opened()
    lawful = told.proving(case)
    for wrong, refusal in (
        ({"actor": people.leader.actor}, NoRight),
        ({"actor": people.stranger.actor}, NotVisible),
        ({"proves": ""}, Malformed),
        ({"file": ContentFile(b"", name="空.png")}, Malformed),
        ({"taken_at": clock.now() - timedelta(days=3)}, Malformed),
    ):
        with pytest.raises(refusal):
            replace(lawful, **wrong).execute()
    evidence = lawful.execute()
    assert evidence.second_officer == people.colleague.officer
    with pytest.raises(Malformed, match="已经上传过"):
        told.proving(case).execute()
    file.submit_filing(case)
    with pytest.raises(WrongState):
        told.proving(case, title="另一张").execute()

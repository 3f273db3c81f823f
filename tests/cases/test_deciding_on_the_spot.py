"""The summary way: opened, told, decided and handed over on the spot, reported, paid, closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.collect_on_the_spot import CollectOnTheSpot
from lianzhi.cases.actions.hand_in_collection import HandInCollection
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.models import CaseFile, Decision, SpotDecision
from lianzhi.cases.selectors import decision_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.desk.cases.page import context
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import get_document_for
from lianzhi.inspections.constants import FindingCourse
from lianzhi.kernel.procedure.modules import UNSTATED
from lianzhi.kernel.types import Money
from tests.cases.file import File
from tests.cases.modules_file import CERTAIN, ENTRUSTED, MINOR, SAID, Modules

pytestmark = pytest.mark.django_db


@pytest.fixture
def ways(file: File) -> Modules:
    return Modules(file)


def codes(act: object) -> frozenset[str]:
    with pytest.raises(LawForbids) as refused:
        act.execute()  # type: ignore[attr-defined]
    return refused.value.codes


def decided(case: CaseFile) -> Decision:
    found = decision_of(case)
    assert found is not None
    return found


def text_of(document: Document) -> str:
    return str(document.model)


def test_two_officers_decide_tell_and_hand_over_at_once(ways: Modules) -> None:
    case = ways.summary()
    act = ways.deciding(case)
    for wrong, code in (
        ({"told": replace(SAID, certificates_shown=False)}, "certificates-not-shown"),
        ({"told": replace(SAID, told=False)}, "spot-rights-untold"),
        ({"told": replace(SAID, statement=" ")}, "spot-statement-unheard"),
        ({"told": replace(SAID, has_objection=True)}, "spot-statement-unheard"),
        ({"told": replace(SAID, disputed=True)}, "summary-facts-disputed"),
        ({"told": replace(SAID, signature_refused=True)}, "spot-refusal-unnoted"),
        ({"amount": Money.yuan(3001)}, "summary-limit-exceeded"),
        ({"factors": ()}, "fine-outside-band"),
        ({"reason": ""}, "reason-missing"),
    ):
        assert code in codes(replace(act, **wrong)), code
        assert not Decision.objects.exists()
    with pytest.raises(Malformed):
        replace(act, amount=Money(0)).execute()
    with pytest.raises(Malformed):
        replace(act, place=" ").execute()
    decision = act.execute()
    case = ways.file.fresh(case)
    assert (case.state, case.number) == ("served", decision.document.number)
    assert "应急当罚" in case.number
    assert decision.pay_by is not None
    paper = text_of(decision.document)
    assert "应当先自收到本决定书之日起" in paper
    assert "第五十一条" in paper
    assert "没有提出陈述、申辩" in paper
    with pytest.raises(WrongState):
        act.execute()


def test_what_was_said_and_a_refusal_to_sign_stand_on_the_paper(ways: Modules) -> None:
    said = replace(
        SAID,
        statement="标志昨天才坏。",
        has_objection=True,
        answer="不影响认定，已在裁量时考虑",
        signature_refused=True,
        refusal_note="当事人拒绝签字，录像在案",
    )
    case = ways.decided(told=said)
    paper = text_of(decided(case).document)
    assert "标志昨天才坏" in paper
    assert "拒绝签收本决定书，注明如下：当事人拒绝签字，录像在案" in paper
    assert case.proofs.get().method == "spot"


def test_nobody_but_the_handlers_decides_and_strangers_find_nothing(ways: Modules) -> None:
    case = ways.summary()
    act = ways.deciding(case)
    for name, refusal in (("leader", NoRight), ("county_officer", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            replace(act, actor=ways.file.person(name).actor).execute()
    assert not SpotDecision.objects.exists()


def test_a_module_that_is_not_lawful_is_refused_when_the_file_is_opened(ways: Modules) -> None:
    finding = ways.seen(mended=True)
    opening = ways.file.opening(finding, module="summary", stated=CERTAIN)
    assert codes(replace(opening, stated=UNSTATED)) == {"summary-facts-disputed"}
    assert codes(replace(opening, stated=MINOR)) == {"exempt-not-punished"}
    assert codes(replace(opening, module="minor_admonition")) == {"not-minor"}
    assert not CaseFile.objects.exists()
    case = opening.execute()
    assert (case.procedure, case.state) == ("summary", "clue")
    assert case.module_choice["stated"]["facts_certain"] is True
    assert case.module_choice["reasons"]


def test_an_overdue_finding_is_neither_admonished_nor_decided_on_the_spot(ways: Modules) -> None:
    finding = ways.file.overdue().finding()
    opening = ways.file.opening(finding, stated=MINOR)
    assert codes(replace(opening, module="summary")) == {"summary-limit-exceeded"}
    assert codes(replace(opening, module="minor_admonition")) == {"admonition-after-overdue"}


def test_an_entrusted_township_decides_in_the_bureaus_name_and_no_other_way(ways: Modules) -> None:
    finding = ways.seen(**ENTRUSTED)
    opening = ways.file.opening(finding, stated=CERTAIN)
    assert codes(opening) == {"not-competent"}
    case = replace(opening, module="summary").execute()
    assert (case.route, case.authority_id, case.signs_as_id) == ("entrusted", "350525101", "350525-yj")
    ways.deciding(case).execute()
    document = decided(case).document
    assert document.authority_id == "350525-yj"
    assert get_document_for(ways.file.officer, document.pk) == document
    with pytest.raises(NotVisible):
        get_document_for(ways.file.person("stranger").actor, document.pk)


def test_a_spot_decision_closes_only_reported_and_paid(ways: Modules) -> None:
    case = ways.decided()
    close = SubmitClosure(actor=ways.file.officer, case_id=case.pk, opinion="建议结案。")
    with pytest.raises(WrongState):
        close.execute()
    ways.file.paying(case, amount=Money.yuan(1000)).execute()
    assert codes(close) == {"spot-decision-unreported"}
    ways.reporting(case).execute()
    with pytest.raises(WrongState):
        ways.reporting(case).execute()
    close.execute()
    ApproveClosure(actor=ways.file.leader, case_id=case.pk, opinion="同意。").execute()
    Archive(actor=ways.file.officer, case_id=case.pk).execute()
    assert ways.file.fresh(case).state == "archived"


def test_officers_take_money_only_in_the_cases_of_the_law_and_hand_it_in(ways: Modules) -> None:
    case = ways.decided()
    collect = CollectOnTheSpot(
        actor=ways.file.officer,
        case_id=case.pk,
        ground="remote",
        receipt_number="闽当场0001（示例）",
        collected_on=clock.today(),
    )
    assert codes(replace(collect, ground="")) == {"collection-ground-missing"}
    assert codes(replace(collect, ground="small")) == {"collection-ground-missing"}
    assert codes(replace(collect, receipt_number=" ")) == {"collection-receipt-missing"}
    collection = collect.execute()
    assert collection.hand_in_by > clock.today()
    ways.reporting(case).execute()
    close = SubmitClosure(actor=ways.file.officer, case_id=case.pk, opinion="建议结案。")
    assert codes(close) == {"collection-not-handed-in"}
    hand_in = HandInCollection(actor=ways.file.officer, case_id=case.pk, done_on=clock.today())
    hand_in.execute()
    assert codes(close) == {"collection-not-handed-in"}
    with pytest.raises(Malformed):
        hand_in.execute()
    replace(hand_in, bank="示例银行").execute()
    with pytest.raises(WrongState):
        hand_in.execute()
    close.execute()


def test_money_is_taken_on_the_spot_or_while_the_party_may_still_pay(ways: Modules) -> None:
    case = ways.decided()
    collect = CollectOnTheSpot(
        actor=ways.file.officer,
        case_id=case.pk,
        ground="hard-later",
        receipt_number="闽当场0002（示例）",
        collected_on=clock.today(),
    )
    ways.file.scene.clock.forward(days=1)
    assert codes(replace(collect, collected_on=clock.today())) == {"collection-not-at-once"}
    assert "collect-on-the-spot" in offered(ways, case)
    pay_by = decided(case).pay_by
    assert pay_by is not None
    ways.file.scene.clock.on(pay_by + timedelta(days=1))
    late = replace(collect, ground="remote", collected_on=clock.today())
    assert codes(late) == {"collection-overdue"}
    assert "collect-on-the-spot" not in offered(ways, case)
    assert codes(late) == {"collection-overdue"}
    assert replace(late, collected_on=pay_by).execute().collected_on == pay_by


def offered(ways: Modules, case: CaseFile) -> set[str]:
    shown = context_of(ways, case)
    return {act.key for act in (*shown["acts"], *shown["others"])}


def test_only_a_unit_has_a_day_by_which_its_decision_is_public(ways: Modules) -> None:
    unit = ways.decided()
    assert "公开处罚决定" in {each.label for each in context_of(ways, unit)["dues"]}
    with setup_writes("tests: the same against a person"):
        CaseFile.objects.filter(pk=unit.pk).update(party_kind="person")
    assert "公开处罚决定" not in {each.label for each in context_of(ways, unit)["dues"]}


def context_of(ways: Modules, case: CaseFile) -> dict[str, Any]:
    return context(ways.file.officer, ways.file.fresh(case), clock.today())


def test_a_disputed_file_goes_the_ordinary_way_with_its_evidence(ways: Modules) -> None:
    case = ways.summary()
    act = ways.referring(case)
    with pytest.raises(Malformed):
        replace(act, note=" ").execute()
    ordinary = act.execute()
    assert ways.file.fresh(case).state == "referred"
    assert (ordinary.procedure, ordinary.state, ordinary.referred_from_id) == ("ordinary", "clue", case.pk)
    assert "当事人对违法事实有异议" in ordinary.module_choice["referred"]
    with pytest.raises(WrongState):
        ways.deciding(case).execute()
    ways.file.submit_filing(ordinary)
    assert ways.file.approve(ordinary).state == "investigation"
    with pytest.raises(WrongState):
        ways.referring(ordinary).execute()


def test_what_was_entrusted_is_free_to_be_handed_over_when_it_leaves_the_summary_way(ways: Modules) -> None:
    finding = ways.seen(**ENTRUSTED)
    case = ways.file.opening(finding, stated=CERTAIN, module="summary").execute()
    ended = ways.referring(case).execute()
    finding.refresh_from_db()
    assert (ended.pk, ended.state, finding.course) == (case.pk, "referred", FindingCourse.NONE)
    assert CaseFile.objects.count() == 1

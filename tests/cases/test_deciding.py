"""Deliberation and decision: every guard of the procedure stands here."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.constants import CaseState, DefenceKind
from lianzhi.cases.models import CaseHandler, Decision, Deliberation, Proposal
from lianzhi.cases.selectors import latest_notice
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.models import Document
from lianzhi.kernel.types import Money
from lianzhi.organisation.models import Certificate
from tests.cases.file import File

pytestmark = pytest.mark.django_db

HIGH = {"stage": "overdue", "amount": Money.yuan(110000)}


def test_the_head_decides_once_after_the_party_was_heard(file: File) -> None:
    case = file.notified()
    with pytest.raises(WrongState, match="陈述申辩完毕"):
        file.deciding(case).execute()
    file.after_defence(case)
    file.defending(case).execute()
    for name, refusal in (("officer", NoRight), ("county_leader", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            file.deciding(case, actor=file.person(name).actor).execute()
    with pytest.raises(Malformed):
        file.deciding(case, opinion=" ").execute()
    decision = file.deciding(case).execute()
    assert decision.amount_fen == 2_000_000
    assert decision.document.number == "（永五政）应急罚〔2026〕1号"
    assert file.fresh(case).state == CaseState.DECIDED
    with pytest.raises(WrongState):
        file.deciding(case).execute()
    assert Decision.objects.count() == 1


def test_a_head_who_handles_the_case_approves_nothing_of_it(file: File) -> None:
    case = file.heard()
    with setup_writes("tests: the head handles it too"):
        CaseHandler.objects.create(
            case=case,
            officer=file.person("leader").officer,
            capacity="assistant",
            certificate_number="闽C示例",
        )
    with pytest.raises(NoRight, match="您是本案承办人"):
        file.deciding(case).execute()
    with pytest.raises(NoRight, match="您是本案承办人"):
        file.deliberating(case).execute()


def test_the_amount_is_never_heavier_than_notified_nor_outside_the_law(file: File) -> None:
    case = file.heard()
    for amount, codes in (
        (Money.yuan(20001), {"heavier-after-defence"}),
        (Money.yuan(10**12), {"heavier-after-defence", "fine-outside-range"}),
        (Money.yuan(100), {"fine-outside-band"}),
        (Money(0), {"fine-outside-band"}),
    ):
        with pytest.raises(LawForbids) as refused:
            file.deciding(case, amount=amount).execute()
        assert refused.value.codes == codes
    assert not Document.objects.filter(template="decision_unit").exists()


def test_an_adopted_defence_opens_the_way_below_the_band_but_not_to_nothing(file: File) -> None:
    case = file.notified()
    file.stating(case, adopted=True, opinion="危害后果轻微，予以采纳。").execute()
    file.after_defence(case)
    with pytest.raises(Malformed) as refused:
        file.deciding(case, amount=Money(0)).execute()
    assert set(refused.value.fields) == {"amount"}
    decision = file.deciding(case, amount=Money.yuan(3000), opinion="采纳申辩。").execute()
    text = str(decision.document.model)
    assert "¥3,000.00" in text
    assert "¥20,000.00" not in text


def test_a_decision_fines_nobody_where_the_article_knows_no_fine(file: File) -> None:
    case = file.heard()
    with setup_writes("tests: the article orders a halt and fines nothing"):
        Proposal.objects.update(
            amount_fen=0, statutory_min_fen=0, statutory_max_fen=0, band_min_fen=0, band_max_fen=0
        )
        latest_notice(case).__class__.objects.update(amount_fen=0)
    with pytest.raises(LawForbids) as refused:
        file.deciding(case, amount=Money.yuan(1)).execute()
    assert refused.value.codes == {"fine-outside-range", "heavier-after-defence"}


def test_a_statement_does_not_cut_the_term_short(file: File) -> None:
    case = file.notified()
    file.stating(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"defence-period-running"}
    file.after_defence(case)
    assert file.deciding(case).execute().amount_fen == 2_000_000


def test_a_certificate_that_lapsed_on_the_day_of_the_decision_stops_it(file: File) -> None:
    case = file.heard()
    with setup_writes("tests: the certificate lapses"):
        Certificate.objects.filter(officer=file.person("colleague").officer).update(
            valid_to=clock.today() - timedelta(days=1)
        )
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"certificate-lapsed", "too-few-officers"}
    with setup_writes("tests: its last day"):
        Certificate.objects.filter(officer=file.person("colleague").officer).update(valid_to=clock.today())
    assert file.deciding(case).execute().pk


def test_a_hearing_offered_or_asked_for_stops_the_decision(file: File) -> None:
    case = file.overdue().notified(**HIGH)
    file.defending(case, kind=DefenceKind.WAIVED).execute()
    file.deliberating(case).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"hearing-period-running"}
    file.choosing(case).execute()
    file.after_defence(case)
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"hearing-not-held"}


def test_a_heavy_penalty_is_deliberated_by_more_than_one(file: File) -> None:
    case = file.overdue().heard(**HIGH)
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"deliberation-missing"}
    one = ("王镇长（示例）", "镇长", "同意处罚", "同意")
    for empty in (
        {"attendees": ()},
        {"attendees": (one,)},
        {"attendees": (one, one)},
        {"attendees": (one, ("郑副镇长（示例）", "副镇长", " ", "同意"))},
        {"discussion": " "},
        {"conclusion": ""},
    ):
        with pytest.raises(LawForbids) as refused:
            file.deliberating(case, **empty).execute()
        assert refused.value.codes == {"deliberation-empty"}
    for day in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=30)):
        with pytest.raises(Malformed):
            file.deliberating(case, held_on=day).execute()
    for name, refusal in (("officer", NoRight), ("county_leader", NoRight), ("stranger", NotVisible)):
        with pytest.raises(refusal):
            file.deliberating(case, actor=file.person(name).actor).execute()
    file.deliberating(case).execute()
    with pytest.raises(Malformed, match="已经登记"):
        file.deliberating(case).execute()
    assert Deliberation.objects.count() == 1
    assert file.deciding(case).execute().amount_fen == 11_000_000


def test_7_heads_who_did_not_meet_vote_or_sign_decided_nothing_together(file: File) -> None:
    case = file.overdue().heard(**HIGH)
    one = ("王镇长（示例）", "镇长", "同意处罚", "同意")
    other = ("郑副镇长（示例）", "副镇长", "处罚过重", "不同意")
    third = ("周副镇长（示例）", "副镇长", "同意处罚", "同意")
    for given, codes in (
        ({"expected": 5}, {"deliberation-no-quorum"}),
        ({"expected": 1}, {"deliberation-no-quorum"}),
        ({"signed": False}, {"deliberation-unsigned"}),
        ({"attendees": (one, other), "dissent": "过重。"}, {"deliberation-no-majority"}),
        ({"attendees": (one, other, third)}, {"deliberation-dissent-missing"}),
    ):
        with pytest.raises(LawForbids) as refused:
            file.deliberating(case, **given).execute()
        assert refused.value.codes == codes
    file.deliberating(case, attendees=(one, other, third), dissent="处罚过重。").execute()
    assert case.deliberations.get().dissent == "处罚过重。"


def test_what_the_heads_concluded_is_what_is_decided(file: File) -> None:
    case = file.overdue().heard(**HIGH)
    file.deliberating(case, amount=Money.yuan(100000)).execute()
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"deliberation-differs"}


def test_deliberation_waits_for_the_party(file: File) -> None:
    with pytest.raises(WrongState):
        file.deliberating(file.overdue().notified(**HIGH)).execute()


def test_a_decision_on_a_person_prints_the_person(file: File) -> None:
    case = file.about_a_person().overdue().heard(stage="overdue", amount=Money.yuan(15000))
    if case.hearing != "not_due":
        file.deliberating(case).execute()
    file.deciding(case).execute()
    text = str(case.decision.document.model)
    assert case.decision.document.template == "decision_person"
    assert "张主管（示例）" in text
    assert "责令限期改正" not in text

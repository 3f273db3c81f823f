"""Standing aside (行政处罚法 43): who decides, nothing stops before, nothing is seen after; handlers replaced."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import models

from lianzhi.audit.selectors import EventFilter, events_for, get_event_for, history_of
from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.constants import ChangeGround, DefenceKind, RecusalSource
from lianzhi.cases.models import CaseFile, HandlerChange, Recusal
from lianzhi.cases.selectors import get_case_for, handlers_of
from lianzhi.cases.services.case_file.building import case_file_of
from lianzhi.cases.services.dossier import papers_of
from lianzhi.cases.services.recusals import stand_aside_from
from lianzhi.cases.standing_aside import subjects_kept_from
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.desk.documents.doors import may_open_owner
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import get_document_for
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.selectors import get_evidence_for
from lianzhi.inspections.models import Inspection
from lianzhi.inspections.selectors import get_finding_for, get_inspection_for, orders_visible_to
from lianzhi.inspections.services import owners_of
from lianzhi.kernel.lint import lint
from lianzhi.organisation.models import RecusedOfficer
from tests.cases.file import File
from tests.cases.matters import Hearings
from tests.cases.modules_file import Modules
from tests.cases.recusing import Recusing


@pytest.fixture
def recusing(file: File) -> Recusing:
    return Recusing(file)


def handling(case: CaseFile) -> list[str]:
    return [each.officer.name for each in handlers_of(CaseFile.objects.get(pk=case.pk))]


def test_4_a_recused_officer_is_replaced_and_sees_nothing_of_the_case(file: File, recusing: Recusing) -> None:
    case = file.filed()
    file.asking(case).execute()
    paper = Document.objects.of(case.owner_key).first()
    assert paper is not None
    recusing.granted(case)
    assert handling(case) == ["谢接办（示例）", "林协办（示例）"]
    with pytest.raises(NotVisible):
        get_case_for(file.officer, case.pk)
    assert not CaseFile.objects.visible_to(file.officer).exists()
    assert not Document.objects.visible_to(file.officer).filter(owner=case.owner_key).exists()
    assert not Evidence.objects.visible_to(file.officer).filter(owner=case.owner_key).exists()
    with pytest.raises(NotVisible):
        file.proposing(case).execute()
    file.scene.clock.forward(hours=3)
    assert file.asking(file.fresh(case), actor=recusing.third.actor).execute().pk
    assert get_case_for(file.person("colleague").actor, case.pk) == case


def test_4_a_recused_officer_sees_nothing_of_the_inspection_the_case_came_of(
    file: File, recusing: Recusing
) -> None:
    case = file.filed()
    inspection = case.case_findings.get().finding.inspection
    owners = owners_of(inspection, inspection.findings.all())
    rows: list[models.QuerySet[Any]] = [
        Inspection.objects.filter(pk=inspection.pk),
        inspection.findings.all(),
        Document.objects.of(*owners),
        Evidence.objects.filter(owner__in=owners),
    ]
    county = file.person("county_officer")

    def seen_by(actor: Actor) -> list[int]:
        return [each.visible_to(actor).count() for each in rows]

    before = seen_by(file.officer)
    assert all(before)
    assert get_evidence_for(file.officer, rows[3][0].pk)
    recusing.granted(case)
    assert seen_by(file.officer) == [0, 0, 0, 0]
    assert seen_by(file.person("colleague").actor) == seen_by(county.actor) == before
    for door, row in (
        (get_inspection_for, rows[0][0]),
        (get_finding_for, rows[1][0]),
        (get_document_for, rows[2][0]),
        (get_evidence_for, rows[3][0]),
    ):
        with pytest.raises(NotVisible):
            door(file.officer, row.pk)
        assert door(file.person("colleague").actor, row.pk).pk == row.pk
    assert not orders_visible_to(file.officer).exists()
    assert orders_visible_to(file.person("colleague").actor).exists()
    assert not may_open_owner(file.officer, owners[0])
    # Who reads the record of everything reads nothing of this, should he be one of them.
    barred = subjects_kept_from(file.officer)
    reader = file.person("supervisor").actor
    everything, rest = (events_for(reader, EventFilter(), without=each) for each in ((), barred))
    told = set(everything.values_list("subject_type", "subject_id")) - set(
        rest.values_list("subject_type", "subject_id")
    )
    assert {("cases.casefile", str(case.pk)), ("inspections.inspection", str(inspection.pk))} <= told
    hidden = everything.filter(subject_type="inspections.inspection", subject_id=str(inspection.pk))[0]
    with pytest.raises(NotVisible):
        get_event_for(reader, hidden.pk, without=barred)
    assert subjects_kept_from(file.person("colleague").actor) == []


def test_4_the_case_that_goes_on_in_another_procedure_is_kept_from_him_too(file: File) -> None:
    ways = Modules(file)
    case, aside = ways.summary(), file.person("colleague")
    with file.setting_up("one who stands aside"):
        stand_aside_from(case, aside.officer.pk)
    ordinary = ways.referring(case).execute()
    assert ordinary.referred_from == case
    with pytest.raises(NotVisible):
        get_case_for(aside.actor, ordinary.pk)
    assert get_case_for(file.officer, ordinary.pk) == ordinary


def test_the_decision_is_a_paper_and_the_file_knows_it(file: File, recusing: Recusing) -> None:
    case = file.filed()
    matter = recusing.granted(case)
    assert matter.state == "granted"
    assert matter.document is not None
    told = str(matter.document.model)
    assert "准许回避" in told
    assert "谢接办（示例）" in told
    assert "recusal" in {each.template for each in papers_of(case)}
    judged = case_file_of(file.fresh(case), clock.today())
    assert [(each.officer, each.granted, each.decided_by_head) for each in judged.recusals] == [
        ("陈承办（示例）", True, True)
    ]
    assert not {"L030", "L031"} & {each.rule for each in lint(judged).findings}
    said = [each.sentence for each in history_of(case)]
    assert any("决定执法人员陈承办（示例）回避，由谢接办（示例）接替" in each for each in said)


def test_nothing_stops_before_the_decision_and_no_penalty_is_decided_before_it(
    file: File, recusing: Recusing
) -> None:
    case = file.notified()
    file.defending(case, kind=DefenceKind.WAIVED).execute()
    matter = recusing.applying(case).execute()
    assert get_case_for(file.officer, case.pk) == case
    with pytest.raises(LawForbids) as refused:
        file.deciding(case).execute()
    assert refused.value.codes == {"recusal-open"}
    recusing.refusing(matter).execute()
    assert file.deciding(case).execute().pk


def test_while_it_is_open_the_investigation_goes_on(file: File, recusing: Recusing) -> None:
    case = file.filed()
    recusing.applying(case).execute()
    assert file.asking(case).execute().pk
    assert file.proposing(case).execute().pk


def test_a_refusal_is_reasoned_and_answered_in_writing(file: File, recusing: Recusing) -> None:
    case = file.filed()
    matter = recusing.applying(case).execute()
    with pytest.raises(LawForbids) as refused:
        recusing.refusing(matter, reason=" ").execute()
    assert refused.value.codes == {"recusal-unreasoned"}
    with pytest.raises(Malformed):
        recusing.refusing(matter, told_how=" ").execute()
    assert recusing.refusing(matter).execute().state == "refused"
    paper = Document.objects.get(owner=case.owner_key, template="recusal")
    assert "不予准许" in str(paper.model)
    assert handling(case) == ["陈承办（示例）", "林协办（示例）"]
    with pytest.raises(WrongState):
        recusing.granting(matter).execute()
    assert recusing.applying(case, reason="又有新的事实。").execute().state == "applied"


def test_the_head_decides_and_nobody_decides_about_himself(file: File, recusing: Recusing) -> None:
    case = file.filed()
    matter = recusing.applying(case).execute()
    for stranger in (file.officer, file.person("colleague").actor, file.person("county_officer").actor):
        with pytest.raises(NoRight):
            recusing.granting(matter, actor=stranger).execute()
    for outsider in ("neighbour", "stranger"):
        with pytest.raises(NotVisible):
            recusing.granting(matter, actor=file.person(outsider).actor).execute()


def test_a_head_is_recused_by_the_heads_together(file: File, recusing: Recusing) -> None:
    case = file.submitted()
    matter = recusing.applying(case, "leader").execute()
    deputy = recusing.deputy.actor
    given = {"actor": deputy, "successor_id": recusing.deputy.officer.pk}
    for together, codes in (
        ((), {"recusal-head-together"}),
        (("郭副镇（示例）",), {"recusal-head-together"}),
        (("王镇长（示例）", "郭副镇（示例）"), {"recusal-own-decision"}),
    ):
        with pytest.raises(LawForbids) as refused:
            recusing.granting(matter, together=together, **given).execute()
        assert refused.value.codes == codes
    both = ("郭副镇（示例）", "许委员（示例）")
    with pytest.raises(LawForbids) as refused:
        recusing.granting(matter, actor=file.leader, together=both).execute()
    assert refused.value.codes == {"recusal-own-decision"}
    with pytest.raises(NotVisible):
        recusing.granting(matter, actor=deputy, together=both).execute()
    recusing.granting(matter, together=both, **given).execute()
    assert "集体讨论（参加：郭副镇（示例）、许委员（示例））" in str(
        Document.objects.get(template="recusal").model
    )
    with pytest.raises(NotVisible):
        file.approve(case)
    approve = ApproveFiling(actor=recusing.deputy.actor, case_id=case.pk, opinion="同意立案。")
    assert approve.execute().state == "investigation"


def test_who_may_apply_and_against_whom(file: File, recusing: Recusing) -> None:
    case = file.filed()
    with pytest.raises(NoRight):
        recusing.applying(case, source=RecusalSource.SELF).execute()
    with pytest.raises(NoRight):
        recusing.applying(case, source=RecusalSource.AUTHORITY).execute()
    with pytest.raises(NoRight):
        recusing.applying(case, actor=file.person("county_officer").actor).execute()
    for wrong in (
        {"officer_id": recusing.third.officer.pk},
        {"source": "nobody"},
        {"reason": " "},
        {"applied_on": clock.today() + timedelta(days=1)},
        {"applied_on": case.discovered_on - timedelta(days=1)},
    ):
        with pytest.raises(Malformed):
            recusing.applying(case, **wrong).execute()
    recusing.applying(case).execute()
    with pytest.raises(WrongState):
        recusing.applying(case).execute()
    own = recusing.applying(case, "colleague", source=RecusalSource.SELF).execute()
    assert own.applicant == "林协办（示例）"


def test_the_head_may_act_of_its_own_motion(file: File, recusing: Recusing) -> None:
    case = file.filed()
    matter = recusing.applying(case, source=RecusalSource.AUTHORITY, actor=file.leader).execute()
    assert recusing.granting(matter).execute().state == "granted"


def test_two_certified_officers_stay(file: File, recusing: Recusing) -> None:
    case = file.filed()
    matter = recusing.applying(case).execute()
    with pytest.raises(LawForbids) as refused:
        recusing.granting(matter, successor_id=None).execute()
    assert refused.value.codes == {"recusal-successor-missing"}
    with pytest.raises(Malformed):
        recusing.granting(matter, successor_id=file.person("colleague").officer.pk).execute()
    with pytest.raises(NotVisible):
        recusing.granting(matter, successor_id=file.person("neighbour").officer.pk).execute()
    auxiliary = recusing.third.officer.authority.officers.filter(kind="auxiliary").first()
    assert auxiliary is not None
    with pytest.raises(LawForbids) as refused:
        recusing.granting(matter, successor_id=auxiliary.pk).execute()
    assert "too-few-officers" in refused.value.codes
    assert not RecusedOfficer.objects.exists()
    recusing.granting(matter).execute()
    back = recusing.applying(file.fresh(case), "colleague", actor=recusing.third.actor).execute()
    with pytest.raises(LawForbids) as refused:
        recusing.granting(back, successor_id=file.person("officer").officer.pk).execute()
    assert refused.value.codes == {"officer-recused"}


def test_a_chair_objected_to_waits_for_the_decision_and_another_takes_the_hearing(
    file: File, recusing: Recusing
) -> None:
    hearings = Hearings(file)
    matter = hearings.requested()
    hearings.appointing(matter, chair_id=recusing.third.officer.pk).execute()
    objection = recusing.applying(matter.case, officer_id=recusing.third.officer.pk).execute()
    assert objection.part == "chair"
    for act in (
        hearings.notifying(matter),
        hearings.appointing(matter, chair_id=recusing.deputy.officer.pk),
    ):
        with pytest.raises(LawForbids) as refused:
            act.execute()
        assert refused.value.codes == {"hearing-objection-open"}
        assert "谢接办（示例）" in str(refused.value.refusals)
    for named, codes in (
        (file.person("officer"), {"hearing-chair-investigates"}),
        (recusing.third, {"hearing-objection-open"}),
    ):
        with pytest.raises(LawForbids) as refused:
            recusing.granting(objection, successor_id=named.officer.pk).execute()
        assert refused.value.codes == codes
    recusing.granting(objection, successor_id=file.person("leader").officer.pk).execute()
    matter.refresh_from_db()
    assert matter.chair is not None
    assert (matter.state, matter.chair.name, matter.notified_on) == ("appointed", "王镇长（示例）", None)
    hearings.notifying(matter).execute()
    with pytest.raises(LawForbids) as refused:
        hearings.appointing(matter, chair_id=recusing.third.officer.pk).execute()
    assert refused.value.codes == {"officer-recused"}


def test_a_chair_objected_to_without_reason_stays(file: File, recusing: Recusing) -> None:
    hearings = Hearings(file)
    matter = hearings.requested()
    hearings.appointing(matter, chair_id=recusing.third.officer.pk).execute()
    objection = recusing.applying(matter.case, officer_id=recusing.third.officer.pk).execute()
    recusing.refusing(objection).execute()
    assert hearings.notifying(matter).execute().state == "notified"


def test_a_handler_is_replaced_by_the_leader_with_a_reason(file: File, recusing: Recusing) -> None:
    case = file.filed()
    for wrong, error in (
        ({"actor": file.officer}, NoRight),
        ({"reason": " "}, Malformed),
        ({"ground": ChangeGround.RECUSAL}, Malformed),
        ({"outgoing_id": recusing.third.officer.pk}, WrongState),
        ({"successor_id": file.person("neighbour").officer.pk}, NotVisible),
        ({"successor_id": file.person("colleague").officer.pk}, Malformed),
    ):
        with pytest.raises(error):
            recusing.replacing(case, **wrong).execute()
    lapsed = recusing.third.officer.authority.officers.filter(
        certificates__valid_to__lt=clock.today()
    ).first()
    assert lapsed is not None
    with pytest.raises(LawForbids) as refused:
        recusing.replacing(case, successor_id=lapsed.pk).execute()
    assert "certificate-lapsed" in refused.value.codes
    recusing.replacing(case).execute()
    assert handling(case) == ["谢接办（示例）", "林协办（示例）"]
    assert any("承办人陈承办（示例）更换为谢接办（示例）" in each.sentence for each in history_of(case))
    with pytest.raises(NoRight):
        file.proposing(case).execute()
    with pytest.raises(WrongState):
        recusing.replacing(case).execute()


def test_who_handled_the_case_before_neither_reviews_nor_approves_nor_chairs_it(
    file: File, recusing: Recusing
) -> None:
    boss = recusing.joining("boss", "赖兼任（示例）", Role.APPROVING_LEADER)
    case = file.filed(assistant_id=boss.officer.pk)
    recusing.replacing(case, outgoing_id=boss.officer.pk, successor_id=recusing.third.officer.pk).execute()
    assert HandlerChange.objects.get().outgoing == boss.officer
    with pytest.raises(NoRight, match="承办人"):
        recusing.replacing(case, actor=boss.actor).execute()
    assert Recusal.objects.count() == 0

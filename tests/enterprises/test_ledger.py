from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as uscc_numbers

from lianzhi.audit.models import AuditEvent
from lianzhi.audit.selectors import history_of
from lianzhi.audit.services import verify
from lianzhi.core.refusals import Malformed, NoRight, NotVisible, Stale
from lianzhi.enterprises.actions.change_enterprise import ChangeEnterprise
from lianzhi.enterprises.actions.register_enterprise import RegisterEnterprise
from lianzhi.enterprises.loading import ledger, load
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.selectors import (
    EnterpriseFilter,
    enterprises_by_id_for,
    enterprises_for,
    get_enterprise_for,
)
from lianzhi.enterprises.services import EnterpriseData, data_of, fingerprint, uscc_fault
from lianzhi.organisation.loading import load as load_organisation
from tests.factories.enterprises import make_enterprise, make_uscc
from tests.factories.organisation import PENGHU, SHIGU, WULIJIE
from tests.people import People


def entry(**given_fields: object) -> EnterpriseData:
    return replace(
        EnterpriseData(
            name="永春县五里街远山竹木制品有限公司（示例）",
            uscc=make_uscc(),
            party_kind="unit",
            sector="metallurgy_trade",
            industry="C2041 竹制品制造",
            level="ordinary",
            risk_grade="B",
            place_id=WULIJIE,
            supervisor_id=WULIJIE,
            address="工业路8号",
            legal_representative="林示例",
            principal="陈示例",
            phone="0595-00000002",
        ),
        **given_fields,
    )


def test_an_officer_registers_an_enterprise_of_the_own_township_only(people: People) -> None:
    made = RegisterEnterprise(
        actor=people.officer.actor, data=entry(name=" 带空格有限公司（示例） ")
    ).execute()
    assert made.name == "带空格有限公司（示例）"
    event = history_of(made).get()
    assert event.event == "enterprise.registered"
    assert made.uscc in event.sentence
    with pytest.raises(Malformed) as refused:
        RegisterEnterprise(
            actor=people.officer.actor, data=entry(place_id=PENGHU, supervisor_id=PENGHU)
        ).execute()
    assert set(refused.value.fields) == {"place_id"}
    for outsider in (people.supervisor, people.legal_reviewer, people.leader):
        with pytest.raises(NoRight):
            RegisterEnterprise(actor=outsider.actor, data=entry()).execute()
    assert RegisterEnterprise(
        actor=people.county_officer.actor, data=entry(place_id=PENGHU, supervisor_id=PENGHU)
    )
    assert Enterprise.objects.count() == 1


def test_every_unsound_field_is_named_and_nothing_is_written(people: People) -> None:
    taken = make_enterprise(place=PENGHU)
    for wrong, field in (
        ({"uscc": "91350525MA31ABCD12"}, "uscc"),
        ({"uscc": taken.uscc}, "uscc"),
        ({"name": "  "}, "name"),
        ({"sector": "space"}, "sector"),
        ({"industry": "竹子"}, "industry"),
        ({"employees": -1}, "employees"),
        ({"place_id": "350525999"}, "place_id"),
        ({"supervisor_id": "nobody"}, "supervisor_id"),
        ({"supervisor_id": SHIGU}, "supervisor_id"),
    ):
        with pytest.raises(Malformed) as refused:
            RegisterEnterprise(actor=people.officer.actor, data=entry(**wrong)).execute()
        assert set(refused.value.fields) == {field}, wrong
    assert Enterprise.objects.count() == 1
    assert AuditEvent.objects.count() == 0


def test_a_change_keeps_old_and_new_and_refuses_what_was_overtaken(people: People) -> None:
    enterprise = make_enterprise()
    seen, data = fingerprint(enterprise), data_of(enterprise)
    changed = ChangeEnterprise(
        actor=people.officer.actor,
        enterprise_id=enterprise.pk,
        seen=seen,
        data=replace(data, risk_grade="D", supervisor_id="350525-yj"),
    ).execute()
    assert changed.risk_grade == "D"
    event = history_of(enterprise).get()
    assert event.payload["changes"] == {"risk_grade": ["B", "D"], "supervisor_id": [WULIJIE, "350525-yj"]}
    assert "风险等级由“B级（一般风险）”改为“D级（重大风险）”" in event.sentence
    assert "监管单位由“永春县五里街镇人民政府”改为“永春县应急管理局”" in event.sentence
    with pytest.raises(Stale):
        ChangeEnterprise(
            actor=people.colleague.actor,
            enterprise_id=enterprise.pk,
            seen=seen,
            data=replace(data, phone="1"),
        ).execute()
    with pytest.raises(Malformed, match="没有任何改动"):
        ChangeEnterprise(
            actor=people.officer.actor,
            enterprise_id=enterprise.pk,
            seen=fingerprint(changed),
            data=data_of(changed),
        ).execute()
    with pytest.raises(NotVisible):
        ChangeEnterprise(
            actor=people.stranger.actor, enterprise_id=enterprise.pk, seen=seen, data=data
        ).execute()
    assert verify().holds


def test_the_ledger_is_seen_by_place(people: People) -> None:
    here, beside, far = (make_enterprise(place=place) for place in (WULIJIE, SHIGU, PENGHU))
    all_of_it = EnterpriseFilter()
    assert set(enterprises_for(people.officer.actor, all_of_it)) == {here}
    assert set(enterprises_for(people.squad_lead.actor, all_of_it)) == {here, beside}
    assert set(enterprises_for(people.supervisor.actor, all_of_it)) == {here, beside, far}
    assert enterprises_by_id_for(people.squad_lead.actor, [beside.pk, here.pk]) == [beside, here]
    with pytest.raises(NotVisible):
        get_enterprise_for(people.stranger.actor, here.pk)
    with pytest.raises(NotVisible):
        enterprises_by_id_for(people.officer.actor, [here.pk, far.pk])


def test_filters_narrow_by_name_code_and_kind(people: People) -> None:
    first = make_enterprise(name="聚泉陶瓷（示例）", risk_grade="D")
    gone = make_enterprise(name="聚泉旧厂（示例）", is_active=False)
    actor = people.county_officer.actor
    assert list(enterprises_for(actor, EnterpriseFilter(words="聚泉"))) == [first]
    assert list(enterprises_for(actor, EnterpriseFilter(words=first.uscc[:17]))) == [first]
    assert list(enterprises_for(actor, EnterpriseFilter(risk_grade="D", place_code=WULIJIE))) == [first]
    assert list(enterprises_for(actor, EnterpriseFilter(sector="mines"))) == []
    assert gone in enterprises_for(actor, EnterpriseFilter(is_active=None))


@pytest.mark.django_db
def test_the_sample_ledger_is_three_hundred_over_all_townships_and_sectors_and_always_the_same() -> None:
    load_organisation()
    assert load() == ledger().count == 300
    assert load() == 0
    sample = Enterprise.objects.all()
    assert len({each.place_id for each in sample}) == 22
    assert {each.sector for each in sample} == {line.sector for line in ledger().sectors}
    assert len(ledger().sectors) == 11
    assert all(uscc_fault(each.uscc) == "" for each in sample)
    assert all(each.name.endswith("（示例）") and each.is_sample for each in sample)


@given(st.integers(0, 99999999), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_check_character_is_always_noticed(number: int, last: str) -> None:
    body = f"91350525{number:08d}X"
    right = uscc_numbers.calc_check_digit(body)
    assert uscc_fault(body + right) == ""
    assert bool(uscc_fault(body + last)) == (last != right)


@pytest.mark.parametrize(
    ("code", "word"), [("123", "18位"), ("9135052500000001I5", "不使用"), ("91350525000000012", "17位")]
)
def test_a_fault_of_a_code_is_told_in_words(code: str, word: str) -> None:
    assert word in uscc_fault(code)

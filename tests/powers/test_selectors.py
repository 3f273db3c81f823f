"""Who may punish, from the database's own register."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.core.refusals import NotVisible
from lianzhi.kernel.competence.answers import Route
from lianzhi.kernel.competence.pack import Channel as KernelChannel
from lianzhi.kernel.competence.pack import Grant, Item
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.types import Money
from lianzhi.powers.constants import Channel
from lianzhi.powers.loading import LoadedPowers
from lianzhi.powers.models import PowerGrant
from lianzhi.powers.selectors import (
    Standing,
    competence_of,
    county_pack,
    delegated_count,
    find_item,
    grants_of,
    grants_of_item,
    item,
    items_list,
    items_on,
    who_may_punish,
)
from tests.factories.organisation import BUREAU, SHIGU, WULIJIE

TODAY = date(2026, 11, 20)
DELEGATED, COUNTY_ONLY, FIRE = "AQ-097-1-7", "AQ-097-1-3", "XF-060-1-1"


def test_an_item_is_found_by_its_code_and_an_unknown_one_is_not_there(powers: LoadedPowers) -> None:
    assert item(DELEGATED) == find_item(DELEGATED)
    assert find_item("没有") is None
    with pytest.raises(NotVisible):
        item("没有")
    assert items_on(TODAY).count() == powers.items


def test_a_delegated_item_is_the_townships_and_others_go_to_bureau_or_department(
    powers: LoadedPowers,
) -> None:
    pack = county_pack(TODAY)
    own, bureau, department = (
        who_may_punish(WULIJIE, code, TODAY, county=pack) for code in (DELEGATED, COUNTY_ONLY, FIRE)
    )
    assert (own.standing, bureau.standing, department.standing) == (
        Standing.TOWNSHIP,
        Standing.COUNTY,
        Standing.DEPARTMENT,
    )
    assert own.competence is not None
    assert own.competence.signs_as is not None
    assert own.competence.signs_as.code == WULIJIE
    assert "简易程序" in bureau.reasons[-1].text
    assert all(answer.reasons for answer in (own, bureau, department))


def test_before_the_acceptance_letter_and_after_its_end_the_township_may_not(powers: LoadedPowers) -> None:
    grant = PowerGrant.objects.get(item_id=DELEGATED, authority_id=WULIJIE)
    assert grant.acceptance_on is not None
    assert grant.valid_to is not None
    cases = {
        grant.acceptance_on - timedelta(days=1): Standing.COUNTY,
        grant.acceptance_on: Standing.TOWNSHIP,
        grant.valid_to: Standing.TOWNSHIP,
        grant.valid_to + timedelta(days=1): Standing.COUNTY,
    }
    assert {day: who_may_punish(WULIJIE, DELEGATED, day).standing for day in cases} == cases


def test_a_grant_taken_back_in_the_register_changes_the_answer(powers: LoadedPowers) -> None:
    with setup_writes("tests: a withdrawn grant"):
        PowerGrant.objects.filter(item_id=DELEGATED, authority_id=WULIJIE).delete()
    assert who_may_punish(WULIJIE, DELEGATED, TODAY).standing is Standing.COUNTY
    assert who_may_punish(SHIGU, DELEGATED, TODAY).standing is Standing.TOWNSHIP


def test_an_item_without_a_penalty_or_with_an_order_first_may_only_be_ordered(powers: LoadedPowers) -> None:
    pack = county_pack(TODAY)
    order_first = "消防法/67/1"
    items = (
        Item(
            code="示例-1",
            name="示例：只有义务",
            penalties=(),
            obligations=("安全生产法/4",),
            department=BUREAU,
        ),
        Item(code="示例-2", name="示例：先责令", penalties=(order_first,), department=BUREAU),
    )
    grant = Grant(
        item="示例-2",
        authority=WULIJIE,
        channel=KernelChannel.DELEGATION,
        document_no="示例〔2022〕1号",
        valid_from=date(2022, 1, 1),
        acceptance_on=date(2022, 1, 1),
    )
    changed = msgspec.structs.replace(pack, items=(*pack.items, *items), grants=(*pack.grants, grant))
    bare = who_may_punish(WULIJIE, "示例-1", TODAY, county=changed)
    assert (bare.standing, bare.competence) == (Standing.ORDER_ONLY, None)
    first = who_may_punish(WULIJIE, "示例-2", TODAY, county=changed)
    assert first.standing is Standing.ORDER_ONLY
    assert "逾期" in first.reasons[0].text


def test_competence_takes_item_or_ref_and_names_what_it_cannot_read(powers: LoadedPowers) -> None:
    by_item = competence_of(WULIJIE, DELEGATED, on=TODAY)
    by_ref = competence_of(WULIJIE, "安全生产法/97/7", on=TODAY, party="person", fine=Money.yuan(200))
    assert by_item.route is by_ref.route is Route.DELEGATED
    for place, asked, field in (
        (WULIJIE, "没有", "item"),
        ("110101001", DELEGATED, "place"),
        (WULIJIE, "法/x", "ref"),
    ):
        with pytest.raises(MalformedQuestion) as refused:
            competence_of(place, asked, on=TODAY)
        assert refused.value.field == field
    with pytest.raises(MalformedQuestion):
        who_may_punish(WULIJIE, "没有", TODAY)


def test_the_directory_narrows_by_words_holder_and_channel(powers: LoadedPowers) -> None:
    assert {one.code for one in items_list(TODAY, text="特种作业")} >= {DELEGATED, "330225002014"}
    held = {one.code for one in items_list(TODAY, authority_code=WULIJIE, channel=Channel.DELEGATION)}
    assert held > set(
        grants_of(WULIJIE, TODAY).filter(channel=Channel.DELEGATION).values_list("item_id", flat=True)
    )
    entrusted = items_list(TODAY, channel=Channel.ENTRUSTMENT)
    assert {one.department_id for one in entrusted} == {BUREAU}
    assert not items_list(date(2000, 1, 1), channel=Channel.DELEGATION).exists()
    assert items_list(TODAY, category="消防法").exists()


def test_the_list_and_the_kernel_agree_on_what_a_township_holds(powers: LoadedPowers) -> None:
    pack = county_pack(TODAY)
    listed = {one.code for one in items_list(TODAY, authority_code=WULIJIE, channel=Channel.DELEGATION)}
    routed = {
        one.code
        for one in items_on(TODAY)
        if competence_of(WULIJIE, one.code, on=TODAY, county=pack).route is Route.DELEGATED
    }
    assert listed == routed
    assert {code for code, count in delegated_count(TODAY).items() if count} == listed


def test_who_holds_an_item_is_listed_with_the_entrustment_of_everything(powers: LoadedPowers) -> None:
    channels = [grant.channel for grant in grants_of_item(DELEGATED).filter(authority_id=WULIJIE)]
    assert channels == [Channel.DELEGATION, Channel.ENTRUSTMENT]
    assert not grants_of_item(FIRE).exists()
    assert delegated_count(TODAY)[DELEGATED] == len(
        set(PowerGrant.objects.values_list("authority_id", flat=True))
    )

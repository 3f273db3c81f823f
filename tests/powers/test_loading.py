"""Loading the directory of powers: whole, once, and never without its authorities."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.kernel.competence import OpenCases, Route
from lianzhi.kernel.competence.pack import load_county
from lianzhi.kernel.types import Money
from lianzhi.powers.constants import Channel
from lianzhi.powers.loading import LoadedPowers, MissingAuthorityError, load, load_pack
from lianzhi.powers.models import PowerGrant, PowerItem
from lianzhi.powers.selectors import competence_of, county_pack
from tests.factories.organisation import WULIJIE, County
from tests.powers.directory import load_small_powers, small_pack


def test_every_item_is_loaded_with_its_articles_and_loading_again_writes_nothing(
    powers: LoadedPowers,
) -> None:
    assert PowerItem.objects.count() == powers.items == len(load_county().items)
    item = PowerItem.objects.get(code="330225002014")
    assert item.penalties == ["安全生产法/97/1/7"]
    assert item.obligations == ["安全生产法/30/1"]
    assert load_small_powers().written == 0


def test_a_row_changed_by_hand_is_put_right(powers: LoadedPowers) -> None:
    with setup_writes("tests: a changed name"):
        PowerItem.objects.filter(code="330225002014").update(name="改动")
    assert load_small_powers().written == 1
    assert PowerItem.objects.get(code="330225002014").name != "改动"


def test_delegations_and_the_entrustment_keep_their_document_numbers_and_marks(powers: LoadedPowers) -> None:
    mine = PowerGrant.objects.filter(authority_id=WULIJIE)
    delegated = mine.filter(channel=Channel.DELEGATION)
    assert {grant.document_no for grant in delegated} == {"永政文〔2022〕51号"}
    assert all(grant.acceptance_on and grant.is_sample for grant in delegated)
    entrusted = mine.get(channel=Channel.ENTRUSTMENT)
    assert entrusted.item is None
    assert "示例" in entrusted.document_no


def test_a_pack_that_names_an_unknown_authority_is_refused_before_anything_is_written(county: County) -> None:
    with pytest.raises(MissingAuthorityError, match="350525100"):
        load()
    assert not PowerItem.objects.exists()


def test_the_limits_an_instrument_names_reach_the_register_and_the_kernel(powers: LoadedPowers) -> None:
    pack = small_pack()
    first = pack.grants[0]
    limited = msgspec.structs.replace(
        first, procedures=("ordinary",), max_fine_unit=50_000, open_cases=OpenCases.FINISH
    )
    load_pack(msgspec.structs.replace(pack, grants=(limited, *pack.grants[1:])))
    stored = PowerGrant.objects.get(
        item_id=first.item, authority_id=first.authority, channel=first.channel, valid_from=first.valid_from
    )
    assert (stored.procedures, stored.max_fine_unit_fen, stored.max_fine_person_fen) == (
        ["ordinary"],
        5_000_000,
        None,
    )
    assert limited in county_pack(date(2026, 11, 20)).grants
    dear = competence_of(
        first.authority, first.item, on=date(2026, 11, 20), fine=Money.yuan(50_001), procedure="ordinary"
    )
    assert dear.route is Route.TRANSFER_COUNTY
    within = competence_of(first.authority, first.item, on=date(2026, 11, 20), fine=Money.yuan(50_000))
    assert within.route is Route.DELEGATED

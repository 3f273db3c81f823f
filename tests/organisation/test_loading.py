from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lianzhi.core.constants import Role
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.organisation import pack as packs
from lianzhi.organisation.demo import demo_accounts, keep_password, kept_password
from lianzhi.organisation.loading import load, load_accounts
from lianzhi.organisation.models import Account, DistrictMembership, Division, Officer
from lianzhi.organisation.selectors import (
    county_bureau,
    district_of,
    officer_facts,
    officers_of_district,
    township_authority,
    townships,
    townships_of,
)
from lianzhi.organisation.services import actor_for

ON = date(2026, 3, 2)


@pytest.mark.django_db
def test_the_sample_county_is_the_arrangement_of_its_document_and_loads_twice() -> None:
    first = load()
    counts = [model.objects.count() for model in (Division, Officer, DistrictMembership)]
    assert load() == first
    assert [model.objects.count() for model in (Division, Officer, DistrictMembership)] == counts
    assert townships().count() == 22
    sizes = {code: townships_of(code, ON).count() for code in ("xiayang", "penghu", "wulijie", "taocheng")}
    assert sizes == {"xiayang": 5, "penghu": 6, "wulijie": 6, "taocheng": 5}
    assert district_of("350525101", date(2023, 11, 29)) is None
    assert county_bureau().code == "350525-yj"
    assert township_authority("350525101201").name == "永春县五里街镇人民政府"


@pytest.mark.django_db
def test_every_township_has_two_certified_officers_and_the_demo_its_lapsed_and_its_auxiliary() -> None:
    load()
    for place in townships():
        facts = [officer_facts(each, ON) for each in Officer.objects.filter(authority_id=place.code)]
        valid = [
            each for each in facts if each.is_official and each.certificate_to and each.certificate_to >= ON
        ]
        assert len(valid) >= 2, place.name
    here = [officer_facts(each, ON) for each in officers_of_district("wulijie", ON)]
    assert any(each.is_official and each.certificate_to and each.certificate_to < ON for each in here)
    assert any(not each.is_official for each in here)
    assert all(name.endswith("（示例）") for name in Officer.objects.values_list("name", flat=True))


@pytest.mark.django_db
def test_the_demo_accounts_are_who_the_table_says() -> None:
    load()
    assert load_accounts("示例-password-1") == len(demo_accounts())
    accounts = {account.username: account for account in Account.objects.all()}
    assert set(accounts) == {line.username for line in demo_accounts()}
    assert accounts["wulijie"].check_password("示例-password-1")
    reviewer = accounts["reviewer"].officer
    assert reviewer is not None
    assert reviewer.legal_qualification
    squad = actor_for(accounts["squad"], ON)
    assert squad is not None
    assert len(squad.places) == 6
    assert squad.has(Role.SQUAD_LEAD)
    assert actor_for(accounts["admin"], ON) is None


def test_the_demo_password_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    assert kept_password(tmp_path) == ""
    made = keep_password(tmp_path)
    assert len(made) >= 10
    assert keep_password(tmp_path) == made == kept_password(tmp_path)
    assert (tmp_path / "demo-password").stat().st_mode & 0o077 == 0
    assert keep_password(tmp_path, "given-by-hand") == "given-by-hand" == kept_password(tmp_path)


def test_a_pack_that_contradicts_itself_is_refused_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = packs.organisation.__wrapped__("350525")

    def broken(**changed: object) -> None:
        values = {field: getattr(whole, field) for field in whole.__struct_fields__}
        monkeypatch.setattr(packs, "load_yaml", lambda path, type_: type_(**{**values, **changed}))
        packs.organisation.__wrapped__("350525")

    packs.divisions("350525")
    with pytest.raises(BrokenRulePack, match="every township exactly once"):
        broken(districts=whole.districts[1:])
    with pytest.raises(BrokenRulePack, match="nobody"):
        broken(authorities=whole.authorities[1:])

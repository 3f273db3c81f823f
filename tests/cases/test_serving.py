"""Service in its ways: what each takes, and the day it counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lianzhi.cases.actions.announce_service import AnnounceService
from lianzhi.cases.actions.confirm_address import ConfirmAddress
from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.models import CaseFile, Decision, ProofOfService
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from lianzhi.documents.models import Document
from lianzhi.kernel.execution import execution_pack
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def serving(file: File, case: CaseFile, **given: Any) -> ProveService:
    return ProveService(actor=file.officer, case_id=case.pk, service=file.service(**given))


def test_each_way_asks_for_its_own_elements_at_the_field(file: File) -> None:
    case = file.decided()
    bare = {"receiver": "", "place": ""}
    for way in execution_pack().service_methods:
        if way.needs:
            with pytest.raises(Malformed) as refused:
                serving(file, case, method=way.key, **bare).execute()
            assert set(refused.value.fields) == set(way.needs)
    assert not ProofOfService.objects.filter(served_document__template__startswith="decision").exists()
    serving(file, case, method="mail", tracking="EMS1001（示例）").execute()
    proof = ProofOfService.objects.get(served_document__template__startswith="decision")
    assert proof.details["tracking"] == "EMS1001（示例）"
    assert "EMS1001" in str(proof.document.model)


def test_electronic_service_goes_only_where_the_party_signed_for(file: File) -> None:
    case = file.decided()

    def confirm(electronic: str, **given: Any) -> ConfirmAddress:
        base = {"actor": file.officer, "signed_on": clock.today(), **given}
        names = ("address", "receiver", "phone", "signed_by")
        return ConfirmAddress(case_id=case.pk, electronic=electronic, **dict.fromkeys(names, "示例"), **base)

    def send(to: str) -> ProveService:
        return serving(file, case, method="electronic", system=to)

    with pytest.raises(LawForbids) as refused:
        send("a@example.cn").execute()
    assert refused.value.codes == {"electronic-unconfirmed"}
    with pytest.raises(NoRight):
        confirm("a@example.cn", actor=file.leader).execute()
    with pytest.raises(Malformed):
        confirm("a@example.cn", signed_on=clock.today() + timedelta(days=1)).execute()
    confirm("").execute()
    with pytest.raises(LawForbids):
        send("a@example.cn").execute()
    confirm("a@example.cn").execute()
    with pytest.raises(LawForbids) as refused:
        send("b@example.cn").execute()
    assert refused.value.codes == {"electronic-unconfirmed"}
    assert send("a@example.cn").execute().served_on == clock.today()


def test_30_an_announcement_serves_when_its_term_is_over_and_not_before(file: File) -> None:
    case = file.decided()
    with pytest.raises(LawForbids) as refused:
        serving(file, case, method="announcement").execute()
    assert refused.value.codes == {"announcement-missing"}

    def announce(**given: Any) -> AnnounceService:
        base = {"reason": "当事人下落不明", "course": "两次上门、一次邮寄均被退回。", "medium": "县政府网站"}
        base |= {"published_on": clock.today(), **given}
        return AnnounceService(actor=file.officer, case_id=case.pk, **base)

    with pytest.raises(LawForbids) as refused:
        announce(course=" ").execute()
    assert refused.value.codes == {"announcement-unreasoned"}
    with pytest.raises(Malformed):
        announce(published_on=clock.today() - timedelta(days=30)).execute()
    announced = announce().execute()
    assert announced.ends_on == due("announcement-service", clock.today())
    assert Document.objects.get(template="public_service").name in str(announced.document)
    assert case.party_name in announced.text
    for day in (clock.today(), announced.ends_on):
        file.scene.clock.on(day)
        with pytest.raises(LawForbids) as refused:
            serving(file, case, method="announcement").execute()
        assert refused.value.codes == {"announcement-running"}
    file.scene.clock.on(announced.ends_on + timedelta(days=1))
    assert serving(file, case, method="announcement").execute().served_on == announced.ends_on
    assert Decision.objects.get().pay_by == due("fine-payment", announced.ends_on)
    with pytest.raises(WrongState):
        announce().execute()

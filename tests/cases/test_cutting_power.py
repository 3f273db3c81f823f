"""Power and explosives cut off: a refused stop order, the principal, a day's notice, in writing (安全生产法 70)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from lianzhi.audit.models import AuditEvent
from lianzhi.cases.actions.amend_power_cut import AmendPowerCut
from lianzhi.cases.actions.approve_power_cut import ApprovePowerCut
from lianzhi.cases.actions.drop_power_cut import DropPowerCut
from lianzhi.cases.actions.refuse_power_cut import RefusePowerCut
from lianzhi.cases.actions.request_power_cut import RequestPowerCut
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.services.dossier import papers_of
from lianzhi.cases.services.power_cuts import earliest_start
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.powers.models import PowerGrant
from tests.cases.cutting import Cutting
from tests.cases.file import File


@pytest.fixture
def cutting(file: File) -> Cutting:
    return Cutting(file)


def codes(act: object) -> set[str]:
    with pytest.raises(LawForbids) as refused:
        act.execute()  # type: ignore[attr-defined]
    return set(refused.value.codes)


def test_power_is_cut_a_day_after_the_unit_was_told_and_restored_when_it_obeyed(
    file: File, cutting: Cutting
) -> None:
    case = file.filed()
    matter = cutting.cut(case)
    assert matter.state == "cut"
    assert matter.starts_at - matter.notified_at == timedelta(hours=24)
    lifted = cutting.lifting(matter).execute()
    assert lifted.state == "lifted"
    names = {each.template for each in papers_of(case)}
    assert {"force_approval", "power_decision", "power_notice", "power_restore"} <= names
    told = set(AuditEvent.objects.values_list("event", flat=True))
    done = ("considered", "requested", "approved", "decided", "notified", "lifted")
    assert {f"power-cut.{each}" for each in done} <= told


def test_only_who_holds_the_power_may(file: File, cutting: Cutting) -> None:
    case = file.filed()
    matter = cutting.considering(case).execute()
    asking = cutting.step(RequestPowerCut, matter, opinion="建议停止供电。")
    with file.setting_up("a delegation of penalties only"):
        PowerGrant.objects.update(compulsion=False)
    assert codes(asking) == {"power-cut-not-allowed"}
    with file.setting_up("an entrusted case"):
        PowerGrant.objects.update(compulsion=True)
        type(case).objects.filter(pk=case.pk).update(signs_as_id="350525-yj")
    with pytest.raises(LawForbids) as refused:
        asking.execute()
    assert refused.value.codes == {"power-cut-not-allowed"}
    assert "不得委托" in refused.value.message


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"hazard": ""}, "power-cut-hazard-not-major"),
        ({"criterion": " "}, "power-cut-hazard-not-major"),
        ({"order_number": ""}, "power-cut-order-missing"),
        ({"ordered_on": None}, "power-cut-order-missing"),
        ({"non_compliance": ""}, "power-cut-not-refused"),
        ({"danger": ""}, "power-cut-danger-missing"),
        ({"safety": ""}, "power-cut-unsafe"),
        ({"touches_residents": True}, "power-cut-residents"),
    ],
)
def test_what_the_statute_asks_for_is_refused_where_it_is_missing(
    file: File, cutting: Cutting, given: dict[str, object], code: str
) -> None:
    matter = cutting.considering(file.filed(), **given).execute()
    assert codes(cutting.step(RequestPowerCut, matter, opinion="建议。")) == {code}


def test_what_is_missing_is_mended_until_approval_is_asked_for(file: File, cutting: Cutting) -> None:
    case = file.filed()
    matter = cutting.considering(case, hazard="", order_number="").execute()
    asking = cutting.step(RequestPowerCut, matter, opinion="建议。")
    assert codes(asking) == {"power-cut-hazard-not-major", "power-cut-order-missing"}
    lawful = cutting.considering(case).plan()
    with pytest.raises(NoRight):
        cutting.step(AmendPowerCut, matter, actor=file.leader, **lawful).execute()
    with pytest.raises(Malformed):
        cutting.step(AmendPowerCut, matter, **{**lawful, "scope": ""}).execute()
    cutting.step(AmendPowerCut, matter, **lawful).execute()
    assert asking.execute().state == "requested"
    with pytest.raises(WrongState):
        cutting.step(AmendPowerCut, matter, **lawful).execute()


def test_a_supply_and_its_days_are_readable(file: File, cutting: Cutting) -> None:
    case = file.filed()
    for wrong in (
        {"supply": "停止供水"},
        {"scope": " "},
        {"ordered_on": clock.today() + timedelta(days=1)},
        {"observed_on": clock.today() + timedelta(days=1)},
        {"observed_on": clock.today() - timedelta(days=1)},
    ):
        with pytest.raises(Malformed):
            cutting.considering(case, **wrong).execute()


def test_only_the_principal_approves(file: File, cutting: Cutting) -> None:
    case = file.filed()
    matter = cutting.requested(case)
    with pytest.raises(NoRight):
        cutting.step(ApprovePowerCut, matter, opinion="同意。").execute()
    stranger = file.person("stranger").actor
    with pytest.raises(NotVisible):
        cutting.step(ApprovePowerCut, matter, actor=stranger, opinion="同意。").execute()
    with file.setting_up("another head"):
        type(case.signs_as).objects.filter(pk=case.signs_as_id).update(head_name="另一人（示例）")
    assert codes(cutting.approving(matter)) == {"power-cut-principal-missing"}
    with file.setting_up("the leader is the head"):
        type(case.signs_as).objects.filter(pk=case.signs_as_id).update(head_name=file.leader.name)
    assert cutting.approving(matter).execute().state == "approved"
    with pytest.raises(WrongState):
        cutting.approving(matter).execute()


def test_the_unit_is_told_a_day_ahead_unless_danger_is_at_hand(file: File, cutting: Cutting) -> None:
    matter = cutting.approved(file.filed())
    now = clock.now()
    earliest = earliest_start(matter, now)
    assert earliest is not None
    soon = {"starts_at": earliest - timedelta(minutes=1)}
    assert codes(cutting.deciding(matter, **soon)) == {"power-cut-too-soon"}
    assert codes(cutting.deciding(matter, told_how="")) == {"power-cut-untold"}
    decided = cutting.deciding(matter, **soon, emergency="除尘管道已经冒烟，随时可能爆炸。").execute()
    assert decided.emergency
    again = cutting.deciding(matter)
    with pytest.raises(WrongState):
        again.execute()


def test_explosives_stop_at_once(file: File, cutting: Cutting) -> None:
    case = file.filed()
    matter = cutting.approved(case, supply="停止供应民用爆炸物品", scope="全部民用爆炸物品")
    decided = cutting.deciding(matter, starts_at=clock.now()).execute()
    assert not decided.emergency
    assert cutting.notifying(decided).execute().state == "cut"


def test_no_instant_is_made_up(file: File, cutting: Cutting) -> None:
    matter = cutting.approved(file.filed())
    now = clock.now()
    for wrong in (
        {"notified_at": now + timedelta(minutes=5)},
        {"notified_at": now - timedelta(days=3)},
        {"starts_at": now - timedelta(minutes=5)},
        {"starts_at": now + timedelta(days=800)},
        {"refusal": "拒绝签收"},
    ):
        with pytest.raises(Malformed):
            cutting.deciding(matter, **wrong).execute()


def test_the_supplier_is_told_in_writing_and_not_for_an_earlier_start(file: File, cutting: Cutting) -> None:
    case = file.filed()
    with pytest.raises(WrongState):
        cutting.notifying(cutting.approved(case), starts_at=clock.now()).execute()
    matter = cutting.deciding(case.powercut_proceedings.get()).execute()
    assert codes(cutting.notifying(matter, supplier="")) == {"power-cut-supplier-missing"}
    early = matter.starts_at - timedelta(minutes=1)
    assert codes(cutting.notifying(matter, starts_at=early)) == {"power-cut-before-told"}
    with pytest.raises(Malformed):
        cutting.notifying(matter, receiver="").execute()
    assert cutting.notifying(matter).execute().state == "cut"


def test_lifting_names_its_ground_and_never_lies_before_the_cut(file: File, cutting: Cutting) -> None:
    matter = cutting.cut(file.filed())
    for given in ({"ground": ""}, {"ground": "nonsense"}, {"why": " "}):
        assert codes(cutting.lifting(matter, **given)) == {"power-cut-restore-unreasoned"}
    with pytest.raises(Malformed):
        cutting.lifting(matter, restored_at=clock.now() - timedelta(days=2)).execute()
    with pytest.raises(NoRight):
        cutting.lifting(matter, actor=file.officer).execute()


def test_the_same_supply_is_not_cut_twice_and_may_be_given_up(file: File, cutting: Cutting) -> None:
    case = file.filed()
    matter = cutting.decided(case)
    with pytest.raises(WrongState):
        cutting.considering(case).execute()
    dropping = cutting.step(DropPowerCut, matter, actor=file.leader, ground="performed", why="已停产。")
    assert dropping.execute().state == "dropped"
    refused = cutting.requested(case)
    refusing = cutting.step(RefusePowerCut, refused, actor=file.leader, opinion="没有必要。")
    assert refusing.execute().state == "not_approved"


def test_a_case_is_not_closed_while_the_supply_is_cut(file: File, cutting: Cutting) -> None:
    case = file.filed()
    matter = cutting.cut(case)
    with file.setting_up("a case at its end"):
        type(case).objects.filter(pk=case.pk).update(state="performed")
    closing = SubmitClosure(actor=file.officer, case_id=case.pk, opinion="建议结案。")
    assert "power-cut-open" in codes(closing)
    cutting.lifting(matter).execute()
    assert "power-cut-open" not in codes(closing)
    with file.setting_up("a closed case"):
        type(case).objects.filter(pk=case.pk).update(state="closed")
    with pytest.raises(WrongState):
        cutting.considering(case).execute()


@pytest.mark.parametrize(
    ("starts_at", "words"),
    [
        (datetime(2026, 3, 20, 22, 30, tzinfo=clock.SHANGHAI), "夜间"),
        (datetime(2026, 5, 1, 10, 0, tzinfo=clock.SHANGHAI), "法定节假日"),
    ],
    ids=["night", "holiday"],
)
def test_no_supply_is_cut_at_night_or_on_a_holiday_unless_it_is_urgent(
    file: File, cutting: Cutting, starts_at: datetime, words: str
) -> None:
    matter = cutting.approved(file.filed())
    with pytest.raises(LawForbids) as refused:
        cutting.deciding(matter, starts_at=starts_at).execute()
    assert refused.value.codes == {"power-cut-at-rest"}
    (said,) = refused.value.refusals
    assert words in said.message
    assert said.message.endswith("（依据待核定）")
    decided = cutting.deciding(matter, starts_at=starts_at, emergency="料仓冒烟，随时可能爆炸。").execute()
    assert decided.emergency
    # The unit was told a day ahead all the same.
    paper = str({each.template: each for each in papers_of(matter.case)}["power_decision"].model)
    assert "停止供电应当提前" in paper
    assert "未提前通知" not in paper

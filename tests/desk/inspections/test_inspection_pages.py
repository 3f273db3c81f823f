"""An officer's way through one inspection, page by page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lianzhi.core import clock
from lianzhi.evidence.models import Evidence
from lianzhi.inspections.checklists import checklist
from lianzhi.inspections.constants import FindingState, InspectionState, ReinspectionResult
from lianzhi.inspections.models import Finding, Inspection, RectificationOrder
from tests.inspections.scene import PNG, Scene
from tests.people import Person

ClientFor = Callable[[Person], Client]
Queries = Callable[..., pytest.RaisesExc[Exception]]


def primary(page: bytes) -> str:
    """The words of the one primary action in the page's head."""
    head = page.decode().split("lz-head-actions", 1)[1].split("</header>", 1)[0]
    found = re.findall(r'class="btn btn-primary"[^>]*>([^<]*)<', head)
    assert len(found) <= 1
    return html.unescape(found[0]) if found else ""


def local(instant: object) -> str:
    return f"{instant:%Y-%m-%dT%H:%M}"


def notice() -> dict[str, object]:
    today = clock.today().isoformat()
    return {
        "reason": "实施年度监督检查计划",
        "check_modes": ["现场查看", "查阅资料"],
        "materials": "营业执照\n\n隐患台账",
        "reviewer_name": "赵审核（示例）",
        "reviewed_on": today,
        "approver_name": "林负责（示例）",
        "approved_on": today,
        "contact_phone": "0595-1",
        "complaint_phone": "0595-2",
    }


def test_the_page_leads_from_the_plan_to_the_start(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.people.officer)
    people = [scene.people.officer.officer.pk, scene.people.colleague.officer.pk]
    new = reverse("inspections:new")
    assert scene.enterprise.name in client.get(new).content.decode()
    plan = {
        "authority": scene.enterprise.place_id,
        "kind": "daily",
        "checklist": "metallurgy_trade",
        "planned_on": clock.today().isoformat(),
        "enforcing": people,
    }
    address = f"{new}?enterprise={scene.enterprise.pk}"
    assert client.post(address, {**plan, "enforcing": people[:1]}).status_code == 422
    detail = client.post(address, plan)["Location"]
    inspection = Inspection.objects.get()

    def step(name: str) -> str:
        return reverse(f"inspections:{name}", args=[inspection.pk])

    assert primary(client.get(detail).content) == "发出检查通知"
    assert client.get(step("notify")).status_code == 200
    assert client.post(step("notify"), notice()).status_code == 302
    assert client.post(step("notify"), notice()).status_code == 409

    assert primary(client.get(detail).content) == "出示证件，开始检查"
    started = {"started_at": local(clock.now()), "site": "砂光车间"}
    refused = client.post(step("start"), started)
    assert refused.status_code == 422
    assert 'data-code="certificate-not-shown"' in refused.content.decode()
    assert client.post(step("start"), {**started, "certificates_shown": "on"}).status_code == 302

    assert primary(client.get(detail).content) == "登记到场人员"


def test_the_page_leads_from_the_start_to_the_record(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.people.officer)
    inspection = scene.started()
    detail = reverse("inspections:detail", args=[inspection.pk])

    def step(name: str) -> str:
        return reverse(f"inspections:{name}", args=[inspection.pk])

    assert client.post(step("attendance"), {"name": "郑主要（示例）", "post": "principal"}).status_code == 302
    assert primary(client.get(detail).content) == "填写检查表"
    lines = checklist("metallurgy_trade").lines
    answers = {f"result_{line.key}": "fine" for line in lines} | {
        "result_confined-space-signs": "problem",
        "note_confined-space-signs": "收集池人孔旁没有标志",
    }
    assert client.post(step("checklist"), answers).status_code == 302

    assert primary(client.get(detail).content) == "登记问题"
    new_finding = step("finding-new") + "?line=confined-space-signs"
    form = client.get(new_finding).content.decode()
    assert "本镇可罚" in form
    assert "收集池人孔旁没有标志" in form
    made = client.post(
        new_finding,
        {
            "description": "人孔旁没有标志",
            "location": "收集池",
            "item_code": "330225008001",
            "level": "general",
        },
    )
    finding = Finding.objects.get()
    assert (finding.obligation, finding.penalty) == ("安全生产法/35", "安全生产法/99/1/1")
    photo = {
        "file": SimpleUploadedFile("现场.png", PNG, content_type="text/html"),
        "proves": "没有标志",
        "taken_at": local(clock.now()),
        "taken_place": "收集池",
    }
    assert client.post(reverse("inspections:evidence-new", args=[finding.pk]), photo).status_code == 302
    assert (
        reverse("evidence:file", args=[Evidence.objects.get().pk])
        in client.get(made["Location"]).content.decode()
    )

    assert primary(client.get(detail).content) == "制作检查记录"
    scene.clock.forward(hours=1)
    record = {"summary": "检查了砂光车间。", "reply": "看清，不回避。", "ended_at": local(clock.now())}
    assert client.post(step("finish"), record).status_code == 302
    assert primary(client.get(detail).content) == "责令限期整改"


def test_the_page_leads_from_the_record_to_the_closed_inspection(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.people.officer)
    people = [scene.people.officer.officer.pk, scene.people.colleague.officer.pk]
    inspection = scene.recorded(findings=1)
    finding = inspection.findings.get()
    detail = reverse("inspections:detail", args=[inspection.pk])

    def step(name: str) -> str:
        return reverse(f"inspections:{name}", args=[inspection.pk])

    assert primary(client.get(detail).content) == "责令限期整改"
    due = clock.today() + timedelta(days=7)
    order = {
        f"chosen_{finding.pk}": "on",
        f"measure_{finding.pk}": "立即设置标志",
        "served_on": clock.today().isoformat(),
        "due_on": due.isoformat(),
        "received_by": "郑主要（示例）",
    }
    assert client.get(step("order")).status_code == 200
    assert client.post(step("order"), order).status_code == 302
    assert primary(client.get(detail).content) == "整改复查"
    assert "剩余7天" in client.get(detail).content.decode()

    scene.clock.on(due + timedelta(days=1))
    again = reverse("inspections:reinspect", args=[RectificationOrder.objects.get().pk])
    seen = {
        "reinspected_on": clock.today().isoformat(),
        "officers": people,
        "opinion": "予以销号。",
        f"result_{finding.pk}": "corrected",
    }
    assert client.get(again).status_code == 200
    assert client.post(again, seen).status_code == 302
    assert client.post(again, seen).status_code == 409
    assert primary(client.get(detail).content) == "办结"
    assert client.get(step("close")).status_code == 200
    assert client.post(step("close")).status_code == 302
    assert primary(client.get(detail).content) == ""
    inspection.refresh_from_db()
    assert inspection.state == InspectionState.CLOSED


def test_a_finding_offers_filing_or_handing_over_by_who_may_punish(
    scene: Scene, client_for: ClientFor
) -> None:
    inspection = scene.started()
    own = scene.adding(inspection).execute()
    foreign = scene.adding(
        inspection, item_code="AQ-101-1-4", obligation="安全生产法/41/1", penalty="安全生产法/101/1/4"
    ).execute()
    fire = scene.adding(
        inspection, item_code="XF-060-1-3", obligation="消防法/28", penalty="消防法/60/1/3"
    ).execute()
    client = client_for(scene.people.officer)

    def page(finding: Finding) -> str:
        return client.get(reverse("inspections:finding", args=[finding.pk])).content.decode()

    assert primary(page(own).encode()) == ""
    scene.photographed(own)
    assert primary(page(own).encode()) == "登记下一项问题"
    scene.attending(inspection).execute()
    scene.answering(inspection).execute()
    scene.clock.forward(hours=1)
    scene.finishing(inspection).execute()
    assert primary(page(own).encode()) == "立案"
    assert f"{reverse('cases:new')}?finding={own.pk}" in page(own)
    assert primary(page(foreign).encode()) == "移送县局"
    assert f"{reverse('cases:handover')}?finding={foreign.pk}" in page(foreign)
    assert primary(page(fire).encode()) == "移送"
    listed = client.get(reverse("inspections:findings")).content.decode()
    for word in ("本镇可罚", "移交县局", "移交部门"):
        assert word in listed


def test_an_overdue_finding_shows_its_proof(scene: Scene, client_for: ClientFor) -> None:
    order = scene.ordered()
    scene.reinspected(order, ReinspectionResult.CORRECTED, ReinspectionResult.NOT_CORRECTED)
    client = client_for(scene.people.officer)
    uncorrected = order.findings.get(state=FindingState.NOT_CORRECTED)
    page = client.get(reverse("inspections:finding", args=[uncorrected.pk])).content.decode()
    assert "已证明逾期未整改" in page
    detail = client.get(reverse("inspections:detail", args=[order.inspection_id]))
    assert primary(detail.content) == "处理逾期未整改的问题"
    closed = client.post(reverse("inspections:close", args=[order.inspection_id]))
    assert closed.status_code == 422
    assert 'data-code="order-missing"' in closed.content.decode()


def test_strangers_get_404_everywhere_and_readers_no_action(scene: Scene, client_for: ClientFor) -> None:
    order = scene.ordered()
    finding = order.findings.first()
    assert finding is not None
    addresses = [
        reverse(f"inspections:{name}", args=[order.inspection_id])
        for name in (
            "detail",
            "notify",
            "start",
            "attendance",
            "checklist",
            "finding-new",
            "finish",
            "order",
            "close",
        )
    ] + [
        reverse("inspections:reinspect", args=[order.pk]),
        reverse("inspections:finding", args=[finding.pk]),
        f"{reverse('inspections:new')}?enterprise={scene.enterprise.pk}",
    ]
    stranger = client_for(scene.people.stranger)
    for address in addresses:
        assert stranger.get(address).status_code == 404, address
    assert stranger.post(reverse("inspections:evidence-new", args=[finding.pk])).status_code == 404
    for name in ("list", "findings"):
        assert scene.enterprise.name not in stranger.get(reverse(f"inspections:{name}")).content.decode()
    reader = client_for(scene.people.supervisor)
    assert primary(reader.get(addresses[0]).content) == ""
    assert reader.get(reverse("inspections:new")).status_code == 403
    closed = reader.post(reverse("inspections:close", args=[order.inspection_id]))
    assert closed.status_code == 403


def test_a_step_that_is_over_leads_back_and_readers_get_no_form(scene: Scene, client_for: ClientFor) -> None:
    order = scene.ordered()
    detail = reverse("inspections:detail", args=[order.inspection_id])
    mine, reader = client_for(scene.people.officer), client_for(scene.people.supervisor)
    for name in ("notify", "start", "attendance", "checklist", "finish", "finding-new"):
        address = reverse(f"inspections:{name}", args=[order.inspection_id])
        assert mine.get(address)["Location"] == detail
        assert reader.get(address).status_code == 403
        assert mine.post(address, {"name": "郑（示例）"}).status_code in {409, 422}
    again = reverse("inspections:reinspect", args=[order.pk])
    assert reader.get(again).status_code == 403
    scene.reinspected(order)
    assert mine.get(again)["Location"] == detail


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "空.jpg", "是空的"),
        (b"<script>alert(1)</script>", "现场.jpg", "不是可以接收的证据文件"),
        (PNG, "现场.pdf", "内容却是PNG"),
    ],
)
def test_a_bad_photo_is_refused_on_the_findings_page_with_what_was_typed(
    scene: Scene, client_for: ClientFor, content: bytes, name: str, words: str
) -> None:
    finding = scene.adding(scene.started()).execute()
    client = client_for(scene.people.officer)
    answer = client.post(
        reverse("inspections:evidence-new", args=[finding.pk]),
        {
            "file": SimpleUploadedFile(name, content),
            "proves": "独一无二的证明内容",
            "taken_at": local(clock.now()),
            "taken_place": "收集池",
        },
    )
    page = html.unescape(answer.content.decode()).replace(" ", "")
    assert answer.status_code == 422
    assert words in page
    assert "独一无二的证明内容" in page
    assert not Evidence.objects.exists()


def test_malformed_posts_are_told_at_their_fields(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.people.officer)
    inspection = scene.recorded()
    finding = inspection.findings.first()
    assert finding is not None
    order = reverse("inspections:order", args=[inspection.pk])
    typed = {f"chosen_{finding.pk}": "on", f"measure_{finding.pk}": "整改", "received_by": "郑（示例）"}
    today = clock.today()
    for given, words in (
        ({"served_on": "昨天", "due_on": ""}, "id_served_on"),
        ({"served_on": today.isoformat(), "due_on": today.isoformat()}, "整改期限应当晚于送达日期"),
        ({"served_on": (today + timedelta(days=1)).isoformat(), "due_on": "2027-01-01"}, "不能晚于今天"),
    ):
        answer = client.post(order, {**typed, **given})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    nothing = client.post(
        order, {"served_on": today.isoformat(), "due_on": "2027-01-01", "received_by": "郑"}
    )
    assert "请至少选择一项" in nothing.content.decode()
    for address in (
        f"{reverse('inspections:new')}?enterprise=99999",
        f"{reverse('inspections:new')}?operation=99999",
        reverse("inspections:finding", args=[99999]),
        reverse("inspections:reinspect", args=[99999]),
    ):
        assert client.get(address).status_code == 404
    for query in ("?page=nonsense", "?since=30-02", "?state=nonsense", "?words=%00"):
        assert client.get(reverse("inspections:list") + query).status_code == 200


def test_lists_ask_the_same_number_of_questions_for_any_number_of_rows(
    scene: Scene, client_for: ClientFor, django_assert_max_num_queries: Queries
) -> None:
    inspection = scene.started()
    for number in range(15):
        scene.adding(inspection, location=f"{number}号车间").execute()
        scene.planned(planned_on=clock.today() + timedelta(days=number + 1))
    client = client_for(scene.people.officer)
    with django_assert_max_num_queries(18):
        client.get(reverse("inspections:list"))
    with django_assert_max_num_queries(22):
        client.get(reverse("inspections:findings"))
    with django_assert_max_num_queries(40):
        client.get(reverse("inspections:detail", args=[inspection.pk]))

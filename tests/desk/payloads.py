"""For every route that takes a form, one well filled in: what is refused then, is refused for another reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from lianzhi.core import clock
from lianzhi.inspections.checklists import checklist
from lianzhi.organisation.models import Officer
from tests.desk.world import Records
from tests.factories.enterprises import make_uscc
from tests.inspections.scene import PNG

OPINION = {"opinion": "同意。"}
CONCLUSIONS = ("subject", "facts", "law", "discretion", "procedure", "scope", "documents", "crime")


def payload(name: str, records: Records, *, act: str = "", authority: str = "") -> dict[str, Any]:
    """The form of a route, or of an act of `cases:step`, as somebody of an authority would fill it in."""
    if name == "cases:step":
        return _step(records, act)
    if name == "cases:new":
        return _case(authority or records.place)
    return {**_inspecting(records), **_handling(), **_others(records)}.get(name, {})


def _case(authority: str) -> dict[str, Any]:
    """A clue; its handlers are the authority's own officers."""
    lead, assistant = (
        Officer.objects.filter(authority_id=authority).order_by("pk").values_list("pk", flat=True)[:2]
    )
    return {
        "target": "unit",
        "cause": "示例案由",
        "facts": "示例事实",
        "conduct_on": "2026-03-02",
        "lead": lead,
        "assistant": assistant,
    }


def _today() -> str:
    return clock.today().isoformat()


def _moment() -> str:
    return clock.now().strftime("%Y-%m-%dT%H:%M")


def _inspecting(records: Records) -> dict[str, dict[str, Any]]:
    return {**_planning(records), **_looking(), **_mending(records)}


def _planning(records: Records) -> dict[str, dict[str, Any]]:
    team = [records["lead"], records["second"]]
    return {
        "operations:new": {
            "name": "示例行动",
            "purpose": "示例重点",
            "starts_on": _today(),
            "ends_on": _today(),
            "enforcing": team,
        },
        "inspections:new": {
            "authority": records.place,
            "kind": "daily",
            "checklist": "general",
            "planned_on": _today(),
            "enforcing": team,
        },
        "inspections:notify": {
            "reason": "年度计划",
            "check_modes": ["现场查看"],
            "reviewer_name": "示例",
            "reviewed_on": _today(),
            "approver_name": "示例",
            "approved_on": _today(),
            "contact_phone": "0595-00000000",
            "complaint_phone": "0595-00000000",
        },
    }


def _looking() -> dict[str, dict[str, Any]]:
    return {
        "inspections:start": {"started_at": _moment(), "site": "车间", "certificates_shown": "on"},
        "inspections:attendance": {"name": "示例", "post": "principal"},
        "inspections:checklist": {
            f"result_{line.key}": "fine" for line in checklist("metallurgy_trade").lines
        },
        "inspections:finding-new": {
            "description": "示例问题",
            "location": "车间",
            "item_code": "AQ-099-1-1",
            "level": "general",
        },
        "inspections:evidence-new": {
            "file": SimpleUploadedFile("示例.png", PNG, "image/png"),
            "proves": "示例",
            "taken_at": _moment(),
            "taken_place": "车间",
        },
        "inspections:finish": {"summary": "示例", "reply": "示例", "ended_at": _moment()},
    }


def _mending(records: Records) -> dict[str, dict[str, Any]]:
    return {
        "inspections:order": {
            "served_on": _today(),
            "due_on": (clock.today() + timedelta(days=5)).isoformat(),
            "received_by": "示例",
        },
        "inspections:reinspect": {
            "reinspected_on": _today(),
            "officers": [records["lead"], records["second"]],
            "opinion": "示例",
            f"result_{records['finding']}": "corrected",
        },
    }


def _handling() -> dict[str, dict[str, Any]]:
    return {
        "cases:handover": {"facts": "示例线索"},
        "cases:handover-detail": {"accepted": "yes", "feedback": "接收。"},
        "cases:propose": {"stage": "base", "amount": "1000", "reason": "示例理由", "course": "示例经过"},
        "cases:problem-answer": {"cure": "已补正。"},
        "cases:problem-confirm": {"accepted": "yes"},
    }


def _others(records: Records) -> dict[str, dict[str, Any]]:
    return {
        "demo-clock": {"days_ahead": "0"},
        "statistics:confirm": {"seen": "{}"},
        "enterprises:register": entry(records, make_uscc()),
        "enterprises:change": entry(records, make_uscc()),
    }


def entry(records: Records, uscc: str) -> dict[str, Any]:
    """An entry of the ledger."""
    return {
        "name": "永春县示例厂（示例）",
        "uscc": uscc,
        "party_kind": "unit",
        "sector": "metallurgy_trade",
        "industry": "C2041 竹制品制造",
        "level": "ordinary",
        "risk_grade": "B",
        "place_id": records.place,
        "supervisor_id": records.place,
        "address": "示例路1号",
        "legal_representative": "示例",
        "principal": "示例",
        "phone": "0595-00000000",
        "employees": "5",
        "is_active": "on",
    }


def _step(records: Records, act: str) -> dict[str, Any]:
    today, moment = _today(), _moment()
    service = {"method": "direct", "served_on": today, "receiver": "示例", "place": "示例处"}
    given: dict[str, dict[str, Any]] = {
        "inquiry": {
            **dict.fromkeys(
                ("name", "identifier", "phone", "address", "workplace", "post", "relation"), "示例"
            ),
            "sex": "男",
            "birth": "1980-01-01",
            "place": "询问室",
            "started_at": moment,
            "ended_at": moment,
            "reply": "示例",
            "exchanges": "问：示例？\n答：示例。",
        },
        "return-review": {"problems": "示例问题"},
        "pass-review": {**OPINION, **dict.fromkeys(CONCLUSIONS, "合法")},
        "serve-notice": service,
        "prove-service": service,
        "record-defence": {"kind": "silent", "received_on": today},
        "choose-hearing": {"requested": "no", "chosen_on": today},
        "hold-hearing": {
            "notified_on": today,
            "held_on": today,
            "chair": records["leader"],
            "report": "示例",
        },
        "deliberate": {
            "held_on": today,
            "place": "示例处",
            "attendees": "甲｜镇长｜同意\n乙｜副镇长｜同意",
            "discussion": "示例",
            "conclusion": "示例",
        },
        "decide": {"amount": "1000", **OPINION},
        "record-payment": {"amount": "1", "paid_on": today, "bank": "示例银行", "receipt_number": "示例1"},
        "record-performance": {"performed_on": today, "how": "示例"},
    }
    return given.get(act, OPINION)

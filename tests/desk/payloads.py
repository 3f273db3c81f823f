"""For every route that takes a form, one well filled in: what is refused then, is refused for another reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from lianzhi.core import clock
from lianzhi.inspections.checklists import checklist
from lianzhi.organisation.models import Officer
from tests.desk.matter_payloads import matter_payload
from tests.desk.world import Records
from tests.factories.enterprises import make_uscc
from tests.inspections.scene import PNG

OPINION = {"opinion": "同意。"}
CONCLUSIONS = ("subject", "facts", "law", "discretion", "procedure", "scope", "documents", "crime")


def payload(name: str, records: Records, *, act: str = "", authority: str = "") -> dict[str, Any]:
    """The form of a route, or of an act of `cases:step`, as somebody of an authority would fill it in."""
    if name == "cases:step":
        return _step(records, act)
    if name in {"cases:matter-start", "cases:matter-step"}:
        return matter_payload(act, records)
    if name == "questions:step":
        return _question(records)
    if name == "cases:clue-step":
        return _clue(records, act)
    if name in {"cases:new", "cases:clue-case"}:
        told = {"violations": [records["established"]]} if name == "cases:clue-case" else {}
        return {**_case(authority or records.place), **told}
    return {**_inspecting(records), **_handling(records), **_others(records)}.get(name, {})


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


def _clue(records: Records, act: str) -> dict[str, Any]:
    """A deed on a clue."""
    return {
        "assign": {"assignee": records["lead"], "verify_by": _today()},
        "verify": {"outcome": "not_file", "ground": "not-established", "found": "示例"},
        "establish": {
            "item_code": "AQ-099-1-1",
            "description": "示例",
            "location": "示例",
            "found_on": _today(),
        },
        "withdraw": {"violation_id": records["established"], "why": "示例"},
        "decide": {"agreed": "yes", "opinion": "示例"},
        "reply": {"replied_on": _today(), "reply": "示例"},
    }[act]


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
        "inspections:evidence-new": _photo(),
        "inspections:finish": {"summary": "示例", "reply": "示例", "ended_at": _moment()},
    }


def _photo() -> dict[str, Any]:
    """A photo with what it proves."""
    return {
        "file": SimpleUploadedFile("示例.png", PNG, "image/png"),
        "proves": "示例",
        "taken_at": _moment(),
        "taken_place": "车间",
    }


def _mending(records: Records) -> dict[str, dict[str, Any]]:
    return {
        "inspections:order": {
            "served_on": _today(),
            "due_on": (clock.today() + timedelta(days=5)).isoformat(),
            "received_by": "示例",
        },
        "inspections:field-measure": {
            f"chosen_{records['hazard']}": "on",
            "measures": ["责令立即排除事故隐患"],
            "scope": "示例",
            "served_on": _today(),
            "received_by": "示例",
        },
        "inspections:field-measure-report": {"reported_on": _today(), "report": "示例"},
        "inspections:field-measure-review": {
            "reviewed_on": _today(),
            "officers": [records["lead"], records["second"]],
            "opinion": "示例",
            f"result_{records['hazard']}": "corrected",
        },
        "inspections:field-measure-answer": {"agreed": "yes", "opinion": "示例"},
        "inspections:postpone": {
            "applied_on": _today(),
            "reason": "示例",
            "proposed_until": (clock.today() + timedelta(days=30)).isoformat(),
            "safeguards": "示例",
            "officer_opinion": "示例",
        },
        "inspections:postpone-answer": {"granted": "yes", "opinion": "示例"},
        "inspections:reinspect": {
            "reinspected_on": _today(),
            "officers": [records["lead"], records["second"]],
            "opinion": "示例",
            f"result_{records['finding']}": "corrected",
        },
    }


def _handling(records: Records) -> dict[str, dict[str, Any]]:
    return {
        "cases:handover": {"facts": "示例线索"},
        "cases:clue-new": {
            "source": "superior",
            "received_on": _today(),
            "title": "示例线索",
            "place_code": records.place,
            "subject_name": "示例厂",
            "content": "示例",
        },
        "cases:handover-detail": {"accepted": "yes", "feedback": "接收。"},
        "cases:propose": {"stage": "base", "amount": "1000", "reason": "示例理由", "course": "示例经过"},
        "cases:range": {"stage": "base", "amount": "1000", "reason": "示例理由"},
        "cases:together": {"course": "示例经过"},
        "cases:handover-receipt": {
            "accepted": "yes",
            "received_on": _today(),
            "received_by": "示例",
            "feedback": "示例",
            "file": SimpleUploadedFile("回执.png", PNG),
        },
        "cases:problem-answer": {"cure": "已补正。"},
        "cases:problem-confirm": {"accepted": "yes"},
    }


def _others(records: Records) -> dict[str, dict[str, Any]]:
    return {
        "demo-clock": {"days_ahead": "0"},
        "verify:check": {"digest": "0" * 64},
        "documents:template-edit": {"source": "key: rectify_order", "note": "示例说明"},
        "documents:end": {"state": "void", "reason": "示例原因"},
        "documents:sign": {"place": "2.0", "role": "party", "signer": "示例", "strokes": "[]"},
        "appraisals:new": {
            "title": "示例评查",
            "basis": "closed",
            "period_from": _today(),
            "period_to": _today(),
            "per_authority": 1,
            "seed": "示例种子",
            "seed_source": "示例来源",
        },
        "appraisals:assign": {"scorers": [records["reviewer"]]},
        "appraisals:cure": {"cure": "示例整改"},
        "appraisals:confirm": {"cured": "yes"},
        "questions:new": {"title": "示例问题", "facts": "示例事实", "question": "示例争点？"},
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
        "add-evidence": {**_photo(), "kind": "audiovisual", "title": "示例"},
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
        "deliberate": {
            "held_on": today,
            "place": "示例处",
            "attendees": "甲｜镇长｜同意\n乙｜副镇长｜同意",
            "discussion": "示例",
            "conclusion": "示例",
            "expected": "2",
            "amount": "1000",
            "signed": "on",
        },
        "decide": {"amount": "1000", **OPINION},
        "record-payment": {"amount": "1", "paid_on": today, "bank": "示例银行", "receipt_number": "示例1"},
        "record-performance": {"performed_on": today, "how": "示例"},
        "replace-handler": {
            "outgoing_id": records["lead"],
            "successor_id": records["leader"],
            "ground": "post",
            "reason": "示例",
        },
    }
    return {**given, **_after(today), **_modules(today)}.get(act, OPINION)


def _question(records: Records) -> dict[str, Any]:
    """What any step of a question asks for."""
    return {
        "facts": "示例事实",
        "question": "示例争点？",
        "reason": "示例理由",
        "answerer": records["reviewer"],
        "answer": "示例解答",
        "basis": "行政处罚法第二十九条",
        "caution": "示例",
        "adopted": "yes",
        "result": "示例结果",
    }


def _after(today: str) -> dict[str, dict[str, Any]]:
    """The acts beside the steps, and those that lead back or end the case."""
    later = (clock.today() + timedelta(days=400)).isoformat()
    service = {"method": "direct", "served_on": today, "receiver": "示例", "place": "示例处"}
    granted = {"granted": "yes", **OPINION}
    why = {"reason": "示例理由", "changed_facts": "示例"}
    return {
        "confirm-address": {
            **dict.fromkeys(("address", "receiver", "phone", "signed_by"), "示例"),
            "signed_on": today,
        },
        "announce-service": {"reason": "示例", "course": "示例", "medium": "示例网站", "published_on": today},
        "serve-demand": service,
        "request-extension": {"until": later, "basis": "示例办法/32", "reason": "示例"},
        "answer-extension": granted,
        "start-exclusion": {"ground": "testing", "reference": "示例", "started_on": today},
        "end-exclusion": {"ground": "testing", "ended_on": today},
        "reinvestigate": {"kind": "lighter", **why},
        "reopen": why,
        "revoke-decision": why,
        "request-deferral": {"applied_on": today, "reason": "示例", "plan": f"{later}｜1000"},
        "answer-deferral": granted,
        "answer-demand": {"answered_on": today, "statement": "示例", "adopted": "no", "opinion": "示例"},
        "apply-to-court": {"subject": "示例", "materials": ["application"]},
        "record-court": {"state": "accepted", "answered_on": today, "answer": "示例"},
        "terminate-enforcement": {"ground": "other", "proof": "示例"},
        "record-remedy": {
            "kind": "litigation",
            "body": "示例县人民法院",
            "brought_on": today,
            "received_on": today,
        },
        "settle-remedy": {"outcome": "upheld", "settled_on": today, "paper": "示例"},
        "record-refund": {"amount": "1", "refunded_on": today, "voucher": "示例"},
        "publish-decision": {"channel": "示例网站", "published_on": today, "personal_data_hidden": "on"},
        "withdraw-publication": {"withdrawn_on": today, "note": "示例"},
    }


def _modules(today: str) -> dict[str, dict[str, Any]]:
    """The steps of the other modules."""
    return {
        "refer-to-ordinary": {"why": "disputed", "note": "示例"},
        "report-for-record": {"reported_on": today},
        "collect-on-the-spot": {"ground": "remote", "collected_on": today, "receipt_number": "示例2"},
        "hand-in-collection": {"done_on": today},
        "order-correction": {"measure": "示例", "correct_by": today, "received_by": "示例"},
        "confirm-correction": {"proof": "示例"},
        "admonish": {"education": "示例", "place": "示例处", "receiver": "示例"},
        "propose-no-penalty": {
            "ground": "not-established",
            "reason": "示例",
            "education": "示例",
            "course": "示例",
        },
        "serve-no-penalty": {"method": "direct", "served_on": today, "receiver": "示例", "place": "示例处"},
        "cancel-case": {
            "ground": "party-gone",
            "reason": "示例",
            "officer_opinion": "示例",
            "aftercare": "无",
            **OPINION,
        },
    }

"""For every act on a matter beside a case, a form well filled in, by `kind` or `kind:act`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lianzhi.core import clock
from tests.desk.world import Records

OPINION = {"opinion": "同意。"}
GOODS = "台式电脑主机｜示例型号｜台｜1｜完好｜作业审批记录"


def matter_payload(act: str, records: Records) -> dict[str, Any]:
    """The form of one act; an opinion where the act asks for nothing else."""
    return {
        **_joining(records),
        **_registration(),
        **_testing(),
        **_measure(),
        **_power_cut(),
        **_transfer(),
        **_hearing(records),
        **_recusal(records),
    }.get(act, OPINION)


def _joining(records: Records) -> dict[str, dict[str, Any]]:
    return {"joining": {"finding_id": records["violation"], "conduct_on": "2026-03-02", "opinion": "示例"}}


def _today() -> str:
    return clock.today().isoformat()


def _moment(minutes: int) -> str:
    return (clock.now() + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")


def _measure() -> dict[str, dict[str, Any]]:
    scene = {
        "steps": ["certificates"],
        "started_at": _moment(-30),
        "ended_at": _moment(0),
        **dict.fromkeys(("place", "attendee", "reply", "statement", "course"), "示例"),
    }
    return {
        "measure": {
            "kinds": ["扣押财物"],
            "goods": GOODS,
            "reason": "示例",
            "basis": "安全生产法/65/1/4",
            "storage": "示例处",
        },
        "measure:impose-measure": scene,
        "measure:impose-urgently": {**scene, "urgency": "示例"},
        "measure:extend-measure": {
            "reason_kind": "其他复杂情况",
            "complexity": "示例",
            "told_how": "示例",
        },
        "measure:dispose": {"outcome": "没收", "facts": "示例", "basis": "示例"},
        "measure:hand-over-with-case": {
            "receiver": "示例",
            "suspected_crime": "示例",
            "told_how": "示例",
        },
        "measure:release": {"ground": "expired", "receiver": "示例", "place": "示例处"},
    }


def _testing() -> dict[str, dict[str, Any]]:
    told = {"told_how": "示例"}
    return {
        "testing": {"kind": "鉴定", "goods": GOODS, "questions": "示例", "institution": "示例机构"},
        "testing:take-samples": {
            "samples": "木粉尘｜示例批号｜一袋｜500克｜示例-01",
            "started_at": _moment(-30),
            "ended_at": _moment(0),
            "place": "示例处",
            "purpose": "示例",
        },
        "testing:entrust-testing": {"started_on": _today(), "until": _today()},
        "testing:announce-period": told,
        "testing:prolong-testing": {**told, "until": _today(), "reason": "示例"},
        "testing:receive-opinion": {
            "received_on": _today(),
            "opinion_number": "示例",
            "opinion": "示例",
            "experts": "示例",
            "is_signed": "on",
        },
        "testing:tell-opinion": {**told, "party_view": "无异议"},
        "testing:drop-testing": {"why": "示例"},
    }


def _power_cut() -> dict[str, dict[str, Any]]:
    end = {"ground": "performed", "why": "示例"}
    words = ("scope", "supplier", "hazard", "criterion", "danger", "safety")
    plan = {"observed_on": _today(), **dict.fromkeys(words, "示例")}
    return {
        "power-cut": {
            # The world's own matter is about power; a second one of the same supply is refused.
            "supply": "停止供应民用爆炸物品",
            **plan,
        },
        "power-cut:amend-power-cut": {"supply": "停止供电", **plan},
        "power-cut:decide-power-cut": {
            "notified_at": _moment(0),
            "told_how": "示例",
            "starts_at": _moment(60 * 24 * 2),
        },
        "power-cut:notify-supplier": {
            "supplier": "示例",
            "receiver": "示例",
            "starts_at": _moment(60 * 24 * 2),
        },
        "power-cut:lift-power-cut": {**end, "restored_at": _moment(60)},
        "power-cut:drop-power-cut": end,
    }


def _hearing(records: Records) -> dict[str, dict[str, Any]]:
    said = ("opening", "accusation", "defence", "examination", "debate", "last_statement")
    return {
        "hearing": {"requested_on": _today()},
        "hearing:appoint-chair": {"chair_id": records["leader"], "clerk": "示例"},
        "hearing:notify-hearing": {
            "held_at": _moment(60 * 24 * 30),
            "place": "示例处",
            "notified_on": _today(),
            "is_public": "yes",
        },
        "hearing:hold-hearing": {
            "ended_at": _moment(0),
            "party_present": "示例",
            **dict.fromkeys(said, "示例"),
        },
        "hearing:end-for-absence": {"party_absent": "on", "course": "示例"},
        "hearing:withdraw-request": {"withdrawn_on": _today(), "how": "示例"},
        "hearing:report-hearing": {"summary": "示例", "findings": "示例", "opinion": "示例"},
    }


def _recusal(records: Records) -> dict[str, dict[str, Any]]:
    answer = {"findings": "示例", "reason": "示例", "told_how": "示例"}
    return {
        "recusal": {
            "source": "party",
            "officer_id": records["lead"],
            "applied_on": _today(),
            "reason": "示例",
        },
        "recusal:grant-recusal": {**answer, "successor_id": records["leader"]},
        "recusal:refuse-recusal": answer,
    }


def _registration() -> dict[str, dict[str, Any]]:
    return {
        "registration": {
            "goods": GOODS,
            "ground": "证据可能灭失",
            "reason": "示例",
            "keeping": "就地保存，由示例保管",
        },
        "registration:register": {"registered_on": _today(), "place": "示例处"},
        "registration:dispose-registered": {
            "outcome": "release",
            "why": "示例",
            "follow_up": "示例",
            **OPINION,
        },
        "registration:return-registered": {
            "returned_on": _today(),
            "receiver": "示例",
            "place": "示例处",
        },
    }


def _transfer() -> dict[str, dict[str, Any]]:
    answer = {"answer": "示例通知书", "answered_on": _today()}
    contest = {"reasons": "示例理由"}
    return {
        "transfer": {
            "signs": ["rules_broken", "devices_disabled", "real_danger"],
            "deaths": "0",
            "injured": "0",
            "loss": "0",
        },
        "transfer:report-crime": {
            "report": "示例",
            "proposal": "示例",
            "measures_taken": "无",
            "receiver": "示例公安局",
            "procuratorate": "示例人民检察院",
        },
        "transfer:hand-over": {"materials": ["letter", "report", "goods", "tests"]},
        "transfer:record-receipt": {"receipt": "示例", "received_on": _today()},
        "transfer:record-taken-up": answer,
        "transfer:record-turned-down": answer,
        "transfer:object": contest,
        "transfer:ask-supervision": contest,
        "transfer:take-back": {"outcome": "示例"},
        "transfer:hand-over-goods": {"goods": "示例物品｜1件｜完好", "place": "示例处"},
    }

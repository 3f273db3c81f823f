"""An invented county of two townships for questions about its grants."""

from __future__ import annotations

from typing import Any

BUREAU = {"code": "yj", "name": "示例县应急管理局", "kind": "county-bureau"}
FIRE = {"code": "xf", "name": "示例县消防救援大队", "kind": "department", "enforces": ["消防救援机构"]}
POLICE = {"code": "ga", "name": "示例县公安局", "kind": "police"}
GOVERNMENT = {"code": "gov", "name": "示例县人民政府", "kind": "county-government"}
EAST = {"code": "e", "name": "东示例镇人民政府", "kind": "township-government", "division": "999999001"}
WEST = {"code": "w", "name": "西示例镇人民政府", "kind": "township-government", "division": "999999002"}
ITEM = {"code": "i", "name": "示例事项", "penalties": ["安全生产法/97/1/7"], "department": "yj"}
OTHER = {"code": "j", "name": "示例事项二", "penalties": ["安全生产法/99/1/5"], "department": "yj"}


def delegation(**given: Any) -> dict[str, Any]:
    """Item i to the eastern township, accepted on 2023-01-01 and ending with 2023-12-31."""
    return {
        "item": "i",
        "authority": "e",
        "channel": "delegation",
        "document_no": "示例〔2022〕1号",
        "acceptance_on": "2023-01-01",
        "valid_from": "2022-12-01",
        "valid_to": "2023-12-31",
        **given,
    }


def entrustment(**given: Any) -> dict[str, Any]:
    """Every item of the bureau to the eastern township, in 2023."""
    return {
        "item": "*",
        "authority": "e",
        "channel": "entrustment",
        "document_no": "示例委〔2023〕1号",
        "valid_from": "2023-01-01",
        "valid_to": "2023-12-31",
        **given,
    }


def county(*grants: dict[str, Any]) -> dict[str, Any]:
    """The county with these grants."""
    return {
        "county": {"code": "999999", "name": "示例县"},
        "authorities": [BUREAU, FIRE, POLICE, GOVERNMENT, EAST, WEST],
        "items": [ITEM, OTHER],
        "grants": list(grants),
    }


def question(*grants: dict[str, Any], **given: Any) -> dict[str, Any]:
    """Item i in the eastern township in the middle of 2023."""
    return {"county": county(*grants), "place": "999999001", "item": "i", "date": "2023-06-01", **given}

"""The left navigation: which places there are, and who finds them there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: title, address, and the roles it is for (empty: everybody)."""

    title: str
    url: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A group of entries under one heading with one icon."""

    title: str
    icon: str
    places: tuple[Place, ...]


GROUPS = (
    Group("工作台", "house", (Place("待办事项", "/"),)),
    Group("计划与行动", "calendar3", (Place("联合执法行动", "/operations/"),)),
    Group(
        "检查与隐患",
        "clipboard-check",
        (Place("监督检查", "/inspections/"), Place("问题与整改", "/inspections/findings/")),
    ),
    Group(
        "案件",
        "briefcase",
        (
            Place("案件办理", "/cases/"),
            Place("线索登记", "/cases/clues/"),
            Place("线索移送", "/cases/handovers/"),
            Place("疑难问题", "/questions/"),
        ),
    ),
    Group(
        "文书",
        "file-earmark-text",
        (
            Place("文书登记", "/documents/"),
            Place("批量制作", "/documents/batches/"),
            Place("文号登记簿", "/documents/numbers/"),
            Place("文书模板", "/documents/templates/"),
        ),
    ),
    Group("监管对象", "buildings", (Place("企业台账", "/enterprises/"),)),
    Group(
        "法规与事项",
        "book",
        (Place("法规库", "/laws/"), Place("执法事项", "/powers/"), Place("依法问答", "/ask/")),
    ),
    Group(
        "队伍",
        "people",
        (Place("片区与中队", "/organisation/"), Place("执法人员", "/organisation/officers/")),
    ),
    Group(
        "统计考核",
        "bar-chart",
        (Place("执法情况统计表", "/statistics/"), Place("案卷评查", "/appraisals/")),
    ),
    Group(
        "系统",
        "shield-check",
        (Place("审计记录", "/audit/", (Role.SUPERVISOR, Role.ADMINISTRATOR)),),
    ),
)


def navigation_for(actor: Actor, path: str) -> list[dict[str, Any]]:
    """The groups an actor sees, with the entry marked that the path lies under."""
    current = max(
        (place.url for group in GROUPS for place in group.places if path.startswith(place.url)),
        key=len,
        default="",
    )
    shown = []
    for group in GROUPS:
        items = [
            {"title": place.title, "url": place.url, "active": place.url == current}
            for place in group.places
            if not place.roles or actor.has(*place.roles)
        ]
        if items:
            active = any(item["active"] for item in items)
            shown.append(
                {
                    "title": group.title,
                    "icon": group.icon,
                    "url": items[0]["url"],
                    "active": active,
                    "items": items,
                }
            )
    return shown

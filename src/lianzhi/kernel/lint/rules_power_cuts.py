"""A supply cut off: approval, what the law presupposes, the advance notice, the supplier, the end (安全生产法 70)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.investigating import PowerCut
from lianzhi.kernel.lint.view import View, last_instant, local
from lianzhi.kernel.procedure.words import rest_at

CHECKS = Checks()
_POWER = "供电"
_NEEDED = {
    "hazard": "重大事故隐患",
    "criterion": "判定为重大事故隐患的依据",
    "order": "已经作出的停产停业、停止施工、停止使用的决定",
    "non_compliance": "拒不执行决定的事实",
    "danger": "发生生产安全事故的现实危险",
    "safety": "怎样保证安全",
}


def _cuts(view: View) -> Iterator[tuple[str, PowerCut]]:
    yield from ((f"/power_cuts/{index}", each) for index, each in enumerate(view.case.power_cuts))


def _start(each: PowerCut) -> datetime | None:
    """The first instant anybody was told the supply stops."""
    return min(filter(None, (local(each.unit_start), local(each.supplier_start))), default=None)


@CHECKS.rule("L247")
def _principal(view: View) -> Hits:
    for where, each in _cuts(view):
        approved, told = local(each.approved_at), local(each.notified_at)
        late = approved is not None and told is not None and approved > told
        if each.approved_by != "principal" or approved is None or late:
            yield hit(f"{where}/approved_by", kind=each.kind)


@CHECKS.rule("L248")
def _presupposed(view: View) -> Hits:
    for where, each in _cuts(view):
        for field, what in _NEEDED.items():
            if not getattr(each, field).strip():
                yield hit(f"{where}/{field}", kind=each.kind, what=what)


@CHECKS.rule("L249")
def _too_soon(view: View) -> Hits:
    for where, each in _cuts(view):
        starts = _start(each)
        if starts is None or _POWER not in each.kind or each.emergency.strip():
            continue
        earliest = last_instant("power-cut-notice", each.notified_at)
        if earliest is None or starts < earliest:
            said = earliest.isoformat(" ", "minutes") if earliest else "没有登记通知的时刻"
            yield hit(f"{where}/unit_start", kind=each.kind, earliest=said)


@CHECKS.rule("L250")
def _residents(view: View) -> Hits:
    for where, each in _cuts(view):
        if each.touches_residents:
            yield hit(f"{where}/touches_residents", kind=each.kind)


@CHECKS.rule("L251")
def _supplier(view: View) -> Hits:
    for where, each in _cuts(view):
        told, told_unit = local(each.supplier_start), local(each.unit_start)
        if told is None:
            continue
        if not (each.supplier.strip() and each.supplier_notice.strip()):
            yield hit(f"{where}/supplier_notice", kind=each.kind, what="没有书面通知供应单位")
        elif told_unit is not None and told < told_unit:
            where_told = f"{where}/supplier_start"
            yield hit(where_told, kind=each.kind, what="通知供应单位的起始时间早于告知该单位的时间")


@CHECKS.rule("L252")
def _not_lifted(view: View) -> Hits:
    closed = view.case.closure is not None and view.case.closure.on is not None
    for where, each in _cuts(view):
        if each.restored_on is None and closed:
            yield hit(f"{where}/restored_on", kind=each.kind, what="没有解除，案件已经结案")
        elif each.restored_on is not None and not each.restored_why.strip():
            yield hit(f"{where}/restored_why", kind=each.kind, what="解除没有写明审查的情况")


@CHECKS.rule("L253")
def _at_rest(view: View) -> Hits:
    for where, each in _cuts(view):
        starts = _start(each)
        rest = rest_at(starts) if starts is not None and not each.emergency.strip() else ""
        if rest and starts is not None:
            said = starts.isoformat(" ", "minutes")
            yield hit(f"{where}/unit_start", kind=each.kind, starts=said, rest=rest)

"""The guards of cutting the supply of power or civil explosives (停止供电、停止供应民用爆炸物品; 安全生产法 70)."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import guard_pack, refusal, rest_at


def _allowed(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.power_cut.bar:
        yield refusal("power-cut-not-allowed", why=facts.power_cut.bar)
    if not facts.power_cut.is_unit:
        yield refusal("power-cut-not-a-unit")


def _ground(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.power_cut
    if not seen.hazard.strip() or not seen.criterion.strip():
        yield refusal("power-cut-hazard-not-major")
    if not seen.order.strip():
        yield refusal("power-cut-order-missing")
    if not seen.non_compliance.strip():
        yield refusal("power-cut-not-refused")
    if not seen.danger.strip():
        yield refusal("power-cut-danger-missing")


def _safety(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.power_cut.safety.strip():
        yield refusal("power-cut-unsafe")
    if facts.power_cut.touches_residents:
        yield refusal("power-cut-residents")


def _principal(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.power_cut.approver_is_principal:
        yield refusal("power-cut-principal-missing")


def _notice(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.power_cut
    if not seen.told_how.strip():
        yield refusal("power-cut-untold")
    if seen.emergency.strip():
        return
    rest = rest_at(seen.starts_at) if seen.starts_at is not None else ""
    if rest and seen.starts_at is not None:
        yield refusal("power-cut-at-rest", starts=seen.starts_at.isoformat(" ", "minutes"), rest=rest)
    if not seen.is_power:
        return
    if seen.starts_at is None or seen.earliest is None:
        yield refusal("power-cut-time-unknown")
    elif seen.starts_at < seen.earliest:
        yield refusal(
            "power-cut-too-soon",
            starts=seen.starts_at.isoformat(" ", "minutes"),
            earliest=seen.earliest.isoformat(" ", "minutes"),
        )


def _supplier(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.power_cut
    if not seen.supplier.strip():
        yield refusal("power-cut-supplier-missing")
    if seen.starts_at is not None and seen.told_start is not None and seen.starts_at < seen.told_start:
        yield refusal(
            "power-cut-before-told",
            starts=seen.starts_at.isoformat(" ", "minutes"),
            told=seen.told_start.isoformat(" ", "minutes"),
        )


def _lifted(facts: CaseFacts) -> Iterator[Refusal]:
    known = {ground.key for ground in guard_pack().restore_grounds}
    if facts.power_cut.restore_ground not in known or not facts.power_cut.restored_why.strip():
        yield refusal("power-cut-restore-unreasoned")


GUARDS: dict[str, Guard] = {
    "power-cut-allowed": _allowed,
    "power-cut-ground": _ground,
    "power-cut-safety": _safety,
    "power-cut-principal": _principal,
    "power-cut-notice": _notice,
    "power-cut-supplier": _supplier,
    "power-cut-lifted": _lifted,
}

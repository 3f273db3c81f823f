"""Changing an entry of the ledger 变更: each field's old and new value is kept in the audit."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import Malformed, Stale
from lianzhi.core.transitions import compare_and_set
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.selectors import get_enterprise_for
from lianzhi.enterprises.services import EnterpriseData, check, data_of, field_label, fingerprint, shown_value


@dataclass(frozen=True, kw_only=True)
class ChangeEnterprise(Act[Enterprise]):
    """Bring an entry to `data`; `seen` is the fingerprint of the entry the editor was shown.

    Raises NotVisible, NoRight, Malformed, and Stale where the entry was changed since it was shown.
    """

    enterprise_id: int
    seen: str
    data: EnterpriseData

    def perform(self) -> Enterprise:
        enterprise = get_enterprise_for(self.actor, self.enterprise_id)
        data = self.data.tidied()
        check(self.actor, data, enterprise=enterprise)
        if fingerprint(enterprise) != self.seen:
            raise Stale
        before, after = asdict(data_of(enterprise)), asdict(data)
        changed = [name for name in after if after[name] != before[name]]
        if not changed:
            raise Malformed({"__all__": "没有任何改动，无需保存。"})
        old = {name: shown_value(enterprise, name) for name in changed}
        compare_and_set(enterprise, before, {name: after[name] for name in changed})
        new = {name: shown_value(enterprise, name) for name in changed}
        said = "；".join(
            f"{field_label(name)}由“{old[name] or '（空）'}”改为“{new[name] or '（空）'}”" for name in changed
        )
        self.record(
            "enterprise.changed",
            f"变更“{enterprise.name}”的台账信息：{said}",
            subject=enterprise,
            stream=f"enterprises:{enterprise.place_id}",
            payload={"changes": {name: [before[name], after[name]] for name in changed}},
        )
        return enterprise

"""Writing down a problem as seen."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.clock import SHANGHAI
from lianzhi.inspections.constants import FindingState, HazardLevel, InspectionState
from lianzhi.inspections.models import Finding, Inspection
from lianzhi.inspections.selectors import get_inspection_for
from lianzhi.inspections.services import (
    expect,
    hold,
    missing,
    refuse_faults,
    require_inspector,
    stream_of,
)
from lianzhi.kernel.law import parse_ref
from lianzhi.powers.selectors import find_item

LABELS = {"description": "问题描述", "location": "问题部位"}


@dataclass(frozen=True, kw_only=True)
class AddFinding(Act[Finding]):
    """登记问题: the fact and place as seen, tied to an item of power, the duty broken and the article that punishes."""

    inspection_id: int
    item_code: str
    obligation: str
    penalty: str
    description: str
    location: str
    level: HazardLevel = HazardLevel.GENERAL
    corrected_on_the_spot: bool = False

    def perform(self) -> Finding:
        """Raises NotVisible, NoRight, WrongState, Malformed (blanks, unknown item, unreadable articles)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.UNDERWAY, act="登记问题")
        self._check_fields()
        hold(inspection)
        self._check_twice(inspection)
        found_on = (inspection.started_at or clock.now()).astimezone(SHANGHAI).date()
        finding = Finding.objects.create(
            inspection=inspection,
            place_code=inspection.place_code,
            number=inspection.findings.count() + 1,
            item_code=self.item_code,
            obligation=self.obligation,
            penalty=self.penalty,
            description=self.description.strip(),
            location=self.location.strip(),
            level=self.level,
            found_on=found_on,
            corrected_on_the_spot=self.corrected_on_the_spot,
            state=FindingState.CORRECTED if self.corrected_on_the_spot else FindingState.OPEN,
            corrected_on=found_on if self.corrected_on_the_spot else None,
        )
        self._record(inspection, finding)
        return finding

    def _check_fields(self) -> None:
        faults = missing({name: getattr(self, name) for name in LABELS}, LABELS)
        if find_item(self.item_code) is None:
            faults["item_code"] = "事项目录中没有这个事项，请从检查表或者事项目录中选择。"
        for name in ("obligation", "penalty"):
            try:
                parse_ref(getattr(self, name))
            except ValueError:
                faults[name] = "条款写法无法识别，应当如“安全生产法/35”或者“安全生产法/99/1/1”。"
        refuse_faults(faults)

    def _check_twice(self, inspection: Inspection) -> None:
        """A form sent twice makes one finding."""
        same = inspection.findings.filter(
            item_code=self.item_code, description=self.description.strip(), location=self.location.strip()
        ).first()
        if same is not None:
            refuse_faults({"description": f"这个问题已经登记为第{same.number}项，无需重复登记。"})

    def _record(self, inspection: Inspection, finding: Finding) -> None:
        self.record(
            "finding.added",
            f"在{inspection.enterprise.name}{finding.location}发现第{finding.number}项问题：{finding.description}",
            subject=finding,
            stream=stream_of(inspection.authority_id),
            payload={
                "inspection": inspection.pk,
                "item": finding.item_code,
                "obligation": finding.obligation,
                "penalty": finding.penalty,
                "level": finding.level,
                "corrected_on_the_spot": finding.corrected_on_the_spot,
            },
        )

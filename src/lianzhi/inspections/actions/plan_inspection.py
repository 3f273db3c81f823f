"""Planning one visit to one enterprise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NotVisible, WrongState, require
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.selectors import get_enterprise_for
from lianzhi.inspections.checklists import checklists
from lianzhi.inspections.constants import Capacity, InspectionKind, InspectionState, OperationState
from lianzhi.inspections.models import Inspection, InspectionOfficer, Operation
from lianzhi.inspections.selectors import get_operation_for
from lianzhi.inspections.services import (
    INSPECTING,
    certificate_number,
    refuse_faults,
    refuse_team,
    stream_of,
)
from lianzhi.organisation.models import Authority, Officer
from lianzhi.organisation.selectors import (
    county_bureau,
    district_of,
    officers_by_id,
    officers_visible_to,
    township_authority,
)


@dataclass(frozen=True, kw_only=True)
class PlanInspection(Act[Inspection]):
    """安排监督检查, in the name of the township government of the place or of the county bureau.

    Within an operation the officers are its members; alone they come from the roster the actor may see.
    """

    enterprise_id: int
    authority_code: str
    kind: InspectionKind
    checklist: str
    planned_on: date
    enforcing: tuple[int, ...]
    assisting: tuple[int, ...] = ()
    operation_id: int | None = None

    def perform(self) -> Inspection:
        """Raises NoRight, NotVisible, WrongState, Malformed (date, checklist, authority), LawForbids (officers)."""
        require(self.actor, *INSPECTING)
        enterprise = get_enterprise_for(self.actor, self.enterprise_id)
        operation = self._operation(enterprise)
        authority = self._authority(enterprise)
        self._check_fields(enterprise, operation)
        enforcing, assisting = officers_by_id(list(self.enforcing)), officers_by_id(list(self.assisting))
        self._check_roster((*enforcing, *assisting), operation)
        refuse_team(enforcing, (self.planned_on,))
        self._check_twice(enterprise)
        inspection = Inspection.objects.create(
            operation=operation,
            enterprise=enterprise,
            authority=authority,
            place_code=enterprise.place_id,
            kind=self.kind,
            checklist=self.checklist,
            planned_on=self.planned_on,
            site=enterprise.address,
        )
        self._enter_officers(inspection, enforcing, assisting)
        self.record(
            "inspection.planned",
            f"{authority.name}安排对{enterprise.name}进行{self.kind.label}。",
            subject=inspection,
            stream=stream_of(authority.code),
            payload={
                "enterprise": enterprise.uscc,
                "operation": self.operation_id,
                "planned_on": self.planned_on,
                "checklist": self.checklist,
                "enforcing": list(self.enforcing),
                "assisting": list(self.assisting),
            },
        )
        return inspection

    def _operation(self, enterprise: Enterprise) -> Operation | None:
        if self.operation_id is None:
            return None
        operation = get_operation_for(self.actor, self.operation_id)
        if operation.state == OperationState.FINISHED:
            raise WrongState("这次联合执法行动已经结束，不能再安排检查。")
        district = district_of(enterprise.place_id, operation.starts_on)
        if district is None or district.pk != operation.district_id:
            raise Malformed(
                {"enterprise": f"{enterprise.name}不在{operation.district.name}，不属于本次行动的范围。"}
            )
        return operation

    def _authority(self, enterprise: Enterprise) -> Authority:
        """The township government of the place, or the county bureau; a township acts in its own name only."""
        possible = {each.code: each for each in (township_authority(enterprise.place_id), county_bureau())}
        if self.authority_code not in possible:
            raise Malformed({"authority": "检查机关应当是企业所在地乡镇人民政府或者县应急管理局。"})
        found = possible[self.authority_code]
        own = self.actor.authority_code == found.code
        if not own and self.actor.authority_code != county_bureau().code:
            raise Malformed({"authority": f"您所在的机关只能以本机关名义检查，不能以{found.name}名义检查。"})
        return found

    def _check_fields(self, enterprise: Enterprise, operation: Operation | None) -> None:
        faults = {}
        if not enterprise.is_active:
            faults["enterprise"] = f"{enterprise.name}已不在册，请先核对企业台账。"
        if self.planned_on < clock.today():
            faults["planned_on"] = "计划检查日期不能早于今天。"
        elif operation and not operation.starts_on <= self.planned_on <= operation.ends_on:
            faults["planned_on"] = (
                f"计划检查日期应当在行动期间（{operation.starts_on:%Y-%m-%d}至{operation.ends_on:%Y-%m-%d}）内。"
            )
        if self.checklist not in checklists():
            faults["checklist"] = "没有这张检查表，请重新选择。"
        if set(self.enforcing) & set(self.assisting):
            faults["assisting"] = "同一人不能既是执法人员又是辅助人员。"
        refuse_faults(faults)

    def _check_twice(self, enterprise: Enterprise) -> None:
        """One visit a day in one authority's name: what can be checked in one visit is not visited twice."""
        same = Inspection.objects.filter(
            enterprise=enterprise, authority_id=self.authority_code, planned_on=self.planned_on
        )
        if same.exclude(
            state__in=(InspectionState.RECORDED, InspectionState.ORDERED, InspectionState.CLOSED)
        ).exists():
            raise WrongState(f"当日对{enterprise.name}的检查已经安排，请在那次检查中一并进行。")

    def _check_roster(self, officers: tuple[Officer, ...], operation: Operation | None) -> None:
        if operation is not None:
            known = set(operation.members.values_list("officer_id", flat=True))
            if any(officer.pk not in known for officer in officers):
                raise Malformed({"enforcing": "检查人员应当从本次行动的参加人员中确定。"})
            barred = set(
                operation.members.filter(capacity=Capacity.ASSISTING).values_list("officer_id", flat=True)
            )
            if barred & set(self.enforcing):
                raise Malformed({"enforcing": "在本次行动中担任辅助工作的人员不能作为执法人员。"})
            return
        known = set(officers_visible_to(self.actor, self.planned_on).values_list("pk", flat=True))
        if any(officer.pk not in known for officer in officers):
            raise NotVisible("所选人员不在名册中。")

    def _enter_officers(
        self, inspection: Inspection, enforcing: list[Officer], assisting: list[Officer]
    ) -> None:
        """The certificate number is kept as it is on the day of the visit."""
        InspectionOfficer.objects.bulk_create(
            InspectionOfficer(
                inspection=inspection,
                officer=officer,
                capacity=capacity,
                certificate_number=certificate_number(officer, self.planned_on),
            )
            for capacity, group in ((Capacity.ENFORCING, enforcing), (Capacity.ASSISTING, assisting))
            for officer in group
        )

"""Opening a joint operation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, NotVisible, require
from lianzhi.inspections.constants import Capacity
from lianzhi.inspections.models import Operation, OperationMember
from lianzhi.inspections.services import LEADING, missing, refuse_faults, refuse_team, stream_of
from lianzhi.organisation.models import District, Officer
from lianzhi.organisation.selectors import (
    county_bureau,
    districts,
    officers_by_id,
    officers_of_authority,
    officers_of_district,
)

LABELS = {"name": "行动名称", "purpose": "检查重点"}


@dataclass(frozen=True, kw_only=True)
class OpenOperation(Act[Operation]):
    """部署联合执法行动: dated, one district, at least two certified officers on every day (行政处罚法 42)."""

    district_code: str
    name: str
    purpose: str
    starts_on: date
    ends_on: date
    enforcing: tuple[int, ...]
    assisting: tuple[int, ...] = ()

    def perform(self) -> Operation:
        """Raises NoRight, NotVisible, Malformed (dates, blanks), LawForbids (officers)."""
        require(self.actor, *LEADING)
        lead = self.actor.officer_id
        if lead is None:
            raise NoRight("联合执法行动要有带队人；您的账号没有关联执法人员。")
        district = self._district()
        self._check_fields()
        enforcing, assisting = officers_by_id(list(self.enforcing)), officers_by_id(list(self.assisting))
        self._check_roster((*enforcing, *assisting))
        refuse_team(enforcing, (self.starts_on, self.ends_on))
        if Operation.objects.filter(
            district=district, name=self.name.strip(), starts_on=self.starts_on
        ).exists():
            raise Malformed({"name": "这一天开始的同名行动已经部署，无需重复部署。"})
        operation = Operation.objects.create(
            district=district,
            name=self.name.strip(),
            purpose=self.purpose.strip(),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            lead_id=lead,
        )
        OperationMember.objects.bulk_create(
            OperationMember(operation=operation, officer=officer, capacity=capacity)
            for capacity, group in ((Capacity.ENFORCING, enforcing), (Capacity.ASSISTING, assisting))
            for officer in group
        )
        who = "、".join(officer.name for officer in enforcing)
        self.record(
            "operation.opened",
            f"部署{district.name}联合执法行动“{operation.name}”，执法人员：{who}。",
            subject=operation,
            stream=stream_of(self.actor.authority_code),
            payload={
                "district": district.code,
                "starts_on": self.starts_on,
                "ends_on": self.ends_on,
                "enforcing": list(self.enforcing),
                "assisting": list(self.assisting),
            },
        )
        return operation

    def _district(self) -> District:
        """A squad lead opens operations of the own district only."""
        found = districts().filter(code=self.district_code).first()
        if found is None:
            raise NotVisible("没有这个片区。")
        if not self.actor.sees_county and found.code != self.actor.district_code:
            raise NotVisible("没有这个片区。")
        return found

    def _check_fields(self) -> None:
        faults = missing({"name": self.name, "purpose": self.purpose}, LABELS)
        if self.starts_on < clock.today():
            faults["starts_on"] = "开始日期不能早于今天。"
        if self.ends_on < self.starts_on:
            faults["ends_on"] = "结束日期不能早于开始日期。"
        both = set(self.enforcing) & set(self.assisting)
        if both:
            faults["assisting"] = "同一人不能既是执法人员又是辅助人员。"
        if len(set(self.assisting)) != len(self.assisting):
            faults["assisting"] = "辅助人员重复。"
        refuse_faults(faults)

    def _check_roster(self, officers: tuple[Officer, ...]) -> None:
        """Members come from the district's roster or the county bureau's."""
        known = set(officers_of_district(self.district_code, self.starts_on).values_list("pk", flat=True))
        known |= set(officers_of_authority(county_bureau().code).values_list("pk", flat=True))
        strange = [officer.name for officer in officers if officer.pk not in known]
        if strange:
            raise Malformed(
                {"enforcing": f"{'、'.join(strange)}不是本片区或者县局的人员，不能参加本次行动。"}
            )

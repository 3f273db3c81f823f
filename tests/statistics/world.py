"""Generated records of several townships and months, written plainly; what a test expects is counted from its lists."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.constants import CaseState, HandoverState, Origin
from lianzhi.cases.models import CaseFile, Decision, Handover
from lianzhi.core import clock
from lianzhi.documents.models import Document
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.constants import FindingState, InspectionKind, InspectionState
from lianzhi.inspections.models import Finding, Inspection
from tests.factories.enterprises import make_enterprise
from tests.factories.organisation import BUREAU, DONGPING, PENGHU, SHIGU, WULIJIE
from tests.people import People

_numbers = count(1)
PLACES = (WULIJIE, SHIGU, PENGHU, DONGPING)
MEASURES: tuple[list[str], ...] = (
    [],
    ["责令限期改正"],
    ["责令停产停业整顿"],
    ["责令停止使用或停产停业整顿"],
    ["责令停产停业整顿直至吊销许可证件"],
)


@dataclass
class World:
    """Writers with boring defaults; every written record is kept in a list."""

    people: People
    enterprises: list[Enterprise] = field(default_factory=list)
    inspections: list[Inspection] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    cases: list[CaseFile] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)

    def enterprise(self, place: str = WULIJIE, **given: Any) -> Enterprise:
        made = make_enterprise(place=place, **given)
        self.enterprises.append(made)
        return made

    def inspection(self, enterprise: Enterprise, ended_at: datetime | None, **given: Any) -> Inspection:
        day = clock.day_of(ended_at) if ended_at else clock.today()
        with setup_writes("tests: statistics"):
            made = Inspection.objects.create(
                **{
                    "enterprise": enterprise,
                    "authority_id": enterprise.place_id,
                    "place_code": enterprise.place_id,
                    "kind": InspectionKind.DAILY,
                    "checklist": "general",
                    "planned_on": day,
                    "started_at": ended_at and ended_at - timedelta(hours=2),
                    "ended_at": ended_at,
                    "state": InspectionState.RECORDED if ended_at else InspectionState.PLANNED,
                    **given,
                }
            )
        self.inspections.append(made)
        return made

    def finding(
        self, inspection: Inspection, found_on: date, corrected_on: date | None = None, **given: Any
    ) -> Finding:
        with setup_writes("tests: statistics"):
            made = Finding.objects.create(
                inspection=inspection,
                place_code=inspection.place_code,
                number=next(_numbers) % 30_000,
                item_code="AQ-99",
                obligation="安全生产法/36/1",
                penalty="安全生产法/99/1/2",
                description=f"除尘器未接地{next(_numbers)}（示例）",
                location="打磨车间",
                found_on=found_on,
                corrected_on=corrected_on,
                state=FindingState.CORRECTED if corrected_on else FindingState.OPEN,
                **given,
            )
        self.findings.append(made)
        return made

    def case(self, enterprise: Enterprise, filed_on: date | None, **given: Any) -> CaseFile:
        with setup_writes("tests: statistics"):
            made = CaseFile.objects.create(
                **{
                    "number": f"示例立〔2026〕{next(_numbers)}号",
                    "cause": "安全设备使用不符合标准",
                    "procedure_version": "2021-07-15",
                    "state": CaseState.INVESTIGATION if filed_on else CaseState.CLUE,
                    "origin": Origin.INSPECTION,
                    "enterprise": enterprise,
                    "party_kind": "unit",
                    "party_name": enterprise.name,
                    "party_identifier": enterprise.uscc,
                    "item_code": "AQ-99",
                    "penalty": "安全生产法/99/1/2",
                    "obligation": "安全生产法/36/1",
                    "place_code": enterprise.place_id,
                    "authority_id": enterprise.place_id,
                    "signs_as_id": enterprise.place_id,
                    "route": "delegated",
                    "facts": "示例",
                    "conduct_on": filed_on or clock.today(),
                    "discovered_on": filed_on or clock.today(),
                    "filed_on": filed_on,
                    **given,
                }
            )
        self.cases.append(made)
        return made

    def decision(
        self, case: CaseFile, decided_on: date, fen: int = 2_000_000, measures: list[str] | None = None
    ) -> Decision:
        with setup_writes("tests: statistics"):
            made = Decision.objects.create(
                case=case,
                amount_fen=fen,
                measures=measures or [],
                decided_on=decided_on,
                approver=self.people.leader.officer,
                document=self.document(case.place_code),
                serve_by=decided_on,
            )
        self.decisions.append(made)
        return made

    def handover(
        self, finding: Finding, handed_on: date, state: HandoverState = HandoverState.SENT
    ) -> Handover:
        with setup_writes("tests: statistics"):
            made = Handover.objects.create(
                finding=finding,
                from_authority_id=finding.place_code,
                to_authority_id=BUREAU,
                place_code=finding.place_code,
                reason="不在赋权范围",
                document=self.document(finding.place_code),
                handed_on=handed_on,
                state=state,
            )
        self.handovers.append(made)
        return made

    def document(self, place: str) -> Document:
        return Document.objects.create(
            owner="tests:1",
            authority_id=place,
            place_code=place,
            template="test",
            name="示例文书",
            issued_on=clock.today(),
            issued_by="示例",
            model={},
            digest="0" * 64,
        )


def scatter(world: World, seed: int) -> World:
    """Records over fourteen months and three of four townships, by chance but the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    for place in PLACES[:3]:
        for _ in range(5):
            enterprise = world.enterprise(place, is_active=chance.random() < 0.8)
            for _ in range(chance.randrange(7)):
                _visit(world, enterprise, chance)
            for _ in range(chance.randrange(4)):
                _case(world, enterprise, chance)
    return world


def _moment(chance: random.Random) -> datetime:
    return datetime(2025, 1, 1, tzinfo=clock.SHANGHAI) + timedelta(minutes=chance.randrange(60 * 24 * 425))


def _visit(world: World, enterprise: Enterprise, chance: random.Random) -> None:
    ended = _moment(chance)
    visit = world.inspection(enterprise, ended if chance.random() < 0.9 else None)
    found = clock.day_of(ended)
    for _ in range(chance.randrange(3)):
        corrected = found + timedelta(days=chance.randrange(60)) if chance.random() < 0.6 else None
        finding = world.finding(visit, found, corrected)
        if chance.random() < 0.3:
            world.handover(finding, found, chance.choice([HandoverState.SENT, HandoverState.RETURNED]))


def _case(world: World, enterprise: Enterprise, chance: random.Random) -> None:
    filed = clock.day_of(_moment(chance))
    authority = BUREAU if chance.random() < 0.3 else enterprise.place_id
    case = world.case(
        enterprise,
        filed if chance.random() < 0.8 else None,
        state=CaseState.NOT_FILED if chance.random() < 0.1 else CaseState.INVESTIGATION,
        authority_id=authority,
        signs_as_id=authority,
    )
    if case.filed_on and chance.random() < 0.7:
        decided = filed + timedelta(days=chance.randrange(80))
        fen, measures = chance.choice([0, 1, 500_000, 2_345_678]), chance.choice(MEASURES)
        world.decision(case, decided, fen, measures)

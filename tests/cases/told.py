"""A case on a clue as far as a test needs it, every step by its act; nobody has inspected anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from lianzhi.cases.actions.assign_clue import AssignClue
from lianzhi.cases.actions.attach_case_evidence import AttachCaseEvidence
from lianzhi.cases.actions.establish_violation import EstablishViolation
from lianzhi.cases.actions.identify_unit import IdentifyUnit
from lianzhi.cases.actions.open_case_on_clue import OpenCaseOnClue
from lianzhi.cases.actions.register_clue import Informant, RegisterClue
from lianzhi.cases.actions.verify_clue import VerifyClue
from lianzhi.cases.actions.withdraw_violation import WithdrawViolation
from lianzhi.cases.models import CaseFile, Clue, ClueViolation
from lianzhi.cases.services.parties import unit_of
from lianzhi.core import clock
from tests.cases.file import File
from tests.inspections.scene import PNG

NAME, PHONE, HOME = "举报乙（示例）", "0595-87654321", "永春县示例新村7号"


@dataclass
class Told:
    """Acts with lawful facts; a test replaces the one it is about."""

    file: File

    def registering(self, **given: Any) -> RegisterClue:
        return replace(
            RegisterClue(
                actor=self.file.officer,
                source="complaint",
                received_on=clock.today(),
                title="污水池没有警示标志",
                content="厂区污水收集池旁边没有任何标志。",
                subject_name="竹木制品厂（示例）",
                place_code="350525101",
                informant=Informant(name=NAME, phone=PHONE, address=HOME, wants_reply=True),
            ),
            **given,
        )

    def assigned(self, **given: Any) -> Clue:
        """Registered, and given to the colleague."""
        clue = self.registering(**given).execute()
        return AssignClue(
            actor=self.file.leader,
            clue_id=clue.pk,
            assignee_id=self.file.person("colleague").officer.pk,
            verify_by=clock.today() + timedelta(days=5),
        ).execute()

    def identifying(self, clue: Clue, **given: Any) -> IdentifyUnit:
        return replace(
            IdentifyUnit(
                actor=self.file.person("colleague").actor,
                clue_id=clue.pk,
                enterprise_id=self.file.scene.enterprise.pk,
            ),
            **given,
        )

    def establishing(self, clue: Clue, **given: Any) -> EstablishViolation:
        return replace(
            EstablishViolation(
                actor=self.file.person("colleague").actor,
                clue_id=clue.pk,
                item_code="AQ-099-1-1",
                description="污水收集池人孔旁未设置明显的安全警示标志",
                location="污水收集池",
                found_on=clock.today(),
            ),
            **given,
        )

    def withdrawing(self, violation: ClueViolation) -> WithdrawViolation:
        return WithdrawViolation(
            actor=self.file.person("colleague").actor,
            clue_id=violation.clue_id,
            violation_id=violation.pk,
            why="部位写错了。",
        )

    def verifying(self, clue: Clue, **given: Any) -> VerifyClue:
        return replace(
            VerifyClue(
                actor=self.file.person("colleague").actor,
                clue_id=clue.pk,
                outcome="file",
                found="到现场核查，污水收集池人孔旁没有警示标志。",
            ),
            **given,
        )

    def to_file(self, *, more: tuple[dict[str, Any], ...] = (), **given: Any) -> Clue:
        """A clue whose unit is known, whose violations are established, and which is to be filed."""
        clue = self.assigned(**given)
        self.identifying(clue).execute()
        for each in ({}, *more):
            self.establishing(clue, **each).execute()
        return self.verifying(clue).execute()

    def opening(self, clue: Clue, **given: Any) -> OpenCaseOnClue:
        people = self.file.scene.people
        return replace(
            OpenCaseOnClue(
                actor=self.file.officer,
                clue_id=clue.pk,
                violations=tuple(clue.violations.values_list("pk", flat=True)),
                party=self.file.party or unit_of(self.file.scene.enterprise),
                cause="未在有较大危险因素的场所设置明显的安全警示标志",
                facts="执法人员经核查查明，污水收集池人孔旁未设置安全警示标志。",
                conduct_on=clock.today(),
                lead_id=people.officer.officer.pk,
                assistant_id=people.colleague.officer.pk,
            ),
            **given,
        )

    def opened(self, **given: Any) -> CaseFile:
        return self.opening(self.to_file(**given)).execute()

    def proving(self, case: CaseFile, **given: Any) -> AttachCaseEvidence:
        return replace(
            AttachCaseEvidence(
                actor=self.file.officer,
                case_id=case.pk,
                file=ContentFile(PNG, name="现场.png"),
                file_name="现场.png",
                kind="audiovisual",
                title="人孔照片",
                proves="人孔旁没有警示标志",
                taken_at=clock.now(),
                taken_place="污水收集池",
            ),
            **given,
        )

    def investigated(self, case: CaseFile) -> CaseFile:
        """Filed, with a photo and an interview."""
        file = self.file
        case = file.approve(file.submit_filing(case))
        self.proving(case).execute()
        file.asking(case).execute()
        return file.fresh(case)

"""Filling in the checklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.inspections.constants import ChecklistResult, InspectionState
from lianzhi.inspections.models import ChecklistAnswer, Inspection
from lianzhi.inspections.selectors import checklist_of, get_inspection_for
from lianzhi.inspections.services import expect, hold, refuse_faults, require_inspector, stream_of


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """The result of one line, and a note where something is to be said."""

    result: ChecklistResult
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerChecklist(Act[Inspection]):
    """填写检查表; lines that are left out keep the answer they had."""

    inspection_id: int
    answers: Mapping[str, LineAnswer]

    def perform(self) -> Inspection:
        """Raises NotVisible, NoRight, WrongState, Malformed (no line, or one the checklist does not have)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.UNDERWAY, act="填写检查表")
        known = {line.key for line in checklist_of(inspection).lines}
        if not self.answers:
            refuse_faults({"": "请至少填写一项检查结果。"})
        refuse_faults({f"result_{line}": "检查表没有这一项。" for line in self.answers if line not in known})
        hold(inspection)
        for line, answer in self.answers.items():
            ChecklistAnswer.objects.update_or_create(
                inspection=inspection,
                line=line,
                defaults={"result": answer.result, "note": answer.note.strip()},
            )
        problems = [line for line, answer in self.answers.items() if answer.result == ChecklistResult.PROBLEM]
        self.record(
            "inspection.checklist",
            f"填写{inspection.enterprise.name}检查表{len(self.answers)}项，其中存在问题{len(problems)}项。",
            subject=inspection,
            stream=stream_of(inspection.authority_id),
            payload={line: answer.result for line, answer in self.answers.items()},
        )
        return inspection

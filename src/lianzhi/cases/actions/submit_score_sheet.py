"""SubmitScoreSheet: a scorer hands in what was found; the last sheet settles the file or asks for a third."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import AppraisedState
from lianzhi.cases.models import AppraisalDefect, AppraisedFile, ScoreSheet
from lianzhi.cases.services.appraisals import SCORERS, hold_file_for, sheet_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.appraisal import SheetScore, agree, appraisal_pack, settle, sheet_score
from lianzhi.kernel.lint.scoring import scoring


@dataclass(frozen=True, slots=True)
class Mark:
    """What a part lost, in points, and why: one defect a line."""

    part: str
    lost: Decimal
    reason: str


@dataclass(frozen=True, kw_only=True)
class SubmitScoreSheet(Act[AppraisedFile]):
    """Hand in the own sheet, once; nobody reads it before every sheet of the file is in."""

    file_id: int
    marks: tuple[Mark, ...]
    vetoes: tuple[str, ...] = ()
    veto_reason: str = ""

    def perform(self) -> AppraisedFile:
        """The file, settled where this was the last sheet and the scorers are near enough."""
        require(self.actor, *SCORERS)
        file = hold_file_for(self.actor, self.file_id)
        sheet = sheet_of(self.actor, file)
        if sheet is None:
            raise NoRight("您不是本卷的评查人员，不能评分。")
        if sheet.submitted_at is not None:
            raise WrongState("您的评分表已经提交，不能再改。")
        self._refuse_unreadable()
        result = sheet_score({mark.part: mark.lost for mark in self.marks}, vetoed=bool(self.vetoes))
        compare_and_set(
            sheet,
            {"submitted_at": None},
            {
                "marks": [
                    [mark.part, str(mark.lost), mark.reason.strip()] for mark in self.marks if mark.lost
                ],
                "vetoes": [[key, self.veto_reason.strip()] for key in self.vetoes],
                "total": result.total,
                "grade": result.grade,
                "submitted_at": clock.now(),
            },
        )
        self._tell(file)
        sheets = list(ScoreSheet.objects.filter(file=file))
        if all(each.submitted_at for each in sheets):
            _close(file, sheets)
        return file

    def _tell(self, file: AppraisedFile) -> None:
        # The sentence keeps the score to itself: the audit is read while the other sheet is still being written.
        self.record(
            "appraisal.sheet-submitted",
            f"提交“{file.case}”案卷的评分表",
            subject=file,
            stream=f"authority:{self.actor.authority_code}",
            payload={"appraisal": file.appraisal_id},
        )

    def _refuse_unreadable(self) -> None:
        wrong = {}
        points = {part.key: part for part in scoring().parts}
        step = appraisal_pack().smallest_step
        for mark in self.marks:
            part = points[mark.part]
            if not 0 <= mark.lost <= part.points or mark.lost % step:
                wrong[f"lost_{mark.part}"] = f"“{part.title}”扣分应当在0到{part.points}分之间，最小{step}分。"
            elif mark.lost and not mark.reason.strip():
                wrong[f"reason_{mark.part}"] = f"“{part.title}”扣了分，请写明扣分的问题。"
        if self.vetoes and not self.veto_reason.strip():
            wrong["veto_reason"] = "选择了一票否决情形，请写明事实和依据。"
        if wrong:
            raise Malformed(wrong)


def _close(file: AppraisedFile, sheets: list[ScoreSheet]) -> None:
    scores = [SheetScore(Decimal(each.total or 0), bool(each.vetoes), each.grade) for each in sheets]
    settled = settle(scores)
    agreed = agree(scores[0], scores[1])
    if settled is None:
        compare_and_set(file, {"state": file.state}, {"state": AppraisedState.THIRD, "agreed": agreed})
        return
    changes: dict[str, Any] = {
        "state": AppraisedState.SETTLED,
        "score": settled.total,
        "vetoed": settled.vetoed,
        "grade": settled.grade,
        "agreed": agreed,
        "settled_on": clock.today(),
    }
    compare_and_set(file, {"state": file.state}, changes)
    AppraisalDefect.objects.bulk_create(
        AppraisalDefect(file=file, number=number, part=part, text=text)
        for number, (part, text) in enumerate(_defects(sheets), start=1)
    )


def _defects(sheets: list[ScoreSheet]) -> dict[tuple[str, str], None]:
    """Every line of every sheet's reasons, what two wrote alike once, in the order of the scheme."""
    titles = {part.key: part.title for part in scoring().parts}
    found: dict[tuple[str, str], None] = {}
    for sheet in sheets:
        for key, why in sheet.vetoes:
            found[f"一票否决：{appraisal_pack().veto(key).title}"[:40], why] = None
    for part, title in titles.items():
        for sheet in sheets:
            for reason in (each[2] for each in sheet.marks if each[0] == part):
                found |= {(title, line.strip()): None for line in reason.splitlines() if line.strip()}
    return found

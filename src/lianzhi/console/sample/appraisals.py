"""An appraisal of the closed files: one settled with a defect to cure, one that a scorer still has to read (示例)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from lianzhi.cases.actions.assign_scorers import AssignScorers
from lianzhi.cases.actions.open_appraisal import OpenAppraisal
from lianzhi.cases.actions.submit_score_sheet import Mark, SubmitScoreSheet
from lianzhi.cases.constants import AppraisalBasis
from lianzhi.cases.models import Appraisal, AppraisedFile
from lianzhi.console.sample.telling import actor, held_on
from lianzhi.core import clock

SCORERS = ("scorer1", "scorer2")
SEED = "示例-35052520-0304050607"
MARKS = {
    "scorer1": Mark("investigation", Decimal(3), "询问笔录没有逐页签名（示例）。"),
    "scorer2": Mark("investigation", Decimal(2), "询问笔录没有逐页签名（示例）。"),
}


def tell(today: date) -> None:
    """Both closed files of the story are drawn; the older one is read by both scorers, the other by the first only."""
    with held_on(today, ago=4):
        day = clock.today()
        first, second = _drawn(day).files.order_by("case_id")
        for file in (first, second):
            AssignScorers(
                actor=actor("office", day),
                file_id=file.pk,
                officer_ids=tuple(actor(each, day).officer_key for each in SCORERS),
            ).execute()
        for scorer in SCORERS:
            _score(scorer, first, day)
        _score(SCORERS[0], second, day)


def _drawn(day: date) -> Appraisal:
    return OpenAppraisal(
        actor=actor("office", day),
        title=f"{day.year}年案卷评查（示例）",
        basis=AppraisalBasis.CLOSED,
        period_from=day - timedelta(days=365),
        period_to=day,
        per_authority=2,
        seed=SEED,
        seed_source="当日公开的开奖号码（示例）",
    ).execute()


def _score(scorer: str, file: AppraisedFile, day: date) -> None:
    SubmitScoreSheet(actor=actor(scorer, day), file_id=file.pk, marks=(MARKS[scorer],)).execute()

"""Closed files drawn, read by two, scored and graded (案卷评查)."""

from lianzhi.kernel.appraisal.drawing import Candidate, Drawn, draw, pool_digest, rank_of
from lianzhi.kernel.appraisal.pack import AppraisalPack, Veto, appraisal_pack, load_pack, refusal
from lianzhi.kernel.appraisal.scorers import ScorerFacts, unfit
from lianzhi.kernel.appraisal.scoring import SheetScore, agree, grade_of, settle, sheet_score

__all__ = [
    "AppraisalPack",
    "Candidate",
    "Drawn",
    "ScorerFacts",
    "SheetScore",
    "Veto",
    "agree",
    "appraisal_pack",
    "draw",
    "grade_of",
    "load_pack",
    "pool_digest",
    "rank_of",
    "refusal",
    "settle",
    "sheet_score",
    "unfit",
]

"""The yearly inspection plan (年度监督检查计划): from officers and leave to visits, and a lint of its sums."""

from lianzhi.kernel.workload.pack import PlanPack, load_plan_pack, plan_pack
from lianzhi.kernel.workload.plan import Discrepancy, PlanAnswer, PlanQuestion, Share, Visit, answer
from lianzhi.kernel.workload.questions import ask, list_lines, read_question

__all__ = [
    "Discrepancy",
    "PlanAnswer",
    "PlanPack",
    "PlanQuestion",
    "Share",
    "Visit",
    "answer",
    "ask",
    "list_lines",
    "load_plan_pack",
    "plan_pack",
    "read_question",
]

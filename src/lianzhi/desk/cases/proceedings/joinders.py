"""A further violation joined to a case (并案) on the desk."""

from __future__ import annotations

from typing import Any

from lianzhi.cases.actions.approve_joining import ApproveJoining
from lianzhi.cases.actions.ask_joining import AskJoining
from lianzhi.cases.actions.refuse_joining import RefuseJoining
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile, Joinder
from lianzhi.cases.selectors import is_handler
from lianzhi.cases.services.joining import joinable
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.forms.joining import AskJoiningForm
from lianzhi.desk.cases.forms.opinions import OpinionForm
from lianzhi.desk.cases.proceedings.kinds import Kind, built, started
from lianzhi.desk.cases.proceedings.wording import approval_pairs
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair

Page = ActPage[Joinder]


def _may_start(actor: Actor, case: CaseFile) -> bool:
    """Only while the case is investigated, and there is something to join."""
    if case.state != CaseState.INVESTIGATION or case.procedure != "ordinary" or not is_handler(actor, case):
        return False
    return bool(joinable(actor, case))


def _choices(actor: Actor, case: CaseFile) -> dict[str, Any]:
    return {"findings": joinable(actor, case)}


def _pairs(matter: Joinder) -> list[Pair]:
    return [
        Pair(label="违法行为", value=f"{matter.finding.location}：{matter.finding.description}", wide=True),
        Pair(label="发生日期", value=matter.conduct_on),
        *approval_pairs(matter),
    ]


KIND = Kind(
    slug="joining",
    model=Joinder,
    start=ActPage[CaseFile](
        title="并入其他违法行为",
        button="报请并案",
        effect="报机关负责人批准；批准后在本案中分别裁量、合并处罚。",
        said="已报请并案。",
        form=AskJoiningForm,
        build=started(AskJoining),
        initial=lambda _a, _c: {"opinion": "同一当事人的违法行为，建议并案处理。"},
        choices=_choices,
    ),
    steps={
        "approve-joining": Page(
            title="批准并案",
            button="批准",
            effect="该违法行为由本案处理，调查报告、告知书和决定书逐项载明。",
            said="已批准并案。",
            form=OpinionForm,
            build=built(ApproveJoining),
            initial=lambda _a, _m: {"opinion": "同意并案处理。"},
        ),
        "refuse-joining": Page(
            title="不予并案",
            button="不予并案",
            effect="该问题可以另行立案。",
            said="已决定不予并案。",
            tone="danger",
            form=OpinionForm,
            build=built(RefuseJoining),
        ),
    },
    pairs=_pairs,
    note=lambda matter: matter.finding.description,
    may_start=_may_start,
)

"""Recusals (回避) on the desk."""

from __future__ import annotations

from typing import Any

from lianzhi.cases.actions.apply_recusal import ApplyRecusal, require_involved
from lianzhi.cases.actions.grant_recusal import GrantRecusal
from lianzhi.cases.actions.refuse_recusal import RefuseRecusal
from lianzhi.cases.constants import RecusalPart
from lianzhi.cases.models import CaseFile, Recusal
from lianzhi.cases.selectors import FINAL, is_handler
from lianzhi.cases.services.recusals import concerned, facts_of_recusal, hearing_to_be_held
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.cases.choices import officers_for_hearing, replacing_choices
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.recusal import ApplyRecusalForm, GrantRecusalForm, RefuseRecusalForm
from lianzhi.desk.cases.proceedings.kinds import Kind, built, started
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair

Page = ActPage[Recusal]
ASKED = frozenset({"recusal-unreasoned", "recusal-successor-missing", "recusal-head-together"})


def _may_start(actor: Actor, case: CaseFile) -> bool:
    if case.state in FINAL:
        return False
    leads = actor.has(Role.APPROVING_LEADER) and actor.authority_code == case.signs_as_id
    session = hearing_to_be_held(case)
    chairs = session is not None and session.chair_id == actor.officer_key
    return leads or chairs or is_handler(actor, case)


def _people(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    people = concerned(case).items()
    return {"people": [(pk, f"{person.name}（{part.label}）") for pk, (part, person) in people]}


def _successors(_actor: Actor, matter: Recusal) -> dict[str, Any]:
    case = matter.case
    if matter.part == RecusalPart.HANDLER:
        found = replacing_choices(_actor, case)["officers"]
    elif matter.part == RecusalPart.CHAIR:
        found = officers_for_hearing(case)
    else:
        heads = concerned(case).items()
        found = [(pk, person.name) for pk, (part, person) in heads if part == RecusalPart.HEAD]
    return {"officers": [each for each in found if each[0] != matter.officer_id]}


def _pairs(matter: Recusal) -> list[Pair]:
    pairs = [
        Pair(label="被申请回避的人员", value=f"{matter.officer.name}（{matter.get_part_display()}）"),
        Pair(label="提出", value=f"{matter.applied_on}　{matter.get_source_display()}：{matter.applicant}"),
        Pair(label="申请的理由", value=matter.reason, wide=True),
    ]
    if matter.decided_by is None:
        return pairs
    together = f"，负责人集体讨论：{'、'.join(matter.together)}" if matter.together else ""
    pairs.append(Pair(label="决定", value=f"{matter.decided_on}　{matter.decided_by.name}{together}"))
    if matter.successor is not None:
        pairs.append(Pair(label="接替的人员", value=matter.successor.name))
    pairs.append(
        Pair(label="查明的情况和理由", value=f"{matter.findings}{matter.decision_reason}", wide=True)
    )
    number = matter.document.number if matter.document else ""
    pairs.append(Pair(label="书面答复", value=f"{number}　{matter.told_how}".strip(), wide=True))
    return pairs


STEPS: dict[str, Page] = {
    "grant-recusal": Page(
        title="决定回避并更换人员",
        button="决定回避",
        effect="生成《回避申请及决定书》；该人员随即看不到本案，案件由接替的人员办理。",
        said="已决定回避，案件已移交接替的人员。",
        tone="danger",
        form=GrantRecusalForm,
        build=built(GrantRecusal),
        choices=_successors,
    ),
    "refuse-recusal": Page(
        title="决定不予回避",
        button="决定不予回避",
        effect="生成《回避申请及决定书》，书面答复申请人并说明理由；该人员继续办理。",
        said="已决定不予回避，请将决定书送交申请人。",
        form=RefuseRecusalForm,
        build=built(RefuseRecusal),
    ),
}

KIND = Kind(
    slug="recusal",
    model=Recusal,
    start=ActPage[CaseFile](
        title="回避",
        button="登记申请",
        effect="由机关负责人决定；机关负责人的回避，由负责人集体讨论决定（条文待核定）。决定作出之前，不停止调查。",
        said="已登记，等待机关负责人决定。",
        intro="执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避；当事人有权申请回避。",
        form=ApplyRecusalForm,
        build=started(ApplyRecusal),
        initial=lambda _a, _c: today_initial("applied_on"),
        choices=_people,
    ),
    steps=STEPS,
    pairs=_pairs,
    note=lambda matter: f"{matter.get_part_display()}{matter.officer.name}，{matter.get_source_display()}",
    may_start=_may_start,
    may_ask=require_involved,
    facts=lambda matter, _today: {"recusal": facts_of_recusal(matter)},
    asked_by_the_form=ASKED,
)

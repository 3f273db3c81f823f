"""The deeds on a clue as pages: words, form, act, and who may do them when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.assign_clue import AssignClue
from lianzhi.cases.actions.clue_step import (
    require_assigning,
    require_deciding,
    require_establishing,
    require_replying,
    require_verifying,
    require_withdrawing,
)
from lianzhi.cases.actions.decide_not_filing import DecideNotFiling
from lianzhi.cases.actions.establish_violation import EstablishViolation
from lianzhi.cases.actions.reply_informant import ReplyInformant
from lianzhi.cases.actions.verify_clue import VerifyClue
from lianzhi.cases.actions.withdraw_violation import WithdrawViolation
from lianzhi.cases.models.clue import Clue
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Refused
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.clues import (
    AssignClueForm,
    EstablishForm,
    NotFilingForm,
    ReplyForm,
    VerifyClueForm,
    WithdrawForm,
)
from lianzhi.organisation.selectors import officers_of_authority
from lianzhi.powers.selectors import items_on

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed on a clue; `check` raises what the act would refuse before it reads the form, `cite` is its law."""

    title: str
    effect: str
    said: str
    form: Callable[[Clue, Any], forms.Form]
    act: Callable[[Actor, Clue, Data], Act[Any]]
    check: Callable[[Actor, Clue], None]
    cite: tuple[str, ...]

    def is_open(self, actor: Actor, clue: Clue) -> bool:
        """Whether the actor may do it now."""
        try:
            self.check(actor, clue)
        except Refused:
            return False
        return True


def _officers(clue: Clue) -> list[tuple[int, str]]:
    return [(each.pk, each.name) for each in officers_of_authority(clue.authority_id)]


def _items() -> list[tuple[str, str]]:
    return [(each.code, f"{each.name}（{each.code}）") for each in items_on(clock.today()) if each.penalties]


def _standing(clue: Clue) -> list[tuple[int, str]]:
    return [(each.pk, f"{each.location}：{each.description}") for each in clue.violations.standing()]


DEEDS: dict[str, Deed] = {
    "assign": Deed(
        title="交办",
        effect="交办后由核查人在期限内核查。",
        said="已交办。",
        form=lambda clue, data: AssignClueForm(data, officers=_officers(clue)),
        act=lambda actor, clue, data: AssignClue(
            actor=actor, clue_id=clue.pk, assignee_id=data["assignee"], verify_by=data["verify_by"]
        ),
        check=require_assigning,
        cite=("安全生产法/73",),
    ),
    "verify": Deed(
        title="登记核查情况",
        effect="登记后按处理办理：立案查处的提请立案，不予立案的报机关负责人审批；要求答复的，由受理人答复。",
        said="已登记核查情况。",
        form=lambda _clue, data: VerifyClueForm(data),
        act=lambda actor, clue, data: VerifyClue(
            actor=actor,
            clue_id=clue.pk,
            outcome=data["outcome"],
            found=data["found"],
            ground=data["ground"],
        ),
        check=require_verifying,
        cite=("安全生产法/73", "行政处罚法/54"),
    ),
    "establish": Deed(
        title="登记查明的违法行为",
        effect="处理为“立案查处”后，可以就登记的违法行为直接立案。",
        said="已登记查明的违法行为。",
        form=lambda _clue, data: EstablishForm(data, items=_items(), initial=today_initial("found_on")),
        act=lambda actor, clue, data: EstablishViolation(
            actor=actor,
            clue_id=clue.pk,
            **{name: data[name] for name in ("item_code", "description", "location", "found_on")},
        ),
        check=require_establishing,
        cite=("安全生产法/73", "行政处罚法/54"),
    ),
    "withdraw": Deed(
        title="更正查明的违法行为",
        effect="选中的违法行为不再作为立案的依据，登记和更正原因留存；写错的，更正后重新登记。",
        said="已更正。",
        form=lambda clue, data: WithdrawForm(data, violations=_standing(clue)),
        act=lambda actor, clue, data: WithdrawViolation(
            actor=actor, clue_id=clue.pk, violation_id=data["violation_id"], why=data["why"]
        ),
        check=require_withdrawing,
        cite=("安全生产法/73", "行政处罚法/54"),
    ),
    "decide": Deed(
        title="审批不予立案",
        effect="同意的，制作线索不予立案审批表，要求答复的由受理人答复；不同意的，退回核查人。",
        said="已审批。",
        form=lambda _clue, data: NotFilingForm(data),
        act=lambda actor, clue, data: DecideNotFiling(
            actor=actor, clue_id=clue.pk, agreed=data["agreed"], opinion=data["opinion"]
        ),
        check=require_deciding,
        cite=("安全生产法/73", "行政处罚法/54/2"),
    ),
    "reply": Deed(
        title="答复",
        effect="登记答复后线索办结。",
        said="已登记答复。",
        form=lambda _clue, data: ReplyForm(data, initial=today_initial("replied_on")),
        act=lambda actor, clue, data: ReplyInformant(
            actor=actor, clue_id=clue.pk, replied_on=data["replied_on"], reply=data["reply"]
        ),
        check=require_replying,
        cite=("安全生产法/73",),
    ),
}

"""DecidePowerCut: the unit is handed the decision, for power a day ahead unless danger is at hand (通知单位)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.power_cuts import RULE, earliest_start, facts_of_cut, fields_of_cut
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import rest_at


@dataclass(frozen=True, kw_only=True)
class DecidePowerCut(ProceedingStep[PowerCut]):
    """Tell the unit a day ahead, or why it is urgent.

    `emergency` is the urgent danger for which power stops without the advance (安全生产法 70), or any supply at night
    or on a statutory holiday (行政强制法 43).
    `refusal` says why the unit did not sign, seen by `witness`.
    """

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "decide-power-cut"

    notified_at: datetime
    told_how: str
    starts_at: datetime
    emergency: str = ""
    refusal: str = ""
    witness: str = ""

    def perform(self) -> PowerCut:
        """The matter, the unit told. Malformed for an instant that cannot be."""
        case, matter = self.opened()
        self._possible(matter)
        earliest = earliest_start(matter, self.notified_at)
        facts = replace(
            facts_of_cut(matter),
            told_how=self.told_how,
            emergency=self.emergency,
            starts_at=self.starts_at.astimezone(clock.SHANGHAI),
            earliest=earliest,
        )
        self.refuse_unlawful(case, matter, power_cut=facts)
        sudden = self.emergency if earliest is not None and self.starts_at < earliest else ""
        resting = self.emergency if rest_at(self.starts_at.astimezone(clock.SHANGHAI)) else ""
        self.move(
            matter,
            notified_at=self.notified_at,
            told_how=self.told_how,
            starts_at=self.starts_at,
            emergency=sudden or resting,
        )
        day = clock.day_of(self.notified_at)
        fields = {**fields_of_cut(matter), "refusal": self.refusal, "witness": self.witness}
        if sudden:
            fields["emergency"] = sudden
        elif earliest is not None:
            fields |= {"notified_at": self.notified_at, "notice_lead": papers.term_of(RULE, day)}
        document = papers.keep(self.actor, case, "power_decision", on=day, fields=fields)
        compare_and_set(matter, {"decision": None}, {"decision_id": document.pk})
        start = self.starts_at.astimezone(clock.SHANGHAI)
        ahead = f"情况紧急（{sudden}），未提前通知" if sudden else self.told_how
        self.tell(
            case,
            "power-cut.decided",
            f"决定自{start:%Y-%m-%d %H:%M}起{matter.supply}并通知该单位：{ahead}",
            document=document.number,
            digest=document.digest,
        )
        return matter

    def _possible(self, matter: PowerCut) -> None:
        wrong = {}
        # Forms know minutes, the approval its second.
        approved = matter.approved_at.replace(second=0, microsecond=0) if matter.approved_at else None
        if self.notified_at > clock.now():
            wrong["notified_at"] = "通知时间不能晚于现在。"
        elif approved is not None and self.notified_at < approved:
            wrong["notified_at"] = "通知时间早于批准时间；批准之前不得决定停止供应。"
        if self.starts_at < self.notified_at:
            wrong["starts_at"] = "起始时间不能早于通知单位的时间。"
        elif self.starts_at.year > clock.today().year + 1:
            wrong["starts_at"] = "起始时间超出下一年度，请核对。"
        if bool(self.refusal.strip()) != bool(self.witness.strip()):
            wrong["witness"] = "拒绝签名的，应当同时写明情况和见证人（没有见证人的，写明已录音录像）。"
        if wrong:
            raise Malformed(wrong)

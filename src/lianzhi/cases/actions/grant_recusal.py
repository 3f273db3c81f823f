"""GrantRecusal: the person stands aside, another takes over, and the case is out of sight at once (决定回避)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.answering_recusal import GRANTED, AnswerRecusal
from lianzhi.cases.constants import ChangeGround, RecusalPart
from lianzhi.cases.models import CaseFile, HearingSession, Recusal
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.handling import handler_who_is, handling_after, replace_handler, successor_for
from lianzhi.cases.services.hearings import facts_of_hearing
from lianzhi.cases.services.recusals import hearing_to_be_held, is_head, stand_aside_from
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NotVisible, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import check, enforcing_refusals, refusal, transition, version_named
from lianzhi.organisation.models import Officer
from lianzhi.organisation.recused import recused_from
from lianzhi.organisation.selectors import officer_facts, officers_by_id


@dataclass(frozen=True, kw_only=True)
class GrantRecusal(AnswerRecusal):
    """Grant it (行政处罚法 43): two certified officers stay, a chair told anew, a head who is not asked again."""

    step: ClassVar[str] = "grant-recusal"

    successor_id: int | None = None

    def perform(self) -> Recusal:
        """The granted application; the case is the successor's."""
        case, matter = self.opened()
        self.require_answer()
        named = officers_by_id([self.successor_id])[0] if self.successor_id else None
        facts = self.decided_facts(matter, successor=named.name if named else "")
        self.refuse_unlawful(case, matter, recusal=facts)
        if named is None:
            raise Malformed({"successor_id": "请选择接替的人员。"})
        if named.pk in recused_from(case.owner_key):
            refuse_if([refusal("officer-recused", name=named.name)])
        part = RecusalPart(matter.part)
        if part == RecusalPart.HANDLER:
            self._hand_on(case, matter, named)
        elif part == RecusalPart.CHAIR:
            self._change_chair(case, matter, named)
        elif named.pk == matter.officer_id or not is_head(case, named.pk):
            raise NotVisible("接替的人员应当是署名机关的其他负责人。")
        stand_aside_from(case, matter.officer_id)
        self.answer(case, matter, GRANTED, named)
        self.tell(
            case,
            "recusal.granted",
            f"决定{part.label}{matter.officer.name}回避，由{named.name}接替：{self.reason}",
            successor=named.pk,
        )
        return matter

    def _hand_on(self, case: CaseFile, matter: Recusal, named: Officer) -> None:
        outgoing = handler_who_is(case, matter.officer_id)
        successor = successor_for(case, named.pk)
        refuse_if(enforcing_refusals(handling_after(case, outgoing, successor), clock.today()))
        replace_handler(self.actor, outgoing, successor, ground=ChangeGround.RECUSAL, reason=self.reason)

    def _change_chair(self, case: CaseFile, matter: Recusal, named: Officer) -> None:
        """The other chair takes the hearing as far as 指定主持人: the party is told anew."""
        session = hearing_to_be_held(case)
        if session is None or session.chair is None or session.chair.pk != matter.officer_id:
            return
        if named.authority.pk != case.signs_as_id:
            raise NotVisible("主持人应当从本机关人员中指定。")
        self._refuse_chair(case, session, named)
        compare_and_set(
            session,
            {"state": session.state, "chair_id": matter.officer_id},
            {
                "state": transition(
                    version_named(session.procedure, session.procedure_version), "appoint-chair"
                ).to,
                "chair_id": named.pk,
                "chair_interested": False,
                "notified_on": None,
                "held_at": None,
            },
        )

    def _refuse_chair(self, case: CaseFile, session: HearingSession, named: Officer) -> None:
        today = clock.today()
        hearing = replace(
            facts_of_hearing(session),
            chair=officer_facts(named, today),
            chair_interested=False,
            chair_objection_open=named.pk == session.chair_id,
        )
        version = version_named(session.procedure, session.procedure_version)
        refuse_if(check(version, "appoint-chair", replace(facts_of(case, today), oral_hearing=hearing)))

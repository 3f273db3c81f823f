"""OpenCaseOnClue: what looking into a clue established becomes an ordinary case, without an inspection (线索立案)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.opening import appoint, columns_of, enforcing_pair, refuse_typed
from lianzhi.cases.clues import hold_clue_for, unit_to_file
from lianzhi.cases.constants import Origin
from lianzhi.cases.models import CaseFile, CaseFinding, Clue, ClueViolation
from lianzhi.cases.selectors import cases_of_established
from lianzhi.cases.services.competence import Route, route_of
from lianzhi.cases.services.parties import Party
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, refuse_if, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal
from lianzhi.kernel.procedure.modules import Module


@dataclass(frozen=True, kw_only=True)
class OpenCaseOnClue(Act[CaseFile]):
    """Open an ordinary file on violations a clue established, against one party (行政处罚法 54).

    Refuses what is not the authority's to punish, what the same party answers for already, and a conduct whose
    limitation is over (行政处罚法 17, 22, 29, 36). Another party of the same violations gets a case of its own.
    """

    clue_id: int
    violations: tuple[int, ...]
    party: Party
    cause: str
    facts: str
    conduct_on: date
    lead_id: int
    assistant_id: int

    def perform(self) -> CaseFile:
        """The new case in state 线索; who told is in none of its records."""
        require(self.actor, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
        clue = hold_clue_for(self.actor, self.clue_id)
        enterprise = unit_to_file(self.actor, clue)
        found = self._named(clue)
        seen_on = max(each.found_on for each in found)
        refuse_typed(
            cause=self.cause,
            facts=self.facts,
            party=self.party,
            conduct_on=self.conduct_on,
            seen_on=seen_on,
        )
        officers = enforcing_pair(self.actor, self.lead_id, self.assistant_id)
        acting = self.actor.authority_code
        routes = [route_of(each, on=clock.today(), party=self.party.kind, acting=acting) for each in found]
        refuse_if(self._refusals(found, routes))
        case = CaseFile.objects.create(
            **columns_of(found[0], party=self.party, route=routes[0], module=Module.ORDINARY, acting=acting),
            cause=self.cause,
            origin=Origin.CLUE,
            enterprise=enterprise,
            facts=self.facts,
            conduct_on=self.conduct_on,
            discovered_on=seen_on,
        )
        for each in found:
            CaseFinding.objects.create(
                case=case, established=each, conduct_on=min(self.conduct_on, each.found_on)
            )
        appoint(case, officers)
        if clue.case is None:
            compare_and_set(clue, {"case": None}, {"case_id": case.pk})
        self.record(
            "case.opened",
            f"就线索核查查明的{'、'.join(f'“{each.description}”' for each in found)}登记为案件线索，"
            f"适用{Module.ORDINARY.label}",
            subject=case,
            stream=f"authority:{case.authority_id}",
            payload={
                "clue": clue.pk,
                "violations": [each.pk for each in found],
                "route": routes[0].route,
                "party": self.party.identifier,
            },
        )
        return case

    def _named(self, clue: Clue) -> list[ClueViolation]:
        wanted = set(self.violations)
        found = [each for each in clue.violations.standing() if each.pk in wanted]
        if not found or len(found) != len(wanted):
            raise Malformed(
                {"violations": "请选择本线索核查查明的违法行为；还没有登记的，先在线索页面登记。"}
            )
        return found

    def _refusals(self, found: list[ClueViolation], routes: list[Route]) -> Iterator[Refusal]:
        until = due("limitation", self.conduct_on)
        if until < clock.today():
            yield refusal("limitation-passed", start=self.conduct_on.isoformat(), until=until.isoformat())
        for each, route in zip(found, routes, strict=True):
            why = route.transfer_reason
            if not why and route.signs_as != routes[0].signs_as:
                why = "该项违法行为应当以其他机关名义处罚，请另行立案。"
            if why:
                yield refusal("clue-not-competent", finding=each.description, why=why)
            for other in cases_of_established(each.pk).filter(party_identifier=self.party.identifier):
                yield refusal("clue-already-filed", finding=each.description, case=other.number or str(other))

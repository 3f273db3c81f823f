"""DecideNotFiling: the leader agrees that a clue is not filed, or sends it back to be looked into (不予立案审批)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_deciding
from lianzhi.cases.clues import SOURCES, hold_clue_for
from lianzhi.cases.constants import ClueSource, ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.cases.services.papers import cited
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.models import Document
from lianzhi.documents.services import Issue, issue
from lianzhi.kernel.procedure.words import filing_refusal_ground


@dataclass(frozen=True, kw_only=True)
class DecideNotFiling(Act[Clue]):
    """Answer the proposal not to file; consent issues the 不予立案审批表, in which nobody who told is named."""

    clue_id: int
    agreed: bool
    opinion: str

    def perform(self) -> Clue:
        """The clue settled or to be answered, or under verification again. NoRight, WrongState, Malformed."""
        clue = hold_clue_for(self.actor, self.clue_id)
        require_deciding(self.actor, clue)
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写审批意见；不同意的，写明还要核查什么。"})
        document = self._form(clue) if self.agreed else None
        compare_and_set(clue, {"state": ClueState.TO_APPROVE}, self._changes(clue, document))
        said = "同意不予立案" if self.agreed else "不同意不予立案，退回核查"
        self.record(
            "clue.not-filing-decided",
            f"对线索“{clue.title}”{said}：{self.opinion.strip()}",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
            payload={"agreed": self.agreed, "digest": document.digest if document else ""},
        )
        return clue

    def _changes(self, clue: Clue, document: Document | None) -> dict[str, object]:
        answered = {"opinion": self.opinion.strip(), "approver_id": self.actor.officer_key}
        if document is None:
            # What was proposed falls; what was found stays to be built on.
            again = {"state": ClueState.ASSIGNED, "outcome": "", "ground": "", "verified_on": None}
            return {**answered, **again}
        after = ClueState.TO_REPLY if clue.wants_reply else ClueState.SETTLED
        return {**answered, "state": after, "approved_on": clock.today(), "document_id": document.pk}

    def _form(self, clue: Clue) -> Document:
        today, ground = clock.today(), filing_refusal_ground(clue.ground)
        if ground is None or clue.assignee is None or clue.verified_on is None:
            raise LookupError(
                f"the clue {clue.pk} was not looked into, or the pack has no ground {clue.ground}"
            )
        mark = "" if ground.verified else "（依据待核定）"
        return issue(
            self.actor,
            Issue(
                template="clue_not_filed",
                authority=clue.authority,
                owner=clue.owner_key,
                place_code=clue.place_code,
                issued_on=today,
                fields={
                    "clue_title": clue.title,
                    "clue_source": SOURCES[ClueSource(clue.source)],
                    "sender": "，".join(filter(None, (clue.sender, clue.sender_number))),
                    "received_on": clue.received_on,
                    "subject_name": clue.subject_name,
                    "found": clue.found,
                    "ground": f"{ground.title}。依据：{cited(';'.join(ground.cite))}{mark}",
                    "verifier_name": clue.assignee.name,
                    "verified_on": clue.verified_on,
                    "approval_opinion": self.opinion.strip(),
                    "approver_name": self.actor.name,
                    "approved_on": today,
                },
            ),
        )

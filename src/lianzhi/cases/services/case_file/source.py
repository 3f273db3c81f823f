"""What the parts of the file are built from: each record read once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from lianzhi.cases import selectors
from lianzhi.cases.models import (
    CaseFile,
    CaseFinding,
    CaseHandler,
    Decision,
    Inquiry,
    NoPenalty,
    Notice,
    Proposal,
    SpotDecision,
)
from lianzhi.cases.services.facts import owners_of
from lianzhi.cases.services.violations import Violation, obligations_of, penalties_of, violations_of
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import whole_documents_of
from lianzhi.inspections.models import Inspection, RectificationOrder, Reinspection
from lianzhi.inspections.selectors import enforcing_officers_of, reinspection_of

if TYPE_CHECKING:
    from lianzhi.organisation.models import Officer


class Source:
    """A case with its records, read when first asked for and then kept."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case

    @cached_property
    def findings(self) -> list[CaseFinding]:
        """The findings the case rests on."""
        return selectors.findings_of(self.case)

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """The same with duty, article and day of each."""
        return violations_of(self.case)

    @cached_property
    def obligations(self) -> str:
        """Every duty broken, as refs separated by `;`."""
        return obligations_of(self.case)

    @cached_property
    def penalties(self) -> str:
        """The penalty articles of the findings themselves."""
        return penalties_of(self.case)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """How the papers of the file name these findings."""
        return tuple(map(key_of, self.findings))

    @cached_property
    def visits(self) -> list[tuple[Inspection, tuple[str, ...]]]:
        """The inspections of the case, each once, with the names of those who enforced."""
        return [(visit, tuple(each.name for each in officers)) for visit, officers in self.enforced]

    @cached_property
    def enforced(self) -> list[tuple[Inspection, list[Officer]]]:
        """The same with the officers themselves."""
        found = {
            each.finding.inspection_id: each.finding.inspection for each in self.findings if each.finding
        }
        return [(visit, [each.officer for each in enforcing_officers_of(visit)]) for visit in found.values()]

    @cached_property
    def orders(self) -> list[tuple[RectificationOrder, Reinspection | None]]:
        """The orders to correct, each with its re-inspection and who made it."""
        found = {each.finding.order_id: each.finding.order for each in self.findings if each.finding}
        made = [(order, reinspection_of(order)) for order in found.values() if order is not None]
        prefetch_related_objects([seen for _, seen in made if seen is not None], "officers__certificates")
        return made

    @cached_property
    def inquiries(self) -> list[Inquiry]:
        """The interviews with their officers."""
        return list(self.case.inquiries.prefetch_related("officers__certificates"))

    @cached_property
    def handlers(self) -> list[CaseHandler]:
        """Who handles the case, lead first."""
        return selectors.handlers_of(self.case)

    @cached_property
    def whole(self) -> list[Document]:
        """Every document of the case and its inspections, with its words."""
        return whole_documents_of(*owners_of(self.case))

    @cached_property
    def documents(self) -> list[Document]:
        """The same without those that were voided."""
        return [each for each in self.whole if each.state != DocumentState.VOID]

    @cached_property
    def proposal(self) -> Proposal | None:
        """The proposal in force."""
        return selectors.current_proposal(self.case)

    @cached_property
    def spot(self) -> SpotDecision | None:
        """The decision on the spot."""
        return SpotDecision.objects.filter(case=self.case).first()

    @cached_property
    def spared(self) -> NoPenalty | None:
        """The decision not to punish, once made."""
        found = selectors.no_penalty_of(self.case)
        return found if found is not None and found.decided_on is not None else None

    @property
    def stage(self) -> str:
        """The stage of the penalty, as proposed or as decided on the spot."""
        weighed = self.proposal or self.spot
        return weighed.stage if weighed else "base"

    @cached_property
    def penalty(self) -> str:
        """The article applied."""
        trace = self.proposal.trace if self.proposal else {}
        return str(trace.get("applied") or self.case.penalty)

    @cached_property
    def notices(self) -> list[Notice]:
        """Every notice, oldest first."""
        return selectors.notices_of(self.case)

    @cached_property
    def decision(self) -> Decision | None:
        """The decision."""
        return selectors.decision_of(self.case)


def key_of(each: CaseFinding) -> str:
    """How the papers of the file name a violation."""
    return f"finding-{each.finding_id}" if each.finding_id else f"established-{each.established_id}"


def is_of(each: CaseFinding, order: RectificationOrder) -> bool:
    """Whether an order to correct names the violation."""
    return each.finding is not None and each.finding.order_id == order.pk

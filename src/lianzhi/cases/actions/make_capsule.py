"""Take a copy of an archived case out of the house as a capsule; that it was taken is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import get_case_for
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import WrongState


def archived_case(actor: Actor, case_id: int) -> CaseFile:
    """The case, where the actor may see it and it is archived; raises NotVisible, WrongState."""
    case = get_case_for(actor, case_id)
    if case.state != CaseState.ARCHIVED:
        raise WrongState("归档后才能导出案卷胶囊。")
    return case


@dataclass(frozen=True, kw_only=True)
class TakeCapsule(Act[CaseFile]):
    """Record that a capsule with this manifest was taken; anybody who may see the case may have it.

    It is written before: setting a dossier takes seconds, and an act holds the database meanwhile.
    """

    case_id: int
    manifest_sm3: str

    def perform(self) -> CaseFile:
        """Raises NotVisible, WrongState where the case is not archived."""
        case = archived_case(self.actor, self.case_id)
        self.record(
            "case.capsule_made",
            f"导出案卷胶囊，清单 SM3 {self.manifest_sm3[:16]}…",
            subject=case,
            stream=f"authority:{case.authority_id}",
            payload={"manifest_sm3": self.manifest_sm3},
        )
        return case

"""Archive: cover and contents are made, the file is complete and nothing goes in or out afterwards (归档)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.dossier import archive_documents
from lianzhi.core import clock


@dataclass(frozen=True, kw_only=True)
class Archive(CaseStep[CaseFile]):
    """Archive the closed case."""

    step: ClassVar[str] = "archive"

    def perform(self) -> CaseFile:
        """The archived case."""
        case = self.opened()
        self.refuse_unlawful(case)
        today = clock.today()
        documents = archive_documents(self.actor, case, today)
        self.move(case, archived_on=today)
        self.tell(
            case,
            "case.archived",
            f"将案卷归档，共{len(documents)}件文书",
            digests=[document.digest for document in documents],
        )
        return case

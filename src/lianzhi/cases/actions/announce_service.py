"""AnnounceService: a paper is announced because no other way of service is left (公告送达)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Announcement, CaseFile
from lianzhi.cases.services import papers, service_papers
from lianzhi.cases.services.waiting_papers import unserved
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.kernel.execution import served_on
from lianzhi.kernel.procedure import ServiceFacts


@dataclass(frozen=True, kw_only=True)
class AnnounceService(CaseDeed[Announcement]):
    """Announce the paper that waits for its service; it counts as served when the term is over (民事诉讼法 95)."""

    deed: ClassVar[str] = "announce-service"

    reason: str
    course: str
    medium: str
    published_on: date

    def perform(self) -> Announcement:
        """The announcement with the text as published."""
        case = self.opened()
        waiting = unserved(case)
        if waiting is None:
            raise WrongState("目前没有待送达的文书。")
        self._check(waiting.issued_on)
        self.refuse_unlawful(case, service=ServiceFacts(reason=self.reason, course=self.course))
        ends_on = served_on("announcement", self.published_on)
        text = service_papers.announced_text(case, waiting, self.published_on)
        document = papers.keep(
            self.actor,
            case,
            "public_service",
            on=self.published_on,
            fields=service_papers.announcement_fields(
                case,
                waiting,
                {
                    "reason": self.reason,
                    "course": self.course,
                    "medium": self.medium,
                    "published_on": self.published_on,
                },
            ),
        )
        announced = Announcement.objects.create(
            case=case,
            announced_document=waiting,
            reason=self.reason,
            course=self.course,
            medium=self.medium,
            published_on=self.published_on,
            text=text,
            ends_on=ends_on,
            document=document,
        )
        self._tell(case, announced)
        return announced

    def _tell(self, case: CaseFile, announced: Announcement) -> None:
        self.tell(
            case,
            "case.service-announced",
            f"在{self.medium}公告送达《{announced.announced_document.name}》，公告期至{announced.ends_on}",
            digest=announced.document.digest,
        )

    def _check(self, issued_on: date) -> None:
        wrong: dict[str, str] = {}
        if not self.medium.strip():
            wrong["medium"] = "请填写发布公告的载体。"
        if not issued_on <= self.published_on <= clock.today():
            wrong["published_on"] = f"发出公告的日期应当在文书制作（{issued_on}）之后、今天之前。"
        if wrong:
            raise Malformed(wrong)

"""Printing many documents at once: ordered by somebody, finished by the worker."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.base import File

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.refusals import NotVisible, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.constants import BatchState
from lianzhi.documents.models import BatchJob, Document

# A bound of the machine, not of the law: about a minute of typesetting.
MOST = 2000


@dataclass(frozen=True, kw_only=True)
class OrderBatch(Act[BatchJob]):
    """Order the PDFs of documents and their register as one archive."""

    document_ids: tuple[int, ...]

    def perform(self) -> BatchJob:
        """Raises WrongState for none or too many, NotVisible where one is not the actor's to see."""
        if not self.document_ids:
            raise WrongState("没有符合条件的文书，不需要批量制作。")
        if len(self.document_ids) > MOST:
            raise WrongState(f"一次最多制作{MOST}件，请缩小查询条件分批办理。")
        seen = Document.objects.visible_to(self.actor).filter(pk__in=self.document_ids).count()
        if seen != len(set(self.document_ids)):
            raise NotVisible("所选文书中有的不在您的可见范围内。")
        job = BatchJob.objects.create(
            account_id=self.actor.account_id,
            ordered_by=self.actor.name,
            title=f"批量制作文书{len(self.document_ids)}件",
            documents=list(self.document_ids),
            total=len(self.document_ids),
        )
        self.record(
            "batch.ordered",
            f"提交批量制作文书{job.total}件",
            subject=job,
            stream=f"authority:{self.actor.authority_code}",
            payload={"documents": job.documents},
        )
        return job


@dataclass(frozen=True, kw_only=True)
class FinishBatch(Act[BatchJob]):
    """Keep the finished archive; only the worker whose beat the job has may."""

    job: BatchJob
    archive: File[bytes]
    sm3: str

    def perform(self) -> BatchJob:
        """Raises Stale where another worker took the job over."""
        job = self.job
        expected = {"state": BatchState.RUNNING, "beat_at": job.beat_at}
        job.file.save(f"{self.sm3}.zip", self.archive, save=False)
        changes = {
            "state": BatchState.READY,
            "done": job.total,
            "beat_at": clock.now(),
            "file": job.file.name,
            "sm3": self.sm3,
        }
        compare_and_set(job, expected, changes)
        self.record(
            "batch.finished",
            f"批量制作文书{job.total}件完成",
            subject=job,
            stream="batches",
            payload={"sm3": self.sm3},
        )
        return job

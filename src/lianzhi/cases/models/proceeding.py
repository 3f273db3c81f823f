"""A matter beside a case with a procedure of its own: a seizure, a transfer, a question."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.case import CaseFile
from lianzhi.core.models import Record


class Proceeding(Record):
    """What every matter beside a case keeps (附带事项): its case, and where it stands in its own procedure.

    `procedure` is the key of a procedure in corpus/cn/procedures; the version it was opened under stays.
    Its documents belong to the case: they are issued with the case as owner, and bound into its dossier.
    """

    procedure: ClassVar[str]
    title_zh: ClassVar[str]

    case = models.ForeignKey(
        CaseFile, models.CASCADE, related_name="%(class)s_proceedings", verbose_name="案件"
    )
    procedure_version = models.CharField("程序版本", max_length=20)
    state = models.CharField("状态", max_length=20, db_index=True)

    class Meta:
        abstract = True
        ordering = ["id"]

    @classmethod
    def about(cls, officer_id: int) -> models.Q:
        """The matters that are about this officer and therefore never wait for the same; none, as a rule."""
        return models.Q(pk__in=[])


class ApprovedProceeding(Proceeding):
    """A matter that waits for a leader once: who asked and why, who answered and how."""

    requested_by = models.CharField("报请人", max_length=80, blank=True)
    requested_on = models.DateField("报请日期", null=True)
    opinion_of_handler = models.CharField("承办意见", max_length=500, blank=True)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    approval_opinion = models.CharField("审批意见", max_length=500, blank=True)
    approved_at = models.DateTimeField("审批时间", null=True)

    class Meta(Proceeding.Meta):
        abstract = True

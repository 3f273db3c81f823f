"""A suspected crime on its way to the police (涉嫌犯罪案件移送; 行政处罚法 27)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.proceeding import Proceeding


class CrimeTransfer(Proceeding):
    """From the suspicion to the answer of the police. While it is open the case cannot be fined.

    `suspicions` are the offences the signs pointed to, with reasons, as the kernel gave them on that day; `materials`
    are keys of the pack's `transfer_materials`.
    """

    procedure: ClassVar[str] = "transfer"
    title_zh: ClassVar[str] = "涉嫌犯罪案件移送"

    signs = models.JSONField("勾选的情形", default=list)
    suspicions = models.JSONField("涉嫌罪名和理由", default=list)
    offence = models.CharField("涉嫌罪名", max_length=120)
    receiver = models.CharField("公安机关", max_length=60, blank=True)
    procuratorate = models.CharField("人民检察院", max_length=60, blank=True)
    report = models.TextField("书面报告", blank=True)
    reported_at = models.DateTimeField("报告时间", null=True)
    decide_by = models.DateField("应当决定日期", null=True)
    decided_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="决定人"
    )
    decided_on = models.DateField("决定日期", null=True)
    decision_opinion = models.CharField("决定意见", max_length=500, blank=True)
    approved_at = models.DateTimeField("批准时间", null=True)
    hand_over_by = models.DateTimeField("应当移送时间", null=True)
    handed_over_at = models.DateTimeField("移送时间", null=True)
    materials = models.JSONField("移送材料", default=list)
    letter = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="案件移送书"
    )
    receipt = models.CharField("回执签收", max_length=200, blank=True)
    received_on = models.DateField("公安机关接受日期", null=True)
    police_answer = models.CharField("公安机关答复", max_length=500, blank=True)
    answered_on = models.DateField("收到答复日期", null=True)
    goods_handed_on = models.DateField("移交物品和材料日期", null=True)
    outcome = models.CharField("处理结果", max_length=500, blank=True)
    late_reason = models.CharField("逾期原因", max_length=500, blank=True)

    class Meta(Proceeding.Meta):
        verbose_name = "涉嫌犯罪案件移送"

    def __str__(self) -> str:
        return f"移送涉嫌{self.offence}"

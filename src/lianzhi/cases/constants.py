"""Words of a case. The states stand in corpus/cn/procedures; a test holds the two together."""

from __future__ import annotations

from django.db import models


class CaseState(models.TextChoices):
    CLUE = "clue", "线索"
    FILING_SUBMITTED = "filing_submitted", "立案待审批"
    NOT_FILED = "not_filed", "不予立案"
    INVESTIGATION = "investigation", "调查取证"
    PROPOSED = "proposed", "调查终结"
    UNDER_REVIEW = "under_review", "法制审核中"
    RETURNED = "returned", "审核退回"
    REVIEWED = "reviewed", "审核通过"
    NOTIFIED = "notified", "已告知"
    HEARD = "heard", "陈述申辩完毕"
    DECIDED = "decided", "已决定"
    SERVED = "served", "已送达"
    PERFORMED = "performed", "已履行"
    CLOSURE_SUBMITTED = "closure_submitted", "结案待审批"
    CLOSED = "closed", "已结案"
    ARCHIVED = "archived", "已归档"


class Origin(models.TextChoices):
    INSPECTION = "inspection", "监督检查发现"
    HANDOVER = "handover", "下级移送"


class HandlerCapacity(models.TextChoices):
    LEAD = "lead", "主办"
    ASSISTANT = "assistant", "协办"


class ReviewOutcome(models.TextChoices):
    PENDING = "pending", "审核中"
    RETURNED = "returned", "退回补正"
    PASSED = "passed", "审核通过"


class ProblemState(models.TextChoices):
    OPEN = "open", "待整改"
    CURED = "cured", "已整改待确认"
    CONFIRMED = "confirmed", "已确认"


class DefenceKind(models.TextChoices):
    STATEMENT = "statement", "提出陈述申辩"
    WAIVED = "waived", "书面放弃陈述申辩"
    SILENT = "silent", "期满未陈述申辩"


class HearingChoice(models.TextChoices):
    NOT_DUE = "not_due", "不适用听证"
    OFFERED = "offered", "已告知听证权利"
    REQUESTED = "requested", "当事人要求听证"
    WAIVED = "waived", "书面放弃听证"
    HELD = "held", "已举行听证"


class ServiceMethod(models.TextChoices):
    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    MAIL = "mail", "邮寄送达"


class HandoverState(models.TextChoices):
    SENT = "sent", "已移送"
    ACCEPTED = "accepted", "已接收"
    RETURNED = "returned", "已退回"

"""Words of operations, inspections and hazards."""

from __future__ import annotations

from django.db import models


class OperationState(models.TextChoices):
    PLANNED = "planned", "已部署"
    UNDERWAY = "underway", "进行中"
    FINISHED = "finished", "已结束"


class Capacity(models.TextChoices):
    """Only those who enforce count towards the two officers; auxiliaries may only assist."""

    ENFORCING = "enforcing", "执法"
    ASSISTING = "assisting", "辅助"


class InspectionKind(models.TextChoices):
    DAILY = "daily", "日常检查"
    INDIVIDUAL = "individual", "个案检查"
    SPECIAL = "special", "专项检查"


class InspectionState(models.TextChoices):
    PLANNED = "planned", "待检查"
    NOTIFIED = "notified", "已通知"
    UNDERWAY = "underway", "检查中"
    RECORDED = "recorded", "已制作检查记录"
    ORDERED = "ordered", "限期整改中"
    CLOSED = "closed", "已办结"


class ChecklistResult(models.TextChoices):
    FINE = "fine", "符合"
    PROBLEM = "problem", "存在问题"
    NOT_APPLICABLE = "not_applicable", "不涉及"


class HazardLevel(models.TextChoices):
    GENERAL = "general", "一般事故隐患"
    MAJOR = "major", "重大事故隐患"


class FindingState(models.TextChoices):
    OPEN = "open", "待处理"
    ORDERED = "ordered", "限期整改中"
    CORRECTED = "corrected", "已整改"
    NOT_CORRECTED = "not_corrected", "逾期未整改"


class FindingCourse(models.TextChoices):
    """What became of the finding beside its correction."""

    NONE = "none", "未立案"
    IN_CASE = "in_case", "已立案查处"
    HANDED_OVER = "handed_over", "已移交"
    ADMONISHED = "admonished", "轻微告诫改正"


class OrderState(models.TextChoices):
    RUNNING = "running", "整改期内"
    REINSPECTED = "reinspected", "已复查"


class ReinspectionResult(models.TextChoices):
    CORRECTED = "corrected", "已整改"
    PARTLY = "partly", "部分整改"
    NOT_CORRECTED = "not_corrected", "未整改"


#: What may be ordered on the spot, as the paper lists it; all but the first need a major hazard (安全生产法 65).
FIELD_MEASURES = (
    "责令立即排除事故隐患",
    "责令从危险区域内撤出作业人员",
    "责令暂时停产停业",
    "责令停止使用相关设施、设备",
)


class FieldMeasureState(models.TextChoices):
    IN_FORCE = "in_force", "执行中"
    REPORTED = "reported", "单位已报告排除"
    REVIEWED = "reviewed", "已现场审查"
    LIFTED = "lifted", "已同意恢复"


class AttendeePost(models.TextChoices):
    PRINCIPAL = "principal", "主要负责人"
    SAFETY_OFFICER = "safety_officer", "安全管理人员"
    OPERATOR = "operator", "岗位操作人员"
    OTHER = "other", "其他在场人员"

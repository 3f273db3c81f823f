"""The phases of the work that documents are sorted by."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """Where in the work a document belongs, in the order of the work."""

    POWERS = "赋权"
    DISPATCH = "部署"
    INSPECTION = "检查"
    RECTIFICATION = "整改"
    RECHECK = "复查"
    ADMONITION = "告诫"
    COMPULSION = "强制"
    FILING = "立案"
    INVESTIGATION = "调查"
    REPORT = "审查"
    REVIEW = "审核"
    NOTICE = "告知"
    HEARING = "听证"
    DECISION = "决定"
    SERVICE = "送达"
    EXECUTION = "执行"
    TRANSFER = "移送"
    QUESTION = "疑难"
    CLOSURE = "结案"
    ARCHIVE = "归档"

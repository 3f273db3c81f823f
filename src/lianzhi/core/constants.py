"""Words the whole house shares."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """What a person may be in the platform; a person may hold several (product.md, People)."""

    TOWNSHIP_OFFICER = "township_officer", "乡镇执法人员"
    SQUAD_LEAD = "squad_lead", "中队长"
    COUNTY_OFFICER = "county_officer", "县局执法人员"
    LEGAL_REVIEWER = "legal_reviewer", "法制审核员"
    APPROVING_LEADER = "approving_leader", "审批领导"
    JOINT_OFFICE = "joint_office", "县联合执法办"
    REPORTER = "reporter", "填报人"
    SUPERVISOR = "supervisor", "执法监督人员"
    ADMINISTRATOR = "administrator", "系统管理员"


class Reach(models.TextChoices):
    """How far a person sees."""

    TOWNSHIP = "township", "本乡镇"
    DISTRICT = "district", "本片区"
    COUNTY = "county", "全县"

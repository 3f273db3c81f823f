"""Words of the organisation."""

from __future__ import annotations

from django.db import models


class DivisionLevel(models.TextChoices):
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡镇级"
    VILLAGE = "village", "村级"


class AuthorityKind(models.TextChoices):
    """Only legal persons that may sign stand here; a squad, leading group or office is none (行政处罚法 17, 38)."""

    COUNTY_BUREAU = "county-bureau", "县应急管理局"
    TOWNSHIP_GOVERNMENT = "township-government", "乡镇人民政府"
    DEPARTMENT = "department", "县直部门"
    COUNTY_GOVERNMENT = "county-government", "县人民政府"
    POLICE = "police", "公安机关"


class OfficerKind(models.TextChoices):
    OFFICIAL = "official", "执法人员"
    AUXILIARY = "auxiliary", "执法辅助人员"


class Post(models.TextChoices):
    CONVENOR = "convenor", "召集人"
    SQUAD_LEAD = "squad_lead", "中队长"
    COUNTY_OFFICER = "county_officer", "县局固定执法人员"
    MEMBER = "member", "乡镇成员"


class CertificateStanding(models.TextChoices):
    """How an officer's certificate stands on a day; an auxiliary's never counts."""

    VALID = "valid", "有效"
    EXPIRED = "expired", "已失效"
    NOT_YET = "pending", "尚未生效"
    MISSING = "missing", "未持证"
    AUXILIARY = "auxiliary", "不计入执法人员人数"

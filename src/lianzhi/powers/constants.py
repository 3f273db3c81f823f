"""Words of the directory of powers."""

from __future__ import annotations

from django.db import models


class Channel(models.TextChoices):
    """Two channels that must never be mixed: delegation signs in the township's name, entrustment in the bureau's."""

    DELEGATION = "delegation", "赋权"
    ENTRUSTMENT = "entrustment", "委托"


class OpenCases(models.TextChoices):
    """What a withdrawn instrument says of cases filed and not yet decided."""

    UNSAID = "", "文书没有规定"
    FINISH = "finish", "由乡镇继续办理"
    HAND_BACK = "hand-back", "交回县级部门"

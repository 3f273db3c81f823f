"""Words of the directory of powers."""

from __future__ import annotations

from django.db import models


class Channel(models.TextChoices):
    """Two channels that must never be mixed: delegation signs in the township's name, entrustment in the bureau's."""

    DELEGATION = "delegation", "赋权"
    ENTRUSTMENT = "entrustment", "委托"

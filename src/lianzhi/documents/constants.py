"""Words of issued documents."""

from __future__ import annotations

from django.db import models


class DocumentState(models.TextChoices):
    ISSUED = "issued", "已制作"
    VOID = "void", "已作废"

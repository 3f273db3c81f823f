"""Words of issued documents."""

from __future__ import annotations

from django.db import models


class DocumentState(models.TextChoices):
    ISSUED = "issued", "已制作"
    VOID = "void", "已作废"
    REVOKED = "revoked", "已撤销"


class SignedHow(models.TextChoices):
    DRAWN = "drawn", "屏幕手写"
    UPLOADED = "uploaded", "上传签名图片"
    REFUSED = "refused", "拒绝签名"


class SignerRole(models.TextChoices):
    PARTY = "party", "当事人"
    OFFICER = "officer", "执法人员"
    WITNESS = "witness", "见证人"


class BatchState(models.TextChoices):
    WAITING = "waiting", "等待制作"
    RUNNING = "running", "正在制作"
    READY = "ready", "制作完成"
    FAILED = "failed", "制作失败"

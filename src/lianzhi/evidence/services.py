"""Keeping evidence: sniffed, hashed and stored on arrival, inside the act that brings it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.evidence.constants import EvidenceKind
from lianzhi.evidence.files import HEAD, MEDIA_TYPES, MediaType, claimed, clean_name, sniff
from lianzhi.evidence.models import Evidence

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvidence:
    """What arrives: whose (`owner` such as `inspections.finding:12`), by whom, when, where, and what it proves."""

    owner: str
    authority_code: str
    place_code: str
    kind: EvidenceKind
    title: str
    proves: str
    taken_at: datetime
    taken_place: str
    taken_by_id: int
    second_officer_id: int | None = None
    original_place: str = ""
    file: File[bytes]
    file_name: str


def keep(new: NewEvidence) -> Evidence:
    """Store one file as evidence (行政处罚法 46); raises Malformed where the file or its facts cannot be accepted.

    Must run inside an act: the caller checks rights and records the event, best with `sm3` in its payload.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("evidence is kept inside an act")
    kind = _accepted(new.file, new.file_name)
    _check_facts(new)
    digest = digest_of(new.file)
    if Evidence.objects.of(new.owner).filter(sm3=digest).exists():
        raise Malformed({"file": f"文件“{new.file_name}”已经上传过，无需重复上传。"})
    name = clean_name(new.file_name, kind)
    evidence = Evidence(
        owner=new.owner,
        authority_id=new.authority_code,
        place_code=new.place_code,
        kind=new.kind,
        title=new.title.strip() or name,
        proves=new.proves.strip(),
        taken_at=new.taken_at,
        taken_place=new.taken_place.strip(),
        taken_by_id=new.taken_by_id,
        second_officer_id=new.second_officer_id,
        original_place=new.original_place.strip(),
        file_name=name,
        media_type=kind.name,
        size=new.file.size,
        sm3=digest,
    )
    new.file.seek(0)
    # The stored name comes from the content: nothing a stranger typed becomes a path.
    evidence.file.save(f"{digest}.{kind.extensions[0]}", new.file, save=False)
    evidence.save()
    return evidence


def digest_of(file: File[bytes]) -> str:
    """SM3 (GB/T 32905) over the whole content, 64 hexadecimal characters."""
    machine = hashlib.new("sm3")
    file.seek(0)
    for chunk in _chunks(file):
        machine.update(chunk)
    return machine.hexdigest()


def is_intact(evidence: Evidence) -> bool:
    """True where the stored file still has the digest it arrived with."""
    try:
        with evidence.file.storage.open(evidence.file.name or "", "rb") as stored:
            return digest_of(stored) == evidence.sm3
    except OSError:
        return False


def _chunks(file: File[bytes]) -> Iterable[bytes]:
    return iter(lambda: file.read(64 * 1024), b"")


def _accepted(file: File[bytes], name: str) -> MediaType:
    """What the file is; raises Malformed where it is empty, too big, of no accepted kind, or not what its name says."""
    if not file.size:
        raise Malformed({"file": f"文件“{name}”是空的，请重新拍摄或者选择。"})
    if file.size > settings.EVIDENCE_MAX_BYTES:
        most = settings.EVIDENCE_MAX_BYTES // MEGABYTE
        raise Malformed({"file": f"文件“{name}”超过{most}兆字节的上限，请压缩或者分段后再上传。"})
    file.seek(0)
    kind = sniff(file.read(HEAD))
    if kind is None:
        accepted = "、".join(each.label for each in MEDIA_TYPES)
        raise Malformed({"file": f"文件“{name}”不是可以接收的证据文件。可以上传：{accepted}。"})
    said = claimed(name)
    if said is not None and said is not kind:
        raise Malformed(
            {"file": f"文件“{name}”的名称说是{said.label}，内容却是{kind.label}；请上传未经改名的原始文件。"}
        )
    return kind


def _check_facts(new: NewEvidence) -> None:
    faults = {}
    if new.taken_at > clock.now():
        faults["taken_at"] = "取证时间不能晚于现在。"
    if not new.proves.strip():
        faults["proves"] = "请写明这份证据证明什么。"
    if not new.taken_place.strip():
        faults["taken_place"] = "请写明取证地点。"
    if faults:
        raise Malformed(faults)

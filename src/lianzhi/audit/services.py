"""Adding links to the chain and checking it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lianzhi.audit.chain import FIELDS, GENESIS, digest
from lianzhi.audit.models import AuditEvent, StreamHead
from lianzhi.core import clock
from lianzhi.core.actors import Actor


def append(  # noqa: PLR0913 — one parameter per column of the record
    *,
    actor: Actor,
    event: str,
    sentence: str,
    subject_type: str,
    subject_id: str,
    stream: str,
    payload: dict[str, Any],
) -> AuditEvent:
    """Add one link; the stream's head is locked first, so concurrent writers queue instead of forking the chain."""
    StreamHead.objects.get_or_create(stream=stream)
    head = StreamHead.objects.select_for_update().get(stream=stream)
    record: dict[str, Any] = {
        "stream": stream,
        "sequence": head.sequence + 1,
        "at": clock.now(),
        "event": event,
        "actor_name": actor.name,
        "actor_account": actor.account_id,
        "actor_authority": actor.authority_code,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "sentence": sentence[:500],
        # What the database gives back must hash the same, so only JSON's own types go in.
        "payload": json.loads(json.dumps(payload, ensure_ascii=False, default=str)),
        "previous": head.digest,
    }
    link = AuditEvent(**record, digest=digest(record))
    link.save()
    # The row is locked above, so exactly this head is moved.
    head.sequence, head.digest = link.sequence, link.digest
    head.save(update_fields=["sequence", "digest"])
    return link


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk over all chains found: how many links hold, and the first that does not."""

    checked: int
    broken: str = ""

    @property
    def holds(self) -> bool:
        """True where every link holds."""
        return not self.broken


def verify() -> Verification:
    """Walk every stream from its first link; stop at the first that fails and say which and why."""
    checked = 0
    heads = dict(StreamHead.objects.values_list("stream", "digest"))
    streams = set(heads) | set(AuditEvent.objects.order_by().values_list("stream", flat=True).distinct())
    for stream in sorted(streams):
        previous, expected = GENESIS, 1
        for link in _links(stream):
            fault = _fault(link, previous=previous, expected=expected)
            if fault:
                return Verification(checked, f"{stream} 第{expected}条：{fault}")
            previous, expected = link.digest, expected + 1
            checked += 1
        if heads.get(stream, GENESIS) != previous:
            return Verification(checked, f"{stream} 第{expected}条：链尾与登记的末端摘要不符，有记录被删除")
    return Verification(checked)


def _links(stream: str) -> Iterator[AuditEvent]:
    return AuditEvent.objects.filter(stream=stream).order_by("sequence").iterator(chunk_size=2000)


def _fault(link: AuditEvent, *, previous: str, expected: int) -> str:
    if link.sequence != expected:
        return f"应为第{expected}条，实为第{link.sequence}条，有记录被删除或者插入"
    if link.previous != previous:
        return "与前一条的摘要不衔接"
    if digest({name: getattr(link, name) for name in FIELDS}) != link.digest:
        return "内容与摘要不符，已被改动"
    return ""

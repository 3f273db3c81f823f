"""The SM3 chain: canonical, length-prefixed records, each holding the digest of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64

# The order is part of the format: adding a field means a new format version, not a new place in this list.
FIELDS = (
    "stream",
    "sequence",
    "at",
    "event",
    "actor_name",
    "actor_account",
    "actor_authority",
    "subject_type",
    "subject_id",
    "sentence",
    "payload",
    "previous",
)


def digest(record: Mapping[str, Any]) -> str:
    """SM3 over the record's fields, each as UTF-8 with its byte length in front (no two records can look alike)."""
    machine = hashlib.new("sm3")
    for name in FIELDS:
        value = _canonical(record[name]).encode()
        machine.update(f"{name}:{len(value)}:".encode())
        machine.update(value)
    return machine.hexdigest()


def _canonical(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

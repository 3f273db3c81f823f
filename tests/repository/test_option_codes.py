"""I: a code that rows already hold keeps its meaning: none is renamed or removed, new ones are written down by hand."""

from __future__ import annotations

import json
from pathlib import Path

from django.apps import apps

KEPT = Path(__file__).with_name("option-codes.json")


def codes() -> dict[str, list[str]]:
    """Model and field → the codes its rows may hold."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if model.__module__.startswith("lianzhi.") and field.choices:
                found[f"{model._meta.label}.{field.name}"] = sorted(
                    str(code) for code, _ in field.flatchoices
                )
    return found


def test_i_no_code_that_a_row_may_hold_is_renamed_or_removed() -> None:
    kept, now = json.loads(KEPT.read_text(encoding="utf-8")), codes()
    lost = {field: sorted(set(held) - set(now.get(field, ()))) for field, held in kept.items()}
    assert {field: gone for field, gone in lost.items() if gone} == {}
    # What is new is entered here by hand: from then on it stays.
    assert now == kept

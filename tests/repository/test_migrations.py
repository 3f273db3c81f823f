"""The migrations: complete, named, and they run from an empty database."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations import AddField, CreateModel

from tests.journeys.sample_site import sample, shared_folder

__all__ = ["sample", "shared_folder"]

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("lianzhi.")]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.label)
def test_every_migration_is_named_by_hand(room: object) -> None:
    folder = Path(getattr(room, "path", "")) / "migrations"
    has_models = bool(list(getattr(room, "get_models", list)()))
    names = [path.stem for path in folder.glob("0*.py")] if folder.is_dir() else []
    assert bool(names) == has_models
    assert not [name for name in names if "_auto_" in name]


def test_29_a_column_that_comes_later_takes_the_rows_that_are_there() -> None:
    files = [(room, path) for room in ROOMS for path in (Path(room.path) / "migrations").glob("0*.py")]
    added = []
    for room, path in files:
        migration = import_module(f"{room.name}.migrations.{path.stem}").Migration
        made = {each.name.lower() for each in migration.operations if isinstance(each, CreateModel)}
        added += [
            (f"{room.label}.{path.stem} {each.model_name}.{each.name}", each.field)
            for each in migration.operations
            if isinstance(each, AddField) and not migration.initial and each.model_name.lower() not in made
        ]
    assert added
    bare = [
        place
        for place, field in added
        if not (field.null or field.blank or field.has_default() or field.many_to_many)
    ]
    assert bare == []


def _django(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A Django command in a process of its own: pytest's has its migrations switched off."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "LIANZHI_VAR": str(var),
        "LIANZHI_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "lianzhi.conf.settings",
    }
    command = [sys.executable, "-m", "django", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_migrations_run_from_an_empty_database_and_no_model_is_ahead_of_them(sample: Path) -> None:
    # The sample site's database is one that the migrations alone have made, from nothing.
    left = _django(sample, "migrate", "--check")
    assert left.returncode == 0, left.stdout + left.stderr
    ahead = _django(sample, "makemigrations", *[room.label for room in ROOMS], "--check", "--dry-run")
    assert ahead.returncode == 0, ahead.stdout

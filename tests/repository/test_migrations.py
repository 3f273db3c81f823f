"""The migrations: complete, named, and they run from an empty database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("lianzhi.")]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.label)
def test_every_migration_is_named_by_hand(room: object) -> None:
    folder = Path(getattr(room, "path", "")) / "migrations"
    has_models = bool(list(getattr(room, "get_models", list)()))
    names = [path.stem for path in folder.glob("0*.py")] if folder.is_dir() else []
    assert bool(names) == has_models
    assert not [name for name in names if "_auto_" in name]


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


def test_the_migrations_run_from_an_empty_database_and_no_model_is_ahead_of_them(tmp_path: Path) -> None:
    done = _django(tmp_path, "migrate", "--noinput", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "lianzhi.sqlite3").stat().st_size > 0
    ahead = _django(tmp_path, "makemigrations", *[room.label for room in ROOMS], "--check", "--dry-run")
    assert ahead.returncode == 0, ahead.stdout

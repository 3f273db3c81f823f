"""Typed reading of the environment: each setting is named here once, with its default and its type."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable's text, or the default."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """True for 1/true/yes/on; anything but the known words is a mistake worth stopping for."""
    raw = os.environ.get(name)
    if raw is None or raw == "":
        return default
    if raw.lower() in {"1", "true", "yes", "on"}:
        return True
    if raw.lower() in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}={raw!r} is neither yes nor no")


def web_address(name: str, default: str) -> str:
    """An http(s) address without a path; anything else is refused by name."""
    given = text(name, default).rstrip("/")
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path or parts.query:
        raise ImproperlyConfigured(f"{name}={given!r} must be like https://lianzhi.example.gov.cn")
    return given


def whole_number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number not below the least; anything else is refused by name."""
    raw = os.environ.get(name) or str(default)
    if not raw.isascii() or not raw.isdigit() or int(raw) < least:
        raise ImproperlyConfigured(f"{name}={raw!r} must be a whole number, at least {least}")
    return int(raw)


def names(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """What DATABASE_URL names: PostgreSQL only; without it the embedded SQLite serves."""

    name: str
    user: str
    password: str
    host: str
    port: str

    @classmethod
    def parse(cls, url: str) -> DatabaseUrl:
        """Read postgres://user:password@host:port/name; anything else is refused by name."""
        parts = urlsplit(url)
        if parts.scheme not in {"postgres", "postgresql"}:
            raise ImproperlyConfigured(
                "DATABASE_URL must be postgres://…; leave it empty for the embedded SQLite"
            )
        return cls(
            name=parts.path.lstrip("/") or "lianzhi",
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=parts.hostname or "",
            port=str(parts.port or ""),
        )


def secret_key(var: Path) -> str:
    """The signing key: from LIANZHI_SECRET_KEY, else made once and kept beside the data with owner-only rights."""
    given = text("LIANZHI_SECRET_KEY")
    if given:
        if len(given) < 40:
            raise ImproperlyConfigured("LIANZHI_SECRET_KEY must have at least 40 characters")
        return given
    kept = var / "secret-key"
    if not kept.exists():
        var.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text().strip()

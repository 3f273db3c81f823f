"""The demo's password and accounts: made once, kept with owner-only rights, never on a production site."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from lianzhi.core.constants import Role
from lianzhi.organisation.pack import SAMPLE_COUNTY, organisation

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """An account as the sign-in page and the console list it."""

    username: str
    name: str
    title: str
    authority_name: str
    roles: tuple[str, ...]


def demo_accounts(county: str = SAMPLE_COUNTY) -> tuple[DemoAccount, ...]:
    """The demo's accounts in the order of the pack."""
    pack = organisation(county)
    people = pack.officers()
    shown = []
    for line in pack.accounts:
        home, person = people[line.officer] if line.officer else (None, None)
        shown.append(
            DemoAccount(
                username=line.username,
                name=person.name + pack.mark if person else "",
                title=line.title,
                authority_name=home.name if home else "",
                roles=tuple(str(Role(role).label) for role in line.roles),
            )
        )
    return tuple(shown)


def kept_password(var: Path) -> str:
    """The demo's password, or nothing where none was made yet."""
    kept = var / "demo-password"
    return kept.read_text().strip() if kept.exists() else ""


def keep_password(var: Path, given: str = "") -> str:
    """The password given, else the one kept, else a new one; kept in the data folder with owner-only rights."""
    password = given or kept_password(var) or "-".join(_word() for _ in range(3))
    kept = var / "demo-password"
    var.mkdir(parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_text(password + "\n")
    return password


def _word() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))

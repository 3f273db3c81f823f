"""Who acts: a frozen value every act and every selector is given."""

from __future__ import annotations

from dataclasses import dataclass, field

from lianzhi.core.constants import Reach, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person (or named system) behind an act.

    `places` are the division codes whose records the actor may see; `authority_code` is the authority whose work the
    actor does. A system actor has no account and sees everything; it is named so that the audit can tell which.
    """

    name: str
    account_id: int | None
    officer_id: int | None
    authority_code: str
    authority_name: str
    roles: frozenset[Role]
    reach: Reach
    places: frozenset[str] = field(default_factory=frozenset)
    district_code: str = ""
    is_system: bool = False

    @classmethod
    def system(cls, name: str) -> Actor:
        """The named system actor, for set-up and jobs."""
        return cls(
            name=f"系统·{name}",
            account_id=None,
            officer_id=None,
            authority_code="system",
            authority_name="系统",
            roles=frozenset(Role),
            reach=Reach.COUNTY,
            is_system=True,
        )

    def has(self, *roles: Role) -> bool:
        """True where the actor holds any of these roles."""
        return any(role in self.roles for role in roles)

    @property
    def officer_key(self) -> int:
        """The officer's id for look-ups and rows; 0, which is nobody's, for a system actor."""
        return self.officer_id or 0

    @property
    def sees_county(self) -> bool:
        """True where the actor's sight is the whole county."""
        return self.is_system or self.reach == Reach.COUNTY

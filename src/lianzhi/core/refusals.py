"""The ways an act says no, each its own type: no right, not visible, wrong state, stale, the law forbids, malformed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.kernel.errors import Refusal


class Refused(Exception):
    """The base of every refusal; `status` is the HTTP status the desk and the API answer with."""

    status = 400
    title = "不能办理"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NoRight(Refused):
    """The actor is known but may not do this."""

    status = 403
    title = "没有办理权限"


class NotVisible(Refused):
    """The thing does not exist for this actor; whether it exists at all stays secret."""

    status = 404
    title = "没有找到"


class WrongState(Refused):
    """The thing is not in the state this act starts from."""

    status = 409
    title = "当前环节不能办理"


class Stale(WrongState):
    """Somebody else was faster: the compare-and-set found another state than the page had shown."""

    title = "页面已过期"

    def __init__(self) -> None:
        super().__init__("此事项刚刚已被办理或者变更，请刷新页面查看最新状态后再办理。")


class LawForbids(Refused):
    """The law bars the act: carries every refusal with code, article and remedy."""

    status = 422
    title = "依法不能办理"

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("；".join(refusal.message for refusal in self.refusals))

    @property
    def codes(self) -> frozenset[str]:
        """The stable codes, for tests and programs."""
        return frozenset(refusal.code for refusal in self.refusals)


class TooOften(Refused):
    """Somebody asks more often than the site bears; after so many `seconds` it is answered again."""

    status = 429
    title = "操作过于频繁"

    def __init__(self, message: str, *, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class Malformed(Refused):
    """What was typed cannot be read: field → message."""

    title = "填写有误"

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__("；".join(self.fields.values()))


def require(actor: Actor, *roles: Role) -> None:
    """Raise NoRight unless the actor holds one of the roles."""
    if not actor.has(*roles):
        wanted = "、".join(role.label for role in roles)
        raise NoRight(f"本环节由{wanted}办理；您当前的身份不能办理。")


def refuse_if(refusals: Iterable[Refusal]) -> None:
    """Raise LawForbids where the kernel answered with any refusal."""
    found = tuple(refusals)
    if found:
        raise LawForbids(found)

"""What a kind of matter tells the pages: its words, its acts, the facts its guards ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.constants import HANDLERS
from lianzhi.cases.models import CaseFile
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair
from lianzhi.kernel.deadlines import DeadlineAnswer
from lianzhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs: its name and the kernel's answer."""

    label: str
    answer: DeadlineAnswer


def _by_handlers(actor: Actor, case: CaseFile) -> None:
    require_role(actor, case, HANDLERS)


def _no_clocks(_matter: Any) -> list[Clock]:
    return []


def _no_alarms(_matter: Any, _today: date) -> list[Refusal]:
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of matter.

    `facts` are what the guards are told of the matter before a form is filled, by their names in CaseFacts;
    refusals whose code is in `asked_by_the_form` are left for the form to answer. `alarms` say what went wrong by
    the mere passing of time. `may_ask` raises what the start would refuse its actor before it reads the form. The slug
    is also the `where` that refusals of the kind name.
    """

    slug: str
    model: type[Proceeding]
    start: ActPage[CaseFile]
    steps: Mapping[str, ActPage[Any]]
    pairs: Callable[[Any], Sequence[Pair]]
    note: Callable[[Any], str]
    may_start: Callable[[Actor, CaseFile], bool]
    may_ask: Callable[[Actor, CaseFile], object] = field(default=_by_handlers)
    facts: Callable[[Any, date], dict[str, Any]] = field(default=lambda _matter, _today: {})
    clocks: Callable[[Any], Sequence[Clock]] = field(default=_no_clocks)
    alarms: Callable[[Any, date], Sequence[Refusal]] = field(default=_no_alarms)
    asked_by_the_form: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """Its name on screen."""
        return self.model.title_zh


def built(act: Callable[..., Act[Any]]) -> Callable[[Actor, Any, Mapping[str, Any]], Act[Any]]:
    """The act of a step whose form's fields bear the names of the act's own."""
    return lambda actor, matter, data: act(
        actor=actor, case_id=matter.case.pk, proceeding_id=matter.pk, **data
    )


def started(act: Callable[..., Act[Any]]) -> Callable[[Actor, CaseFile, Mapping[str, Any]], Act[Any]]:
    """The same for the act that opens a matter."""
    return lambda actor, case, data: act(actor=actor, case_id=case.pk, **data)

"""What every step's page has: its words, its form, its act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django import forms

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.serving import Service
from lianzhi.cases.models import CaseFile
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.requests import DeskRequest

Data = Mapping[str, Any]
Subject = TypeVar("Subject")


def _nothing(_actor: Actor, _subject: Any) -> dict[str, Any]:
    return {}


# No slots: typing notes the subject's type on the instance, which a frozen class with slots cannot refuse politely.
@dataclass(frozen=True, kw_only=True)
class ActPage(Generic[Subject]):
    """The page of one act on a subject; `initial` and `choices` give the form its first values and its choices."""

    title: str
    button: str
    effect: str
    said: str
    build: Callable[[Actor, Subject, Data], Act[Any]]
    form: type[forms.Form] = forms.Form
    intro: str = ""
    tone: str = "primary"
    initial: Callable[[Actor, Subject], dict[str, Any]] = field(default=_nothing)
    choices: Callable[[Actor, Subject], dict[str, Any]] = field(default=_nothing)

    def form_for(self, request: DeskRequest, subject: Subject) -> forms.Form:
        """The form as sent, or with its first values."""
        choices = self.choices(request.actor, subject)
        if request.method == "POST":
            return self.form(request.POST, request.FILES, **choices)
        return self.form(initial=self.initial(request.actor, subject), **choices)


#: A step of the case itself.
Step = ActPage[CaseFile]


def service_of(data: Data) -> Service:
    """The service as typed."""
    return Service(**data)


def service_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    """Today, to the party or its representative, at its address."""
    return {
        **today_initial("served_on"),
        "receiver": case.party.get("representative", "") or case.party_name,
        "place": case.party.get("address", ""),
    }

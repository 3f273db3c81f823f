"""Every form says which record it is for and how far that had come; what is sent elsewhere, or late, is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from django.apps import apps
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from lianzhi.audit.models import AuditEvent
from lianzhi.audit.selectors import newest_of
from lianzhi.core.refusals import Refused, WrongState
from lianzhi.desk.requests import DeskRequest

FIELD = "lz-form"
# What an address says of its record after the question mark.
QUERIES = frozenset({"case", "clue", "district", "enterprise", "finding", "handover", "operation"})
# The audit's name of what a number in an address belongs to; what is part of another record goes with that one.
SUBJECTS: Mapping[str, str] = {
    "appraisal_id": "cases.appraisal",
    "appraised_id": "cases.appraisedfile",
    "case_id": "cases.casefile",
    "clue_id": "cases.clue",
    "document_id": "documents.document",
    "enterprise_id": "enterprises.enterprise",
    "finding_id": "inspections.finding",
    "handover_id": "cases.handover",
    "inspection_id": "inspections.inspection",
    "measure_id": "inspections.fieldmeasure",
    "operation_id": "inspections.operation",
    "order_id": "inspections.rectificationorder",
    "question_id": "cases.question",
}
# Matters beside a case by the slug of their kind; what is done on them is an event of their case.
MATTERS: Mapping[str, str] = {
    "hearing": "cases.hearingsession",
    "joining": "cases.joinder",
    "measure": "cases.measure",
    "power-cut": "cases.powercut",
    "recusal": "cases.recusal",
    "registration": "cases.evidenceregistration",
    "testing": "cases.testing",
    "transfer": "cases.crimetransfer",
}
Rest = ParamSpec("Rest")
View = Callable[Concatenate[DeskRequest, Rest], HttpResponseBase]


class OtherForm(WrongState):
    """The form was opened for another record than the address it was sent to."""

    title = "表单与当前事项不符"

    def __init__(self) -> None:
        super().__init__(
            "提交的表单不是为当前事项打开的，没有保存任何内容。请打开当前事项的页面重新填写；属于其他事项的，回到该事项提交。"
        )


class ChangedMeanwhile(WrongState):
    """Something was done on the record after the form was opened."""

    title = "打开表单后已有新的办理记录"

    def __init__(self, newest: AuditEvent) -> None:
        super().__init__(
            f"打开表单后，此事项已有新的办理记录：{newest.sentence}"
            " 没有保存您提交的内容，填写的内容仍在下面；请核对后再次提交。"
        )


@dataclass(frozen=True, slots=True)
class FormMark:
    """Where a form belongs and the newest event on its records when it was shown; None: it is only adding to them."""

    address: str
    version: int | None

    @classmethod
    def of(cls, address: str, *, versioned: bool = True) -> FormMark:
        """The mark of a form shown now; `address` is a path of this site. Raises Resolver404 for none."""
        own = _plain(address)
        newest = _newest(own) if versioned else None
        return cls(own, (newest.pk if newest else 0) if versioned else None)

    @classmethod
    def sent_with(cls, request: HttpRequest) -> FormMark | None:
        """The mark a form was sent with; None where it bears none that can be read."""
        address, _, version = request.POST.get(FIELD, "").rpartition("#")
        known = version.isascii() and version.isdigit() and len(version) < 19
        if not address or not (known or not version):
            return None
        return cls(address, int(version) if known else None)

    def __str__(self) -> str:
        return f"{self.address}#{'' if self.version is None else self.version}"


def mark_for(request: HttpRequest, action: str = "", *, versioned: bool = True) -> FormMark:
    """The mark of a form on the page of a request; `action` as in the form's own tag.

    A form that came from elsewhere keeps the mark it came with: sending it again does not make it this record's.
    """
    here = request.get_full_path()
    aim = urljoin(here, action)
    if request.method == "POST" and _plain(aim) == _plain(here):
        sent = FormMark.sent_with(request)
        if sent is None or sent.address != _plain(here):
            return sent or FormMark("", None)
    return FormMark.of(aim, versioned=versioned)


def refusal_of(request: HttpRequest) -> Refused | None:
    """Why a form that was sent is not taken: opened for another record, or before something else was done on it."""
    sent = FormMark.sent_with(request)
    own = _plain(request.get_full_path())
    if sent is None or sent.address != own:
        return OtherForm()
    if sent.version is None:
        return None
    newest = _newest(own)
    return ChangedMeanwhile(newest) if newest and newest.pk != sent.version else None


def own_form(view: View[Rest]) -> View[Rest]:
    """For a view behind a single button: raises OtherForm where the button belongs to another record."""

    @wraps(view)
    def guarded(request: DeskRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        refused = refusal_of(request)
        # Whether the record is still in its state the act asks itself; only it knows who may be told of the record.
        if isinstance(refused, OtherForm):
            raise refused
        return view(request, *args, **kwargs)

    return guarded


def _plain(address: str) -> str:
    """The path and what names a record after it, in one spelling."""
    parts = urlsplit(address)
    named = sorted(pair for pair in parse_qsl(parts.query) if pair[0] in QUERIES)
    return unquote(parts.path) + (f"?{urlencode(named)}" if named else "")


def _newest(address: str) -> AuditEvent | None:
    return newest_of(_subjects(resolve(urlsplit(address).path).kwargs))


def _subjects(kwargs: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The audit's name and number of every record an address names."""
    named = [(SUBJECTS[name], str(value)) for name, value in kwargs.items() if name in SUBJECTS]
    if "matter_id" in kwargs and kwargs.get("kind") in MATTERS:
        model = apps.get_model(MATTERS[kwargs["kind"]])
        # Only the number of its case is read here; the view behind has asked the matter's own door.
        matters = model._default_manager.filter(pk=kwargs["matter_id"])  # allow objects-in-pages: see above
        named += [(SUBJECTS["case_id"], str(case)) for case in matters.values_list("case_id", flat=True)]
    return named

"""Issuing a document: number, frozen model, hash, in the transaction of the act that issues it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.compose import FieldValue, MissingFields, WrongFieldValue, compose_template
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document, NumberSeries
from lianzhi.documents.selectors import template_in_force
from lianzhi.organisation.models import Authority


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What to issue, in whose name, for whom it is kept (`owner` such as `cases.casefile:12`).

    `handled_by` is the code of the authority that does the work, where it is not the one that signs (委托).
    """

    template: str
    authority: Authority
    owner: str
    place_code: str
    issued_on: date
    fields: Mapping[str, FieldValue]
    handled_by: str = ""


def issue(actor: Actor, order: Issue) -> Document:
    """Compose, number and keep one document; raises Malformed naming every required field that is empty.

    Must run inside an act's transaction: the number is taken there, so a refused act leaves no gap.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a document is issued inside an act")
    form = template_in_force(order.template)
    year, serial, number = order.issued_on.year, None, ""
    if form.number_word:
        serial = _next(order.authority, form.number_word, year)
        number = f"（{order.authority.number_prefix}）{form.number_word}〔{year}〕{serial}号"
    try:
        model = compose_template(
            form,
            {**{name: _here(value) for name, value in order.fields.items()}, "issued_on": order.issued_on},
            number=number or None,
            agency=order.authority.name,
        )
    except MissingFields as missing:
        raise Malformed(
            {field: f"《{form.name_zh}》缺少“{label}”，不能制作。" for field, label in missing.missing}
        ) from missing
    except WrongFieldValue as wrong:
        raise Malformed({wrong.field: f"《{form.name_zh}》的“{wrong.label_zh}”{wrong.reason}。"}) from wrong
    return Document.objects.create(
        owner=order.owner,
        authority=order.authority,
        place_code=order.place_code,
        handled_by=order.handled_by,
        template=order.template,
        name=form.name_zh,
        number=number,
        series_word=form.number_word or "",
        series_year=year if serial else None,
        series_number=serial,
        issued_on=order.issued_on,
        issued_by=actor.name,
        model=model.to_json(),
        digest=model.digest(),
    )


def _here(value: FieldValue) -> FieldValue:
    """An instant as the clock on the wall showed it: the database gives instants back in UTC."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(clock.SHANGHAI)
    return value


def void(document: Document) -> None:
    """Put a document aside because another takes its place; its number stays listed. Raises Stale."""
    changes = {"state": DocumentState.VOID, "ended_at": clock.now(), "ended_reason": "由新的文书代替"}
    compare_and_set(document, {"state": DocumentState.ISSUED}, changes)


def revoke(document: Document, *, why: str, basis: str) -> None:
    """Put a document out of force with what it carried; one that is already ended stays as it is."""
    if document.state != DocumentState.ISSUED:
        return
    changes = {
        "state": DocumentState.REVOKED,
        "ended_at": clock.now(),
        "ended_reason": why[:200],
        "ended_basis": basis[:120],
    }
    compare_and_set(document, {"state": DocumentState.ISSUED}, changes)


def _next(authority: Authority, word: str, year: int) -> int:
    series, _ = NumberSeries.objects.get_or_create(authority=authority, word=word, year=year)
    series = NumberSeries.objects.select_for_update().get(pk=series.pk)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last

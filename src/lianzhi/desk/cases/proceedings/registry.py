"""Every kind of matter a case page offers, in the order it offers them."""

from __future__ import annotations

from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.core.refusals import NotVisible
from lianzhi.desk.cases.proceedings import (
    crimes,
    hearings,
    joinders,
    measures,
    power_cuts,
    recusals,
    registrations,
    testings,
)
from lianzhi.desk.cases.proceedings.kinds import Kind

KINDS: tuple[Kind, ...] = (
    joinders.KIND,
    registrations.KIND,
    testings.KIND,
    measures.KIND,
    power_cuts.KIND,
    hearings.KIND,
    recusals.KIND,
    crimes.KIND,
)


def kind_of(slug: str) -> Kind:
    """The kind of that address; NotVisible for none."""
    for kind in KINDS:
        if kind.slug == slug:
            return kind
    raise NotVisible("没有这类事项。")


def kind_for(model: type[Proceeding]) -> Kind:
    """The kind whose matters these are; KeyError names a model no kind shows."""
    for kind in KINDS:
        if kind.model is model:
            return kind
    raise KeyError(model.__name__)

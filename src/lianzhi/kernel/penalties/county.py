"""A county's own data beside the statutes: its lists and its tables of steps, checked against what they refine.

A lower layer refines and never leaves the upper bounds: a step outside the statutory range or an entry for a place that
no law punishes is refused at load.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lianzhi.kernel.discretion.lists import ListEntry, ListFile, ListKind, load_lists
from lianzhi.kernel.discretion.steps import StepFile, StepTable, load_steps
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import CORPUS
from lianzhi.kernel.penalties.pack import Stage, Subject
from lianzhi.kernel.penalties.tiers import Tier, select, table
from lianzhi.kernel.types import Citation

_COUNTY_DIGITS = 6
_STEPS = "discretion.yaml"
_LISTS = "lists.yaml"


@dataclass(frozen=True, slots=True)
class County:
    """What a county adds; either file may be missing."""

    code: str
    steps: StepFile | None
    lists: ListFile | None

    def table_of(self, tier: Tier, on: date) -> StepTable | None:
        """The table of steps for a tier on a day, where the county has one."""
        if self.steps is None or on < self.steps.from_:
            return None
        key = (tier.citation.ref, tier.subject.value, tier.stage.value)
        return next((one for one in self.steps.tables if (one.ref, one.subject, one.stage) == key), None)

    def entries_for(
        self, located: Citation, subject: Subject, stage: Stage, *, on: date
    ) -> tuple[tuple[ListKind, ListEntry], ...]:
        """The entries about a place (or about the article or paragraph it lies in) for a subject and stage."""
        if self.lists is None or on < self.lists.from_:
            return ()
        return tuple(
            (part.kind, entry)
            for part in self.lists.lists
            for entry in part.entries
            if (entry.subject, entry.stage) == (subject.value, stage.value)
            and _within(located, parse_ref(entry.ref))
        )


def _within(located: Citation, wide: Citation) -> bool:
    """Whether a place is `wide` or lies in it."""
    return (
        (located.law, located.article) == (wide.law, wide.article)
        and wide.paragraph in (None, located.paragraph)
        and wide.item in (None, located.item)
    )


def county_at(place: str) -> County | None:
    """The data of the county a division lies in; None where it has none. MalformedQuestion for no division code."""
    if not place.isdigit() or len(place) < _COUNTY_DIGITS:
        raise MalformedQuestion("place", "应当是六位以上的行政区划代码")
    return _county(place[:_COUNTY_DIGITS])


@lru_cache(maxsize=64)
def _county(code: str) -> County | None:
    return load_county_folder(f"counties/{code}", code)


def load_county_folder(folder: str, code: str) -> County | None:
    """The checked lists and tables of a folder of the corpus (or an absolute one); None where it has neither."""
    steps_path, lists_path = f"{folder}/{_STEPS}", f"{folder}/{_LISTS}"
    steps = load_steps(steps_path) if (CORPUS / steps_path).exists() else None
    lists = load_lists(lists_path) if (CORPUS / lists_path).exists() else None
    if steps is None and lists is None:
        return None
    if steps is not None:
        _check_steps(steps, steps_path, code)
    if lists is not None:
        _check_lists(lists, lists_path, code)
    return County(code, steps, lists)


def _check_steps(file: StepFile, path: str, code: str) -> None:
    _check_area(file.area, path, code)
    for steps in file.tables:
        rows = _rows(path, steps.ref, steps.subject, steps.stage)
        if len(rows) != 1:
            raise BrokenRulePack(path, steps.ref, f"not one tier but {len(rows)} for these words")
        low, high = rows[0].low, rows[0].high
        if low is None or high is None:
            raise BrokenRulePack(path, steps.ref, "the article gives no fixed range to refine")
        first, last = steps.steps[0].fine.low, steps.steps[-1].fine.high
        if first < low or last > high:
            told = f"{first.as_yuan}–{last.as_yuan} leaves the statutory range {low.as_yuan}–{high.as_yuan}"
            raise BrokenRulePack(path, steps.ref, told)
        if (first, last) != (low, high):
            free = low if first != low else last
            raise BrokenRulePack(path, steps.ref, f"gap: no step for an amount of {free.as_yuan}")


def _check_lists(file: ListFile, path: str, code: str) -> None:
    _check_area(file.area, path, code)
    for part in file.lists:
        for entry in part.entries:
            if not _rows(path, entry.ref, entry.subject, entry.stage):
                raise BrokenRulePack(path, entry.id, f"no tier at {entry.ref} for these words")


def _check_area(area: str, path: str, code: str) -> None:
    if area != code:
        raise BrokenRulePack(path, "area", f"the file of {area} lies in the folder of {code}")


def _rows(path: str, ref: str, subject: str, stage: str) -> tuple[Tier, ...]:
    if subject not in tuple(Subject) or stage not in tuple(Stage):
        raise BrokenRulePack(path, ref, f"no such subject or stage: {subject}/{stage}")
    cited = parse_ref(ref)
    found = table(cited.law)
    return select(found, cited, Subject(subject), stage=Stage(stage)) if found is not None else ()

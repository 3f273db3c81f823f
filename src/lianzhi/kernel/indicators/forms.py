"""The definitions of a statistical form, read from the corpus and held to their own logic at load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.indicators.months import Month
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

ANNEX3 = "cn/indicators/annex3.yaml"
_MOST_DECIMALS = 4


class ColumnKind(StrEnum):
    """Where a column's figure comes from."""

    STOCK = "stock"
    COUNT = "count"
    FEN_SUM = "fen_sum"
    RATIO = "ratio"
    UNRECORDED = "unrecorded"


class MeasureSign(StrEnum):
    """What a decision's measure means for a column."""

    NONE = "none"
    COUNTED = "counted"
    UNCLEAR = "unclear"


class _Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing may be changed after loading, nothing may be misspelt."""


class Measures(_Frozen, frozen=True):
    """Which measures of a decision concern a column: recognised by `words`, open where `alternatives` stand in it."""

    words: tuple[str, ...]
    counted: bool
    alternatives: tuple[str, ...] = ()

    def sign(self, measure: str) -> MeasureSign:
        """Whether the measure counts, does not concern the column, or leaves open what was imposed."""
        if not any(word in measure for word in self.words):
            return MeasureSign.NONE
        if not self.counted or any(word in measure for word in self.alternatives):
            return MeasureSign.UNCLEAR
        return MeasureSign.COUNTED


class Column(_Frozen, frozen=True):
    """One numeric column: what it counts, by which date, in which unit, on which article."""

    key: str
    title_zh: str
    unit_zh: str
    kind: ColumnKind
    definition_zh: str
    cite: tuple[str, ...]
    short_zh: str = ""
    date_basis_zh: str = ""
    note_zh: str = ""
    numerator: str = ""
    denominator: str = ""
    decimals: int | None = None
    measures: Measures | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles the definition rests on."""
        return tuple(map(parse_ref, self.cite))

    @property
    def heading_zh(self) -> str:
        """Title and unit as the form prints them."""
        return f"{self.title_zh}（{self.unit_zh}）"

    @property
    def is_recorded(self) -> bool:
        """False where the platform keeps no such record and the figure is 0 for that reason alone."""
        return self.kind is not ColumnKind.UNRECORDED

    def sign(self, measures: Sequence[str]) -> MeasureSign:
        """What a decision's measures together mean for this column; a clear one outweighs an open one."""
        if self.measures is None:
            return MeasureSign.NONE
        signs = {self.measures.sign(measure) for measure in measures}
        for sign in (MeasureSign.COUNTED, MeasureSign.UNCLEAR):
            if sign in signs:
                return sign
        return MeasureSign.NONE


class Group(_Frozen, frozen=True):
    """Columns under one heading; one column alone carries the group's own title."""

    title_zh: str
    columns: tuple[Column, ...]

    @property
    def stands_alone(self) -> bool:
        """True where the group is one column that repeats its title: the form prints one heading over both lines."""
        return len(self.columns) == 1 and self.columns[0].title_zh == self.title_zh


class Due(_Frozen, frozen=True):
    """By which day of the following month the form is due, and the remark it prints."""

    day: int
    remark_zh: str


class RowNames(_Frozen, frozen=True):
    """What the two rows are called."""

    month: str
    year: str


class Form(_Frozen, frozen=True, rename={"from_": "from"}):
    """A statistical form: groups of columns, two rows, and when it is due."""

    key: str
    title_zh: str
    from_: date
    source_zh: str
    verified: bool
    due: Due
    rows: RowNames
    no_ranking_by: tuple[str, ...]
    no_ranking_cite: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column in the form's order."""
        return tuple(column for group in self.groups for column in group.columns)

    def column(self, key: str) -> Column | None:
        """The column of that key, or None."""
        return next((column for column in self.columns if column.key == key), None)

    def due_on(self, month: Month) -> date:
        """The last day to hand in the month's form: a day of the following month."""
        return month.following.first.replace(day=self.due.day)

    @property
    def no_ranking_citations(self) -> tuple[Citation, ...]:
        """Why no list is ordered by the fines."""
        return tuple(map(parse_ref, self.no_ranking_cite))


def load_form(path: str) -> Form:
    """The form in one file; BrokenRulePack where its columns contradict each other."""
    form = load_yaml(path, Form)
    for place, mistake in _mistakes(form):
        raise BrokenRulePack(path, place, mistake)
    return form


@lru_cache(maxsize=1)
def annex3_form() -> Form:
    """执法情况统计表, the form of annex 3."""
    return load_form(ANNEX3)


def _mistakes(form: Form) -> Iterator[tuple[str, str]]:
    keys = [column.key for column in form.columns]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield key, "the key stands twice"
    for key in form.no_ranking_by:
        if key not in keys:
            yield "no_ranking_by", f"no column is called {key}"
    if not 1 <= form.due.day <= 28:  # allow legal-number: every month has these days
        yield "due.day", "no day that every month has"
    kinds = {column.key: column.kind for column in form.columns}
    for column in form.columns:
        for mistake in _column_mistakes(column, kinds):
            yield column.key, mistake


def _column_mistakes(column: Column, kinds: dict[str, ColumnKind]) -> Iterator[str]:
    if not column.cite:
        yield "no article"
    for ref in column.cite:
        try:
            parse_ref(ref)
        except ValueError as error:
            yield str(error)
    if column.is_recorded != bool(column.date_basis_zh):
        yield "a recorded column, and no other, has a date basis"
    if column.kind is ColumnKind.RATIO:
        yield from _ratio_mistakes(column, kinds)
    elif column.numerator or column.denominator or column.decimals is not None:
        yield "only a ratio has parts and decimals"


def _ratio_mistakes(column: Column, kinds: dict[str, ColumnKind]) -> Iterator[str]:
    for part in (column.numerator, column.denominator):
        if kinds.get(part) not in {ColumnKind.COUNT, ColumnKind.STOCK}:
            yield f"{part or 'nothing'} is no count to divide"
    if column.decimals is None or not 0 <= column.decimals <= _MOST_DECIMALS:
        yield f"decimals are 0 to {_MOST_DECIMALS}"

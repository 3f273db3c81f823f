"""Stage-based tables of an article (裁量阶次): a figure of the case picks the step, the step its amounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from lianzhi.kernel.discretion.bands import Band, PenaltyClass, convention, part_of
from lianzhi.kernel.discretion.checking import first_fault
from lianzhi.kernel.discretion.ranges import FineRange
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Money


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted: key, Chinese name, unit, and the least figure with which the violation exists."""

    key: str
    name: str
    unit: str
    start: int


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step: the figures it holds (`at_least` 以上, `below` 不足) and its amounts in yuan, both ends included."""

    name: str
    min: int
    max: int
    at_least: int | None = None
    below: int | None = None

    @property
    def fine(self) -> FineRange:
        """The amounts of the step."""
        return FineRange(Money.yuan(self.min), Money.yuan(self.max))

    def holds(self, figure: int) -> bool:
        """Whether the figure belongs to the step."""
        above = self.at_least is None or figure >= self.at_least
        return above and (self.below is None or figure < self.below)


class StepTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The steps of one place for one subject at one stage; the words are those of the penalty table."""

    ref: str
    subject: str
    stage: str
    fact: Fact
    steps: tuple[Step, ...]

    def step_of(self, figure: int) -> Step:
        """The step of a figure from `fact.start` on."""
        return next(step for step in self.steps if step.holds(figure))


class StepFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A county's tables: `area` is its six-digit code, `sample` marks 示例."""

    area: str
    source: str
    verified: bool
    from_: date
    tables: tuple[StepTable, ...]
    sample: bool = False


def load_steps(path: str) -> StepFile:
    """The tables of one file; BrokenRulePack gives the figure or the amount that no step, or two, answer for."""
    found = load_yaml(path, StepFile)
    taken: set[tuple[str, str, str]] = set()
    for table in found.tables:
        key = (table.ref, table.subject, table.stage)
        if key in taken:
            raise BrokenRulePack(path, table.ref, f"two tables for {'/'.join(key)}")
        taken.add(key)
        for mistake in _mistakes(table):
            raise BrokenRulePack(path, table.ref, mistake)
    return found


def _mistakes(table: StepTable) -> Iterator[str]:
    start = table.fact.start
    figures = ((start if step.at_least is None else step.at_least, step.below) for step in table.steps)
    fault = first_fault(figures, start=start)
    if fault is not None:
        yield fault.told(f"{table.fact.key} =")
    amounts = [(step.min, step.max) for step in table.steps]
    if any(low >= high for low, high in amounts):
        yield "a step without amounts"
    elif amounts != sorted(amounts):
        yield "the amounts fall while the figures rise"
    else:
        fault = first_fault(amounts, start=amounts[0][0], end=amounts[-1][1])
        if fault is not None:
            yield fault.told("an amount of")


def step_band(
    step: Step, klass: PenaltyClass, *, on: date, source: str, verified: bool, name: str = ""
) -> Band:
    """The part of a step that a class takes: all of it when ordinary, its lower or upper part when not.

    Only for the classes inside the range; how large the parts are is the convention of the day.
    """
    if klass is PenaltyClass.ORDINARY:
        low, high = 0, 100
    else:
        low, high = getattr(convention(on), klass.value)
    fine = step.fine
    reason = Reason(f"裁量阶次{step.name}：{fine.words}（{name}{source}）", provisional=not verified)
    return Band(part_of(fine, low), part_of(fine, high), provisional=not verified, reason=reason)

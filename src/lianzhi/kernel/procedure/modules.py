"""Which way a violation goes: 轻微告诫改正, 简易程序 or 普通程序; which is proposed, and why another is not lawful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lianzhi.kernel.discretion.thresholds import Party, summary_allowed
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import AdmonitionFacts, CaseFacts, SpotFacts
from lianzhi.kernel.procedure.pack import procedures
from lianzhi.kernel.procedure.registry import GUARDS
from lianzhi.kernel.procedure.words import refusal
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

EXEMPT = (Citation("行政处罚法", 33, 1),)
TAUGHT = (Citation("行政处罚法", 33, 3), Citation("行政处罚法", 28, 1))
SPOT = (Citation("行政处罚法", 51),)
FILED = (Citation("行政处罚法", 54, 2),)


class Module(StrEnum):
    """The ways a case of the authority itself may go, each a procedure; the lightest first."""

    MINOR_ADMONITION = "minor_admonition"
    SUMMARY = "summary"
    ORDINARY = "ordinary"

    @property
    def label(self) -> str:
        """As the procedure is titled."""
        return procedures()[self.value].title


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the officers state of a violation. Corrected and first are known from the records."""

    facts_certain: bool = False
    disputed: bool = False
    is_minor: bool = False
    harmless: bool = False
    consequence_minor: bool = False


UNSTATED = Circumstances()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleFacts:
    """A violation before its way is chosen.

    `lowest` is the least fine its article leaves, None where it has none; `measures` are what goes with it.
    `bars` say by module why the acting authority is not competent in it; `basis_bar` why no fine can be computed.
    """

    on: date
    party: Party
    stated: Circumstances
    lowest: Money | None
    measures: tuple[str, ...]
    is_first: bool
    corrected_on: date | None
    overdue_proven: bool
    bars: dict[Module, str]
    basis_bar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """One module: whether it is lawful, whether it is the one proposed, the reasons for it or against it."""

    module: Module
    proposed: bool
    reasons: tuple[Reason, ...]
    refusals: tuple[Refusal, ...]

    @property
    def lawful(self) -> bool:
        """True where nothing stands against it."""
        return not self.refusals


def modules_for(facts: ModuleFacts) -> tuple[ModuleView, ...]:
    """Every module, the lightest first; the first lawful one is proposed, an admonition once it was corrected."""
    views = tuple(
        ModuleView(
            module=module,
            proposed=False,
            reasons=_REASONS[module](facts),
            refusals=tuple(_bars(module, facts)),
        )
        for module in Module
    )
    for view in views:
        ready = view.module is not Module.MINOR_ADMONITION or facts.corrected_on is not None
        if view.lawful and ready:
            return tuple(replace(each, proposed=each is view) for each in views)
    return views


def _bars(module: Module, facts: ModuleFacts) -> Iterator[Refusal]:
    if bar := facts.bars.get(module, ""):
        yield refusal("not-competent", why=bar)
    if module is Module.ORDINARY:
        return
    known = _known(facts)
    for name in _ASKED[module]:
        yield from GUARDS[name](known)


_ASKED: dict[Module, Sequence[str]] = {
    Module.MINOR_ADMONITION: ("not-overdue", "minor"),
    Module.SUMMARY: ("spot-facts", "summary-limit"),
}


def _known(facts: ModuleFacts) -> CaseFacts:
    stated = facts.stated
    return CaseFacts(
        today=facts.on,
        overdue_proven=facts.overdue_proven,
        summary_bar=facts.basis_bar
        or summary_bar(facts.party, facts.lowest or Money(0), facts.measures, on=facts.on),
        spot=SpotFacts(facts_certain=stated.facts_certain, disputed=stated.disputed),
        admonition=AdmonitionFacts(
            is_minor=stated.is_minor,
            harmless=stated.harmless,
            is_first=facts.is_first,
            consequence_minor=stated.consequence_minor,
            corrected_on=facts.corrected_on,
        ),
    )


def summary_bar(party: Party, amount: Money, measures: Sequence[str], *, on: date) -> str:
    """Why a penalty may not be decided on the spot, in words; empty where it may (行政处罚法 51)."""
    allowed, reasons = summary_allowed(party, amount, measures=measures, on=on)
    return "" if allowed else "；".join(reason.text for reason in reasons)


def _admonition(facts: ModuleFacts) -> tuple[Reason, ...]:
    stated = facts.stated
    lines = []
    if stated.is_minor and stated.harmless:
        lines.append(Reason("违法行为轻微，没有造成危害后果；及时改正的，不予行政处罚", EXEMPT))
    if facts.is_first and stated.consequence_minor:
        lines.append(Reason("初次违法且危害后果轻微；及时改正的，可以不予行政处罚", EXEMPT))
    if facts.corrected_on is not None:
        lines.append(Reason(f"已于{facts.corrected_on}改正", EXEMPT))
    elif lines:
        lines.append(Reason("尚未改正：先责令改正，改正后再告诫教育；不改正的转普通程序", TAUGHT))
    return tuple(lines)


def _summary(facts: ModuleFacts) -> tuple[Reason, ...]:
    lowest = facts.lowest or Money(0)
    allowed, reasons = summary_allowed(facts.party, lowest, measures=facts.measures, on=facts.on)
    if not allowed:
        return ()
    least = f"该处罚条款的法定幅度从{lowest.words}起；决定的数额还应当落在裁量区间内"
    return (*reasons, Reason(least, SPOT))


def _ordinary(facts: ModuleFacts) -> tuple[Reason, ...]:
    return (Reason("除可以当场处罚的以外，应当全面、客观、公正地调查；符合立案标准的，及时立案", FILED),)


_REASONS = {Module.MINOR_ADMONITION: _admonition, Module.SUMMARY: _summary, Module.ORDINARY: _ordinary}

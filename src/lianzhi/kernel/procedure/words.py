"""What the guards say when they refuse, and the numbers and lists they measure by: data, never Python."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from functools import cache

import msgspec

from lianzhi.kernel.calendars import arrangement_of
from lianzhi.kernel.errors import BrokenRulePack, Refusal
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import check_dates, load_yaml, value_on
from lianzhi.kernel.types import Citation

FILE = "cn/procedures/guards.yaml"
_PROVISIONAL = "（依据待核定）"


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The articles a refusal stands on from a day on, where another law held before."""

    from_: date
    cite: tuple[str, ...]
    verified: bool


class GuardWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a refusal says: message with places for values, articles, remedy, and where to mend.

    `verified` False where the text it stands on could not be checked; the message then says 待核定. `bases` stand
    in the place of `cite` and `verified` where the law changed.
    """

    message: str
    remedy: str
    where: str
    cite: tuple[str, ...] = ()
    verified: bool = True
    bases: tuple[Basis, ...] = ()

    def basis_on(self, on: date | None) -> Basis:
        """What it stands on on a day; before the first basis the first. ValueError without a day where it matters."""
        if not self.bases:
            return Basis(date.min, self.cite, self.verified)
        if on is None:
            raise ValueError("this refusal stands on another law from day to day: give the day")
        return value_on(self.bases, on) or self.bases[0]


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A dated number of persons."""

    from_: date
    value: int
    cite: tuple[str, ...]
    verified: bool


class QuietHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The night in which nothing is executed by force, as clock times of China (行政强制法 43)."""

    from_: date
    night_from: str
    night_to: str
    cite: tuple[str, ...]
    verified: bool

    def at_night(self, moment: datetime) -> bool:
        """Whether a moment of China lies in the night; its first minute does, its last does not."""
        clock = moment.time()
        return clock >= time.fromisoformat(self.night_from) or clock < time.fromisoformat(self.night_to)


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a statute's list asks for, known to the facts by its key."""

    key: str
    title: str
    cite: tuple[str, ...]


class CollectionGround(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a fine may be collected on the spot; `most` in yuan, the figure included.

    `at_once`: only as the decision is made (行政处罚法 68).
    """

    key: str
    title: str
    cite: tuple[str, ...]
    most: int | None = None
    at_once: bool = False


class Outcome(StrEnum):
    """How a case ends without a penalty: by a decision served, or struck."""

    NO_PENALTY = "no-penalty"
    CANCEL = "cancel"


class NoPenaltyGround(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a case ends without a penalty; `needs` are the facts that must be there, `guardian` what one must do.

    `paper`: the words of the form the case is struck with.
    """

    key: str
    title: str
    outcome: Outcome
    cite: tuple[str, ...]
    needs: tuple[str, ...]
    verified: bool
    below_age: int | None = None
    guardian: str = ""
    paper: str = ""


class FilingRefusalGround(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a clue that was looked into is not filed; `verified` False where no text in the library says it."""

    key: str
    title: str
    cite: tuple[str, ...]
    verified: bool


class GuardPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All guards' words, and the numbers and lists they measure by.

    `quiet_hours`: when nothing is executed by force (行政强制法 43).
    `measure_steps`: what each imposing of a compulsory measure takes (行政强制法 18, 24). `release_grounds`: when a
    seizure must be lifted (行政强制法 28). `restore_grounds`: when a supply is restored (安全生产法 70).
    `registration_outcomes`: what may become of registered evidence. `transfer_materials`: what goes with a suspected
    crime. `collection_grounds`: when a fine may be taken on the spot (行政处罚法 68, 69). `no_penalty_grounds`: why a
    case ends without a penalty. `filing_refusal_grounds`: why a clue is not filed.
    """

    minimum_officers: tuple[Count, ...]
    most_agents: tuple[Count, ...]
    quiet_hours: tuple[QuietHours, ...]
    measure_steps: tuple[Step, ...]
    registration_outcomes: tuple[Step, ...]
    release_grounds: tuple[Step, ...]
    restore_grounds: tuple[Step, ...]
    transfer_materials: tuple[Step, ...]
    collection_grounds: tuple[CollectionGround, ...]
    no_penalty_grounds: tuple[NoPenaltyGround, ...]
    filing_refusal_grounds: tuple[FilingRefusalGround, ...]
    guards: dict[str, GuardWords]


def load_guard_pack(file: str) -> GuardPack:
    """The words of one file; BrokenRulePack where two numbers start on one day, or a refusal has cite beside bases."""
    pack = load_yaml(file, GuardPack)
    for code, words in pack.guards.items():
        if words.cite and words.bases:
            raise BrokenRulePack(file, code, "cite beside dated bases")
        if words.bases:
            check_dates(words.bases, file=file, place=code)
    check_dates(pack.minimum_officers, file=file, place="minimum_officers")
    check_dates(pack.most_agents, file=file, place="most_agents")
    check_dates(pack.quiet_hours, file=file, place="quiet_hours")
    return pack


@cache
def guard_pack() -> GuardPack:
    """The guards' words, read once."""
    return load_guard_pack(FILE)


def registration_outcomes() -> tuple[Step, ...]:
    """What may become of registered evidence (行政处罚法 56)."""
    return guard_pack().registration_outcomes


def measure_steps() -> tuple[Step, ...]:
    """What each imposing of a compulsory measure takes (行政强制法 18, 24)."""
    return guard_pack().measure_steps


def release_grounds() -> tuple[Step, ...]:
    """When a seizure must be lifted (行政强制法 28)."""
    return guard_pack().release_grounds


def restore_grounds() -> tuple[Step, ...]:
    """When a supply that was cut is restored (安全生产法 70)."""
    return guard_pack().restore_grounds


def transfer_materials() -> tuple[Step, ...]:
    """What goes with a suspected crime to the police."""
    return guard_pack().transfer_materials


def known_codes() -> frozenset[str]:
    """Every refusal code the procedures may answer with."""
    return frozenset(guard_pack().guards)


def officers_needed(on: date) -> int:
    """How many certified officers the law asks for on a day (行政处罚法 42); before the pack, its first number."""
    return _count(guard_pack().minimum_officers, on)


def agents_allowed(on: date) -> int:
    """How many agents a party may send to its hearing (行政处罚法 64); before the pack, its first number."""
    return _count(guard_pack().most_agents, on)


def rest_at(moment: datetime) -> str:
    """The night or the statutory holiday a moment of China falls in, in words; empty where neither (行政强制法 43).

    A year whose days off are not published has no holidays yet.
    """
    hours = value_on(guard_pack().quiet_hours, moment.date())
    if hours is not None and hours.at_night(moment):
        return f"夜间（{hours.night_from}至次日{hours.night_to}）"
    arranged = arrangement_of(moment.year)
    return "法定节假日" if arranged is not None and moment.date() in arranged.days_off else ""


def collection_ground(key: str) -> CollectionGround | None:
    """The ground of that key, or None."""
    return next((each for each in guard_pack().collection_grounds if each.key == key), None)


def no_penalty_ground(key: str) -> NoPenaltyGround | None:
    """The ground of that key, or None."""
    return next((each for each in guard_pack().no_penalty_grounds if each.key == key), None)


def filing_refusal_grounds() -> tuple[FilingRefusalGround, ...]:
    """Why a clue is not filed (行政处罚法 54)."""
    return guard_pack().filing_refusal_grounds


def filing_refusal_ground(key: str) -> FilingRefusalGround | None:
    """The ground of that key, or None."""
    return next((each for each in filing_refusal_grounds() if each.key == key), None)


def _count(values: tuple[Count, ...], on: date) -> int:
    return (value_on(values, on) or values[0]).value


def refusal(
    code: str, extra: tuple[Citation, ...] = (), *, as_of: date | None = None, **values: object
) -> Refusal:
    """The refusal of that code, its words filled with values; `extra` are articles only the facts know.

    `as_of`: the day it is said, for a refusal whose law changed.
    """
    words = guard_pack().guards[code]
    basis = words.basis_on(as_of)
    message = words.message.format(**values)
    return Refusal(
        code=code,
        message=message if basis.verified else message + _PROVISIONAL,
        citations=tuple(dict.fromkeys((*extra, *cited(basis.cite)))),
        remedy=words.remedy,
        where=words.where,
    )


def cited(refs: tuple[str, ...]) -> tuple[Citation, ...]:
    """The citations of a list of refs."""
    return tuple(parse_ref(ref) for ref in refs)

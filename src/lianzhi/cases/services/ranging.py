"""Several violations of one case: each as it was ranged by itself, their sum, and their words (分别裁量、合并处罚)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lianzhi.cases.models import CaseFile, Ranging
from lianzhi.cases.services.penalty_question import Figures
from lianzhi.cases.services.violations import Violation, violations_of
from lianzhi.cases.services.weighing import Weighing, citations_of, kinds_of, weigh
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.penalties import Stage
from lianzhi.kernel.penalties.answers import STAGE_WORDS
from lianzhi.kernel.procedure import Range
from lianzhi.kernel.types import Money

_DAYS = ("ordered_on", "uncorrected_until")


@dataclass(frozen=True, slots=True)
class Ranged:
    """A violation with what was made of it; `weighing` None: not ranged yet, or one act with another."""

    violation: Violation
    ranging: Ranging | None
    weighing: Weighing | None

    @property
    def is_absorbed(self) -> bool:
        """Whether it is one act with another violation of the case, whose fine is the higher (行政处罚法 29)."""
        return self.ranging is not None and self.ranging.same_act_as_id is not None

    @property
    def amount(self) -> Money:
        """The fine proposed for it."""
        return Money(self.ranging.amount_fen if self.ranging is not None else 0)


def ranged_of(case: CaseFile, on: date) -> tuple[Ranged, ...]:
    """Every violation of the case, its range worked out anew by the law of `on`; Malformed where none stands."""
    kept = {each.violation_id: each for each in Ranging.objects.filter(violation__case=case)}
    return tuple(_ranged(each, kept.get(each.row.pk), on) for each in violations_of(case))


def _ranged(violation: Violation, ranging: Ranging | None, on: date) -> Ranged:
    if ranging is None or ranging.same_act_as_id is not None:
        return Ranged(violation, ranging, None)
    return Ranged(violation, ranging, weigh_again(violation, ranging, on))


def weigh_again(violation: Violation, ranging: Ranging, on: date) -> Weighing:
    """The weighing of a violation as its ranging has it, by the law of `on`."""
    return weigh(
        violation,
        stage=ranging.stage,
        chosen=tuple(ranging.factors),
        on=on,
        prefer=ranging.prefer,
        figures=figures_from(ranging.figures),
    )


def figures_json(figures: Figures) -> dict[str, Any]:
    """Figures as plain data: amounts in fen, days in ISO."""
    kept = asdict(figures)
    kept["base_amount"] = figures.base_amount.fen if figures.base_amount is not None else None
    for name in _DAYS:
        kept[name] = kept[name].isoformat() if kept[name] else None
    return {name: value for name, value in kept.items() if value not in (None, ())}


def figures_from(kept: dict[str, Any]) -> Figures:
    """The same back."""
    found = dict(kept)
    if "base_amount" in found:
        found["base_amount"] = Money(found["base_amount"])
    for name in _DAYS:
        if name in found:
            found[name] = date.fromisoformat(found[name])
    return Figures(**{**found, "listed": tuple(found.get("listed", ()))})


@dataclass(frozen=True, slots=True)
class Sum:
    """What the violations come to together: statutory range, band and fine, in yuan and fen; the measures once each."""

    low: Money
    high: Money
    band_low: Money
    band_high: Money
    amount: Money
    measures: tuple[str, ...]

    def as_range(self, items: Sequence[Ranged]) -> Range | None:
        """For the guards; None where no violation has a fine."""
        if not self.high.fen:
            return None
        cited = [one.weighing.answer.citation for one in items if one.weighing is not None]
        return Range(
            amount=self.amount,
            low=Money(min(self.low.fen, self.band_low.fen)),
            high=self.high,
            citations=tuple(dict.fromkeys(cited)),
            class_zh="合并处罚",
            band_low=self.band_low,
            band_high=self.band_high,
        )


def sum_of(items: Sequence[Ranged]) -> Sum:
    """The sums; a violation that is one act with another adds nothing."""
    low = high = band_low = band_high = amount = 0
    measures: dict[str, None] = {}
    for one in items:
        if one.weighing is None:
            continue
        fine, band = one.weighing.fine, one.weighing.proposal.band
        ends = (fine.low.fen, fine.high.fen) if fine else (0, 0)
        within = (band.low.fen, band.high.fen) if band else ends
        low, high = low + ends[0], high + ends[1]
        band_low, band_high = band_low + within[0], band_high + within[1]
        amount += one.amount.fen
        measures.update(dict.fromkeys(one.weighing.measures))
    return Sum(Money(low), Money(high), Money(band_low), Money(band_high), Money(amount), tuple(measures))


def item_json(one: Ranged) -> dict[str, Any]:
    """A violation as the proposal keeps it; amounts in fen."""
    ranging, weighing = one.ranging, one.weighing
    kept: dict[str, Any] = {
        "number": one.violation.number,
        "text": one.violation.text,
        "obligation": one.violation.obligation,
        "penalty": one.violation.penalty,
        "stage": ranging.stage if ranging else "",
        "factors": list(ranging.factors) if ranging else [],
        "reason": ranging.reason if ranging else "",
        "amount_fen": one.amount.fen,
        "same_act_as": _number_of(ranging) if ranging and one.is_absorbed else 0,
        "measures": [],
        "class": "",
    }
    if weighing is not None:
        kept |= {
            "penalty": weighing.answer.citation.ref,
            "class": weighing.klass.value,
            "measures": list(weighing.measures),
            "statutory": _ends(weighing),
            "trace": weighing.trace(),
        }
    return kept


def _ends(weighing: Weighing) -> list[int]:
    fine, band = weighing.fine, weighing.proposal.band
    if fine is None:
        return [0, 0]
    return [min(fine.low.fen, band.low.fen if band else fine.low.fen), fine.high.fen]


def _number_of(ranging: Ranging) -> int:
    """The number of the violation it is one act with."""
    other = ranging.same_act_as_id
    return next(each.number for each in violations_of(ranging.case) if each.row.pk == other)


def words_of(items: Sequence[dict[str, Any]], shares: Sequence[int]) -> str:
    """The discretion paragraph: each violation with duty, article, stage, reason and fine (fen), then the sum."""
    lines = [_line(item, Money(share)) for item, share in zip(items, shares, strict=True)]
    total = Money(sum(shares))
    close = f"以上{len(items)}项分别裁量、合并处罚"
    return "\n".join([*lines, f"{close}，合计罚款{total.words}。" if total.fen else f"{close}。"])


def _line(item: dict[str, Any], share: Money) -> str:
    head = f"{item['number']}.{item['text'].rstrip('。')}，违反{_cited(item['obligation'])}的规定"
    if item["same_act_as"]:
        return (
            f"{head}；与第{item['same_act_as']}项为同一违法行为，"
            f"依据{_cited('行政处罚法/29')}，按照罚款数额高的规定处罚，本项不另处罚款。"
        )
    stage = STAGE_WORDS[Stage(item["stage"])]
    kinds = kinds_of(item["measures"])
    imposed = "、".join([*kinds, *([f"罚款{share.words}"] if share.fen else [])])
    reason = item["reason"].strip()
    closed = reason if reason.endswith("。") else f"{reason}。"
    return f"{head}；依据{_cited(item['penalty'])}（{stage}）。{closed}本项{imposed}。"


def _cited(refs: str) -> str:
    return "、".join(in_chinese(each, full=True) for each in citations_of(refs))


def applied_of(items: Sequence[dict[str, Any]]) -> str:
    """The articles applied, once each, separated by `;`; one act under two articles is punished by one of them."""
    return ";".join(dict.fromkeys(item["penalty"] for item in items if not item["same_act_as"]))

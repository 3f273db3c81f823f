"""How a penalty answer is shown: conclusion first, both days' law side by side, what would turn it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Pair, Row, Table
from lianzhi.desk.parts.words import day_words, range_words
from lianzhi.kernel.discretion import FineRange
from lianzhi.kernel.penalties import Change, Comparison, PenaltyAnswer, Regime, When
from lianzhi.kernel.penalties.amounts import formula_words
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation

WHEN_WORDS = {When.CONDUCT: "行为发生时", When.DECISION: "作出决定时"}
CHANGE_COLUMNS = (
    Column(title="改变的因素"),
    Column(title="裁量等次"),
    Column(title="罚款幅度"),
    Column(title="其他后果"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """One day's law with its whole trace; `applied` marks the one proposed."""

    title: str
    source: str
    applied: bool
    on: date
    citation: Citation
    said: str
    pairs: tuple[Pair, ...]
    reasons: tuple[Reason, ...]
    provisional: bool


def fine_words(found: PenaltyAnswer) -> str:
    """The fine of an answer in words: the range, its formula while the base is unknown, or that there is none."""
    if not found.applicable:
        return "不适用"
    if found.fine is not None:
        return _optional(range_words(found.fine.low, found.fine.high), found.fine)
    first = found.tiers[0]
    return f"{'；'.join(formula_words(first))}（须先查明基数）" if first.has_fine else "没有罚款"


def _optional(words: str, fine: FineRange) -> str:
    return f"{words}（可以处）" if fine.optional and fine.high.fen else words


def class_words(found: PenaltyAnswer) -> str:
    """The class the circumstances lead to."""
    return found.proposal.klass.label if found.applicable and found.proposal is not None else "—"


def conclusion(found: PenaltyAnswer) -> str:
    """One line a person on the road can act on: the class, the amount to propose, what stands beside it."""
    if not found.applicable:
        return found.reason
    proposal = found.proposal
    band = proposal.band if proposal is not None else None
    parts = [class_words(found)]
    if band is not None:
        parts.append(f"建议罚款{range_words(band.low, band.high)}" if band.high.fen else "不处罚款")
    else:
        parts.append(fine_words(found))
    if found.mandatory_measures:
        parts.append("并" + "、".join(found.mandatory_measures))
    return "，".join(parts)


def pairs_of(found: PenaltyAnswer) -> tuple[Pair, ...]:
    """The figures of an answer."""
    if not found.applicable:
        return ()
    pairs = [Pair(label="法定幅度", value=fine_words(found))]
    proposal = found.proposal
    if proposal is not None:
        pairs.append(Pair(label="裁量等次", value=proposal.klass.label))
        if len(proposal.permitted) > 1:
            pairs.append(
                Pair(label="依法可以选择", value="、".join(each.label for each in proposal.permitted))
            )
        if proposal.band is not None:
            band = range_words(proposal.band.low, proposal.band.high)
            pairs.append(Pair(label="裁量区间", value=band))
    if found.step is not None:
        pairs.append(Pair(label="本县裁量阶次", value=found.step.name))
    if found.mandatory_measures:
        pairs.append(Pair(label="应当一并作出", value="、".join(found.mandatory_measures)))
    return tuple(pairs)


def sides(found: Comparison | None) -> tuple[Side, ...]:
    """Both days' law beside each other; nothing where one and the same text answers both."""
    if found is None:
        return ()
    conduct, decision = found.regimes
    if conduct.answer == decision.answer:
        return ()
    return tuple(_side(regime, found) for regime in found.regimes)


def _side(regime: Regime, found: Comparison) -> Side:
    answer = regime.answer
    return Side(
        title=f"{WHEN_WORDS[regime.when]}（{day_words(regime.as_of)}）",
        source=regime.source,
        applied=regime.when is found.chosen,
        on=regime.as_of,
        citation=answer.citation,
        said=answer.reason if not answer.applicable else fine_words(answer),
        pairs=pairs_of(answer),
        reasons=answer.reasons,
        provisional=answer.provisional,
    )


def changes_table(changes: Iterable[Change], before: PenaltyAnswer) -> Table:
    """One line for every outcome that a single change leads to, the present one first."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for change in changes:
        grouped.setdefault(_outcome(change.after), []).append(change.text)
    rows = [Row(cells=(inline.badge("现在的回答"), *_outcome(before)))]
    rows += [Row(cells=(_any_of(texts), *outcome)) for outcome, texts in grouped.items()]
    return Table(caption="改变一个因素，结果怎样变化", columns=CHANGE_COLUMNS, rows=rows)


def _any_of(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return f"以下{len(texts)}种情况之一：" + "；".join(texts)


def _outcome(found: PenaltyAnswer) -> tuple[str, str, str]:
    """Class, amounts, and what stands beside them, as the table tells outcomes apart."""
    if not found.applicable:
        return ("不适用", "—", found.reason)
    proposal = found.proposal
    band = proposal.band if proposal is not None else None
    amounts = fine_words(found)
    if band is not None:
        amounts = f"{range_words(band.low, band.high)}（法定{amounts}）" if band.high.fen else "不处罚款"
    return (class_words(found), amounts, "、".join(found.mandatory_measures) or "—")

"""On both sides of every change date each tier answers, or says which text does: no gap, no clash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from lianzhi.kernel.penalties import PenaltyQuestion, answer
from lianzhi.kernel.penalties.lineage import predecessors
from lianzhi.kernel.penalties.pack import files
from lianzhi.kernel.penalties.tiers import Table, Tier, table_on, texts

DAY = timedelta(days=1)
TABLES = [text for law in files() for text in texts(law)]
NAMES = [f"{text.law.law}-{text.law.from_}" for text in TABLES]


def _question(text: Table, tier: Tier, day: date) -> PenaltyQuestion:
    return PenaltyQuestion(
        citation=tier.citation,
        conduct_date=day,
        subject=tier.subject,
        stage=tier.stage,
        sentence=tier.sentence,
        text_on=text.valid.start,
    )


def _edges(text: Table) -> Iterator[tuple[date, bool]]:
    """Each change date's two sides, and whether the text holds there."""
    yield text.valid.start - DAY, False
    yield text.valid.start, True
    if text.valid.end is not None:
        yield text.valid.end, True
        yield text.valid.end + DAY, False


@pytest.mark.parametrize("text", TABLES, ids=NAMES)
def test_each_tier_answers_on_its_days_and_on_no_other(text: Table) -> None:
    for tier in text.rows:
        for day, inside in _edges(text):
            found = answer(_question(text, tier, day))
            assert (found.in_force, found.applicable) == (inside, inside), (tier.citation.ref, day)
            assert found.reasons
            if inside:
                assert tier in found.tiers


@pytest.mark.parametrize("text", TABLES, ids=NAMES)
def test_no_day_has_two_texts_and_a_replaced_text_leaves_no_day_between(text: Table) -> None:
    for other in texts(text.law.law):
        if other.valid != text.valid:
            assert other.valid.start not in text.valid
    newer = text.law.replaced_by
    if newer is not None:
        assert text.valid.end is not None
        after = table_on(newer.law, text.valid.end + DAY)
        assert after is not None
        before = predecessors(newer.law, after.valid.start)
        assert [(one.law.law, one.valid) for one in before] == [(text.law.law, text.valid)]

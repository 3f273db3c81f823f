"""Which way a violation goes: proposed, lawful, refused with its article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.procedure.modules import Circumstances, Module, ModuleFacts, modules_for
from lianzhi.kernel.types import Money
from tests.kernel.procedure.persons import TODAY

CERTAIN = Circumstances(facts_certain=True)
MINOR = Circumstances(facts_certain=True, is_minor=True, harmless=True)
FACTS = ModuleFacts(
    on=TODAY,
    party=Party.UNIT,
    stated=CERTAIN,
    lowest=Money(0),
    measures=("责令限期改正",),
    is_first=False,
    corrected_on=None,
    overdue_proven=False,
    bars={},
)


def proposed(facts: ModuleFacts) -> str:
    return "".join(view.module for view in modules_for(facts) if view.proposed)


def codes(facts: ModuleFacts, module: Module) -> list[str]:
    return [one.code for view in modules_for(facts) if view.module is module for one in view.refusals]


@pytest.mark.parametrize(
    ("given", "module"),
    [
        ({}, "summary"),
        ({"stated": replace(CERTAIN, disputed=True)}, "ordinary"),
        ({"stated": Circumstances()}, "ordinary"),
        ({"lowest": Money.yuan(50000)}, "ordinary"),
        ({"measures": ("责令停产停业整顿",)}, "ordinary"),
        ({"stated": MINOR, "corrected_on": TODAY}, "minor_admonition"),
        (
            {"stated": replace(CERTAIN, consequence_minor=True), "is_first": True, "corrected_on": TODAY},
            "minor_admonition",
        ),
        ({"stated": MINOR}, "summary"),
        ({"stated": MINOR, "corrected_on": TODAY, "overdue_proven": True}, "ordinary"),
        ({"bars": {Module.ORDINARY: "由县局管辖。"}}, "summary"),
        ({"bars": dict.fromkeys(Module, "由县局管辖。")}, ""),
    ],
)
def test_the_lightest_lawful_module_is_proposed(given: dict[str, object], module: str) -> None:
    assert proposed(replace(FACTS, **given)) == module  # type: ignore[arg-type]


def test_what_is_not_lawful_says_why() -> None:
    corrected = replace(FACTS, stated=MINOR, corrected_on=TODAY)
    assert codes(corrected, Module.SUMMARY) == ["exempt-not-punished"]
    assert codes(FACTS, Module.MINOR_ADMONITION) == ["not-minor"]
    dear = replace(FACTS, lowest=Money.yuan(50000), overdue_proven=True)
    assert codes(dear, Module.SUMMARY) == ["summary-limit-exceeded"]
    assert codes(dear, Module.MINOR_ADMONITION) == ["admonition-after-overdue", "not-minor"]
    assert codes(replace(FACTS, bars={Module.ORDINARY: "由县局管辖。"}), Module.ORDINARY) == ["not-competent"]


def test_the_limit_of_a_person_and_of_a_unit() -> None:
    for party, yuan, lawful in (
        (Party.PERSON, 200, True),
        (Party.PERSON, 201, False),
        (Party.UNIT, 3000, True),
        (Party.UNIT, 3001, False),
    ):
        found = codes(replace(FACTS, party=party, lowest=Money.yuan(yuan)), Module.SUMMARY)
        assert found == ([] if lawful else ["summary-limit-exceeded"])


def test_every_lawful_module_gives_its_reasons_with_articles() -> None:
    first = Circumstances(facts_certain=True, is_minor=True, harmless=True, consequence_minor=True)
    for view in modules_for(replace(FACTS, stated=first, is_first=True)):
        assert view.lawful
        assert view.module.label
        assert all(reason.citations for reason in view.reasons)
        assert view.reasons

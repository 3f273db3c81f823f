"""The published form and the page of rules are as `make lint-pages` writes them."""

from __future__ import annotations

from lianzhi.kernel.lint import rules
from lianzhi.kernel.lint.fields import schema
from tools.lint_pages import PAGE, SCHEMA, page


def test_the_published_form_is_fresh() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema(), "run make lint-pages"


def test_the_page_of_rules_is_fresh_and_holds_every_rule() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(), "run make lint-pages"
    assert all(f"| {rule_id} |" in text for rule_id in rules())

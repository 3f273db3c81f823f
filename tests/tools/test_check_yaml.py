from __future__ import annotations

from tools.check_yaml import check_text


def test_names_the_second_of_two_equal_keys_with_both_lines() -> None:
    (finding,) = check_text("a.yaml", "a:\n  value: 1\n  cite: x\n  value: 2\n")
    assert finding.line == 4
    assert "line 2" in finding.message


def test_looks_into_lists_and_flow_mappings() -> None:
    assert [f.line for f in check_text("a.yaml", "- {a: 1, b: 2}\n- {a: 1, a: 2}\n")] == [2]


def test_names_the_line_that_does_not_parse() -> None:
    (finding,) = check_text("a.yaml", "a: 1\nb: [1\nc: 2\n")
    assert "does not parse" in finding.message


def test_equal_keys_of_different_mappings_pass() -> None:
    assert list(check_text("a.yaml", "a: {value: 1}\nb: {value: 1}\n---\na: 1\n")) == []
    assert list(check_text("a.yaml", "")) == []

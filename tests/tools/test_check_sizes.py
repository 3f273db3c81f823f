from __future__ import annotations

from tools.check_sizes import check_python, check_template


def _function(lines: int) -> str:
    return "def act():\n" + "    step()\n" * (lines - 1)


def test_a_function_of_fifty_lines_passes_and_one_more_is_named() -> None:
    assert list(check_python("a.py", _function(50))) == []
    (finding,) = check_python("a.py", "\n" + _function(51))
    assert (finding.line, finding.warning) == (2, False)
    assert "act has 51 lines" in finding.message


def test_a_method_inside_a_class_is_measured_too() -> None:
    body = "class Case:\n    def act(self):\n" + "        step()\n" * 50
    (finding,) = check_python("a.py", body)
    assert finding.line == 2


def test_a_long_file_is_warned_of_and_a_very_long_one_refused() -> None:
    assert list(check_python("a.py", "x = 1\n" * 400)) == []
    (warned,) = check_python("a.py", "x = 1\n" * 401)
    (refused,) = check_python("a.py", "x = 1\n" * 601)
    assert (warned.warning, refused.warning) == (True, False)


def test_a_template_has_150_lines() -> None:
    assert list(check_template("a.html", "<p>\n" * 150)) == []
    (finding,) = check_template("a.html", "<p>\n" * 151)
    assert not finding.warning

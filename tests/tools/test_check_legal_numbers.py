from __future__ import annotations

import pytest

from tools.check_legal_numbers import check_python, check_template
from tools.findings import without_allowed


@pytest.mark.parametrize(
    "line",
    [
        "DEFENCE_DAYS = 5",
        "if elapsed_days > 90: pass",
        "due = add_working_days(start, 7)",
        "due = start + timedelta(days=15)",
        "fine = Money.yuan(50000)",
        "ceiling = Decimal('1') * 3 if fine > 10_000 else None",
        "late = fine * 3 / 100",
        "def file(*, term_days: int = 90) -> None: ...",
        "limits = {'hearing_days': 5}",
        "fine_tiers = (2, 50000)",
        "if signed_on >= date(2021, 7, 15): pass",
        "message = '当事人应当在15日内缴纳罚款'",
        "message = f'{name}应当在五个工作日内提出'",
        "message = '处十万元以下罚款'",
        "rate_percent = 3.0",
        "_YUAN = 50000",
        "x = minimum(fine_fen, ceiling=3000)",
    ],
)
def test_finds_a_legal_number(line: str) -> None:
    assert [finding.rule for finding in check_python("a.py", line)] == ["legal-number"]


@pytest.mark.parametrize(
    "line",
    [
        "fen = yuan * 100",
        "yuan, rest = divmod(fen, 100)",
        "hours = days * 24",
        "FEN_PER_YUAN = 100",
        "CHINA = timezone(timedelta(hours=8))",
        "MONTHS_IN_A_YEAR = 12",
        "note = '最后一个工作日'",
        "officers = 2",
        "page_size = 50",
        "facts = text_field('事实', limit=500)",
        "name = CharField(max_length=200)",
        "note = '第三十七条第一款'",
        "due = rule.term.after(start)",
        "day = date(year, month, 1)",
        "title = '15号仓库'",
        "assert_days = [days for days in terms]",
        "row = rows[3]",
        "session_bytes = 4 * 1024",
        'def term() -> None:\n    """Within 15日内, told in a docstring."""',
    ],
)
def test_leaves_other_numbers_alone(line: str) -> None:
    assert list(check_python("a.py", line)) == []


def test_an_allowed_line_needs_the_rule_and_a_reason() -> None:
    bare = "TERM_DAYS = 5"

    def left(text: str) -> int:
        return len(list(without_allowed(check_python("a.py", text), text)))

    assert left(bare) == 1
    assert left(f"{bare}  # allow legal-number: a sample in a demonstration") == 0
    assert left(f"{bare}  # allow legal-number:") == 1
    assert left(f"{bare}  # allow size: a sample in a demonstration") == 1


def test_a_template_may_not_spell_a_term() -> None:
    assert [f.line for f in check_template("a.html", "<p>\n<p>应在5个工作日内提出</p>")] == [2]
    assert list(check_template("a.html", "<p>应在{{ term }}内提出</p>{# 5日内 #}{% width 14 %}")) == []

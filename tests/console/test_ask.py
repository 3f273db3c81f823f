"""`lianzhi ask` as a program sees it: streams and exit codes."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"
QUESTION = {"rule": "penalty-decision", "start": "2026-03-02"}
START_LIMIT_SECONDS = 0.3


def lianzhi(*words: str, given: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    data = given if isinstance(given, bytes) else given.encode()
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "lianzhi.console", *words]
    return subprocess.run(command, input=data, capture_output=True, env=environment, check=False)


def test_a_question_is_answered_with_one_document() -> None:
    done = lianzhi("ask", "deadline", given=json.dumps(QUESTION))
    document = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (document["due"], document["act_by"], document["length"]) == ("2026-05-31", "2026-05-29", 90)
    assert list(document) == [
        "rule",
        "start",
        "due",
        "act_by",
        "counting",
        "length",
        "citations",
        "provisional",
        "explanation",
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ('{"rule": "penalty-decision", "strat": "2026-03-02"}', "strat：没有这个字段，是否应为“start”？"),
        ('{"rule": "penalty-decision", "start": "2026-02-30"}', "start：“2026-02-30”不是有效的日期"),
        ("", "输入：是空的"),
        ("  \n", "输入：是空的"),
        ("{", "输入：不是有效的 JSON"),
        ("[1]", "输入：应为一个 JSON 对象"),
        (b"\xff\xfe{}", "输入：不是有效的 JSON"),
        ("[" * 100_000, "输入：不是有效的 JSON"),
    ],
)
def test_a_malformed_question_exits_two_with_the_field_and_no_output(given: str | bytes, words: str) -> None:
    done = lianzhi("ask", "deadline", given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "deadlines"], "是否应为“deadline”"),
        (["ask", "deadline", "--lst"], "是否应为“--list”"),
        (["ask", "deadline", "--lines", "x"], "x：没有这个选项"),
        (["ask", "deadline", "--list", "law"], "筛选条件应写作"),
        (["ask", "deadline", "--list", "--law"], "缺少筛选的值"),
        (["ask", "deadline", "--list", "--lw", "x"], "是否应为“law”"),
        (["aks"], "是否应为“ask”"),
    ],
)
def test_a_word_it_does_not_know_exits_two_and_says_what_is_near(arguments: list[str], words: str) -> None:
    done = lianzhi(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()


def test_lines_are_answered_each_in_its_place_or_not_at_all() -> None:
    second = QUESTION | {"start": "2026-03-03"}
    done = lianzhi("ask", "deadline", "--lines", given=f"{json.dumps(QUESTION)}\n{json.dumps(second)}\n")
    assert [json.loads(line)["start"] for line in done.stdout.splitlines()] == ["2026-03-02", "2026-03-03"]
    refused = lianzhi("ask", "deadline", "--lines", given=f'{json.dumps(QUESTION)}\n{{"rule": 1}}\n\n{{}}\n')
    assert (refused.returncode, refused.stdout) == (2, b"")
    numbers = [line.split(" ")[0] for line in refused.stderr.decode().splitlines()]
    assert numbers == ["第2行", "第3行", "第4行"]


def test_the_list_prints_every_rule_as_a_line() -> None:
    done = lianzhi("ask", "deadline", "--list", "--law", "行政强制法")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"rule", "length", "counting", "citations"} <= set(lines[0])
    seizure = next(line for line in lines if line["rule"] == "seizure")
    assert (seizure["length"], seizure["counting"]) == (30, "calendar-days")


def test_help_and_version_need_no_input() -> None:
    assert "lianzhi" in lianzhi("--version").stdout.decode()
    assert "ask" in lianzhi().stdout.decode()
    assert "--lines" in lianzhi("ask").stdout.decode()
    assert lianzhi("ask", "--help").returncode == 0


def test_asking_starts_at_once_and_never_imports_django() -> None:
    program = (
        "import io, sys; from lianzhi.console.main import main;"
        f"sys.stdin = io.TextIOWrapper(io.BytesIO({json.dumps(QUESTION).encode()!r}));"
        "code = main(['ask', 'deadline']);"
        "sys.exit(code or any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    spent: list[float] = []
    for _ in range(5):
        before = _processor_seconds()
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, env=environment, check=False
        )
        spent.append(_processor_seconds() - before)
        assert (done.returncode, done.stderr) == (0, b"")
    # The processor's time, not the wall's: the other suites' workers share the machine.
    assert min(spent) < START_LIMIT_SECONDS


def _processor_seconds() -> float:
    """What the finished child processes have used of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

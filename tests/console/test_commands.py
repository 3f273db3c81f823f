"""The table of commands, and what happens around the kernel's answers, inside the process."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from lianzhi.console import ask
from lianzhi.console.main import COMMANDS, load, main
from lianzhi.kernel.errors import BrokenRulePack


class _Stdin:
    buffer = io.BytesIO(b"{}")


def _answerer(monkeypatch: pytest.MonkeyPatch, mistake: Exception) -> None:
    module = ModuleType("example_answerer")

    def fail(_: object) -> Iterator[dict[str, object]]:
        raise mistake

    module.__dict__.update(ask=fail, list_lines=fail)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(ask.QUESTIONS, "example", module.__name__)
    monkeypatch.setattr(sys, "stdin", _Stdin())


def test_a_broken_rule_pack_is_reported_without_an_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answerer(monkeypatch, BrokenRulePack("cn/x.yaml", "$", "the file does not exist"))
    assert main(["ask", "example"]) == ask.EXIT_BROKEN
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "规则库有误：cn/x.yaml: $: the file does not exist\n")


def test_every_target_is_a_module_and_a_function() -> None:
    assert all(command.target.count(":") == 1 for command in COMMANDS.values())
    assert all(command.summary for command in COMMANDS.values())
    assert load(COMMANDS["ask"].target) is ask.run

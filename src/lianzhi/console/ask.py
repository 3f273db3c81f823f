"""`lianzhi ask …`: one JSON document (or one a line) in, answers out; a malformed question leaves no output.

The kernel modules behind the words share one shape: `ask(document) -> dict` and `list_lines(filters) -> Iterator`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Protocol, cast

import msgspec

from lianzhi.console.main import EXIT_MALFORMED, EXIT_OK
from lianzhi.kernel.documents import suggestion
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion

EXIT_BROKEN = 1

QUESTIONS = {
    "deadline": "lianzhi.kernel.deadlines.asking",
    "penalty": "lianzhi.kernel.penalties.questions",
    "competence": "lianzhi.kernel.competence.questions",
    "workload": "lianzhi.kernel.workload",
    "lint": "lianzhi.kernel.lint.asking",
}
_WHOLE_INPUT = "输入"
_USAGE = """用法：
  lianzhi ask 问题                      从标准输入读取一个 JSON 文档，答案写到标准输出
  lianzhi ask 问题 --lines              每行一个 JSON 文档，每行一个答案
  lianzhi ask 问题 --list [--字段 值]…  列出规则，每行一条
"""


class _Answerer(Protocol):
    """What a kernel module offers to the command line."""

    def ask(self, document: dict[str, object]) -> dict[str, object]: ...
    def list_lines(self, filters: dict[str, str]) -> Iterator[dict[str, object]]: ...


def run(argv: Sequence[str]) -> int:
    """Answers the question on standard input; 2 and nothing on standard output where it is malformed."""
    try:
        return _run(list(argv))
    except MalformedQuestion as error:
        sys.stderr.write(f"{error.field}：{error.reason}\n")
        return EXIT_MALFORMED
    except BrokenRulePack as error:
        sys.stderr.write(f"规则库有误：{error}\n")
        return EXIT_BROKEN
    except BrokenPipeError:
        # The reader (`head`) has seen enough; the interpreter must not complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK


def _run(words: list[str]) -> int:
    if not words or words[0] in {"-h", "--help"}:
        sys.stdout.write(f"{_USAGE}问题：{'、'.join(QUESTIONS)}\n")
        return EXIT_OK
    if words[0] not in QUESTIONS:
        known = "、".join(QUESTIONS)
        raise MalformedQuestion(
            "ask", f"没有名为“{words[0]}”的问题（{known}）{suggestion(words[0], QUESTIONS)}"
        )
    answerer = cast("_Answerer", import_module(QUESTIONS[words[0]]))
    options = words[1:]
    if options[:1] == ["--list"]:
        return _list(answerer, options[1:])
    unknown = next((option for option in options if option != "--lines"), None)
    if unknown is not None:
        raise MalformedQuestion(unknown, f"没有这个选项{suggestion(unknown, ['--list', '--lines'])}")
    data = sys.stdin.buffer.read()
    return _answer_lines(answerer, data) if options else _write([answerer.ask(_document(data))])


def _list(answerer: _Answerer, words: list[str]) -> int:
    filters: dict[str, str] = {}
    for name, value in zip(words[::2], [*words[1::2], None], strict=False):
        if not name.startswith("--"):
            raise MalformedQuestion(name, "筛选条件应写作“--字段 值”")
        if value is None:
            raise MalformedQuestion(name, "缺少筛选的值")
        filters[name.removeprefix("--")] = value
    return _write(list(answerer.list_lines(filters)))


def _answer_lines(answerer: _Answerer, data: bytes) -> int:
    """All or nothing: a malformed line is named on standard error with its number, and nothing is answered."""
    answers: list[dict[str, object]] = []
    mistakes: list[str] = []
    for number, line in enumerate(data.rstrip().split(b"\n"), start=1):
        try:
            answers.append(answerer.ask(_document(line)))
        except MalformedQuestion as error:
            mistakes.append(f"第{number}行 {error.field}：{error.reason}\n")
    if mistakes:
        sys.stderr.write("".join(mistakes))
        return EXIT_MALFORMED
    return _write(answers)


def _document(data: bytes) -> dict[str, object]:
    if not data.strip():
        raise MalformedQuestion(_WHOLE_INPUT, "是空的，应为一个 JSON 文档")
    try:
        document = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedQuestion(_WHOLE_INPUT, f"不是有效的 JSON（{error}）") from error
    if not isinstance(document, dict):
        raise MalformedQuestion(_WHOLE_INPUT, "应为一个 JSON 对象")
    return document


def _write(documents: Sequence[dict[str, object]]) -> int:
    out = sys.stdout.buffer
    out.write(b"".join(msgspec.json.encode(document) + b"\n" for document in documents))
    out.flush()
    return EXIT_OK

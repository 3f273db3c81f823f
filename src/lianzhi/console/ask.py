"""`lianzhi ask …`: one JSON document (or one a line) in, answers out; a malformed question leaves no output.

The kernel modules behind the words share one shape: `ask(document) -> dict` and `list_lines(filters) -> Iterator`.
"""

from __future__ import annotations

import os
import re
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
_MEBIBYTE = 2**20
#: More than any case file, so that nobody waits for a machine that reads a film.
_MOST = 32 * _MEBIBYTE
_TOO_DEEP = "嵌套的层数太多"
_BYTE = re.compile(r"\(byte ([0-9]+)\)")
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
    return _answer_lines(answerer, data) if options else _write([_answer(answerer, data)])


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
            answers.append(_answer(answerer, line))
        except MalformedQuestion as error:
            mistakes.append(f"第{number}行 {error.field}：{error.reason}\n")
    if mistakes:
        sys.stderr.write("".join(mistakes))
        return EXIT_MALFORMED
    return _write(answers)


def _answer(answerer: _Answerer, data: bytes) -> dict[str, object]:
    document = _document(data)
    try:
        return answerer.ask(document)
    except RecursionError as error:
        raise MalformedQuestion(_WHOLE_INPUT, _TOO_DEEP) from error


def _document(data: bytes) -> dict[str, object]:
    if not data.strip():
        raise MalformedQuestion(_WHOLE_INPUT, "是空的，应为一个 JSON 文档")
    if len(data) > _MOST:
        size = -(-len(data) // _MEBIBYTE)
        raise MalformedQuestion(_WHOLE_INPUT, f"有{size}MB，一个文档最大为{_MOST // _MEBIBYTE}MB")
    try:
        document = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise MalformedQuestion(_WHOLE_INPUT, f"不是有效的 JSON（{_TOO_DEEP}）") from error
    except UnicodeDecodeError as error:
        raise MalformedQuestion(_WHOLE_INPUT, "不是 UTF-8 编码的文字") from error
    except msgspec.DecodeError as error:
        raise MalformedQuestion(_WHOLE_INPUT, f"不是有效的 JSON（{_in_chinese(str(error))}）") from error
    if not isinstance(document, dict):
        raise MalformedQuestion(_WHOLE_INPUT, "应为一个 JSON 对象")
    return document


def _in_chinese(mistake: str) -> str:
    """What the reader of JSON says, so far as a user can act on it."""
    place = _BYTE.search(mistake)
    if "truncated" in mistake:
        return "内容不完整"
    if "out of range" in mistake:
        return "数字超出范围"
    return f"第{int(place[1]) + 1}个字节处写法有误" if place else "写法有误"


def _write(documents: Sequence[dict[str, object]]) -> int:
    out = sys.stdout.buffer
    out.write(b"".join(msgspec.json.encode(document) + b"\n" for document in documents))
    out.flush()
    return EXIT_OK

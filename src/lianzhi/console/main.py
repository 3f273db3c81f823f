"""The `lianzhi` command: a table of words, each naming the function that answers it.

Targets are strings loaded on demand, so that `ask` starts in a fraction of a second and never imports Django.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from lianzhi import __version__
from lianzhi.kernel.documents import suggestion

EXIT_OK = 0
EXIT_MALFORMED = 2


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line: `module:function` taking the rest of the words and returning the exit code."""

    target: str
    summary: str
    needs_django: bool = False


COMMANDS = {
    "ask": Command(
        "lianzhi.console.ask:run", "法律内核问答：ask deadline | penalty | competence | workload | lint"
    ),
    "laws": Command(
        "lianzhi.console.laws:run", "法律库：laws import | search | show | check-citations", needs_django=True
    ),
    "report": Command("lianzhi.console.report:run", "统计报表：report annex3", needs_django=True),
    "audit": Command("lianzhi.console.audit:run", "留痕校验：audit verify", needs_django=True),
    "load-sample": Command("lianzhi.console.load_sample:run", "装入示例县", needs_django=True),
    "work-batches": Command("lianzhi.console.work_batches:run", "制作等待中的批量文书", needs_django=True),
    "sample-accounts": Command("lianzhi.console.sample_accounts:run", "演示账号", needs_django=True),
    "manage": Command("lianzhi.console.manage:run", "Django 管理命令", needs_django=True),
}
_SETUP = "lianzhi.console.django_setup:set_up"


def load(target: str) -> Callable[..., object]:
    """The function a `module:function` string names."""
    module, _, function = target.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), function))


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command in `argv` (the process's own without it) and returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help"}:
        sys.stdout.write(_usage())
        return EXIT_OK
    if words[0] == "--version":
        sys.stdout.write(f"lianzhi {__version__}\n")
        return EXIT_OK
    command = COMMANDS.get(words[0])
    if command is None:
        sys.stderr.write(f"没有名为“{words[0]}”的命令{suggestion(words[0], COMMANDS)}\n\n{_usage()}")
        return EXIT_MALFORMED
    if command.needs_django:
        load(_SETUP)()
    return cast("int", load(command.target)(words[1:]))


def _usage() -> str:
    lines = [f"  {word:<12}{command.summary}" for word, command in COMMANDS.items()]
    return "\n".join(["用法：lianzhi 命令 [参数]", "", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())

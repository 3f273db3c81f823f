"""`lianzhi laws …`: fill the library, show an article, search, and check the citations of a text."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, cast

import msgspec

from lianzhi.console.main import EXIT_MALFORMED, EXIT_OK, load
from lianzhi.core import clock
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import find_citations, in_chinese, parse_citation
from lianzhi.laws.selectors import Resolution, resolve
from lianzhi.laws.services.search import TOP, prepare, search

EXIT_FOUND_FAULTS = 1
_IMPORT = "lianzhi.console.laws_import:run"


class _Reader(argparse.ArgumentParser):
    """argparse whose mistakes are ours: one Chinese line, exit 2."""

    def error(self, message: str) -> NoReturn:
        """Never leaves the process."""
        usage = self.format_usage().removeprefix("usage: ").strip()
        raise MalformedQuestion("laws", f"参数不全或者无法识别。用法：{usage}")


def run(argv: Sequence[str]) -> int:
    """Answer one `laws` command; 2 where it is malformed, 1 where citations do not resolve or nothing is found."""
    try:
        options = _parser().parse_args(list(argv))
        answer: Callable[[argparse.Namespace], int] = options.answer
        return answer(options)
    except MalformedQuestion as error:
        sys.stderr.write(f"{error.field}：{error.reason}\n")
        return EXIT_MALFORMED


def _parser() -> argparse.ArgumentParser:
    parser = _Reader(prog="lianzhi laws", description="法规库")
    words = parser.add_subparsers(required=True, metavar="import|show|search|check-citations")
    filling = words.add_parser("import", help="导入法规；不写路径时导入随附的法规库")
    filling.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    # Reading Word files costs a tenth of a second to import; only this word pays for it.
    filling.set_defaults(answer=_import)
    show = words.add_parser("show", help="显示条文，如 安全生产法/97/7")
    show.add_argument("ref")
    show.add_argument("--on", default="", metavar="日期")
    show.set_defaults(answer=_show)
    find = words.add_parser("search", help="检索条文")
    find.add_argument("text", nargs="+")
    find.add_argument("--json", action="store_true")
    find.add_argument("--on", default="", metavar="日期")
    find.add_argument("--top", default=str(TOP), metavar="条数")
    find.set_defaults(answer=_search)
    check = words.add_parser("check-citations", help="核对文件中的法条引用")
    check.add_argument("file", type=Path)
    check.add_argument("--on", default="", metavar="日期")
    check.set_defaults(answer=_check)
    return parser


def _day(text: str) -> date:
    if not text:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise MalformedQuestion("--on", f"“{text}”不是日期，应写作 2026-03-02 的形式") from error


def _import(options: argparse.Namespace) -> int:
    code = cast("int", load(_IMPORT)(options.paths))
    if code == EXIT_OK:
        # Now, and not when somebody waits for the first answer.
        prepare()
    return code


def _show(options: argparse.Namespace) -> int:
    on = _day(options.on)
    answer = resolve(parse_citation(options.ref), on)
    if not answer.found or answer.article is None:
        sys.stderr.write(f"{answer.reason}\n")
        return EXIT_FOUND_FAULTS
    sys.stdout.write(
        f"{in_chinese(answer.citation, full=True)}\n{_version_line(answer, on)}\n\n{answer.text}\n"
    )
    return EXIT_OK


def _version_line(answer: Resolution, on: date) -> str:
    if answer.article is None:
        return ""
    law = answer.article.law
    dates = f"{law.published_on or '未载明'}公布（修正）的文本，{law.in_force_from or '未载明'}起施行"
    state = "有效" if answer.in_force else f"不能作为依据：{answer.reason}"
    return f"{dates}{'（待核定）' if answer.provisional else ''}；{on} {state}"


def _search(options: argparse.Namespace) -> int:
    if not options.top.isdecimal() or int(options.top) < 1:
        raise MalformedQuestion("--top", "应当是正整数")
    hits = search(" ".join(options.text), on=_day(options.on), top=int(options.top))
    if options.json:
        document = [
            {
                "ref": hit.citation.ref,
                "law": hit.citation.law,
                "article": hit.citation.article,
                "score": hit.score,
                "text": hit.article.text,
                "in_force": hit.in_force,
            }
            for hit in hits
        ]
        sys.stdout.buffer.write(msgspec.json.encode(document) + b"\n")
        sys.stdout.buffer.flush()
        return EXIT_OK
    for hit in hits:
        mark = "" if hit.in_force else "（当日未施行或者已失效）"
        hint = f"（提示：{hit.suggested_for}）" if hit.suggested_for else ""
        sys.stdout.write(f"{hit.place.ref}{mark}{hint}\t{hit.score:.1f}\t{hit.text.splitlines()[0]}\n")
    if not hits:
        sys.stdout.write("没有检索到条文；可以换成条文里的说法再试。\n")
    return EXIT_OK


def _check(options: argparse.Namespace) -> int:
    try:
        text = options.file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedQuestion("FILE", f"无法读取 {options.file.name}（应为 UTF-8 文本）") from error
    found = find_citations(text)
    faults = list(_faults(text, _day(options.on)))
    for line, words, reason in faults:
        sys.stdout.write(f"第{line}行　{words}：{reason}\n")
    sys.stdout.write(f"共{len(found)}处引用，{len(faults)}处有误。\n")
    return EXIT_FOUND_FAULTS if faults else EXIT_OK


def _faults(text: str, on: date) -> Iterator[tuple[int, str, str]]:
    """Line, words as written and reason of each citation that the library cannot confirm for the day."""
    for citation, start, end in find_citations(text):
        if not citation.law:
            reason = "没有写明是哪一部法律"
        else:
            answer = resolve(citation, on)
            if answer.found and answer.in_force:
                continue
            reason = answer.reason or "当日没有施行的文本"
        yield text.count("\n", 0, start) + 1, text[start:end].strip(), reason

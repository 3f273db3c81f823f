"""`lianzhi laws import`: apart from the other words, so that they need not wait for the readers of Word files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from lianzhi.console.main import EXIT_OK
from lianzhi.laws.loading import LibraryError, Stored, import_file, import_package

EXIT_NOT_IMPORTED = 1


def run(paths: Sequence[Path]) -> int:
    """Import each path, or the pinned package where none is given; 1 where one cannot be read."""
    try:
        runs: list[Stored] = [import_file(path) for path in paths] if paths else [import_package()]
    except LibraryError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_NOT_IMPORTED
    laws, articles, written = (
        sum(getattr(stored, name) for stored in runs) for name in ("laws", "articles", "written")
    )
    sys.stdout.write(f"法规库：{laws}部，{articles}条；本次写入{written}部。\n")
    return EXIT_OK

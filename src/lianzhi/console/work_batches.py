"""`lianzhi work-batches`: do the batches that wait, or whose worker fell silent."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from lianzhi.documents.batches import work_waiting


def run(arguments: Sequence[str]) -> int:
    """0 after all were done; 2 for arguments, of which there are none."""
    if arguments:
        sys.stderr.write("work-batches 不带参数。\n")
        return 2
    sys.stdout.write(f"批量制作：完成{work_waiting()}批。\n")
    return 0

"""`lianzhi audit verify`: whether every record of what was done still is what was written."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from lianzhi.audit.services import verify


def run(argv: Sequence[str]) -> int:
    """0 and the number of records; 1 and the first record that fails; 2 for anything but `verify`."""
    if list(argv) != ["verify"]:
        sys.stderr.write("用法：lianzhi audit verify\n")
        return 2
    found = verify()
    if found.holds:
        sys.stdout.write(f"{found.checked}\n")
        return 0
    sys.stderr.write(f"{found.broken}（此前{found.checked}条相符）\n")
    return 1

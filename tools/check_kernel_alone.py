"""Every kernel module imports where Django is not installed; run with the kernel environment's Python."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"


def kernel_modules() -> list[str]:
    """The names of all modules under lianzhi.kernel."""
    kernel = importlib.import_module("lianzhi.kernel")
    return [module.name for module in pkgutil.walk_packages(kernel.__path__, "lianzhi.kernel.")]


def main() -> int:
    """Import each; 1 where Django is present, which would make the answer worthless."""
    if importlib.util.find_spec("django"):
        print(
            "Django is installed in this environment; use the kernel's own (make kernel-alone)",
            file=sys.stderr,
        )
        return 1
    sys.path.insert(0, str(SOURCE))
    names = kernel_modules()
    for name in names:
        importlib.import_module(name)
    print(f"{len(names)} kernel modules import without Django")
    return 0


if __name__ == "__main__":
    sys.exit(main())

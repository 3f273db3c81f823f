"""The house rules no linter knows, all in one run; exit 1 where one is broken."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tools import (
    check_citations,
    check_constructs,
    check_glossary,
    check_legal_numbers,
    check_machine_paths,
    check_sizes,
    check_templates,
    check_yaml,
)
from tools.findings import Finding

CHECKS: tuple[Callable[[], list[Finding]], ...] = (
    check_sizes.findings,
    check_legal_numbers.findings,
    check_templates.findings,
    check_machine_paths.findings,
    check_yaml.findings,
    check_citations.findings,
    check_constructs.findings,
    check_glossary.findings,
)


def main() -> int:
    """Print every finding; 1 where one is more than a warning."""
    found = sorted(finding for check in CHECKS for finding in check())
    for finding in found:
        print(finding)
    broken = [finding for finding in found if not finding.warning]
    print(f"house rules: {len(broken)} broken, {len(found) - len(broken)} warnings")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

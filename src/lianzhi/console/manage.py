"""`lianzhi manage …`: Django's own management commands."""

from collections.abc import Sequence

from django.core.management import execute_from_command_line


def run(argv: Sequence[str]) -> int:
    """Runs one management command; a failing one raises SystemExit with its own code."""
    execute_from_command_line(["lianzhi manage", *argv])
    return 0

"""A stage of a case: the acts that lead to it run once a process, see `tests.stages`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings

from tests.stages import STAGES

Given = ParamSpec("Given")
Reached = TypeVar("Reached")
Whose = TypeVar("Whose", bound=Any)


def stage(
    method: Callable[Concatenate[Whose, Given], Reached],
) -> Callable[Concatenate[Whose, Given], Reached]:
    """A method of a file that leads to a stage."""

    @wraps(method)
    def reach(file: Whose, *args: Given.args, **given: Given.kwargs) -> Reached:
        key = (method.__name__, repr((file.party, file.seen, args, sorted(given.items()))))
        return STAGES.reach(
            key,
            lambda: method(file, *args, **given),
            held=file.scene.clock,
            files=Path(settings.MEDIA_ROOT),
        )

    return reach

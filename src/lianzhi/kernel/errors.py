"""What the kernel says no with: a malformed question is an exception, a legal bar is a value."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.kernel.types import Citation


class MalformedQuestion(ValueError):
    """The question itself cannot be read: names the field and the reason (exit 2 on the command line)."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class BrokenRulePack(ValueError):
    """A rule pack that must not be loaded: names the file, the place in it and the mistake."""

    def __init__(self, file: str, place: str, mistake: str) -> None:
        super().__init__(f"{file}: {place}: {mistake}")
        self.file = file
        self.place = place
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the law forbids an act: stable kebab-case code, Chinese message, articles, and what to do.

    `where` names the place to mend (a step or field key the desk turns into a link).
    """

    code: str
    message: str
    citations: tuple[Citation, ...]
    remedy: str
    where: str = ""

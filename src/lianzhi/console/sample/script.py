"""What the story's files may say: visits, what they found, how far each case goes, and what happens beside it."""

from __future__ import annotations

import msgspec

from lianzhi.inspections.constants import HazardLevel
from lianzhi.kernel.packs import load_yaml

FILES = ("story.yaml", "story_execution.yaml", "story_measures.yaml", "story_disputes.yaml")


class Found(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding of the story; `until` is the state its case reaches, `handed_over`, or `none`.

    `also` names what happens beside the case's own way, keys of `story.BESIDE`.
    """

    line: str
    description: str
    location: str
    corrected: bool
    until: str = "none"
    level: str = HazardLevel.GENERAL.value
    also: tuple[str, ...] = ()


class Visit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One inspection of the story: how long ago, by which accounts, the nth enterprise of the place.

    `place` is a division's code; where none is given it is the lead's own. `operation` names the joint operation the
    visit was made in. `also` is like a finding's.
    """

    days_ago: int
    lead: str
    second: str
    nth: int
    found: tuple[Found, ...]
    place: str = ""
    operation: str = ""
    also: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the story."""

    checklist: str
    contact_phone: str
    visits: tuple[Visit, ...]


def stories() -> tuple[Story, ...]:
    """All files of the sample county's story; raises BrokenRulePack."""
    return tuple(load_yaml(f"counties/350525/{name}", Story) for name in FILES)

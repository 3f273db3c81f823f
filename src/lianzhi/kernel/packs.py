"""Reading rule packs: YAML of the corpus into frozen, fully checked structs.

The one door through which a legal number enters the kernel. A pack that says a thing twice, names an unknown
field, or leaves a gap between two dated values is refused here, at load, with the place of the mistake.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec
import yaml

from lianzhi import corpus
from lianzhi.kernel.errors import BrokenRulePack

T = TypeVar("T")

#: The folder of the packs; a relative path in this module is relative to it.
CORPUS = Path(str(corpus.__file__)).parent


_TEXT = "tag:yaml.org,2002:str"
_LIST = "tag:yaml.org,2002:seq"
_MAPPING = "tag:yaml.org,2002:map"


class _UniqueKeyLoader(yaml.CSafeLoader):
    """The C loader, except that a key written twice in one mapping is a mistake, not the last one wins.

    Texts, lists and mappings are built here directly, without PyYAML's generators and their second reading of every
    key: a sixth of the time of reading. Everything else is left to PyYAML.
    """

    def get_single_data(self) -> Any:
        """The document as plain values; None where the file is empty."""
        node = self.get_single_node()
        return None if node is None else self._plain(node, ())

    def _plain(self, node: yaml.Node, inside: tuple[yaml.Node, ...]) -> Any:
        if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
            return node.value
        if node.tag == _LIST and isinstance(node, yaml.SequenceNode):
            within = self._below(node, inside)
            return [self._plain(each, within) for each in node.value]
        if node.tag != _MAPPING or not isinstance(node, yaml.MappingNode):
            return self.construct_object(node, deep=True)
        within = self._below(node, inside)
        found: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = self._plain(key_node, within)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(
                    None, None, "found unhashable key", key_node.start_mark
                )
            if key in found:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is written twice", key_node.start_mark
                )
            found[key] = self._plain(value_node, within)
        return found

    @staticmethod
    def _below(node: yaml.Node, inside: tuple[yaml.Node, ...]) -> tuple[yaml.Node, ...]:
        """The nodes around what stands in `node`; a node inside itself (an alias of its own) is a mistake."""
        if any(node is each for each in inside):
            raise yaml.constructor.ConstructorError(
                None, None, "found unconstructable recursive node", node.start_mark
            )
        return (*inside, node)


def load_yaml(relative_path: str | Path, type_: type[T]) -> T:
    """The pack at `relative_path` (under the corpus, or absolute) as a value of `type_`.

    `type_` is usually a frozen `msgspec.Struct` with `forbid_unknown_fields=True`; conversion is strict.
    Raises BrokenRulePack naming the file, the line or path in it, and the mistake.
    """
    name = str(relative_path)
    try:
        text = (CORPUS / relative_path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BrokenRulePack(name, "$", "the file does not exist") from error
    try:
        document = yaml.load(text, Loader=_UniqueKeyLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenRulePack(name, f"line {line}", str(error.problem)) from error
    except (
        ValueError
    ) as error:  # a date such as 2026-02-30: PyYAML lets the bare error through, without a line
        raise BrokenRulePack(name, "$", str(error)) from error
    try:
        return msgspec.convert(document, type_, strict=True)
    except msgspec.ValidationError as error:
        mistake, _, place = str(error).partition(" - at ")
        raise BrokenRulePack(name, place.strip("`") or "$", mistake) from error


def pack_paths(folder: str | Path) -> tuple[str, ...]:
    """The YAML files directly in `folder` of the corpus, sorted, as paths `load_yaml` takes."""
    return tuple(sorted(str(path.relative_to(CORPUS)) for path in (CORPUS / folder).glob("*.yaml")))


class Dated(Protocol):
    """A value in force from a day on."""

    @property
    def from_(self) -> date:
        """The first day the value is in force."""
        ...


D = TypeVar("D", bound=Dated)


def check_dates(values: tuple[D, ...], *, file: str, place: str) -> tuple[D, ...]:
    """The same values, once they are known to start on strictly rising days; else BrokenRulePack."""
    if not values:
        raise BrokenRulePack(file, place, "no value at all")
    for earlier, later in pairwise(values):
        if later.from_ <= earlier.from_:
            raise BrokenRulePack(
                file, place, f"the value from {later.from_} clashes with the one from {earlier.from_}"
            )
    return values


def value_on(values: tuple[D, ...], day: date) -> D | None:
    """The value in force on `day` (the last whose `from` is not after it), or None before the first."""
    found = None
    for value in values:
        if value.from_ > day:
            break
        found = value
    return found

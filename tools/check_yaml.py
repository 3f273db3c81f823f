"""YAML as it is meant: parses, and no key stands twice in one mapping (the later one would win in silence)."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from tools.findings import Finding, check_files, tracked_files

RULE = "yaml"


def _twice(path: str, node: yaml.Node) -> Iterator[Finding]:
    if isinstance(node, yaml.MappingNode):
        seen: dict[tuple[str, str], int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            name = (key.tag, str(key.value))
            if isinstance(key, yaml.ScalarNode) and name in seen:
                yield Finding(path, line, RULE, f"key {key.value!r} stands on line {seen[name]} already")
            seen[name] = line
            yield from _twice(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _twice(path, value)


def check_text(path: str, text: str) -> Iterator[Finding]:
    """Findings of one YAML file."""
    try:
        documents = list(yaml.compose_all(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield Finding(path, line, RULE, f"does not parse: {error.problem}")
        return
    for document in documents:
        if document is not None:
            yield from _twice(path, document)


def findings() -> list[Finding]:
    """Findings of every YAML file."""
    return check_files(check_text, tracked_files(".yaml", ".yml"))

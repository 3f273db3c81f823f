"""One concept, one name: no word in two rows, and what is derived from terms and code is up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from tools import glossary
from tools.findings import ROOT, Finding

RULE = "glossary"


def doubled(rows: list[Mapping[str, Any]]) -> Iterator[str]:
    """Keys and Chinese words that two rows claim."""
    keys = Counter(row["key"] for row in rows)
    words = Counter(word for row in rows for word in {row["zh"], *row.get("also_zh", ())})
    yield from (name for name, count in (*keys.items(), *words.items()) if count > 1)


def findings() -> list[Finding]:
    """Findings of the glossary."""
    source, page = glossary.derived()
    twice = [
        Finding("docs/glossary.yaml", 1, RULE, f"{name!r} stands in two rows")
        for name in doubled(yaml.safe_load(source)["terms"])
    ]
    stale = [
        Finding(path.relative_to(ROOT).as_posix(), 1, RULE, "out of date; run `make glossary`")
        for path, expected in ((glossary.SOURCE, source), (glossary.PAGE, page))
        if not path.is_file() or path.read_text(encoding="utf-8") != expected
    ]
    return twice + stale

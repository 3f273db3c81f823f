"""The reviewers' index: each article with the rules that stand on it and the cases that prove them, holes visible.

`python -m tools.law_index` writes docs/law/index.md anew; a test compares it with the committed page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import laws, parse_citation
from lianzhi.kernel.penalties.pack import Stage, Subject, files
from lianzhi.kernel.penalties.tiers import Table, locate, select, table, texts
from lianzhi.kernel.types import Citation
from tools.findings import ROOT

PAGE = ROOT / "docs" / "law" / "index.md"
CORPUS = ROOT / "src" / "lianzhi" / "corpus"
CASES = ROOT / "tests" / "law_cases"
KERNEL = ROOT / "src" / "lianzhi" / "kernel"
SHOWN = 4
_CITATION = re.compile(r'Citation\("(?P<law>[^"]+)", (?P<article>\d+)')
HEAD = """# Index: article → rules → cases

The reviewers' reading list, written by `python -m tools.law_index`. *Rules* are the places of the rule packs whose
`cite` names the article, the kernel modules that carry it out, and the tiers of its penalty table; *cases* are the YAML
cases that cite it or ask about it.
A hole is a rule no case proves, a case no rule answers, or a tier (subject/stage) no case asks about.
"""
_KEYS = ("cite", "cites")
_NAMES = ("id", "key", "name", "factor", "ref", "from")
_UNIT = Subject.UNIT.value
_BASE = Stage.BASE.value


@dataclass
class Entry:
    """What stands on one article."""

    rules: dict[str, None] = field(default_factory=dict)
    cases: dict[str, None] = field(default_factory=dict)
    tiers: dict[str, bool] = field(default_factory=dict)

    @property
    def holes(self) -> str:
        """What is missing, in words; empty where nothing is."""
        found = []
        unasked = [name for name, asked in self.tiers.items() if not asked]
        if (self.rules or self.tiers) and not self.cases:
            found.append("**no case**")
        elif unasked:
            found.append(f"no case asks {', '.join(unasked)}")
        if not self.rules and not self.tiers:
            found.append("**no rule**")
        return "; ".join(found)


Index = dict[str, dict[str, Entry]]


def build() -> Index:
    """Every article that a rule or a case names: law, article (with its 之一), entry."""
    found: Index = defaultdict(lambda: defaultdict(Entry))
    for law in files():
        latest = table(law)
        if latest is not None:
            _add_tiers(found, latest)
    for label, ref in (*_rules(), *_in_code()):
        _entry(found, ref).rules[label] = None
    for path in sorted(CASES.rglob("*.yaml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            _add_case(found, f"{path.parent.name}/{path.stem}::{case['id']}", case)
    return found


def _entry(found: Index, ref: str) -> Entry:
    cited = parse_citation(ref)
    return found[cited.law][f"{cited.article}-{cited.sub}" if cited.sub else str(cited.article)]


def _add_tiers(found: Index, latest: Table) -> None:
    for tier in latest.rows:
        entry = found[tier.citation.law][str(tier.citation.article)]
        entry.tiers.setdefault(f"{tier.subject.value}/{tier.stage.value}", False)


def _rules() -> Iterator[tuple[str, str]]:
    """Label and ref of every `cite` of the packs, except the penalty tables' own."""
    for path in sorted(CORPUS.rglob("*.yaml")):
        place = path.relative_to(CORPUS)
        if place.parts[0] in {"templates", "checklists"} or "penalties" in place.parts:
            continue
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for trail, ref in _cites(document, ()):
            yield f"{place.with_suffix('')}: {' › '.join(trail)}", ref


def _in_code() -> Iterator[tuple[str, str]]:
    """The articles a module of the kernel carries out itself, by the citation it gives."""
    for path in sorted(KERNEL.rglob("*.py")):
        for match in _CITATION.finditer(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(KERNEL.parent)), f"{match['law']}/{match['article']}"


def _cites(node: object, trail: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key in _KEYS and isinstance(value, list):
                yield from ((trail, str(ref)) for ref in value if _is_place(str(ref)))
            elif key not in _KEYS:
                yield from _cites(value, (*trail, str(key)))
    elif isinstance(node, list):
        for value in node:
            name = next((str(value[key]) for key in _NAMES if key in value), "") if _named(value) else ""
            yield from _cites(value, (*trail, name) if name else trail)


def _named(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_place(ref: str) -> bool:
    """Whether a cite names an article; a document by its number does not."""
    try:
        parse_citation(ref)
    except MalformedQuestion:
        return False
    return True


def _add_case(found: Index, label: str, case: Mapping[str, Any]) -> None:
    for ref in case["cites"]:
        if _is_place(str(ref)):
            _entry(found, str(ref)).cases[label] = None
    for asked in _asked(case.get("given", {})):
        ref = asked.get("ref")
        if isinstance(ref, str) and _is_place(ref) and "text_on" not in asked:
            _entry(found, ref).cases[label] = None
            _mark(found, asked)


def _asked(given: object) -> Iterator[Mapping[str, Any]]:
    """The penalty questions of a case: one, several violations, or several articles of one act."""
    if not isinstance(given, Mapping):
        return
    shared = {key: value for key, value in given.items() if key not in ("ref", "violations")}
    if isinstance(given.get("violations"), list):
        for part in given["violations"]:
            yield {**shared, **part}
    elif isinstance(given.get("ref"), list):
        for part in given["ref"]:
            yield {**shared, **(part if isinstance(part, Mapping) else {"ref": part})}
    else:
        yield given


def _mark(found: Index, asked: Mapping[str, Any]) -> None:
    """Mark the tiers a penalty question reaches."""
    subject, stage = str(asked.get("subject", _UNIT)), str(asked.get("stage", _BASE))
    cited = parse_citation(str(asked["ref"]))
    latest = table(cited.law)
    if latest is None or subject not in tuple(Subject) or stage not in tuple(Stage) or "rule" in asked:
        return
    for tier in select(latest, locate(cited), Subject(subject), stage=Stage(stage)):
        found[cited.law][str(cited.article)].tiers[f"{tier.subject.value}/{tier.stage.value}"] = True


def page() -> str:
    """The index as Markdown."""
    found = build()
    order = [law.short for law in laws()]
    names = sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))
    parts = [HEAD]
    for name in names:
        parts.append(f"\n## {name}\n\n| article | rules | cases | holes |\n|---|---|---|---|\n")
        parts.extend(_row(article, found[name][article]) for article in sorted(found[name], key=_number))
    parts.extend(_replaced())
    return "".join(parts)


def _number(article: str) -> tuple[int, int]:
    number, _, sub = article.partition("-")
    return int(number), int(sub or 0)


def _row(article: str, entry: Entry) -> str:
    tiers = [f"tiers: {', '.join(entry.tiers)}"] if entry.tiers else []
    rules = "<br>".join([*tiers, *entry.rules])
    return f"| {article} | {rules} | {_shortened(list(entry.cases))} | {entry.holes} |\n"


def _shortened(cases: list[str]) -> str:
    more = [f"and {len(cases) - SHOWN} more"] if len(cases) > SHOWN else []
    return "<br>".join([*cases[:SHOWN], *more])


def _replaced() -> Iterator[str]:
    """The texts that were replaced: each place with what answers it now."""
    for law in files():
        for text in texts(law):
            if text.law.replaced_by is not None:
                yield f"\n## {law}, {text.valid.start} to {text.valid.end} (unverified)\n\n"
                yield "| place | now | tiers |\n|---|---|---|\n"
                yield from _replaced_rows(text)


def _replaced_rows(text: Table) -> Iterator[str]:
    for place in dict.fromkeys(tier.citation for tier in text.rows):
        rows = text.matching[place]
        tiers = ", ".join(dict.fromkeys(f"{row.subject.value}/{row.stage.value}" for row in rows))
        yield f"| {_short(place)} | {_now(rows[0].successors, dropped=rows[0].dropped)} | {tiers} |\n"


def _now(successors: tuple[Citation, ...], *, dropped: bool) -> str:
    if dropped:
        return "no longer punished"
    return ", ".join(there.ref for there in successors) or "**not compared**"


def _short(place: Citation) -> str:
    return place.ref.partition("/")[2]


def main(path: Path = PAGE) -> None:
    """Write the page."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

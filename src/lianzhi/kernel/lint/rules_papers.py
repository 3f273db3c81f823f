"""The papers beside each other: facts, names, numbers, dates, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from lianzhi.kernel.law import resolve_title, version_on
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.pack import lists
from lianzhi.kernel.lint.view import View, located

CHECKS = Checks()


@CHECKS.rule("L150")
def _not_notified(view: View) -> Hits:
    told = {key for notice in view.served_notices for key in notice.violations}
    for key in view.penalty.violations if view.penalty else ():
        if told and key not in told:
            yield hit("/decision/violations", violation=_text(view, key))


def _text(view: View, key: str) -> str:
    return next((each.text for each in view.case.violations if each.key == key and each.text), key)


@CHECKS.rule("L151")
def _dropped_silently(view: View) -> Hits:
    if view.penalty is None or not view.penalty.violations:
        return
    ordered = [key for order in view.case.orders for key in order.violations]
    filed = view.case.filing.violations if view.case.filing else ()
    reasons = {each.key: each.dropped_reason.strip() for each in view.case.violations}
    for key in dict.fromkeys((*ordered, *filed)):
        if key not in view.penalty.violations and not reasons.get(key):
            yield hit("/decision/violations", violation=_text(view, key))


@CHECKS.rule("L152")
def _never_filed(view: View) -> Hits:
    filed = view.case.filing.violations if view.case.filing else ()
    for key in view.penalty.violations if view.penalty else ():
        if filed and key not in filed:
            yield hit("/filing/violations", violation=_text(view, key))


@CHECKS.rule("L153")
def _other_basis(view: View) -> Hits:
    if view.penalty is None or not view.served_notices or not view.penalty.basis:
        return
    told = {located(ref, view.decided_on) for notice in view.served_notices for ref in notice.basis}
    for index, ref in enumerate(view.penalty.basis):
        if told and located(ref, view.decided_on) not in told:
            yield hit(f"/decision/basis/{index}", ref=ref)


def _parties(view: View) -> Iterator[tuple[str, str]]:
    if view.decision:
        yield "/decision/party", view.decision.party
    for index, paper in enumerate(view.case.papers):
        yield f"/papers/{index}/party", paper.party


@CHECKS.rule("L154")
def _other_party(view: View) -> Hits:
    name = view.party.name
    for where, written in _parties(view):
        if written and name and written != name:
            yield hit(where, written=written, name=name)


@CHECKS.rule("L155")
def _other_authority(view: View) -> Hits:
    names = {view.authority.name, view.case.acts.name if view.case.acts else view.authority.name}
    for index, paper in enumerate(view.case.papers):
        if paper.authority and view.authority.name and paper.authority not in names:
            yield hit(f"/papers/{index}/authority", paper=paper.name, written=paper.authority)


def _numbers(view: View) -> Iterator[tuple[str, str, date | None]]:
    case = view.case
    if case.filing and case.filing.number:
        yield "/filing/number", case.filing.number, case.filing.on
    for index, order in enumerate(case.orders):
        yield f"/orders/{index}/number", order.number, order.on
    for where, notice in view.notices():
        yield f"{where}/number", notice.number, notice.on
    if case.decision:
        yield "/decision/number", case.decision.number, case.decision.on
    for index, paper in enumerate(case.papers):
        yield f"/papers/{index}/number", paper.number, paper.on


@CHECKS.rule("L156")
def _number_form(view: View) -> Hits:
    form = re.compile(lists().numbers)
    for where, number, _ in _numbers(view):
        if number and not form.fullmatch(number):
            yield hit(where, number=number)


_YEAR = re.compile(r"〔(\d{4})〕")


@CHECKS.rule("L157")
def _number_year(view: View) -> Hits:
    for where, number, on in _numbers(view):
        year = _YEAR.search(number)
        if year and on and int(year[1]) != on.year:
            yield hit(where, number=number, on=on)


@CHECKS.rule("L158")
def _number_twice(view: View) -> Hits:
    seen: dict[str, str] = {}
    for index, paper in enumerate(view.case.papers):
        if not paper.number:
            continue
        if paper.number in seen:
            yield hit(
                f"/papers/{index}/number", number=paper.number, one=seen[paper.number], other=paper.name
            )
        seen.setdefault(paper.number, paper.name)


@CHECKS.rule("L159")
def _blanks(view: View) -> Hits:
    for where, name, text in _texts(view):
        for blank in lists().blanks:
            found = re.search(blank.pattern, text)
            if found:
                yield hit(where, paper=name, found=found[0], what=blank.name)


def _texts(view: View) -> Iterator[tuple[str, str, str]]:
    for index, paper in enumerate(view.case.papers):
        yield f"/papers/{index}/text", paper.name, paper.text
    for where, notice in view.notices():
        yield f"{where}/facts", "告知书", notice.facts
    if view.decision:
        yield "/decision/facts", "决定书", view.decision.facts
        yield "/decision/performance", "决定书", view.decision.performance


@CHECKS.rule("L160")
def _undated(view: View) -> Hits:
    for index, paper in enumerate(view.case.papers):
        if paper.on is None:
            yield hit(f"/papers/{index}/on", paper=paper.name)


@CHECKS.rule("L161")
def _erasures(view: View) -> Hits:
    for index, paper in enumerate(view.case.papers):
        if paper.erasures_marked < paper.erasures:
            yield hit(f"/papers/{index}/erasures_marked", paper=paper.name)


_EDITION = re.compile(r"《([^《》]+)》[（(](\d{4})年?(?:版|修正|修订|修正版|修订版)?[）)]")


@CHECKS.rule("L162")
def _edition(view: View) -> Hits:
    day = view.decided_on or view.today
    for where, name, text in _texts(view):
        for title, year in _EDITION.findall(text):
            law = resolve_title(title)
            version = version_on(law, day) if law else None
            if law and version and version.document and year not in version.document:
                yield hit(where, paper=name, law=law, year=year, known=version.document)


def _course(view: View) -> list[tuple[str, str, date]]:
    """The dated steps of the file in the order of the law."""
    case = view.case
    hearing = case.hearing
    decision = case.decision
    service = view.decision_service
    steps: list[tuple[str, str, date | None]] = [
        ("/filing/on", "立案", view.filed_on),
        ("/report/on", "调查终结", case.report.on if case.report else None),
        *((f"{where}/on", "告知", notice.on) for where, notice in view.notices()),
        ("/hearing/held_on", "听证", hearing.held_on if hearing else None),
        ("/decision/on", "决定", decision.on if decision else None),
        ("/services", "决定书送达", service.on if service else None),
        ("/closure/on", "结案", case.closure.on if case.closure else None),
        ("/archive/on", "归档", case.archive.on if case.archive else None),
    ]
    return [(where, name, on) for where, name, on in steps if on is not None]


@CHECKS.rule("L163")
def _order_of_steps(view: View) -> Hits:
    for (_, before, first), (where, name, on) in pairwise(_course(view)):
        if on < first:
            yield hit(where, name=name, on=on, before=before, first=first)


@CHECKS.rule("L164")
def _in_the_future(view: View) -> Hits:
    if view.case.as_of is None:
        return
    for index, paper in enumerate(view.case.papers):
        if paper.on and paper.on > view.case.as_of:
            yield hit(f"/papers/{index}/on", name=paper.name, on=paper.on, today=view.case.as_of)
    for where, name, on in _course(view):
        if on > view.case.as_of:
            yield hit(where, name=name, on=on, today=view.case.as_of)


@CHECKS.rule("L165")
def _missing_papers(view: View) -> Hits:
    if view.case.archive is None or not view.case.papers:
        return
    there = {paper.key for paper in view.case.papers}
    for alternatives in lists().papers.get(view.case.module, ()):
        if not there & set(alternatives):
            yield hit("/papers", paper=lists().paper_names[alternatives[0]])


@CHECKS.rule("L166")
def _unsealed_papers(view: View) -> Hits:
    for index, paper in enumerate(view.case.papers):
        if paper.key in lists().sealed_papers and not paper.sealed:
            yield hit(f"/papers/{index}/sealed", paper=paper.name)


@CHECKS.rule("L167")
def _unsigned_papers(view: View) -> Hits:
    for index, paper in enumerate(view.case.papers):
        if paper.key in lists().signed_papers and not paper.signatures:
            yield hit(f"/papers/{index}/signatures", paper=paper.name)

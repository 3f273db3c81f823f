"""Closure and archive: the dossier as the next reader finds it."""

from __future__ import annotations

from itertools import pairwise

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.view import View

CHECKS = Checks()


@CHECKS.rule("L226")
def _closed_unapproved(view: View) -> Hits:
    closure = view.case.closure
    if closure and closure.on and not any(each.role == "head" and each.signed for each in closure.approvals):
        yield hit("/closure/approvals")


@CHECKS.rule("L227")
def _closure_incomplete(view: View) -> Hits:
    closure = view.case.closure
    if closure is None:
        return
    for field, title in {"result": "处理结果", "execution": "执行情况"}.items():
        if not getattr(closure, field).strip():
            yield hit(f"/closure/{field}", what=title)


@CHECKS.rule("L228")
def _archive_incomplete(view: View) -> Hits:
    archive = view.case.archive
    if archive is None:
        return
    asked = {
        "cover": ("案卷封面", archive.cover),
        "index": ("卷内目录", archive.index),
        "number": ("归档号", bool(archive.number.strip())),
        "on": ("归档日期", archive.on is not None),
    }
    for field, (title, there) in asked.items():
        if not there:
            yield hit(f"/archive/{field}", what=title)


@CHECKS.rule("L229")
def _no_retention(view: View) -> Hits:
    if view.case.archive and not view.case.archive.kept_for.strip():
        yield hit("/archive/kept_for")


@CHECKS.rule("L230")
def _changed_after(view: View) -> Hits:
    if view.case.archive and view.case.archive.changed_after:
        yield hit("/archive/changed_after")


@CHECKS.rule("L231")
def _pages(view: View) -> Hits:
    if view.case.archive is None:
        return
    for index, paper in enumerate(view.case.papers):
        first, last = paper.first_page, paper.last_page
        if first is None or last is None or last < first:
            yield hit(f"/papers/{index}/first_page", paper=paper.name)


@CHECKS.rule("L232")
def _page_gaps(view: View) -> Hits:
    numbered = [(i, each) for i, each in enumerate(view.case.papers) if each.first_page and each.last_page]
    for (_, one), (index, other) in pairwise(numbered):
        if other.first_page != (one.last_page or 0) + 1:
            where = f"/papers/{index}/first_page"
            yield hit(where, one=one.name, last=one.last_page, other=other.name, first=other.first_page)


@CHECKS.rule("L233")
def _no_index_of_papers(view: View) -> Hits:
    if view.case.archive and not view.case.papers:
        yield hit("/papers")


@CHECKS.rule("L234")
def _added_after(view: View) -> Hits:
    closed = view.case.archive.on if view.case.archive else None
    for index, paper in enumerate(view.case.papers):
        if closed and paper.on and paper.on > closed:
            yield hit(f"/papers/{index}/on", paper=paper.name, on=paper.on, closed=closed)


@CHECKS.rule("L235")
def _unnamed(view: View) -> Hits:
    for index, paper in enumerate(view.case.papers):
        if not paper.name.strip():
            yield hit(f"/papers/{index}/name")

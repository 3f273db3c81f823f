"""How the case was opened: filing, approval, number."""

from __future__ import annotations

from itertools import pairwise

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.persons import Approval
from lianzhi.kernel.lint.view import View, day_of, last_day

CHECKS = Checks()


@CHECKS.rule("L036")
def _not_filed(view: View) -> Hits:
    if view.decision and view.filed_on is None:
        yield hit("/filing/on")


def _head(approvals: tuple[Approval, ...]) -> Approval | None:
    return next((each for each in approvals if each.role == "head"), None)


@CHECKS.rule("L037")
def _not_approved(view: View) -> Hits:
    filing = view.case.filing
    if filing is None or filing.on is None:
        return
    head = _head(filing.approvals)
    if head is None or not head.signed or head.on is None:
        yield hit("/filing/approvals")


@CHECKS.rule("L038")
def _filing_incomplete(view: View) -> Hits:
    filing = view.case.filing
    if filing is None:
        return
    for field, title in {"source": "案件来源", "facts": "案件基本情况"}.items():
        if not getattr(filing, field).strip():
            yield hit(f"/filing/{field}", what=title)


@CHECKS.rule("L039")
def _filed_late(view: View) -> Hits:
    filing = view.case.filing
    until = last_day("case-filing", filing.evidence_on) if filing else None
    if filing and until and filing.on and filing.on > until:
        yield hit("/filing/on", until=until, on=filing.on)


@CHECKS.rule("L040")
def _signed_backwards(view: View) -> Hits:
    order = ("handler", "checker", "head")
    for where, approvals in view.approvals():
        ranked = sorted((each for each in approvals if each.on), key=lambda each: order.index(each.role))
        for earlier, later in pairwise(ranked):
            if earlier.on and later.on and later.on < earlier.on:
                yield hit(where, earlier=earlier.name, later=later.name, on=later.on, before=earlier.on)


@CHECKS.rule("L041")
def _all_on_one_day(view: View) -> Hits:
    days = [
        (where, {each.on for each in approvals if each.on})
        for where, approvals in view.approvals()
        if approvals
    ]
    if len(days) > 1 and len(set.union(*(on for _, on in days))) == 1:
        yield hit(days[-1][0], on=min(days[0][1]))


@CHECKS.rule("L042")
def _no_number(view: View) -> Hits:
    if view.case.filing and view.case.filing.on and not (view.case.number or view.case.filing.number).strip():
        yield hit("/number")


@CHECKS.rule("L043")
def _filed_before_found(view: View) -> Hits:
    found = [day for day in (day_of(each.started_at) for each in view.case.inspections) if day]
    if view.filed_on and found and view.filed_on < min(found):
        yield hit("/filing/on", on=view.filed_on, found=min(found))


@CHECKS.rule("L044")
def _handlers_unsigned(view: View) -> Hits:
    for where, approvals in view.approvals():
        for index, each in enumerate(approvals):
            if not each.signed or each.on is None or not each.opinion.strip():
                yield hit(f"{where}/{index}", name=each.name or "审批人")

"""Legal review and collective deliberation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lianzhi.kernel.discretion.thresholds import collective_due, legal_review_due
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.deciding import Deliberation
from lianzhi.kernel.lint.persons import money
from lianzhi.kernel.lint.view import View
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation

CHECKS = Checks()
_HEARD = "hearing-held"


def passed_on(view: View) -> date | None:
    """The day the review was passed; None where it was not."""
    rounds = view.case.review.rounds if view.case.review else ()
    return next((each.on for each in rounds if each.passed), None)


def _circumstances(view: View) -> tuple[str, ...]:
    held = view.case.hearing is not None and view.case.hearing.held_on is not None
    return (*view.case.circumstances, *((_HEARD,) if held else ()))


def _told(reasons: tuple[Reason, ...]) -> tuple[str, tuple[Citation, ...]]:
    return "；".join(each.text for each in reasons), tuple(c for each in reasons for c in each.citations)


@CHECKS.rule("L093")
def _not_reviewed(view: View) -> Hits:
    decision = view.penalty
    if decision is None or decision.on is None or passed_on(view) is not None:
        return
    is_due, reasons = legal_review_due(
        view.party_kind,
        view.fine,
        on=decision.on,
        measures=view.measures,
        circumstances=_circumstances(view),
    )
    if is_due:
        why, citations = _told(reasons)
        yield hit("/review", citations=citations, why=why)


@CHECKS.rule("L094")
def _reviewed_after(view: View) -> Hits:
    passed = passed_on(view)
    if passed and view.decided_on and passed > view.decided_on:
        yield hit("/review/rounds", passed=passed, decided=view.decided_on)


@CHECKS.rule("L095")
def _unqualified(view: View) -> Hits:
    review = view.case.review
    if review and not review.qualification.strip():
        yield hit("/review/qualification", name=review.reviewer)


@CHECKS.rule("L096")
def _problems_open(view: View) -> Hits:
    for number, one in enumerate(view.case.review.rounds if view.case.review else ()):
        for index, problem in enumerate(one.problems):
            if not problem.answer.strip() or not problem.confirmed:
                yield hit(f"/review/rounds/{number}/problems/{index}", problem=problem.text)


@CHECKS.rule("L097")
def _no_opinion(view: View) -> Hits:
    review = view.case.review
    if review and not (review.opinion.strip() and review.reviewer.strip()):
        yield hit("/review/opinion")


@CHECKS.rule("L098")
def _not_deliberated(view: View) -> Hits:
    decision = view.penalty
    if decision is None or decision.on is None or view.case.deliberations:
        return
    is_due, reasons = collective_due(
        view.party_kind,
        view.fine,
        on=decision.on,
        measures=view.measures,
        circumstances=view.case.circumstances,
    )
    if is_due:
        why, citations = _told(reasons)
        yield hit("/deliberations", citations=citations, why=why)


def _missing(each: Deliberation) -> Iterator[tuple[str, str]]:
    asked = {
        "attendees": ("两名以上出席人员", len({one.name for one in each.attendees}) > 1),
        "chair": ("主持人", bool(each.chair.strip())),
        "discussion": ("讨论内容", bool(each.discussion.strip())),
        "conclusion": ("结论", bool(each.conclusion.strip())),
    }
    yield from ((field, title) for field, (title, there) in asked.items() if not there)
    votes = [one.vote for one in each.attendees if one.vote]
    if each.expected is not None and len({one.name for one in each.attendees}) * 2 <= each.expected:
        yield "attendees", f"过半数负责人出席（应当出席{each.expected}人）"
    if votes and votes.count("agree") * 2 <= len(each.attendees):
        yield "attendees", "出席人员过半数同意"
    if "against" in votes and not each.dissent.strip():
        yield "dissent", "不同意见"
    for index, one in enumerate(each.attendees):
        if not one.signed:
            yield f"attendees/{index}/signed", f"{one.name}的签名"


@CHECKS.rule("L099")
def _empty_shell(view: View) -> Hits:
    for index, each in enumerate(view.case.deliberations):
        for field, what in _missing(each):
            yield hit(f"/deliberations/{index}/{field}", what=what)


@CHECKS.rule("L100")
def _deliberated_after(view: View) -> Hits:
    days = [each.on for each in view.case.deliberations if each.on]
    if days and view.decided_on and min(days) > view.decided_on:
        yield hit("/deliberations/0/on", on=min(days), decided=view.decided_on)


@CHECKS.rule("L101")
def _other_amount(view: View) -> Hits:
    if not view.case.deliberations:
        return
    last = len(view.case.deliberations) - 1
    concluded = money(view.case.deliberations[last].fine)
    if view.penalty and concluded is not None and view.fine > concluded:
        where = f"/deliberations/{last}/fine"
        yield hit(where, concluded=concluded.words, fine=view.fine.words)

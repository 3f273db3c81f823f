"""Service: in time, provably, in the way the statute knows."""

from __future__ import annotations

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.performing import Service
from lianzhi.kernel.lint.view import View, last_day
from lianzhi.kernel.procedure.words import officers_needed

CHECKS = Checks()


@CHECKS.rule("L168")
def _never_served(view: View) -> Hits:
    if view.decision is None or not view.decision.outcome or view.decision_service is not None:
        return
    until = last_day("decision-service", view.decided_on)
    if until and view.today > until:
        yield hit("/services", until=until)


@CHECKS.rule("L169")
def _served_late(view: View) -> Hits:
    service = view.decision_service
    until = last_day("decision-service", view.decided_on)
    begun = (service.announced_on or service.on) if service else None
    if until and begun and begun > until:
        yield hit("/services", until=until, on=begun)


@CHECKS.rule("L170")
def _served_before_signed(view: View) -> Hits:
    days = {paper.number: paper.on for paper in view.case.papers if paper.number}
    if view.decision and view.decision.number:
        days[view.decision.number] = view.decision.on
    for index, service in enumerate(view.case.services):
        made = days.get(service.number)
        if service.number and made and service.on and service.on < made:
            yield hit(f"/services/{index}/on", paper=service.paper, on=service.on, made=made)


def _signed_by_nobody(service: Service) -> bool:
    return not service.receiver.strip() or not service.receiver_signed or service.on is None


@CHECKS.rule("L171")
def _direct(view: View) -> Hits:
    for index, service in enumerate(view.case.services):
        if service.method in ("direct", "entrusted") and _signed_by_nobody(service):
            yield hit(f"/services/{index}/receiver_signed", paper=service.paper)


@CHECKS.rule("L172")
def _left(view: View) -> Hits:
    for index, service in enumerate(view.case.services):
        proven = service.recorded or service.witness.strip()
        if service.method == "left" and not (service.refusal_noted and proven):
            yield hit(f"/services/{index}/witness", paper=service.paper)


@CHECKS.rule("L173")
def _mailed(view: View) -> Hits:
    for index, service in enumerate(view.case.services):
        if service.method == "mail" and not service.mail_receipt.strip():
            yield hit(f"/services/{index}/mail_receipt", paper=service.paper)


@CHECKS.rule("L174")
def _announced(view: View) -> Hits:
    for index, service in enumerate(view.case.services):
        if service.method != "announcement":
            continue
        until = last_day("announcement-service", service.announced_on)
        wrong = [
            what
            for what, there in (
                ("公告文本", bool(service.announcement_text.strip())),
                ("原因和经过", bool(service.reason.strip())),
                ("公告日期", service.announced_on is not None),
                ("届满的公告期", not (until and service.on and service.on < until)),
            )
            if not there
        ]
        if wrong:
            yield hit(f"/services/{index}/announced_on", paper=service.paper, what="、".join(wrong))


@CHECKS.rule("L175")
def _electronic(view: View) -> Hits:
    for index, service in enumerate(view.case.services):
        if service.method == "electronic" and not service.consent_signed:
            yield hit(f"/services/{index}/consent_signed", paper=service.paper)


@CHECKS.rule("L176")
def _receipt_incomplete(view: View) -> Hits:
    for index, service in enumerate(view.case.services):
        asked = {
            "paper": ("文书名称", service.paper),
            "number": ("文号", service.number),
            "place": ("送达地点", service.place),
        }
        for field, (title, text) in asked.items():
            if not text.strip():
                yield hit(f"/services/{index}/{field}", paper=service.paper or "送达回证", what=title)


@CHECKS.rule("L177")
def _one_server(view: View) -> Hits:
    for index, service in enumerate(view.case.services):
        minimum = officers_needed(service.on or view.today)
        if service.method in ("direct", "left") and len(set(service.officers)) < minimum:
            yield hit(f"/services/{index}/officers", paper=service.paper, minimum=minimum)


@CHECKS.rule("L178")
def _paper_not_there(view: View) -> Hits:
    numbers = {paper.number for paper in view.case.papers if paper.number}
    for index, service in enumerate(view.case.services):
        if numbers and service.number and service.number not in numbers:
            yield hit(f"/services/{index}/number", paper=service.paper, number=service.number)


@CHECKS.rule("L179")
def _notice_without_proof(view: View) -> Hits:
    if not view.case.services:
        return
    for where, notice in view.notices():
        if notice.served_on and notice.number and view.service_of(notice.number, "") is None:
            yield hit(f"{where}/served_on", number=notice.number)

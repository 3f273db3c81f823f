"""The decision itself: range, law in force, citations, contents, remedies, terms."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.deadlines import DatedTerm, Exclusion, rule_called
from lianzhi.kernel.discretion.thresholds import summary_allowed
from lianzhi.kernel.law import resolve_title, version_on
from lianzhi.kernel.law.numerals import to_chinese
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.pack import lists
from lianzhi.kernel.lint.view import View, cited, due, last_day, located, tiers_at
from lianzhi.kernel.penalties.tiers import leaves
from lianzhi.kernel.types import Counting, DateSpan

CHECKS = Checks()


@CHECKS.rule("L122")
def _outside_range(view: View) -> Hits:
    found = view.fine_range
    if view.penalty is None or view.penalty.fine is None or found is None:
        return
    fine, band_low, _ = found
    low = min(fine.low, band_low)
    if not low <= view.fine <= fine.high:
        yield hit(
            "/decision/fine",
            citations=fine.citations,
            fine=view.fine.words,
            low=fine.low.words,
            high=fine.high.words,
        )


@CHECKS.rule("L123")
def _outside_band(view: View) -> Hits:
    found = view.fine_range
    if view.penalty is None or view.penalty.fine is None or found is None:
        return
    fine, low, high = found
    inside_range = min(fine.low, low) <= view.fine <= fine.high
    if inside_range and not low <= view.fine <= high:
        yield hit("/decision/fine", fine=view.fine.words, low=low.words, high=high.words)


@CHECKS.rule("L124")
def _not_applicable(view: View) -> Hits:
    for each in view.weighed if view.penalty else ():
        where = f"/violations/{each.index}/penalty"
        if not each.answer.applicable:
            yield hit(where, ref=each.violation.penalty, why=each.answer.reason)
        elif view.fine.fen and not any(tier.has_fine for tier in each.answer.tiers):
            yield hit(where, ref=each.violation.penalty, why="对这一处罚对象、阶段没有规定罚款")


@CHECKS.rule("L125")
def _old_and_new_law(view: View) -> Hits:
    written = view.decision.discretion_reason if view.decision else ""
    for each in view.answers if view.penalty else ():
        comparison = each.answer.comparison
        if comparison is None or any(word in written for word in lists().two_laws_words):
            continue
        first, second = comparison.regimes
        if first.source != second.source:
            where = f"/violations/{each.index}/conduct_on"
            yield hit(where, old=first.source, new=second.source, why=comparison.reason.text)


def _exclusions(view: View) -> Iterator[Exclusion]:
    for each in view.case.exclusions:
        last = each.last or (view.today if view.decided_on is None else None)  # one that still runs
        if each.first and last and each.first <= last:
            yield Exclusion(DateSpan(each.first, last), each.reason)


@CHECKS.rule("L126")
def _decided_late(view: View) -> Hits:
    answer = due("penalty-decision", view.filed_on, excluded=tuple(_exclusions(view)))
    extension = view.case.extension
    longer = (
        extension.until if extension and extension.approved_on and extension.approved_by.strip() else None
    )
    until = max(filter(None, (answer.due if answer else None, longer)), default=None)
    ended = view.decided_on or (None if view.case.closure else view.today)
    if until and ended and ended > until:
        yield hit("/decision/on", until=until, filed=view.filed_on, on=ended)


@CHECKS.rule("L127")
def _bad_exclusion(view: View) -> Hits:
    rule = rule_called("penalty-decision")
    last = None
    for index, each in enumerate(view.case.exclusions):
        wrong = []
        running = each.last is None and view.decided_on is None
        if each.first is None or (not running and (each.last is None or each.last < each.first)):
            wrong.append("起止日期颠倒或者缺失")
        if rule is None or rule.ground(each.reason) is None:
            wrong.append("不属于可以扣除的情形")
        if each.approved_on is None or (each.first and each.approved_on > each.first):
            wrong.append("没有事先批准")
        if last and each.first and each.first <= last:
            wrong.append("与前一段重叠")
        if each.first and view.filed_on and each.first < view.filed_on:
            wrong.append("早于立案")
        last = max(filter(None, (last, each.last)), default=None)
        if wrong:
            yield hit(f"/exclusions/{index}", reason=each.reason, wrong="、".join(wrong))


@CHECKS.rule("L128")
def _contents(view: View) -> Hits:
    decision = view.penalty
    if decision is None:
        return
    asked = {
        "party": ("当事人的姓名或者名称", bool(decision.party.strip())),
        "facts": ("违反法律、法规、规章的事实", bool(decision.facts.strip())),
        "evidence": ("证据", bool(decision.evidence.strip())),
        "kinds": ("行政处罚的种类", bool(decision.kinds)),
        "basis": ("行政处罚的依据", bool(decision.basis)),
        "performance": ("履行方式和期限", bool(decision.performance.strip())),
        "remedy": ("行政复议、行政诉讼的途径和期限", decision.remedy is not None),
        "authority": ("行政机关名称", bool(decision.authority.strip())),
        "on": ("作出决定的日期", decision.on is not None),
    }
    for field, (title, there) in asked.items():
        if not there:
            yield hit(f"/decision/{field}", what=title)


@CHECKS.rule("L129")
def _unsealed(view: View) -> Hits:
    if view.decision and view.decision.outcome and not view.decision.sealed:
        yield hit("/decision/sealed")


@CHECKS.rule("L130")
def _not_to_the_item(view: View) -> Hits:
    for where, refs in view.bases():
        for index, ref in enumerate(refs):
            place = located(ref, view.decided_on)
            if place is None or place.item is not None:
                continue
            below = leaves(place)
            if len(below) > 1 or (below[0].item is not None and below[0] != place):
                yield hit(f"{where}/{index}", ref=ref)


@CHECKS.rule("L131")
def _duty_not_to_the_paragraph(view: View) -> Hits:
    duties = {
        duty
        for violation in view.case.violations
        for tier in tiers_at(violation.penalty, view.decided_on)
        for duty in tier.obligations
    }
    for where, refs in view.duties():
        for index, ref in enumerate(refs):
            place = cited(ref)
            if place is None or place.paragraph is not None:
                continue
            if any(
                (duty.law, duty.article) == (place.law, place.article) and duty.paragraph for duty in duties
            ):
                yield hit(f"{where}/{index}", ref=ref)


@CHECKS.rule("L132")
def _no_such_article(view: View) -> Hits:
    for where, refs in (*view.bases(), *view.duties()):
        for index, ref in enumerate(refs):
            if located(ref, view.decided_on) is None:
                yield hit(f"{where}/{index}", ref=ref)


@CHECKS.rule("L133")
def _law_not_in_force(view: View) -> Hits:
    day = view.decided_on
    for where, refs in (*view.bases(), *view.duties()):
        for index, ref in enumerate(refs):
            place = cited(ref)
            if day and place and resolve_title(place.law) and version_on(place.law, day) is None:
                yield hit(f"{where}/{index}", law=place.law, day=day)


@CHECKS.rule("L134")
def _measure_as_penalty(view: View) -> Hits:
    found = limits().orders.among(view.decision.kinds) if view.decision else ()
    if found:
        yield hit("/decision/kinds", citations=limits().orders.citations, kinds="、".join(found))


@CHECKS.rule("L135")
def _unreasoned(view: View) -> Hits:
    if view.penalty and not view.penalty.discretion_reason.strip():
        yield hit("/decision/discretion_reason")


@CHECKS.rule("L136")
def _remedy_bodies(view: View) -> Hits:
    remedy = view.penalty.remedy if view.penalty else None
    if remedy is None:
        return
    if not remedy.reconsideration_body.endswith(lists().reconsideration_bodies):
        yield hit(
            "/decision/remedy/reconsideration_body", what="行政复议机关", name=remedy.reconsideration_body
        )
    if not remedy.court.endswith(lists().courts):
        yield hit("/decision/remedy/court", what="人民法院", name=remedy.court)


_UNITS = {
    Counting.CALENDAR_DAYS: ("日", "天"),
    Counting.MONTHS: ("个月", "月"),
    Counting.WORKING_DAYS: ("个工作日",),
}


def _says(text: str, term: DatedTerm) -> bool:
    """Whether a text names the term, in Chinese or Arabic numerals."""
    length = term.value or 0
    numbers = (str(length), to_chinese(length)) if length else ()
    units = _UNITS.get(term.counting, ())
    return any(number + unit in text.replace(" ", "") for number in numbers for unit in units)


@CHECKS.rule("L137")
def _remedy_terms(view: View) -> Hits:
    remedy = view.penalty.remedy if view.penalty else None
    if remedy is None or view.decided_on is None:
        return
    asked = [("reconsideration", "reconsideration_term", remedy.reconsideration_term)]
    if not remedy.reconsideration_first:
        asked.append(("litigation", "litigation_term", remedy.litigation_term))
    for name, field, text in asked:
        rule = rule_called(name)
        term = rule.term_on(view.decided_on) if rule else None
        if rule and term and not _says(text, term):
            yield hit(
                f"/decision/remedy/{field}",
                citations=term.citations,
                what=rule.title_zh,
                text=text or "（空白）",
            )


@CHECKS.rule("L138")
def _reconsideration_first(view: View) -> Hits:
    remedy = view.penalty.remedy if view.penalty else None
    if remedy is not None and not remedy.reconsideration_first:
        yield hit("/decision/remedy/reconsideration_first")


@CHECKS.rule("L139")
def _not_ordered_to_correct(view: View) -> Hits:
    if view.penalty and not view.penalty.orders and not view.case.orders:
        yield hit("/decision/orders")


@CHECKS.rule("L140")
def _mandatory_measure(view: View) -> Hits:
    decision = view.penalty
    for each in view.answers if decision else ():
        for measure in each.answer.mandatory_measures:
            is_order = bool(limits().orders.among([measure]))
            if (
                decision
                and not is_order
                and not any(measure in kind or kind in measure for kind in decision.kinds)
            ):
                yield hit("/decision/kinds", ref=each.violation.penalty, measure=measure)


@CHECKS.rule("L141")
def _date_of_signature(view: View) -> Hits:
    decision = view.decision
    if decision and decision.on and decision.signed_on != decision.on:
        yield hit("/decision/signed_on", signed=decision.signed_on or "（空白）", on=decision.on)


@CHECKS.rule("L142")
def _where_to_pay(view: View) -> Hits:
    decision = view.penalty
    if decision is None or not view.fine.fen:
        return
    paid_to_officer = any(each.collected_by == "officer" for each in view.case.payments)
    if not decision.bank.strip() and not paid_to_officer:
        yield hit("/decision/bank", what="代收银行或者电子支付渠道")
    if not decision.late_fine_told:
        yield hit("/decision/late_fine_told", what="逾期不缴纳加处罚款的标准")


@CHECKS.rule("L143")
def _decision_not_approved(view: View) -> Hits:
    decision = view.decision
    if decision is None or not decision.outcome:
        return
    if not any(each.role == "head" and each.signed for each in decision.approvals):
        yield hit("/decision/approvals")


@CHECKS.rule("L144")
def _no_penalty_yet_fined(view: View) -> Hits:
    if view.decision and view.decision.outcome in ("no_penalty", "dismissed") and view.fine.fen:
        yield hit("/decision/fine", fine=view.fine.words)


@CHECKS.rule("L145")
def _no_penalty_unreasoned(view: View) -> Hits:
    decision = view.decision
    if decision and decision.outcome == "no_penalty" and not decision.no_penalty_ground.strip():
        yield hit("/decision/no_penalty_ground")


@CHECKS.rule("L146")
def _summary_limit(view: View) -> Hits:
    decision = view.penalty
    if decision is None or decision.on is None:
        return
    allowed, reasons = summary_allowed(view.party_kind, view.fine, measures=view.measures, on=decision.on)
    if not allowed:
        citations = tuple(each for reason in reasons for each in reason.citations)
        yield hit("/decision/fine", citations=citations, why="；".join(reason.text for reason in reasons))


@CHECKS.rule("L147")
def _not_handed_over(view: View) -> Hits:
    if view.penalty is None or view.decided_on is None:
        return
    service = view.decision_service
    if service is None or service.on != view.decided_on:
        yield hit("/services")


@CHECKS.rule("L148")
def _not_reported(view: View) -> Hits:
    decision = view.penalty
    until = last_day("summary-report", decision.on) if decision else None
    if decision and until and ((decision.reported_on or view.today) > until):
        yield hit("/decision/reported_on", until=until)


@CHECKS.rule("L149")
def _kind_and_amount(view: View) -> Hits:
    fined_without_amount = view.penalty and "罚款" in view.penalty.kinds and view.penalty.fine is None
    amount_without_kind = view.penalty and view.fine.fen and "罚款" not in view.penalty.kinds
    if fined_without_amount or amount_without_kind:
        yield hit("/decision/fine")

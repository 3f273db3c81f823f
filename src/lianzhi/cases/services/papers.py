"""What each document of a case is told: the fields its template asks for, taken from the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lianzhi.cases import selectors
from lianzhi.cases.constants import Origin
from lianzhi.cases.models import CaseFile, Decision, Handover, Hearing, Notice, Proposal
from lianzhi.cases.services.facts import READER, owners_of
from lianzhi.cases.services.terms import term
from lianzhi.cases.services.violations import listed, obligations_of, proof_of
from lianzhi.cases.services.weighing import ORDERS, citations_of, kinds_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.sentences import bare
from lianzhi.documents.amounts import money_zh
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import issued_documents_of
from lianzhi.documents.services import Issue, issue
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.constants import FindingState
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.late_fines import rate_on
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.procedure.words import no_penalty_ground
from lianzhi.kernel.types import Money, Term

Fields = dict[str, Any]


def keep(actor: Actor, case: CaseFile, template: str, *, on: date, fields: Mapping[str, Any]) -> Document:
    """Issue one document of the case, in the name of the authority that signs for it."""
    return issue(
        actor,
        Issue(
            template=template,
            authority=case.signs_as,
            owner=case.owner_key,
            place_code=case.place_code,
            issued_on=on,
            fields={**basics(case), **fields},
            handled_by="" if case.signs_as_id == case.authority_id else case.authority_id,
        ),
    )


def basics(case: CaseFile) -> Fields:
    """What nearly every document of a case says."""
    is_unit = case.party_kind == "unit"
    party: dict[str, Any] = case.party
    birth = party.get("birth")
    return {
        "case_name": str(case),
        "cause": case.cause,
        "party_name": case.party_name,
        "party_id_label": "统一社会信用代码" if is_unit else "公民身份号码",
        "party_id_no": case.party_identifier,
        "party_uscc": case.party_identifier,
        "party_address": party.get("address", ""),
        "party_phone": party.get("phone", ""),
        "party_representative": party.get("representative", ""),
        "party_post": party.get("post", ""),
        "person_name": case.party_name,
        "person_sex": party.get("sex", ""),
        "person_birth": date.fromisoformat(birth) if birth else "",
        "person_id_label": "公民身份号码",
        "person_id_no": case.party_identifier,
        "person_address": party.get("address", ""),
        "person_phone": party.get("phone", ""),
        "person_workplace": party.get("workplace", ""),
        "person_post": party.get("post", ""),
        "facts": f"{case.facts}{listed(case)}",
        "violated": cited(obligations_of(case)),
        "suspected_law": cited(obligations_of(case)),
        "basis": cited(selectors.applied_penalty(case)),
        "officers": officers(case),
        "agency_address": case.signs_as.address,
        "agency_postcode": case.signs_as.postcode,
        "contact_name": _lead(case),
        "contact_phone": case.signs_as.phone,
    }


def officers(case: CaseFile) -> list[dict[str, str]]:
    """The handlers with their certificate numbers as when appointed."""
    return [
        {"name": handler.officer.name, "certificate": handler.certificate_number}
        for handler in selectors.handlers_of(case)
    ]


def _lead(case: CaseFile) -> str:
    return selectors.handlers_of(case)[0].officer.name


def cited(refs: str) -> str:
    """Refs separated by `;` as a document cites them: the law's full title, its article in Chinese."""
    return "、".join(in_chinese(each, full=True) for each in citations_of(refs))


# What the inspection's own papers prove; they are evidence before anything else is.
_RECORDS = {
    "insp_record": "检查时的现场状况和发现的违法行为",
    "rectify_order": "已责令限期整改",
    "recheck": "整改期限届满后的复查情况",
}


def evidence_rows(case: CaseFile) -> list[dict[str, str]]:
    """The evidence list of the investigation report: records, files, inquiries, each with when and by whom."""
    rows = [
        {
            "name": f"《{each.name}》{each.number}",
            "source": f"{date_zh(each.issued_on)}制作",
            "proves": _RECORDS[each.template],
        }
        for each in issued_documents_of(*owners_of(case))
        if each.template in _RECORDS
    ]
    rows += [
        {
            "name": f"{each.get_kind_display()}“{each.title}”",
            "source": f"{each.taken_by.name}于{date_zh(clock.day_of(each.taken_at))}在{each.taken_place}取得",
            "proves": each.proves,
        }
        for each in evidence_of(READER, *owners_of(case))
    ]
    rows += [
        {
            "name": f"{each.person}的《询问笔录》",
            "source": f"{date_zh(clock.day_of(each.started_at))}在{each.place}询问制作",
            "proves": "违法行为的经过和管理情况",
        }
        for each in case.inquiries.all()
    ]
    return rows


def correction_of(case: CaseFile, measures: Sequence[str]) -> str:
    """What the party is ordered to correct besides (行政处罚法 28); empty where nothing is ordered or all is done."""
    waiting = [
        each.finding
        for each in selectors.findings_of(case)
        if each.finding is None or each.finding.state != FindingState.CORRECTED
    ]
    if not waiting or not any(each.startswith(ORDERS) for each in measures):
        return ""
    orders = dict.fromkeys(
        each.order.document.number for each in waiting if each is not None and each.order is not None
    )
    by = f"按照{'、'.join(orders)}《责令限期整改指令书》的要求，" if orders else ""
    return f"{by}立即改正上述违法行为。"


def correction_state(case: CaseFile) -> str:
    """What re-inspection saw, for the report; empty where there was none."""
    seen = []
    for each in selectors.findings_of(case):
        proof = proof_of(each)
        if proof.reinspected_on is not None and proof.result is not None:
            seen.append(f"{each.seen.description}：{date_zh(proof.reinspected_on)}复查，{proof.result.label}")
    return f"{'；'.join(seen)}。" if seen else ""


def evidence_lines(case: CaseFile) -> list[str]:
    """The evidence as the notice and the decision list it."""
    return [f"{row['name']}，证明{row['proves'].removeprefix('证明')}" for row in evidence_rows(case)]


def report_fields(case: CaseFile, *, basis: str, course: str, amount: Money) -> Fields:
    """The investigation report but for discretion and proposal; `basis` is the articles applied, as cited."""
    base = basics(case)
    fields: Fields = {
        "filed_on": case.filed_on,
        "party_intro": f"{case.party_name}（{base['party_id_label']}：{case.party_identifier}），"
        f"地址：{base['party_address']}",
        "course": course,
        "evidence": evidence_rows(case),
        "basis": basis,
        "law_applied": f"上述行为违反了{base['violated']}的规定，应当依据{basis}予以处罚。",
        "correction_state": correction_state(case),
        "reported_on": clock.today(),
    }
    if amount.fen:
        fields["proposed_fine"] = amount
    return fields


def penalty_fields(case: CaseFile, proposal: Proposal, amount: Money) -> Fields:
    """What notice and decision say of the penalty itself."""
    fields: Fields = {
        "evidence": evidence_lines(case),
        "discretion": proposal.reason,
        "penalty": "、".join(kinds_of(proposal.measures, fined=bool(amount.fen))),
    }
    if amount.fen:
        fields["fine"] = amount
    return fields


def term_of(rule: str, start: date) -> Term:
    """A term as documents print it: number and way of counting, from the kernel.

    Screens mark what is 待核定; a document the authority signs states the term the authority sets by signing it.
    """
    answer = term(rule, start)
    if answer.length is None or answer.counting is None:
        raise LookupError(f"the rule {rule} has no term on {start}")
    return Term(answer.length, answer.counting, tuple(answer.citations))


def notice_fields(case: CaseFile, proposal: Proposal, issued_on: date) -> Fields:
    """The notice: the penalty, the terms of defence and, where due, of the hearing."""
    return {
        **penalty_fields(case, proposal, Money(proposal.amount_fen)),
        "defence_term": term_of("statement-defence", issued_on),
        "hearing_days": term_of("hearing-request", issued_on),
    }


def decision_fields(case: CaseFile, proposal: Proposal, decided_on: date, *, amount: Money) -> Fields:
    """The decision: everything of 行政处罚法 59, the bank of 67, the late fine of 72, the remedies."""
    authority = case.signs_as
    rate: Decimal = rate_on(decided_on)
    return {
        **penalty_fields(case, proposal, amount),
        "correction": correction_of(case, proposal.measures),
        "case_course": course_of(case),
        "notice_course": notice_course(case),
        "performance": "罚款按本决定书载明的期限一次缴清。"
        if amount.fen
        else "自收到本决定书之日起立即履行。",
        **remedies(case, decided_on),
        "pay_days": term_of("fine-payment", decided_on),
        "pay_bank": authority.bank,
        "pay_bank_address": authority.bank_address,
        "pay_account_name": authority.bank_account_name,
        "pay_account": authority.bank_account,
        "late_fine_rate": rate,
    }


def remedies(case: CaseFile, on: date) -> Fields:
    """Where a decision of that day may be attacked, and until when."""
    return {
        "reconsideration_body": case.signs_as.reconsideration_body,
        "reconsideration_term": term_of("reconsideration", on),
        "court": case.signs_as.court,
        "litigation_term": term_of("litigation", on),
    }


def ended_as(case: CaseFile) -> str:
    """What became of the case, for closure and cover: the penalty, or on which ground there is none."""
    decision, spared = selectors.decision_of(case), selectors.no_penalty_of(case)
    if decision is not None:
        return outcome_of(decision)
    ground = no_penalty_ground(spared.ground) if spared is not None else None
    return ground.title if ground is not None else ""


def outcome_of(decision: Decision) -> str:
    """What was decided, for closure and cover: kinds, then the fine in figures and capitals."""
    kinds = kinds_of(decision.measures)
    fine = [f"罚款{money_zh(Money(decision.amount_fen))}"] if decision.amount_fen else []
    changed = (
        [f"变更为罚款{money_zh(Money(decision.changed_fen))}"] if decision.changed_fen is not None else []
    )
    return "、".join([*kinds, *fine, *changed])


# A decision goes to the party: that somebody told is not for it to read (安全生产法 73).
_FOUND = {
    Origin.INSPECTION: "在监督检查中发现",
    Origin.HANDOVER: "在监督检查中发现",
    Origin.CLUE: "经核查发现",
}


def course_of(case: CaseFile) -> str:
    """How the case came and was filed, for the decision."""
    filed = date_zh(case.filed_on) if case.filed_on else ""
    handover = Handover.objects.select_related("from_authority").filter(case=case).first()
    found = (
        f"{date_zh(handover.handed_on)}，{handover.from_authority}向我机关移送当事人涉嫌违法的线索，我机关"
        if handover
        else f"我机关于{date_zh(case.discovered_on)}{_FOUND[Origin(case.origin)]}当事人涉嫌违法，"
    )
    return f"{found}于{filed}立案调查，现已调查终结。"


def notice_course(case: CaseFile) -> str:
    """How the party was told and heard, for the decision."""
    last = selectors.latest_notice(case)
    if last is None or last.served_on is None:
        return ""
    rights = "陈述、申辩和要求听证的权利" if last.offers_hearing else "陈述、申辩的权利"
    told = (
        f"我机关于{date_zh(last.served_on)}送达{last.document.number}《{last.document.name}》，"
        f"告知拟作出的行政处罚内容及事实、理由、依据，以及{rights}。"
    )
    return told + _defence_course(last) + _hearing_course(case) + _discussed(case)


def _defence_course(notice: Notice) -> str:
    defence = getattr(notice, "defence", None)
    if defence is None or defence.kind == "silent":
        return "当事人在规定期限内未提出陈述、申辩。"
    if defence.kind == "waived":
        return f"当事人于{date_zh(defence.received_on)}书面放弃陈述、申辩。"
    adopted = "予以采纳" if defence.adopted else "不予采纳"
    said = "；".join(bare(line) for line in defence.content.splitlines() if line.strip())
    return (
        f"当事人于{date_zh(defence.received_on)}提出陈述、申辩：{said}。"
        f"经复核，我机关{adopted}，理由是：{bare(defence.opinion)}。"
    )


def _discussed(case: CaseFile) -> str:
    last = case.deliberations.last()
    return f"{date_zh(last.held_on)}，我机关负责人集体讨论了本案。" if last else ""


def _hearing_course(case: CaseFile) -> str:
    held = Hearing.objects.filter(case=case).last() if case.hearing == "held" else None
    if held is not None:
        return f"应当事人要求，我机关于{date_zh(held.held_on)}依法举行了听证。"
    return {
        "offered": "当事人在规定期限内未要求听证。",
        "waived": "当事人书面放弃听证。",
        "withdrawn": "当事人要求听证后书面撤回。",
        "abandoned": "当事人要求听证，经依法通知无正当理由不出席，视为放弃听证权利。",
    }.get(case.hearing, "")

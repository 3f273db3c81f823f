"""What the question wants and the law forbids: dead or exceeded grants, compulsion, the summary procedure."""

from __future__ import annotations

from lianzhi.kernel.competence.case import DELEGATED, ENTRUSTED, VOID, Case, Procedure, Unlawful
from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.competence.pack import EVERY_ITEM, Grant, OpenCases
from lianzhi.kernel.discretion.thresholds import NOTHING, Party, summary_allowed
from lianzhi.kernel.law import resolve_title, version_on
from lianzhi.kernel.types import Citation, Money


def listed(case: Case) -> str:
    """Why no delegation carries: not listed, not signed yet, lapsed, or exceeded."""
    if not case.delegations:
        return f"{case.name}不在赋权清单内"
    return "；".join(_why_not(case, grant) for grant in case.delegations)


def _why_not(case: Case, grant: Grant) -> str:
    if case.stands_on(grant):
        return "；".join(one.text for one in beyond_grant(case, grant))
    start, filed, day = grant.effective_from, case.filed_on, case.question.on
    name = grant.document_no
    if start is None:
        return f"{name}的赋权尚未签署承接确认书"
    if filed < start:
        return f"{name}的赋权自承接确认书签署之日{start}起有效，{filed}尚未生效"
    if case.question.filed_on is None or not grant.carries(filed):
        return f"{name}的赋权已于{grant.valid_to}届满，{day}不再有效"
    if grant.open_cases is OpenCases.HAND_BACK:
        return f"{name}的赋权已于{grant.valid_to}收回，{filed}立案而未办结的案件移交{case.county.bureau.name}"
    return f"{name}的赋权已于{grant.valid_to}收回，没有规定已立案未办结的案件由乡镇继续办理"


def dead_delegations(case: Case) -> tuple[Unlawful, ...]:
    """Signing in the township's name without a delegation that carries the case."""
    found: list[Unlawful] = []
    for grant in case.delegations:
        if case.stands_on(grant):
            found.extend(beyond_grant(case, grant))
            continue
        start = grant.effective_from
        lapsed = start is not None and start <= case.filed_on
        code = "delegation-lapsed" if lapsed else "delegation-not-accepted"
        text = f"{_why_not(case, grant)}，不得以乡镇人民政府名义处罚"
        found.append(Unlawful(code, text, (*DELEGATED, *VOID)))
    return tuple(found)


def over_reach(case: Case, code: str, text: str) -> tuple[Unlawful, ...]:
    """A grant that claims what cannot be granted."""
    if not case.delegations and not any(grant.item != EVERY_ITEM for grant in case.entrustments):
        return ()
    return (Unlawful(code, text, VOID),)


def beyond_grant(case: Case, grant: Grant) -> tuple[Unlawful, ...]:
    """Where the case goes past the amount or the procedures its instrument names (按照规定范围)."""
    question = case.question
    found = []
    most = grant.max_fine_person if question.party is Party.PERSON else grant.max_fine_unit
    if most is not None and question.fine is not None and question.fine > Money.yuan(most):
        text = f"罚款{question.fine.words}，超过{grant.document_no}载明的{Money.yuan(most).words}"
        found.append(Unlawful("grant-amount-exceeded", text, _basis(case, grant)))
    if grant.procedures and question.procedure.value not in grant.procedures:
        text = f"{grant.document_no}载明的权限不含{_PROCEDURES[question.procedure]}"
        found.append(Unlawful("grant-procedure-exceeded", text, _basis(case, grant)))
    return tuple(found)


_PROCEDURES = {Procedure.SUMMARY: "简易程序", Procedure.ORDINARY: "普通程序"}


def _basis(case: Case, grant: Grant) -> tuple[Citation, ...]:
    return (Citation("行政处罚法", 20, 2),) if grant in case.entrustments else DELEGATED


def beyond_entrustment(case: Case, grant: Grant) -> tuple[Unlawful, ...]:
    """Why the case is more than an entrusted township may do.

    Compulsion, an amount or a procedure the letter does not name, or, where it names none, neither a warning nor
    the summary procedure.
    """
    found = (*entrusted_compulsion(case), *beyond_grant(case, grant))
    if found:
        return found
    question = case.question
    if grant.procedures:
        return summary_bar(case)
    kinds = [kind for kind in question.measures if kind not in limits().orders.among(question.measures)]
    only_warning = (
        (question.fine or NOTHING).fen == 0 and bool(kinds) and set(kinds) <= set(limits().entrusted_kinds)
    )
    if only_warning:
        return ()
    if question.procedure is not Procedure.SUMMARY:
        return (
            Unlawful("entrustment-scope", "委托只及于警告和适用简易程序的处罚，本案适用普通程序", ENTRUSTED),
        )
    return summary_bar(case)


def entrusted_compulsion(case: Case) -> tuple[Unlawful, ...]:
    """Compulsory measures beside an entrustment: never (行政强制法 17)."""
    found = limits().compulsion.among(case.question.measures)
    if not found or not case.entrustments:
        return ()
    text = f"{'、'.join(found)}属于行政强制措施，不得委托"
    return (Unlawful("compulsion-entrusted", text, limits().compulsion.citations),)


def compulsion_bar(case: Case, grant: Grant) -> tuple[Unlawful, ...]:
    """Compulsory measures beside a delegated penalty: only where the decision hands them over expressly."""
    found = limits().compulsion.among(case.question.measures)
    if not found or grant.compulsion:
        return ()
    text = f"赋权文件没有载明{'、'.join(found)}，由{case.county.bureau.name}依法实施"
    return (Unlawful("compulsion-not-delegated", text, limits().compulsion.citations),)


def summary_bar(case: Case) -> tuple[Unlawful, ...]:
    """The summary procedure where the law does not allow it."""
    question = case.question
    if question.procedure is not Procedure.SUMMARY:
        return ()
    allowed, reasons = summary_allowed(
        question.party, question.fine or NOTHING, measures=question.measures, on=question.on
    )
    if allowed:
        return ()
    return tuple(Unlawful("summary-not-allowed", reason.text, reason.citations) for reason in reasons)


def not_in_force(case: Case) -> tuple[Unlawful, ...]:
    """A law that did not exist on the day."""
    return tuple(
        Unlawful("law-not-in-force", f"《{ref.law}》在{case.question.on}没有施行", (ref,))
        for ref in case.question.refs
        if resolve_title(ref.law) and version_on(ref.law, case.question.on) is None
    )

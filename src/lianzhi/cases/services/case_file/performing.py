"""Service, payment, closure, archive and the papers of a case, as the kernel reads them."""

from __future__ import annotations

from typing import Any, cast

from lianzhi.cases import selectors
from lianzhi.cases.constants import ServiceMethod
from lianzhi.cases.models import CaseFile, SpotCollection
from lianzhi.cases.services.case_file.deciding import approvals
from lianzhi.cases.services.case_file.executing import termination
from lianzhi.cases.services.case_file.investigating import yuan
from lianzhi.cases.services.case_file.source import Source
from lianzhi.cases.services.dossier import SHEETS, papers_among
from lianzhi.cases.services.papers import outcome_of
from lianzhi.kernel.lint.performing import Archive, Closure, Paper, Payment, Service

#: What a block of a document may hold besides words for a reader.
_SILENT = frozenset({"type", "kind", "style", "align"})


#: Our ways of service under the kernel's names; what is handed over on the spot is served directly.
_WAYS = {ServiceMethod.SPOT.value: "direct", ServiceMethod.FORWARDED.value: "entrusted"}
_SIGNED = frozenset(
    {ServiceMethod.DIRECT, ServiceMethod.SPOT, ServiceMethod.ENTRUSTED, ServiceMethod.FORWARDED}
)


def services(case: CaseFile) -> tuple[Service, ...]:
    """Every proof of service."""
    return tuple(
        Service(
            paper=each.served_document.name,
            number=each.served_document.number,
            method=cast("Any", _WAYS.get(each.method, each.method)),
            on=each.served_on,
            receiver=each.receiver,
            receiver_signed=each.method in _SIGNED,
            refusal_noted=each.method == ServiceMethod.LEFT,
            witness=each.witness,
            recorded=bool(each.note.strip()),
            mail_receipt=each.note if each.method == ServiceMethod.MAIL else "",
        )
        for each in selectors.proofs_of(case)
    )


def payments(case: CaseFile) -> tuple[Payment, ...]:
    """Every payment, as the bank reported it or as the officers took it on the spot, with its way to the bank."""
    taken = selectors.collection_of(case)
    return tuple(
        Payment(
            on=each.paid_on,
            amount=yuan(each.amount_fen),
            late_fine=yuan(each.late_fine_fen),
            receipt=each.receipt_number,
            **(_by_officers(taken) if taken is not None and taken.payment_id == each.pk else {}),
        )
        for each in selectors.payments_of(case)
    )


def _by_officers(taken: SpotCollection) -> dict[str, Any]:
    return {
        "collected_by": "officer",
        "spot_ground": taken.ground,
        "handed_in_on": taken.handed_in_on,
        "deposited_on": taken.deposited_on,
    }


def closure(source: Source) -> Closure | None:
    """The closing, once approved."""
    case, decision = source.case, source.decision
    if case.closed_on is None:
        return None
    ended = termination(source)
    return Closure(
        on=case.closed_on,
        result=outcome_of(decision) if decision else "不予处罚，已经教育",
        execution=f"终结执行：{ended.proof}" if ended else "已履行",
        approvals=approvals(case, "closure"),
    )


def archive(source: Source) -> Archive | None:
    """The dossier; cover and contents are made when it is archived and bound."""
    on = source.case.archived_on
    if on is None:
        return None
    cover = any(each.template == "dossier_cover" for each in source.documents)
    return Archive(on=on, cover=cover, index=cover)


def papers(source: Source) -> tuple[Paper, ...]:
    """The documents of the dossier in its order, with their words."""
    return tuple(
        Paper(
            key=each.template,
            name=each.name,
            number=each.number,
            on=each.issued_on,
            text=" ".join(_words(each.model.get("blocks", ()))),
        )
        for each in papers_among(source.whole)
        if each.template not in SHEETS
    )


def _words(value: Any) -> list[str]:
    """What a reader reads of a stored document: every text of its blocks, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, each in value.items() if key not in _SILENT for text in _words(each)]
    return [text for each in value for text in _words(each)] if isinstance(value, list | tuple) else []

"""ServeNotice: the notice reached the party; the terms of defence and hearing run from that day (告知书送达)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.serving import Service, check_service, day_served, prove, service_facts
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import Notice
from lianzhi.cases.selectors import hold_case_for, is_handler, latest_notice
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import NoRight, WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import check, version_named


@dataclass(frozen=True, kw_only=True)
class ServeNotice(Act[Notice]):
    """Record the service of the last notice."""

    case_id: int
    service: Service

    def perform(self) -> Notice:
        """The notice with its terms."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以登记送达。")
        notice = latest_notice(case)
        if case.state != CaseState.NOTIFIED or notice is None or notice.served_on is not None:
            raise WrongState("没有待送达的告知书；告知书只需登记一次送达。")
        check_service(self.service)
        facts = replace(
            facts_of(case, clock.today()),
            served_document_on=notice.issued_on,
            **service_facts(case, notice.document, self.service),  # type: ignore[arg-type]
        )
        refuse_if(check(version_named(case.procedure, case.procedure_version), "prove-service", facts))
        served_on = day_served(notice.document, self.service)
        compare_and_set(
            notice,
            {"served_on": None},
            {
                "served_on": served_on,
                "defence_until": due("statement-defence", served_on),
                "hearing_until": due("hearing-request", served_on) if notice.offers_hearing else None,
            },
        )
        proof = prove(self.actor, case, notice.document, self.service)
        self.record(
            "case.notice-served",
            f"登记《{notice.document.name}》于{served_on}送达，陈述申辩期限至{notice.defence_until}",
            subject=case,
            stream=f"authority:{case.authority_id}",
            payload={"proof": proof.pk},
        )
        return notice

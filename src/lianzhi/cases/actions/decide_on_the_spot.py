"""DecideOnTheSpot: two officers decide, tell, hear and hand over on the spot (当场处罚; 行政处罚法 51, 52)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.actions.serving import Service
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import ServiceMethod
from lianzhi.cases.models import CaseFile, Decision, SpotDecision
from lianzhi.cases.services import papers, spot_papers
from lianzhi.cases.services.competence import transfer_reason_on, way_of
from lianzhi.cases.services.facts import is_proven_overdue
from lianzhi.cases.services.module_facts import spot_facts
from lianzhi.cases.services.modules import limit_party
from lianzhi.cases.services.terms import due
from lianzhi.cases.services.weighing import Weighing, kinds_of, stages_of, weigh
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.models import Document
from lianzhi.kernel.discretion import PenaltyClass
from lianzhi.kernel.penalties import Stage
from lianzhi.kernel.procedure.facts import SpotFacts
from lianzhi.kernel.procedure.modules import summary_bar
from lianzhi.kernel.types import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was shown, told, said, answered and signed on the spot; `collection_ground` where money is taken there."""

    certificates_shown: bool
    told: bool
    statement: str
    has_objection: bool = False
    answer: str = ""
    disputed: bool = False
    signature_refused: bool = False
    refusal_note: str = ""
    receiver: str = ""
    collection_ground: str = ""


@dataclass(frozen=True, kw_only=True)
class DecideOnTheSpot(CaseStep[Decision]):
    """Decide a small fine or a warning at once; the numbered paper is handed over in the same transaction."""

    step: ClassVar[str] = "decide-on-the-spot"

    stage: str
    factors: tuple[str, ...]
    amount: Money
    reason: str
    place: str
    told: Told
    prefer: str = ""

    def perform(self) -> Decision:
        """The decision, handed over. Refuses what is disputed, above the limit, untold or unheard."""
        case = self.opened()
        today = clock.today()
        weighing = weigh(case, stage=self.stage, chosen=self.factors, on=today, prefer=self.prefer)
        self._check(case, weighing)
        self._refuse(case, weighing)
        document = self._paper(case, weighing)
        decision = Decision.objects.create(
            case=case,
            amount_fen=self.amount.fen,
            measures=list(weighing.measures),
            decided_on=today,
            approver_id=self.actor.officer_key,
            document=document,
            serve_by=today,
        )
        self._keep(case, weighing)
        compare_and_set(case, {"number": ""}, {"number": document.number})
        self.move(case)
        self.tell(
            case,
            "case.decided-on-the-spot",
            f"当场决定罚款{self.amount.words}，《{document.name}》{document.number}",
            amount_fen=self.amount.fen,
            document=document.number,
            digest=document.digest,
        )
        ProveService(actor=self.actor, case_id=case.pk, service=self._service(case)).execute()
        decision.refresh_from_db(fields=["pay_by"])
        return decision

    def _check(self, case: CaseFile, weighing: Weighing) -> None:
        wrong: dict[str, str] = {}
        if not self.place.strip():
            wrong["place"] = "请填写当场处罚的地点。"
        if self.stage == Stage.BASE and Stage.BASE not in stages_of(case, overdue=is_proven_overdue(case)):
            wrong["stage"] = "复查已确认逾期未改正，应当适用“逾期未改正”的罚则，不能当场处罚。"
        if weighing.klass is PenaltyClass.EXEMPT:
            wrong["factors"] = "所选情形依法（可以）不予处罚，请办理轻微告诫改正或者转普通程序。"
        if not self.amount.fen and not kinds_of(weighing.measures):
            wrong["amount"] = "决定必须有处罚内容：请填写罚款数额。"
        elif weighing.fine is None and self.amount.fen:
            wrong["amount"] = "该阶段法律没有规定可以由本页计算的罚款幅度，请填0或者另选阶段。"
        if wrong:
            raise Malformed(wrong)

    def _refuse(self, case: CaseFile, weighing: Weighing) -> None:
        measures = weighing.measures
        way = way_of(case.procedure, self.amount, measures)
        bar = summary_bar(
            limit_party(case.party_kind, case.enterprise), self.amount, measures, on=clock.today()
        )
        self.refuse_unlawful(
            case,
            fine=weighing.as_range(self.amount),
            reason_text=self.reason,
            stage_is_overdue=self.stage == Stage.OVERDUE,
            summary_bar=bar,
            spot=self._facts(case),
            transfer_reason=transfer_reason_on(case, clock.today(), way),
        )

    def _facts(self, case: CaseFile) -> SpotFacts:
        told = self.told
        kept = spot_facts(case)
        return replace(
            kept,
            disputed=kept.disputed or told.disputed,
            certificates_shown=told.certificates_shown,
            told=told.told,
            statement=told.statement,
            has_objection=told.has_objection,
            answer=told.answer,
        )

    def _paper(self, case: CaseFile, weighing: Weighing) -> Document:
        template = "spot_unit" if case.party_kind == "unit" else "spot_person"
        said = spot_papers.Said(
            statement=self.told.statement,
            has_objection=self.told.has_objection,
            answer=self.told.answer,
            refusal=self.told.refusal_note if self.told.signature_refused else "",
            place=self.place,
            reason=self.reason,
            collection_ground=self.told.collection_ground,
        )
        fields = {
            **spot_papers.spot_fields(case, weighing.measures, self.amount, said),
            "basis": papers.cited(weighing.answer.citation.ref),
        }
        return papers.keep(self.actor, case, template, on=clock.today(), fields=fields)

    def _keep(self, case: CaseFile, weighing: Weighing) -> None:
        told = self.told
        SpotDecision.objects.create(
            case=case,
            decided_at=clock.now(),
            place=self.place,
            stage=self.stage,
            factors=list(self.factors),
            reason=self.reason,
            trace=weighing.trace(),
            certificates_shown=told.certificates_shown,
            told=told.told,
            statement=told.statement,
            has_objection=told.has_objection,
            answer=told.answer,
            signature_refused=told.signature_refused,
            refusal_note=told.refusal_note,
            collection_ground=told.collection_ground,
            report_by=due("summary-report", clock.today()),
        )

    def _service(self, case: CaseFile) -> Service:
        receiver = self.told.receiver or case.party.get("representative", "") or case.party_name
        return Service(
            method=ServiceMethod.SPOT,
            served_on=clock.today(),
            receiver=receiver,
            place=self.place,
            note=f"拒绝签收：{self.told.refusal_note}" if self.told.signature_refused else "",
        )

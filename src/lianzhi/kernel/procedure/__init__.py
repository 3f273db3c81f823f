"""The procedures of a case: states, acts and guards as data, judged on facts the caller brings."""

from lianzhi.kernel.procedure.beside import BesideAct, beside_acts, check_beside
from lianzhi.kernel.procedure.checking import (
    PhaseView,
    UnknownAct,
    acts_from,
    check,
    phases,
    state_title,
    transition,
)
from lianzhi.kernel.procedure.execution_facts import PaymentFacts, RemedyFacts, ServiceFacts, TermFacts
from lianzhi.kernel.procedure.facts import (
    AdmonitionFacts,
    CaseFacts,
    DefenceFacts,
    HearingFacts,
    MeasureFacts,
    OfficerFacts,
    QuestionFacts,
    Range,
    ReviewerFacts,
    TransferFacts,
)
from lianzhi.kernel.procedure.officers import enforcing_refusals, may_enforce
from lianzhi.kernel.procedure.pack import Procedure, Version, procedures, version_for, version_named
from lianzhi.kernel.procedure.words import (
    Step,
    known_codes,
    measure_steps,
    refusal,
    registration_outcomes,
    release_grounds,
    transfer_materials,
)

__all__ = [
    "AdmonitionFacts",
    "BesideAct",
    "CaseFacts",
    "DefenceFacts",
    "HearingFacts",
    "MeasureFacts",
    "OfficerFacts",
    "PaymentFacts",
    "PhaseView",
    "Procedure",
    "QuestionFacts",
    "Range",
    "RemedyFacts",
    "ReviewerFacts",
    "ServiceFacts",
    "Step",
    "TermFacts",
    "TransferFacts",
    "UnknownAct",
    "Version",
    "acts_from",
    "beside_acts",
    "check",
    "check_beside",
    "enforcing_refusals",
    "known_codes",
    "may_enforce",
    "measure_steps",
    "phases",
    "procedures",
    "refusal",
    "registration_outcomes",
    "release_grounds",
    "state_title",
    "transfer_materials",
    "transition",
    "version_for",
    "version_named",
]

"""The procedures of a case: states, acts and guards as data, judged on facts the caller brings."""

from lianzhi.kernel.procedure.checking import (
    PhaseView,
    UnknownAct,
    acts_from,
    check,
    phases,
    state_title,
    transition,
)
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
from lianzhi.kernel.procedure.words import known_codes, refusal

__all__ = [
    "AdmonitionFacts",
    "CaseFacts",
    "DefenceFacts",
    "HearingFacts",
    "MeasureFacts",
    "OfficerFacts",
    "PhaseView",
    "Procedure",
    "QuestionFacts",
    "Range",
    "ReviewerFacts",
    "TransferFacts",
    "UnknownAct",
    "Version",
    "acts_from",
    "check",
    "enforcing_refusals",
    "known_codes",
    "may_enforce",
    "phases",
    "procedures",
    "refusal",
    "state_title",
    "transition",
    "version_for",
    "version_named",
]

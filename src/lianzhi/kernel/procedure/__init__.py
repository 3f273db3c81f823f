"""The procedures of a case: states, acts and guards as data, judged on facts the caller brings."""

from lianzhi.kernel.procedure.checking import (
    PhaseView,
    UnknownAct,
    acts_from,
    check,
    known_codes,
    phases,
    state_title,
    transition,
)
from lianzhi.kernel.procedure.facts import CaseFacts, DefenceFacts, OfficerFacts, Range, ReviewerFacts
from lianzhi.kernel.procedure.officers import enforcing_refusals, may_enforce
from lianzhi.kernel.procedure.pack import Version, procedures, refusal, version_for, version_named

__all__ = [
    "CaseFacts",
    "DefenceFacts",
    "OfficerFacts",
    "PhaseView",
    "Range",
    "ReviewerFacts",
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

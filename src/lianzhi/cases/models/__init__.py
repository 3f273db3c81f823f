"""The case file; every step a row of its own. One module a phase; others import from here."""

from __future__ import annotations

from lianzhi.cases.models.appraisal import Appraisal, AppraisalDefect, AppraisedFile, ScoreSheet
from lianzhi.cases.models.case import Approval, CaseFile, CaseFinding, CaseHandler, CaseQuerySet
from lianzhi.cases.models.clue import Clue, ClueInformant, ClueViolation
from lianzhi.cases.models.crime_transfer import CrimeTransfer
from lianzhi.cases.models.decision import Decision, Payment, ProofOfService
from lianzhi.cases.models.execution import (
    CourtApplication,
    Deferral,
    Demand,
    Instalment,
    Refund,
    Reminder,
    Surcharge,
    Termination,
)
from lianzhi.cases.models.handover import Handover
from lianzhi.cases.models.hearing import HearingSession
from lianzhi.cases.models.investigation import Inquiry, Proposal
from lianzhi.cases.models.joining import Joinder, Ranging
from lianzhi.cases.models.lenient import Admonition, NoPenalty
from lianzhi.cases.models.measure import Measure
from lianzhi.cases.models.notice import Defence, Deliberation, Hearing, Notice
from lianzhi.cases.models.power_cut import PowerCut
from lianzhi.cases.models.question import Question, QuestionTurn
from lianzhi.cases.models.recusal import HandlerChange, Recusal
from lianzhi.cases.models.registration import EvidenceRegistration
from lianzhi.cases.models.remedy import Publication, Reinvestigation, Remedy
from lianzhi.cases.models.review import Review, ReviewProblem
from lianzhi.cases.models.service import AddressConfirmation, Announcement
from lianzhi.cases.models.spot import SpotCollection, SpotDecision
from lianzhi.cases.models.testing import Testing
from lianzhi.cases.models.time_limits import Exclusion, Extension

__all__ = [
    "AddressConfirmation",
    "Admonition",
    "Announcement",
    "Appraisal",
    "AppraisalDefect",
    "AppraisedFile",
    "Approval",
    "CaseFile",
    "CaseFinding",
    "CaseHandler",
    "CaseQuerySet",
    "Clue",
    "ClueInformant",
    "ClueViolation",
    "CourtApplication",
    "CrimeTransfer",
    "Decision",
    "Defence",
    "Deferral",
    "Deliberation",
    "Demand",
    "EvidenceRegistration",
    "Exclusion",
    "Extension",
    "HandlerChange",
    "Handover",
    "Hearing",
    "HearingSession",
    "Inquiry",
    "Instalment",
    "Joinder",
    "Measure",
    "NoPenalty",
    "Notice",
    "Payment",
    "PowerCut",
    "ProofOfService",
    "Proposal",
    "Publication",
    "Question",
    "QuestionTurn",
    "Ranging",
    "Recusal",
    "Refund",
    "Reinvestigation",
    "Remedy",
    "Reminder",
    "Review",
    "ReviewProblem",
    "ScoreSheet",
    "SpotCollection",
    "SpotDecision",
    "Surcharge",
    "Termination",
    "Testing",
]

"""What a person types at each step of a case, a module a phase; others import from here."""

from __future__ import annotations

from lianzhi.desk.cases.forms.decision import DecideForm, PaymentForm, PerformanceForm
from lianzhi.desk.cases.forms.investigation import EvidenceForm, InquiryForm, WeighForm
from lianzhi.desk.cases.forms.listing import CaseFilter, HandoverFilter
from lianzhi.desk.cases.forms.modules import (
    AdmonishForm,
    CancelForm,
    CircumstancesForm,
    CollectForm,
    ConfirmCorrectionForm,
    HandInForm,
    ModuleFields,
    NoPenaltyForm,
    OrderCorrectionForm,
    ReferForm,
    ReportForm,
    SpotForm,
)
from lianzhi.desk.cases.forms.notice import (
    DefenceForm,
    DeliberationForm,
    HearingChoiceForm,
)
from lianzhi.desk.cases.forms.opening import (
    AnswerHandoverForm,
    ClueCaseForm,
    HandOverForm,
    OpenCaseForm,
    ReceiptForm,
)
from lianzhi.desk.cases.forms.opinions import HandlerOpinionForm, OpinionForm
from lianzhi.desk.cases.forms.review import REVIEW_ITEMS, CureForm, PassForm, ReturnForm
from lianzhi.desk.cases.forms.service import ServiceForm

__all__ = [
    "REVIEW_ITEMS",
    "AdmonishForm",
    "AnswerHandoverForm",
    "CancelForm",
    "CaseFilter",
    "CircumstancesForm",
    "ClueCaseForm",
    "CollectForm",
    "ConfirmCorrectionForm",
    "CureForm",
    "DecideForm",
    "DefenceForm",
    "DeliberationForm",
    "EvidenceForm",
    "HandInForm",
    "HandOverForm",
    "HandlerOpinionForm",
    "HandoverFilter",
    "HearingChoiceForm",
    "InquiryForm",
    "ModuleFields",
    "NoPenaltyForm",
    "OpenCaseForm",
    "OpinionForm",
    "OrderCorrectionForm",
    "PassForm",
    "PaymentForm",
    "PerformanceForm",
    "ReceiptForm",
    "ReferForm",
    "ReportForm",
    "ReturnForm",
    "ServiceForm",
    "SpotForm",
    "WeighForm",
]

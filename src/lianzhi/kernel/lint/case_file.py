"""A case file as `lianzhi ask lint` reads it: the published form `docs/case-file.schema.json`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lianzhi.kernel.lint.deciding import Decision, Defence, Deliberation, Hearing, Notice, Review
from lianzhi.kernel.lint.investigating import (
    Evidence,
    Exclusion,
    Extension,
    FieldMeasure,
    Filing,
    Inquiry,
    Inspection,
    Measure,
    Order,
    Postponement,
    PowerCut,
    Recheck,
    Registration,
    Report,
    Violation,
)
from lianzhi.kernel.lint.performing import (
    Admonition,
    Archive,
    Closure,
    Court,
    Deferral,
    Demand,
    Disclosure,
    Dispute,
    LateFine,
    Paper,
    Payment,
    Question,
    Service,
    Termination,
    Transfer,
)
from lianzhi.kernel.lint.persons import (
    Body,
    HandlerChange,
    Instrument,
    Module,
    Officer,
    Part,
    Party,
    Place,
    Recusal,
)


class CaseFile(Part, frozen=True):
    """One case with everything its papers say.

    A part that is left out was not done, or not yet; `as_of` is the day the file is judged on (the latest day any of
    its papers names where it is not given), so that a term still running is no defect. `unknown` names the places the
    source of the file cannot tell of (JSON pointers, `*` for any step, such as `/papers/*/sealed`): what is not known
    is not judged, and nobody is told it was found in order.
    """

    number: str = ""
    title: str = ""
    cause: str = ""
    module: Module = Module.ORDINARY
    as_of: date | None = None
    unknown: tuple[str, ...] = ()
    channel: Literal["own", "delegated", "entrusted"] = "own"
    authority: Body | None = None
    acts: Body | None = None
    instrument: Instrument | None = None
    place: Place | None = None
    party: Party | None = None
    officers: tuple[Officer, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    handler_changes: tuple[HandlerChange, ...] = ()
    circumstances: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    field_measures: tuple[FieldMeasure, ...] = ()
    orders: tuple[Order, ...] = ()
    postponements: tuple[Postponement, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    filing: Filing | None = None
    evidence: tuple[Evidence, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    registrations: tuple[Registration, ...] = ()
    measures: tuple[Measure, ...] = ()
    power_cuts: tuple[PowerCut, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    extension: Extension | None = None
    report: Report | None = None
    review: Review | None = None
    notices: tuple[Notice, ...] = ()
    defences: tuple[Defence, ...] = ()
    hearing: Hearing | None = None
    deliberations: tuple[Deliberation, ...] = ()
    decision: Decision | None = None
    services: tuple[Service, ...] = ()
    payments: tuple[Payment, ...] = ()
    late_fines: tuple[LateFine, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    deferral: Deferral | None = None
    demands: tuple[Demand, ...] = ()
    court: Court | None = None
    termination: Termination | None = None
    disclosure: Disclosure | None = None
    transfer: Transfer | None = None
    admonition: Admonition | None = None
    question: Question | None = None
    closure: Closure | None = None
    archive: Archive | None = None
    papers: tuple[Paper, ...] = ()

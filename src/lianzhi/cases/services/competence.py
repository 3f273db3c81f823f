"""Who may act on a finding: the kernel's answer over the county's powers, kept with the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lianzhi.cases.models import CaseFile, ClueViolation
from lianzhi.cases.selectors import filings_elsewhere, findings_of
from lianzhi.inspections.models import Finding
from lianzhi.kernel import competence as kernel
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Money
from lianzhi.organisation.constants import AuthorityKind
from lianzhi.organisation.selectors import authority
from lianzhi.powers.selectors import competence_of


@dataclass(frozen=True, slots=True)
class Route:
    """The answer as a case keeps it; `transfer_reason` is set where the acting authority is not the competent one."""

    route: str
    signs_as: str
    instrument: str
    transfer_reason: str
    reasons: tuple[Reason, ...]

    def as_json(self) -> dict[str, Any]:
        """For the case's record: route, reasons with refs, and why it leads away."""
        return {
            "route": self.route,
            "signs_as": self.signs_as,
            "instrument": self.instrument,
            "transfer_reason": self.transfer_reason,
            "reasons": [reason_json(reason) for reason in self.reasons],
        }


def reason_json(reason: Reason) -> dict[str, Any]:
    """A reason tree as plain data."""
    return {
        "text": reason.text,
        "citations": [citation.ref for citation in reason.citations],
        "provisional": reason.provisional,
        "children": [reason_json(child) for child in reason.children],
    }


@dataclass(frozen=True, slots=True)
class Filings:
    """When the case itself was filed (None: not yet), and who else filed the same violation (authority, day)."""

    own: date | None = None
    elsewhere: tuple[tuple[str, date], ...] = ()


NOT_FILED = Filings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """By which procedure, and how much: an entrustment reaches the summary procedure and its limit only."""

    procedure: str = "ordinary"
    fine: Money | None = None
    measures: tuple[str, ...] = ()


ORDINARY = Way()


def way_of(procedure: str, fine: Money | None = None, measures: Sequence[str] = ()) -> Way:
    """The way as the kernel asks for it; an admonition needs the same competence as the ordinary case."""
    if procedure != kernel.Procedure.SUMMARY.value:
        return ORDINARY
    return Way(procedure=procedure, fine=fine if fine is not None else Money(0), measures=tuple(measures))


def route_of(
    finding: Finding | ClueViolation,
    *,
    on: date,
    party: str,
    acting: str,
    filings: Filings = NOT_FILED,
    way: Way = ORDINARY,
) -> Route:
    """The route for a finding, or for what a clue established, seen from the acting authority (its code).

    Asked for the place of the violation; the county bureau acts there itself where it is the statutory authority.
    Who filed first has the case (行政处罚法 25), and a filed case keeps its grant as far as the grant says so.
    """
    answer = competence_of(
        finding.place_code,
        finding.item_code,
        on=on,
        party=party,
        procedure=way.procedure,
        fine=way.fine,
        measures=way.measures,
        filed_on=filings.own,
        filed_elsewhere=filings.elsewhere,
    )
    if authority(acting).kind == AuthorityKind.COUNTY_BUREAU:
        return _for_bureau(answer, acting, filings)
    signs, acts = answer.signs_as, answer.acts
    leads_away = answer.route in _AWAY or signs is None or acts is None or acts.code != acting
    return Route(
        route=answer.route.value,
        signs_as=signs.code if signs else "",
        instrument=answer.grant.document_no if answer.grant else "",
        transfer_reason=_why(answer) if leads_away else "",
        reasons=tuple(answer.reasons),
    )


def transfer_reason_on(case: CaseFile, on: date, way: Way | None = None) -> str:
    """Why the case's authority is not, or no longer, the competent one on a day; empty where it is."""
    asked = way or way_of(case.procedure)
    filings = Filings(case.filed_on, tuple(filings_elsewhere(case)))
    for each in findings_of(case):
        route = route_of(
            each.seen,
            on=on,
            party=case.party_kind,
            acting=case.authority_id,
            filings=filings,
            way=asked,
        )
        if route.transfer_reason:
            return route.transfer_reason
        if route.signs_as != case.signs_as_id:
            return f"{case.signs_as}不再是该事项的处罚机关，现应当以{authority(route.signs_as)}名义办理。"
    return ""


_AWAY = frozenset(
    {kernel.Route.TRANSFER_COUNTY, kernel.Route.TRANSFER_DEPARTMENT, kernel.Route.TRANSFER_POLICE}
)


def _for_bureau(answer: kernel.CompetenceAnswer, acting: str, filings: Filings) -> Route:
    """The bureau acts itself in what is its own, delegated or not; not in what is another department's.

    Nor in what a township that holds the item filed before it: both are competent there, and the first to file has it.
    """
    first = _filed_first(answer, filings)
    if first is not None:
        township = answer.acts.code if answer.acts else ""
        return Route(answer.route.value, township, "", first.text, (*answer.reasons, first))
    elsewhere = answer.route in _AWAY - {kernel.Route.TRANSFER_COUNTY}
    signs = answer.signs_as.code if answer.signs_as else ""
    return Route(
        route=answer.route.value if elsewhere else kernel.Route.OWN.value,
        signs_as=signs if elsewhere else acting,
        instrument="",
        transfer_reason=_why(answer) if elsewhere else "",
        reasons=tuple(answer.reasons),
    )


def _filed_first(answer: kernel.CompetenceAnswer, filings: Filings) -> Reason | None:
    """The reason why the township the item was delegated to has the case: it filed earlier than the bureau."""
    if answer.route is not kernel.Route.DELEGATED or answer.acts is None:
        return None
    days = [day for code, day in filings.elsewhere if code == answer.acts.code]
    if not days or (filings.own is not None and min(days) >= filings.own):
        return None
    name = answer.acts.name
    return Reason(f"{name}已于{min(days)}最先立案，由其管辖，移交{name}。", kernel.FIRST_FILED)


def _why(answer: kernel.CompetenceAnswer) -> str:
    """The answer's conclusion with its grounds: the first reason only says whose place it is."""
    body = answer.acts.name if answer.acts else "其他有管辖权的机关"
    conclusion = answer.reasons[-1] if answer.reasons else Reason(f"应当由{body}办理")
    text = "；".join([*(child.text for child in conclusion.children), conclusion.text])
    return text if text.endswith("。") else f"{text}。"

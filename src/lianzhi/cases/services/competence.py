"""Who may act on a finding: the kernel's answer over the county's powers, kept with the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lianzhi.inspections.models import Finding
from lianzhi.kernel.competence import CompetenceAnswer
from lianzhi.kernel.trace import Reason
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


def route_of(finding: Finding, *, on: date, party: str, acting: str) -> Route:
    """The route for a finding seen from the acting authority (its code).

    Asked for the place of the violation; the county bureau acts there itself where it is the statutory authority.
    """
    answer = competence_of(finding.place_code, finding.item_code, on=on, party=party)
    if authority(acting).kind == AuthorityKind.COUNTY_BUREAU:
        return _for_bureau(answer, acting)
    leads_away = answer.route.startswith("transfer") or answer.acts.code != acting
    return Route(
        route=answer.route,
        signs_as=answer.signs_as.code,
        instrument=answer.instrument.number if answer.instrument else "",
        transfer_reason=_why(answer) if leads_away else "",
        reasons=tuple(answer.reasons),
    )


def _for_bureau(answer: CompetenceAnswer, acting: str) -> Route:
    elsewhere = answer.route in {"transfer-department", "transfer-police"}
    return Route(
        route="own" if not elsewhere else answer.route,
        signs_as=acting if not elsewhere else answer.signs_as.code,
        instrument="",
        transfer_reason=_why(answer) if elsewhere else "",
        reasons=tuple(answer.reasons),
    )


def _why(answer: CompetenceAnswer) -> str:
    texts = [reason.text for reason in answer.reasons]
    text = texts[0] if texts else f"应当由{answer.acts.name}办理"
    return text if text.endswith("。") else f"{text}。"

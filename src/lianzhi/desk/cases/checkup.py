"""案卷体检: what the file check finds in a case, where each defect is mended, and the case as a file to take away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import findings_of, get_case_for
from lianzhi.cases.services.case_file import UNKNOWN, checkup_of, document_of
from lianzhi.core import clock
from lianzhi.desk.cases.places import where_urls
from lianzhi.desk.documents.views import attachment
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.lint import Finding, Score, Severity, place_in_words, rules, score

WORDS = {Severity.VETO: "一票否决", Severity.DEDUCT: "扣分", Severity.HINT: "提示"}
TONES = {Severity.VETO: "bad", Severity.DEDUCT: "warn", Severity.HINT: "void"}
#: Where a part of the file is mended: a key of the case page's places.
PLACES = {
    "evidence": "evidence",
    "inquiries": "inquiry",
    "report": "proposal",
    "violations": "proposal",
    "review": "review",
    "notices": "notice",
    "defences": "defence",
    "hearing": "hearing",
    "deliberations": "deliberation",
    "services": "service",
    "payments": "payment",
    "decision": "decision",
    "registrations": "matters",
    "officers": "officers",
}
_ON_THE_SPOT = frozenset({"inspections", "orders", "rechecks"})
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as the page shows it: its place in words, and where it is mended."""

    finding: Finding
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one weight."""

    title: str
    tone: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Checkup:
    """The report of a case with its score; `first` is what the case page shows of it."""

    score: Score
    checked: int
    groups: tuple[Group, ...]

    @property
    def first(self) -> tuple[Line, ...]:
        """The gravest few."""
        return tuple(line for group in self.groups for line in group.lines)[:_SHORT]

    @property
    def total(self) -> int:
        """How many findings there are."""
        return sum(len(group.lines) for group in self.groups)


def context(case: CaseFile, urls: Mapping[str, str]) -> Checkup:
    """The check-up of a case today; `urls` say where each part of the file is mended."""
    report = checkup_of(case, clock.today())
    lines = [Line(each, place_in_words(each.where), _url(each, urls)) for each in report.findings]
    groups = tuple(
        Group(title, TONES[severity], tuple(line for line in lines if line.finding.rule.severity is severity))
        for severity, title in WORDS.items()
    )
    return Checkup(score(report), report.checked, groups)


def _urls(case: CaseFile) -> dict[str, str]:
    places = where_urls(case)
    found = {part: places[place] for part, place in PLACES.items()}
    visit = next((each.finding.inspection_id for each in findings_of(case) if each.finding), None)
    if visit is not None:
        found |= dict.fromkeys(_ON_THE_SPOT, reverse("inspections:detail", args=[visit]))
    return found | {"": places["facts"]}


def _url(finding: Finding, urls: Mapping[str, str]) -> str:
    part = finding.where.strip("/").partition("/")[0]
    return urls.get(part, urls.get("", ""))


@require_safe
def checkup(request: DeskRequest, case_id: int) -> HttpResponse:
    """Every finding, the score by parts, and what no machine can see; fetched by the case page, the short of it."""
    case = get_case_for(request.actor, case_id)
    if request.headers.get("X-Requested-With") == "fetch":
        short = {"case": case, "checkup": context(case, {})}
        # Without the request: the fragment has no frame, whose counts it would read for nothing.
        return HttpResponse(render_to_string("desk/cases/checkup_panel.html", short))
    shown = {"case": case, "checkup": context(case, _urls(case))}
    shown |= {"unknown": list(map(place_in_words, UNKNOWN)), "rules": len(rules())}
    return render(request, "desk/cases/checkup.html", shown)


@require_safe
def file(request: DeskRequest, case_id: int) -> HttpResponse:
    """The case as JSON in the published form."""
    case = get_case_for(request.actor, case_id)
    body = json.dumps(document_of(case, clock.today()), ensure_ascii=False, indent=1)
    return attachment(body.encode(), "application/json", f"{case}案卷.json")

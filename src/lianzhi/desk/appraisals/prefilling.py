"""The score sheet, filled by the file check before the scorer reads the file."""

from __future__ import annotations

from typing import Any

from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.case_file import checkup_of
from lianzhi.core import clock
from lianzhi.kernel.lint import Finding, Severity
from lianzhi.kernel.lint.scoring import scoring

#: What the sheet's columns hold.
LONGEST_REASON, LONGEST_VETO = 2000, 500


def sheet_found(case: CaseFile) -> dict[str, Any]:
    """First values of the sheet: each rule's points once, a line a finding; vetoes are for the scorer to tick."""
    findings = checkup_of(case, clock.today()).findings
    initial: dict[str, Any] = {}
    for part in scoring().parts:
        own = [
            each for each in findings if each.rule.part == part.key and each.rule.severity is Severity.DEDUCT
        ]
        if own:
            points = {each.rule.id: each.rule.points for each in own}
            initial[f"lost_{part.key}"] = min(sum(points.values()), part.points)
            initial[f"reason_{part.key}"] = _lines(own)[:LONGEST_REASON]
    vetoes = [each for each in findings if each.rule.severity is Severity.VETO]
    if vetoes:
        initial["veto_reason"] = _lines(vetoes)[:LONGEST_VETO]
    return initial


def _lines(findings: list[Finding]) -> str:
    return "\n".join(dict.fromkeys(each.message.replace("\n", " ") for each in findings))

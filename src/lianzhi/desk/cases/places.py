"""Where the acts of a case are done, and where each refusal is mended."""

from __future__ import annotations

from django.urls import reverse

from lianzhi.cases import selectors
from lianzhi.cases.handovers import handover_of
from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.violations import is_joint
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.module_page import (
    module_urls,
)


def act_url(case: CaseFile, act: str) -> str:
    """Where an act's page is."""
    if act == "propose-penalty":
        return reverse("cases:together" if is_joint(case) else "cases:propose", args=[case.pk])
    if act == "decide-on-the-spot":
        return reverse("cases:spot", args=[case.pk])
    return reverse("cases:step", args=[case.pk, act])


def where_urls(case: CaseFile) -> dict[str, str]:
    """Where each refusal is mended."""
    page = reverse("cases:detail", args=[case.pk])
    return {
        "evidence": f"{page}#evidence",
        "inquiry": act_url(case, "inquiry"),
        "proposal": act_url(case, "propose-penalty"),
        "review": f"{page}#review",
        "notice": f"{page}#notice",
        "defence": f"{page}#notice",
        "hearing": f"{page}#h-matters",
        "deliberation": act_url(case, "deliberate"),
        "service": act_url(case, "prove-service"),
        "payment": act_url(case, "record-payment"),
        "decision": act_url(case, "decide"),
        "facts": page,
        "matters": f"{page}#h-matters",
        "recusal": f"{page}#h-matters",
        **module_urls(case, page),
        "officers": reverse("organisation:officers"),
        "address": act_url(case, "confirm-address"),
        "announcement": act_url(case, "announce-service"),
        "extension": act_url(case, "request-extension"),
        "exclusion": act_url(case, "end-exclusion"),
        "deferral": act_url(case, "request-deferral"),
        "late-fine": act_url(case, "decide-late-fine"),
        "demand": act_url(case, "issue-demand"),
        "court": act_url(case, "record-court"),
        "remedy": act_url(case, "settle-remedy"),
        "refund": act_url(case, "record-refund"),
        "publication": act_url(case, "withdraw-publication"),
        "termination": act_url(case, "terminate-enforcement"),
    }


def another_url(actor: Actor, case: CaseFile) -> str:
    """Where a handler opens the separate case of a responsible person; empty for everybody else."""
    if case.state in selectors.FINAL or not selectors.is_handler(actor, case):
        return ""
    handover = handover_of(case)
    if handover is not None:
        return f"{reverse('cases:new')}?handover={handover.pk}"
    row = next(iter(selectors.findings_of(case)), None)
    if row is None:
        return ""
    if row.established is not None:
        return reverse("cases:clue-case", args=[row.established.clue_id])
    return f"{reverse('cases:new')}?finding={row.finding_id}"

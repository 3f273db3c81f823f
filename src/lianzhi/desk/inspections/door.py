"""Who gets to see the form of a step, and when."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from lianzhi.desk.requests import DeskRequest
from lianzhi.inspections.constants import InspectionState
from lianzhi.inspections.models import Inspection
from lianzhi.inspections.services import require_inspector


def door(
    request: DeskRequest, inspection: Inspection, *states: InspectionState, act: str
) -> HttpResponse | None:
    """A form that could only be refused is not shown: 403 for who may not act, the way back where the state is over.

    What is sent goes on to the act, which judges for itself.
    """
    if request.method == "POST":
        return None
    require_inspector(request.actor, inspection)
    if inspection.state in states:
        return None
    here = InspectionState(inspection.state).label
    messages.info(request, f"本次检查现在是“{here}”，不在{act}的环节。")
    return redirect("inspections:detail", inspection.pk)

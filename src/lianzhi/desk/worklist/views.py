"""The worklist, and the one search over everything."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lianzhi.cases.selectors import cases_visible_to
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.desk.requests import DeskRequest
from lianzhi.desk.worklist.selectors import items_for
from lianzhi.documents.models import Document
from lianzhi.enterprises.models import Enterprise
from lianzhi.laws.services.search import search as search_laws
from lianzhi.organisation.selectors import officers_visible_to

MOST = 20


@require_safe
def worklist(request: DeskRequest) -> HttpResponse:
    """What waits for the actor."""
    actor = request.actor
    items = items_for(actor, clock.today())
    context = {
        "items": items,
        "overdue": sum(1 for item in items if item.tone == "bad"),
        "leads": actor.has(Role.SQUAD_LEAD),
        "inspects": actor.has(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER),
        "reports": actor.has(Role.JOINT_OFFICE, Role.REPORTER, Role.SUPERVISOR, Role.APPROVING_LEADER),
    }
    return render(request, "desk/worklist/home.html", context)


@require_safe
def search(request: DeskRequest) -> HttpResponse:
    """Cases, enterprises, officers, documents and articles for a few words."""
    # NUL is no character to PostgreSQL.
    words = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    context: dict[str, object] = {"words": words}
    if words:
        actor = request.actor
        context |= {
            "cases": cases_visible_to(actor).filter(
                Q(number__icontains=words) | Q(party_name__icontains=words) | Q(cause__icontains=words)
            )[:MOST],
            "enterprises": Enterprise.objects.visible_to(actor).filter(
                Q(name__icontains=words) | Q(uscc__icontains=words)
            )[:MOST],
            "officers": officers_visible_to(actor, clock.today()).filter(name__icontains=words)[:MOST],
            "documents": Document.objects.visible_to(actor)
            .defer("model")
            .filter(number__icontains=words)[:MOST],
            "articles": search_laws(words, on=clock.today(), top=8),
        }
    return render(request, "desk/worklist/search.html", context)

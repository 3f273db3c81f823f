"""The floor of a list page: Django and a template of fifty rows. Served by gunicorn for bench.list_page."""

from __future__ import annotations

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

ROWS = [{"number": f"示例〔2026〕{n}号", "party": "示例企业", "state": "调查取证"} for n in range(50)]
PAGE = Engine().from_string(
    "<!doctype html><title>bare</title><table>{% for row in rows %}"
    "<tr><td>{{ row.number }}</td><td>{{ row.party }}</td><td>{{ row.state }}</td></tr>{% endfor %}</table>"
)


def bare(request: HttpRequest) -> HttpResponse:
    """The page."""
    return HttpResponse(PAGE.render(Context({"rows": ROWS})))


urlpatterns = [path("", bare)]

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bench", MIDDLEWARE=[])  # noqa: S106 — signs nothing

application = WSGIHandler()

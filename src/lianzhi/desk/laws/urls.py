"""Addresses of this area."""

from __future__ import annotations

from django.urls import URLPattern, path

from lianzhi.desk.laws import views

app_name = "laws"
urlpatterns: list[URLPattern] = [
    path("", views.library, name="list"),
    path("<int:pk>/", views.law, name="law"),
    path("article/<path:ref>/", views.article, name="article"),
    path("chip/<path:ref>/", views.chip, name="chip"),
]

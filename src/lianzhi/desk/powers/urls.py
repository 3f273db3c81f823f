"""Addresses of this area."""

from __future__ import annotations

from django.urls import URLPattern, path

from lianzhi.desk.powers import views

app_name = "powers"
urlpatterns: list[URLPattern] = [
    path("", views.directory, name="list"),
    path("<str:code>/", views.item, name="item"),
]

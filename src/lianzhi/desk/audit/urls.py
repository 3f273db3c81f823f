"""Addresses of this area."""

from __future__ import annotations

from django.urls import URLPattern, path

from lianzhi.desk.audit import views

app_name = "audit"
urlpatterns: list[URLPattern] = [
    path("", views.event_list, name="list"),
    path("verify/", views.verify_chain, name="verify"),
    path("<int:event_id>/", views.event_detail, name="detail"),
]

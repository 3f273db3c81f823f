"""Addresses of evidence."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.evidence import views

app_name = "evidence"
urlpatterns = [
    path("<int:evidence_id>/", views.detail, name="detail"),
    path("<int:evidence_id>/file/", views.file, name="file"),
]

"""Addresses of the statistics."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.index, name="index"),
    path("townships/", views.townships, name="townships"),
    path("<slug:unit_code>/<slug:month>/export/", views.export, name="export"),
    path("<slug:unit_code>/<slug:month>/confirm/", views.confirm, name="confirm"),
    path("<slug:unit_code>/<slug:month>/<slug:column>/", views.records, name="records"),
]

"""Addresses of this area."""

from __future__ import annotations

from django.urls import URLPattern, path

from lianzhi.desk.organisation import views

app_name = "organisation"
urlpatterns: list[URLPattern] = [
    path("", views.districts, name="districts"),
    path("officers/", views.officers, name="officers"),
    path("authorities/", views.authority_list, name="authorities"),
    path("authorities/<str:code>/", views.authority_detail, name="authority"),
]

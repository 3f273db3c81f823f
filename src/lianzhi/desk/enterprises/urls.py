"""Addresses of this area."""

from __future__ import annotations

from django.urls import URLPattern, path

from lianzhi.desk.enterprises import views

app_name = "enterprises"
urlpatterns: list[URLPattern] = [
    path("", views.enterprise_list, name="list"),
    path("register/", views.enterprise_register, name="register"),
    path("<int:enterprise_id>/", views.enterprise_detail, name="detail"),
    path("<int:enterprise_id>/change/", views.enterprise_change, name="change"),
]

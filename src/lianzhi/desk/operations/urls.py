"""Addresses of joint operations."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.operations import views

app_name = "operations"
urlpatterns = [
    path("", views.operation_list, name="list"),
    path("new/", views.operation_new, name="new"),
    path("<int:operation_id>/", views.operation_detail, name="detail"),
    path("<int:operation_id>/finish/", views.operation_finish, name="finish"),
]

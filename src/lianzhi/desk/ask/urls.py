"""Addresses of this area."""

from __future__ import annotations

from django.urls import URLPattern, path

from lianzhi.desk.ask import penalty_views, views, workload_views

app_name = "ask"
urlpatterns: list[URLPattern] = [
    path("", views.questions, name="index"),
    path("deadline/", views.deadline, name="deadline"),
    path("penalty/", penalty_views.penalty, name="penalty"),
    path("competence/", views.competence, name="competence"),
    path("workload/", workload_views.workload, name="workload"),
]

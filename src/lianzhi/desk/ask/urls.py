"""Addresses of this area."""

from __future__ import annotations

from django.urls import URLPattern, path

from lianzhi.desk.ask import views

app_name = "ask"
urlpatterns: list[URLPattern] = [
    path("", views.questions, name="index"),
    path("deadline/", views.deadline, name="deadline"),
    path("penalty/", views.penalty, name="penalty"),
    path("competence/", views.competence, name="competence"),
]

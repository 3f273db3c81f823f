"""The worklist is the first page."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.worklist, name="home"),
    path("search/", views.search, name="search"),
]

"""Addresses of the public check of documents: nobody signs in here."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.verify import views

app_name = "verify"
urlpatterns = [
    path("", views.enter, name="enter"),
    path("<str:code>/", views.check, name="check"),
]

"""Addresses of issued documents."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.register, name="register"),
    path("<int:document_id>/", views.paper, name="paper"),
    path("<int:document_id>/pdf/", views.pdf, name="pdf"),
    path("<int:document_id>/word/", views.word, name="word"),
]

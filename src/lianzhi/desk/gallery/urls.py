"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.gallery import views

app_name = "gallery"
urlpatterns = [path("", views.gallery, name="gallery")]

"""Addresses of difficult questions and of the opinions."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.questions import views

app_name = "questions"
urlpatterns = [
    path("", views.question_list, name="list"),
    path("new/", views.new, name="new"),
    path("opinions/", views.opinion_list, name="opinions"),
    path("opinions/<int:opinion_id>/", views.opinion, name="opinion"),
    path("<int:question_id>/", views.detail, name="detail"),
    path("<int:question_id>/do/<slug:act>/", views.step, name="step"),
]

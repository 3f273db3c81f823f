"""Addresses of cases."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.cases import handovers, problems, views, weighing

app_name = "cases"
urlpatterns = [
    path("", views.case_list, name="list"),
    path("new/", views.new, name="new"),
    path("handovers/", handovers.handover_list, name="handovers"),
    path("handovers/new/", handovers.hand_over, name="handover"),
    path("handovers/<int:handover_id>/", handovers.detail, name="handover-detail"),
    path("<int:case_id>/", views.detail, name="detail"),
    path("<int:case_id>/propose-penalty/", weighing.propose, name="propose"),
    path("<int:case_id>/problems/<int:problem_id>/answer/", problems.answer, name="problem-answer"),
    path("<int:case_id>/problems/<int:problem_id>/confirm/", problems.confirm, name="problem-confirm"),
    path("<int:case_id>/dossier/", views.dossier, name="dossier"),
    path("<int:case_id>/do/<slug:act>/", views.step, name="step"),
]

"""Addresses of cases."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.cases import (
    capsule,
    checkup,
    clue_cases,
    clues,
    handovers,
    joint,
    problems,
    spot,
    views,
    weighing,
)
from lianzhi.desk.cases.proceedings import views as matters

app_name = "cases"
urlpatterns = [
    path("", views.case_list, name="list"),
    path("new/", views.new, name="new"),
    path("export/", views.export, name="export"),
    path("handovers/", handovers.handover_list, name="handovers"),
    path("handovers/export/", handovers.export, name="handovers-export"),
    path("handovers/new/", handovers.hand_over, name="handover"),
    path("handovers/<int:handover_id>/", handovers.detail, name="handover-detail"),
    path("handovers/<int:handover_id>/receipt/", handovers.receipt, name="handover-receipt"),
    path("clues/", clues.clue_list, name="clues"),
    path("clues/new/", clues.new, name="clue-new"),
    path("clues/<int:clue_id>/", clues.detail, name="clue"),
    path("clues/<int:clue_id>/informant/", clues.informant, name="clue-informant"),
    path("clues/<int:clue_id>/unit/", clue_cases.unit, name="clue-unit"),
    path("clues/<int:clue_id>/case/", clue_cases.new, name="clue-case"),
    path("clues/<int:clue_id>/do/<slug:act>/", clues.step, name="clue-step"),
    path("<int:case_id>/", views.detail, name="detail"),
    path("<int:case_id>/propose-penalty/", weighing.propose, name="propose"),
    path("<int:case_id>/together/", joint.together, name="together"),
    path("<int:case_id>/violations/<int:number>/", joint.range_one, name="range"),
    path("<int:case_id>/spot/", spot.decide, name="spot"),
    path("<int:case_id>/problems/<int:problem_id>/answer/", problems.answer, name="problem-answer"),
    path("<int:case_id>/problems/<int:problem_id>/confirm/", problems.confirm, name="problem-confirm"),
    path("<int:case_id>/capsule/", capsule.capsule, name="capsule"),
    path("<int:case_id>/checkup/", checkup.checkup, name="checkup"),
    path("<int:case_id>/file.json", checkup.file, name="file"),
    path("<int:case_id>/dossier/", views.dossier, name="dossier"),
    path("<int:case_id>/do/<slug:act>/", views.step, name="step"),
    path("<int:case_id>/matters/<slug:kind>/new/", matters.start, name="matter-start"),
    path("matters/<slug:kind>/<int:matter_id>/", matters.detail, name="matter"),
    path("matters/<slug:kind>/<int:matter_id>/do/<slug:act>/", matters.step, name="matter-step"),
]

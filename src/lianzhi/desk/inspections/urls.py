"""Addresses of inspections, findings and orders."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.inspections import field_measures, findings, postponements, steps, views

app_name = "inspections"
urlpatterns = [
    path("", views.inspection_list, name="list"),
    path("new/", views.inspection_new, name="new"),
    path("findings/", findings.finding_list, name="findings"),
    path("findings/<int:finding_id>/", findings.finding_detail, name="finding"),
    path("findings/<int:finding_id>/evidence/", findings.evidence_new, name="evidence-new"),
    path("orders/<int:order_id>/reinspect/", steps.reinspect, name="reinspect"),
    path("orders/<int:order_id>/postpone/", postponements.request_more, name="postpone"),
    path("orders/<int:order_id>/postpone/answer/", postponements.answer_more, name="postpone-answer"),
    path("<int:inspection_id>/", views.inspection_detail, name="detail"),
    path("<int:inspection_id>/notify/", steps.notify, name="notify"),
    path("<int:inspection_id>/start/", steps.start, name="start"),
    path("<int:inspection_id>/attendance/", steps.attendance, name="attendance"),
    path("<int:inspection_id>/checklist/", steps.checklist, name="checklist"),
    path("<int:inspection_id>/findings/new/", findings.finding_new, name="finding-new"),
    path("<int:inspection_id>/finish/", steps.finish, name="finish"),
    path("<int:inspection_id>/order/", steps.order, name="order"),
    path("<int:inspection_id>/field-measure/", field_measures.issue, name="field-measure"),
    path("field-measures/<int:measure_id>/report/", field_measures.report, name="field-measure-report"),
    path("field-measures/<int:measure_id>/review/", field_measures.review, name="field-measure-review"),
    path("field-measures/<int:measure_id>/answer/", field_measures.answer, name="field-measure-answer"),
    path("<int:inspection_id>/close/", steps.close, name="close"),
]

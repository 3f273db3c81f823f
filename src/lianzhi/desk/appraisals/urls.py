"""Addresses of appraisals."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.appraisals import scoring, views

app_name = "appraisals"
urlpatterns = [
    path("", views.appraisal_list, name="list"),
    path("new/", views.new, name="new"),
    path("<int:appraisal_id>/", views.detail, name="detail"),
    path("<int:appraisal_id>/export/", views.export, name="export"),
    path("files/<int:appraised_id>/", scoring.file, name="file"),
    path("files/<int:appraised_id>/assign/", scoring.assign, name="assign"),
    path("files/<int:appraised_id>/score/", scoring.score, name="score"),
    path("defects/<int:defect_id>/cure/", scoring.cure, name="cure"),
    path("defects/<int:defect_id>/confirm/", scoring.confirm, name="confirm"),
]

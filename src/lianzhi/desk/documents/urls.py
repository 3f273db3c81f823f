"""Addresses of issued documents."""

from __future__ import annotations

from django.urls import path

from lianzhi.desk.documents import (
    batches,
    ending,
    numbers,
    samples,
    sealing,
    signing,
    templates,
    views,
)

app_name = "documents"
urlpatterns = [
    path("", views.register, name="register"),
    path("numbers/", numbers.series_list, name="numbers"),
    path("numbers/<int:series_id>/", numbers.series, name="series"),
    path("batches/", batches.batch_list, name="batches"),
    path("batches/order/", batches.order, name="batch-order"),
    path("batches/<int:batch_id>/", batches.batch, name="batch"),
    path("batches/<int:batch_id>/status/", batches.status, name="batch-status"),
    path("batches/<int:batch_id>/file/", batches.file, name="batch-file"),
    path("templates/", templates.template_list, name="templates"),
    path("templates/<slug:key>/", templates.template, name="template"),
    path("templates/<slug:key>/edit/", templates.edit, name="template-edit"),
    path("templates/<slug:key>/reset/", templates.reset, name="template-reset"),
    path("templates/<slug:key>/pdf/", samples.sample_pdf, name="sample-pdf"),
    path("templates/<slug:key>/word/", samples.sample_word, name="sample-word"),
    path("<int:document_id>/", views.paper, name="paper"),
    path("<int:document_id>/pdf/", views.pdf, name="pdf"),
    path("<int:document_id>/word/", views.word, name="word"),
    path("<int:document_id>/end/", ending.end, name="end"),
    path("<int:document_id>/seal/", sealing.seal, name="seal"),
    path("<int:document_id>/sign/", signing.sign, name="sign"),
    path("<int:document_id>/signatures/<int:signature_id>/", signing.file, name="signature"),
]

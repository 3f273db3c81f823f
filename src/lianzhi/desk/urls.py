"""Every address of the desk; each area brings its own list."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("lianzhi.desk.session.urls")),
    path("", include("lianzhi.desk.worklist.urls")),
    path("laws/", include("lianzhi.desk.laws.urls")),
    path("powers/", include("lianzhi.desk.powers.urls")),
    path("ask/", include("lianzhi.desk.ask.urls")),
    path("organisation/", include("lianzhi.desk.organisation.urls")),
    path("enterprises/", include("lianzhi.desk.enterprises.urls")),
    path("operations/", include("lianzhi.desk.operations.urls")),
    path("inspections/", include("lianzhi.desk.inspections.urls")),
    path("cases/", include("lianzhi.desk.cases.urls")),
    path("verify/", include("lianzhi.desk.verify.urls")),
    path("questions/", include("lianzhi.desk.questions.urls")),
    path("documents/", include("lianzhi.desk.documents.urls")),
    path("evidence/", include("lianzhi.desk.evidence.urls")),
    path("statistics/", include("lianzhi.desk.statistics.urls")),
    path("appraisals/", include("lianzhi.desk.appraisals.urls")),
    path("audit/", include("lianzhi.desk.audit.urls")),
    path("gallery/", include("lianzhi.desk.gallery.urls")),
]

handler400 = "lianzhi.desk.errors.bad_request"
handler403 = "lianzhi.desk.errors.permission_denied"
handler404 = "lianzhi.desk.errors.not_found"
handler500 = "lianzhi.desk.errors.server_error"

"""The capsule of an archived case, to be taken away."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.http import FileResponse
from django.views.decorators.http import require_POST

from lianzhi.cases.actions.make_capsule import TakeCapsule, archived_case
from lianzhi.cases.services.capsule import write_capsule
from lianzhi.desk.form_marks import own_form
from lianzhi.desk.requests import DeskRequest


@require_POST
@own_form
def capsule(request: DeskRequest, case_id: int) -> FileResponse:
    """One zip with everything and the means to verify it; taking it is recorded, hence a form and no link."""
    case = archived_case(request.actor, case_id)
    target = TemporaryFile()  # noqa: SIM115 - the response closes it after it was sent
    try:
        sm3 = write_capsule(case, target)
        TakeCapsule(actor=request.actor, case_id=case_id, manifest_sm3=sm3).execute()
    except BaseException:
        target.close()
        raise
    target.seek(0)
    response = FileResponse(
        target, as_attachment=True, filename=f"{case}案卷胶囊.zip", content_type="application/zip"
    )
    response["Cache-Control"] = "private, no-store"
    return response

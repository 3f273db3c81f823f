"""Closure and archiving."""

from __future__ import annotations

from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.steps.shapes import Step

STEPS: dict[str, Step] = {
    "submit-closure": Step(
        title="提请结案",
        button="提请结案",
        effect="提请机关负责人批准结案。",
        said="已提请结案。",
        form=case_forms.HandlerOpinionForm,
        build=lambda actor, case, data: SubmitClosure(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "处罚决定已履行完毕，建议结案。"},
    ),
    "approve-closure": Step(
        title="结案审批",
        button="批准结案",
        effect="生成《结案审批表》，案件办结。",
        said="已批准结案。",
        form=case_forms.OpinionForm,
        build=lambda actor, case, data: ApproveClosure(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "同意结案。"},
    ),
    "archive": Step(
        title="归档",
        button="归档",
        effect="生成案卷封面和卷内目录；归档后案卷不得增删。",
        said="已归档，可以下载整卷 PDF。",
        build=lambda actor, case, _data: Archive(actor=actor, case_id=case.pk),
    ),
}

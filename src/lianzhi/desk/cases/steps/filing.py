"""Filing and refusing to file."""

from __future__ import annotations

from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.actions.refuse_filing import RefuseFiling
from lianzhi.cases.actions.submit_filing import SubmitFiling
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.steps.shapes import Step

STEPS: dict[str, Step] = {
    "submit-filing": Step(
        title="提请立案",
        button="提请立案",
        effect="提请机关负责人批准立案。批准之日起计算作出处罚决定的期限。",
        said="已提请立案，等待机关负责人审批。",
        form=case_forms.HandlerOpinionForm,
        build=lambda actor, case, data: SubmitFiling(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "当事人涉嫌违法，有初步证据证明，属于本机关管辖，建议立案调查。"},
    ),
    "approve-filing": Step(
        title="立案审批",
        button="批准立案",
        effect="批准后生成案号和《立案审批表》，作出处罚决定的期限自今日起算。",
        said="已批准立案。",
        form=case_forms.OpinionForm,
        build=lambda actor, case, data: ApproveFiling(actor=actor, case_id=case.pk, opinion=data["opinion"]),
        initial=lambda _a, _c: {"opinion": "同意立案。"},
    ),
    "refuse-filing": Step(
        title="不予立案",
        button="不予立案",
        effect="不予立案后本案终止，问题退回检查机关处理。",
        said="已决定不予立案。",
        tone="danger",
        form=case_forms.OpinionForm,
        build=lambda actor, case, data: RefuseFiling(actor=actor, case_id=case.pk, opinion=data["opinion"]),
    ),
}

"""Legal review, round by round."""

from __future__ import annotations

from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.pass_review import PassReview
from lianzhi.cases.actions.resubmit_review import ResubmitReview
from lianzhi.cases.actions.return_review import ReturnReview
from lianzhi.cases.actions.submit_review import SubmitReview
from lianzhi.cases.models import CaseFile
from lianzhi.core.actors import Actor
from lianzhi.desk.cases import forms as case_forms
from lianzhi.desk.cases.prefilling import problems_found
from lianzhi.desk.cases.steps.shapes import Data, Step


def _pass(actor: Actor, case: CaseFile, data: Data) -> Act[Any]:
    conclusions = tuple((words, data[key]) for key, words in case_forms.REVIEW_ITEMS)
    return PassReview(actor=actor, case_id=case.pk, opinion=data["opinion"], conclusions=conclusions)


def _pass_initial(_actor: Actor, _case: CaseFile) -> dict[str, Any]:
    return {
        "subject": "合法，具备资格",
        "facts": "事实清楚，证据充分",
        "law": "准确",
        "discretion": "适当",
        "procedure": "合法",
        "scope": "未超越",
        "documents": "完备、规范",
        "crime": "不涉嫌犯罪",
    }


STEPS: dict[str, Step] = {
    "submit-review": Step(
        title="提交法制审核",
        button="提交法制审核",
        effect="提交后案卷由法制审核员审核，审核通过前不能告知和决定。",
        said="已提交法制审核。",
        build=lambda actor, case, _data: SubmitReview(actor=actor, case_id=case.pk),
    ),
    "resubmit-review": Step(
        title="整改后再次提交审核",
        button="再次提交审核",
        effect="提交后由法制审核员逐条确认整改情况。",
        said="已再次提交法制审核。",
        build=lambda actor, case, _data: ResubmitReview(actor=actor, case_id=case.pk),
    ),
    "return-review": Step(
        title="退回补正",
        button="退回并出具反馈单",
        effect="生成《案件初步审核意见反馈单》，承办人须逐条整改。",
        said="已退回，反馈单已制作。",
        intro="问题清单已由案卷体检预先填写，请逐条核对、修改、删减后退回。",
        form=case_forms.ReturnForm,
        initial=problems_found,
        build=lambda actor, case, data: ReturnReview(actor=actor, case_id=case.pk, problems=data["problems"]),
    ),
    "pass-review": Step(
        title="法制审核",
        button="审核通过",
        effect="生成《法制审核意见书》，承办人可以告知当事人。",
        said="审核通过。",
        form=case_forms.PassForm,
        build=_pass,
        initial=_pass_initial,
    ),
}

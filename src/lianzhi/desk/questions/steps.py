"""The steps of a question as pages: form, act, the words of the button and its effect."""

from __future__ import annotations

from typing import Any

from lianzhi.cases.actions.answer_question import AnswerQuestion
from lianzhi.cases.actions.ask_again import AskAgain
from lianzhi.cases.actions.assign_question import AssignQuestion
from lianzhi.cases.actions.return_question import ReturnQuestion
from lianzhi.cases.actions.settle_question import SettleQuestion
from lianzhi.cases.actions.submit_question import SubmitQuestion
from lianzhi.cases.actions.withdraw_question import WithdrawQuestion
from lianzhi.cases.models import Question
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.questions import forms as question_forms
from lianzhi.organisation.selectors import county_bureau, officers_of_authority

QuestionPage = ActPage[Question]


def _qualified(_actor: Actor, question: Question) -> dict[str, Any]:
    """The bureau's people with the qualification, the asker left out."""
    officers = officers_of_authority(county_bureau().code).exclude(legal_qualification="")
    return {
        "officers": [
            (each.pk, f"{each.name}（{each.legal_qualification}）")
            for each in officers
            if each.pk != question.asked_by_id
        ]
    }


STEPS: dict[str, QuestionPage] = {
    "raise-question": QuestionPage(
        title="补充后再次提出",
        button="再次提出",
        effect="补充后的问题重新报县局，生成新的《疑难问题提请单》。",
        said="已再次提出，等待县局交办。",
        form=question_forms.SupplementForm,
        build=lambda actor, question, data: SubmitQuestion(
            actor=actor, question_id=question.pk, facts=data["facts"], question=data["question"]
        ),
        initial=lambda _actor, question: {"facts": question.facts, "question": question.question},
    ),
    "withdraw-question": QuestionPage(
        title="撤回",
        button="撤回",
        effect="撤回后问题终止；需要时可以另行提出。",
        said="已撤回。",
        tone="danger",
        build=lambda actor, question, _data: WithdrawQuestion(actor=actor, question_id=question.pk),
    ),
    "return-question": QuestionPage(
        title="退回补充",
        button="退回",
        effect="退回后由提出机关补充事实或者重新表述问题。",
        said="已退回，等待补充。",
        form=question_forms.ReasonForm,
        build=lambda actor, question, data: ReturnQuestion(
            actor=actor, question_id=question.pk, reason=data["reason"]
        ),
    ),
    "assign-question": QuestionPage(
        title="交办",
        button="交办",
        effect="交办后由解答人引用现行有效的条文解答。",
        said="已交办。",
        form=question_forms.AssignForm,
        build=lambda actor, question, data: AssignQuestion(
            actor=actor, question_id=question.pk, answerer_id=data["answerer"]
        ),
        choices=_qualified,
    ),
    "answer-question": QuestionPage(
        title="解答",
        button="解答",
        effect="生成《疑难问题解答单》，问题和解答进入答复库供全县执法人员查阅，案件事实不公开。",
        said="已解答，解答单已制作。",
        form=question_forms.AnswerForm,
        build=lambda actor, question, data: AnswerQuestion(
            actor=actor,
            question_id=question.pk,
            answer=data["answer"],
            basis=data["basis"],
            caution=data["caution"],
        ),
    ),
    "ask-again": QuestionPage(
        title="追问",
        button="追问",
        effect="原来的问题和解答保留在办理记录中，追问重新报县局交办。",
        said="已追问，等待县局交办。",
        form=question_forms.AgainForm,
        build=lambda actor, question, data: AskAgain(
            actor=actor, question_id=question.pk, question=data["question"]
        ),
    ),
    "settle-question": QuestionPage(
        title="登记办理结果",
        button="登记",
        effect="解答意见供参考，处罚决定由有管辖权的机关依法作出；不采纳的须写明理由。",
        said="已登记办理结果。",
        form=question_forms.SettleForm,
        build=lambda actor, question, data: SettleQuestion(
            actor=actor, question_id=question.pk, adopted=data["adopted"], result=data["result"]
        ),
    ),
}

"""Difficult questions: one answered and kept as an opinion, one being answered, one to be assigned (示例)."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.actions.answer_question import AnswerQuestion
from lianzhi.cases.actions.assign_question import AssignQuestion
from lianzhi.cases.actions.raise_question import RaiseQuestion
from lianzhi.cases.actions.settle_question import SettleQuestion
from lianzhi.cases.models import Question
from lianzhi.cases.services.questions import articles_in
from lianzhi.console.sample.telling import actor, held_on
from lianzhi.core import clock

BASIS = "《行政处罚法》第二十九条"


def tell(today: date) -> None:
    """All three, the oldest first; nothing is answered where the law library does not hold the article."""
    with held_on(today, ago=41):
        first = _assigned(
            "同一车间两台设备均未设置警示标志，是否为一个违法行为（示例）",
            "检查发现同一车间的两台设备均未设置安全警示标志，由同一名车间主任负责管理。",
            "应当作为一个违法行为处罚，还是分别裁量、合并处罚？",
        )
    _, missing = articles_in(BASIS, today)
    if not missing:
        _answer(first, today)
    with held_on(today, ago=6):
        _assigned(
            "企业已经停产但仍有人员留守，限期整改应当如何送达（示例）",
            "检查发现问题后企业停产，只有一名门卫留守，法定代表人不在本地。",
            "责令限期整改指令书由门卫签收是否有效？",
        )
    with held_on(today, ago=2):
        _raised(
            "租赁厂房内的配电设施由出租方管理，处罚对象如何确定（示例）",
            "承租企业车间的配电箱没有警示标志，租赁合同约定由出租方负责维护。",
            "应当处罚承租企业还是出租方？",
        )


def _answer(question: Question, today: date) -> None:
    with held_on(today, ago=38):
        AnswerQuestion(
            actor=actor("reviewer", clock.today()),
            question_id=question.pk,
            answer="同一时间、同一场所、同一管理缺失造成的，可以认定为一个违法行为，不得给予两次以上罚款。",
            basis=BASIS,
            caution="设备分属不同场所、由不同人员负责管理，或者经责令改正后再次发生的，不适用本意见。",
        ).execute()
    with held_on(today, ago=37):
        SettleQuestion(
            actor=actor("wulijie", clock.today()),
            question_id=question.pk,
            adopted=True,
            result="按照一个违法行为立案处理。",
        ).execute()


def _raised(title: str, facts: str, question: str) -> Question:
    return RaiseQuestion(
        actor=actor("wulijie", clock.today()), title=title, facts=facts, question=question
    ).execute()


def _assigned(title: str, facts: str, question: str) -> Question:
    today = clock.today()
    return AssignQuestion(
        actor=actor("office", today),
        question_id=_raised(title, facts, question).pk,
        answerer_id=actor("reviewer", today).officer_key,
    ).execute()

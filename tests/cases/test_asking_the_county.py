"""A difficult question: who asks, who answers, on which articles, and who may read what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lianzhi.cases.actions.ask_again import AskAgain
from lianzhi.cases.actions.assign_question import AssignQuestion
from lianzhi.cases.actions.return_question import ReturnQuestion
from lianzhi.cases.actions.settle_question import SettleQuestion
from lianzhi.cases.actions.submit_question import SubmitQuestion
from lianzhi.cases.actions.withdraw_question import WithdrawQuestion
from lianzhi.cases.constants import QuestionState
from lianzhi.cases.models import Question
from lianzhi.cases.services.questions import get_question_for, opinions, questions_waiting_for
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, Stale, WrongState
from lianzhi.documents.models import Document
from lianzhi.laws.loading import Stored
from tests.cases.asking import answered, answering, asked, assigned, raising
from tests.cases.file import File
from tests.laws.library import law_library
from tests.people import People

__all__ = ["law_library"]


@pytest.fixture
def people_of_the_case(file: File) -> People:
    return file.scene.people


def test_a_question_reaches_the_county_with_its_sheet(people_of_the_case: People) -> None:
    people = people_of_the_case
    with pytest.raises(LawForbids) as refused:
        raising(people.officer, question="　").execute()
    assert refused.value.codes == {"question-incomplete"}
    assert not Question.objects.exists()

    question = asked(people.officer)

    assert question.state == QuestionState.RAISED
    sheet = question.turns.get().document
    assert sheet is not None
    assert "两处问题是否为一个违法行为" in str(sheet.model)
    assert list(questions_waiting_for(people.joint_office.actor)) == [question]
    with pytest.raises(NotVisible):
        get_question_for(people.neighbour.actor, question.pk)
    with pytest.raises(NoRight):
        raising(people.legal_reviewer).execute()


def test_a_question_about_a_case_is_asked_by_who_handles_it(file: File) -> None:
    case = file.filed()
    people = file.scene.people
    with pytest.raises(NoRight, match="办案机关"):
        raising(people.county_officer, case_id=case.pk).execute()
    with pytest.raises(NotVisible):
        raising(people.stranger, case_id=case.pk).execute()
    assert raising(people.officer, case_id=case.pk).execute().case == case


def test_only_the_qualified_answer_and_never_who_asked(people_of_the_case: People) -> None:
    people = people_of_the_case
    question = asked(people.officer)
    to = AssignQuestion(
        actor=people.joint_office.actor, question_id=question.pk, answerer_id=people.county_officer.officer.pk
    )
    with pytest.raises(LawForbids) as refused:
        to.execute()
    assert refused.value.codes == {"answerer-unqualified"}
    with pytest.raises(LawForbids) as refused:
        replace(to, answerer_id=people.officer.officer.pk).execute()
    assert "answerer-asks" in refused.value.codes
    with pytest.raises(NoRight):
        replace(to, actor=people.officer.actor).execute()
    to = replace(to, answerer_id=people.legal_reviewer.officer.pk)
    assert to.execute().state == QuestionState.ASSIGNED
    with pytest.raises(WrongState):
        to.execute()


def test_an_answer_names_articles_that_are_in_force(people_of_the_case: People, law_library: Stored) -> None:
    people = people_of_the_case
    question = assigned(people, people.officer)
    with pytest.raises(LawForbids) as refused:
        answering(people, question, basis="依照有关规定").execute()
    assert refused.value.codes == {"answer-without-articles"}
    with pytest.raises(Malformed, match="行政处罚法"):
        answering(people, question, basis="《行政处罚法》第二百条").execute()
    other = replace(answering(people, question), actor=people.county_leader.actor)
    with pytest.raises(NoRight):
        other.execute()

    done = answering(people, question).execute()

    assert done.articles == "行政处罚法/29"
    letter = Document.objects.get(template="question_answer")
    assert letter in Document.objects.visible_to(people.officer.actor)
    assert letter not in Document.objects.visible_to(people.stranger.actor)
    assert "第二十九条" in str(letter.model)


def test_an_opinion_is_for_everybody_and_tells_no_facts(
    people_of_the_case: People, law_library: Stored
) -> None:
    people = people_of_the_case
    question = answered(people, people.officer)
    assert list(opinions("违法行为 罚款")) == [question]
    assert not opinions("没有这个词").exists()
    with pytest.raises(NotVisible):
        get_question_for(people.stranger.actor, question.pk)


def test_the_asker_settles_and_says_why_the_answer_is_not_followed(
    people_of_the_case: People, law_library: Stored
) -> None:
    people = people_of_the_case
    question = answered(people, people.officer)
    settle = SettleQuestion(actor=people.officer.actor, question_id=question.pk, adopted=False, result=" ")
    with pytest.raises(LawForbids) as refused:
        settle.execute()
    assert refused.value.codes == {"departure-unreasoned"}
    with pytest.raises(NotVisible):
        replace(settle, actor=people.neighbour.actor, adopted=True, result="照办").execute()
    with pytest.raises(NoRight):
        replace(settle, actor=people.county_officer.actor, adopted=True, result="照办").execute()
    assert replace(settle, result="本案两处问题发生在不同时间。").execute().adopted is False
    with pytest.raises((WrongState, Stale)):
        replace(settle, adopted=True, result="照办").execute()


def test_what_was_returned_is_supplemented_and_what_is_open_is_asked_again(
    people_of_the_case: People, law_library: Stored
) -> None:
    people = people_of_the_case
    question = asked(people.officer)
    ReturnQuestion(
        actor=people.joint_office.actor, question_id=question.pk, reason="写明两处问题的时间。"
    ).execute()
    assert list(questions_waiting_for(people.officer.actor)) == [question]
    SubmitQuestion(
        actor=people.officer.actor, question_id=question.pk, facts="两处问题在同一天发现。"
    ).execute()
    AssignQuestion(
        actor=people.joint_office.actor,
        question_id=question.pk,
        answerer_id=people.legal_reviewer.officer.pk,
    ).execute()
    answering(people, question).execute()

    again = AskAgain(
        actor=people.officer.actor, question_id=question.pk, question="不同日期发现的呢？"
    ).execute()

    assert again.state == QuestionState.RAISED
    assert [turn.kind for turn in question.turns.all()] == [
        "asked",
        "returned",
        "asked",
        "assigned",
        "answered",
        "asked_again",
    ]
    assert (
        WithdrawQuestion(actor=people.officer.actor, question_id=question.pk).execute().state == "withdrawn"
    )

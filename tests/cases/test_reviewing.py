"""Legal review: who may, what is returned, how problems are cured."""

from __future__ import annotations

import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.actions.answer_problem import AnswerProblem
from lianzhi.cases.actions.confirm_problem import ConfirmProblem
from lianzhi.cases.actions.resubmit_review import ResubmitReview
from lianzhi.cases.actions.submit_review import SubmitReview
from lianzhi.cases.constants import CaseState, ProblemState
from lianzhi.cases.models import CaseHandler, ReviewProblem
from lianzhi.cases.selectors import latest_review, review_passed
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.kernel.types import Money
from tests.cases.file import File

pytestmark = pytest.mark.django_db


def test_a_qualified_reviewer_who_does_not_handle_the_case_passes_it(file: File) -> None:
    case = file.under_review()
    with setup_writes("tests: the reviewer once handled it, without qualification"):
        reviewer = file.person("legal_reviewer").officer
        reviewer.legal_qualification = ""
        reviewer.save()
        handler = CaseHandler.objects.create(
            case=case, officer=reviewer, capacity="assistant", certificate_number="示例"
        )
    with pytest.raises(LawForbids) as refused:
        file.passing(case).execute()
    assert refused.value.codes == {"reviewer-handles-case", "reviewer-unqualified"}
    with setup_writes("tests: qualified, and never a handler"):
        handler.delete()
        reviewer.legal_qualification = "A2018（示例）"
        reviewer.save()
    for wrong in ({"opinion": " "}, {"conclusions": ()}):
        with pytest.raises(Malformed):
            file.passing(case, **wrong).execute()
    file.passing(case).execute()
    assert review_passed(case)
    assert file.fresh(case).state == CaseState.REVIEWED
    with pytest.raises(WrongState):
        file.passing(case).execute()


def test_only_a_reviewer_reviews(file: File) -> None:
    case = file.under_review()
    for name, refusal in (("officer", NoRight), ("leader", NoRight), ("county_leader", NoRight)):
        with pytest.raises(refusal):
            file.passing(case, actor=file.person(name).actor).execute()
        with pytest.raises(refusal):
            file.returning(case, actor=file.person(name).actor).execute()
    with pytest.raises(NotVisible):
        file.returning(case, actor=file.person("stranger").actor).execute()


def test_a_file_is_returned_with_problems_that_say_something(file: File) -> None:
    case = file.under_review()
    with pytest.raises(LawForbids) as refused:
        file.returning(case, problems=(("  ", ""),)).execute()
    assert refused.value.codes == {"review-problem-missing"}
    with pytest.raises(Malformed):
        file.returning(case, problems=(("缺少签名", ""), (" ", "行政处罚法第五十五条"))).execute()
    review = file.returning(case).execute()
    assert [problem.number for problem in review.problems.all()] == [1, 2]
    assert file.fresh(case).state == CaseState.RETURNED
    with pytest.raises(WrongState):
        file.returning(case).execute()


def test_every_problem_is_answered_and_confirmed_before_the_file_passes(file: File) -> None:
    case = file.under_review()
    file.returning(case).execute()
    first, second = file.problems(case)
    answer = AnswerProblem(actor=file.officer, case_id=case.pk, problem_id=first, cure="已补签。")
    with pytest.raises(LawForbids) as refused:
        ResubmitReview(actor=file.officer, case_id=case.pk).execute()
    assert refused.value.codes == {"review-problems-open"}
    with pytest.raises(NoRight):
        AnswerProblem(actor=file.leader, case_id=case.pk, problem_id=first, cure="已补签。").execute()
    with pytest.raises(Malformed):
        AnswerProblem(actor=file.officer, case_id=case.pk, problem_id=first, cure=" ").execute()
    with pytest.raises(NotVisible):
        AnswerProblem(actor=file.officer, case_id=case.pk, problem_id=999999, cure="已补签。").execute()
    answer.execute()
    AnswerProblem(actor=file.officer, case_id=case.pk, problem_id=second, cure="已补充理由。").execute()
    ResubmitReview(actor=file.officer, case_id=case.pk).execute()
    with pytest.raises(WrongState):
        answer.execute()
    with pytest.raises(LawForbids) as refused:
        file.passing(case).execute()
    assert refused.value.codes == {"review-problems-open"}
    with pytest.raises(NoRight):
        ConfirmProblem(actor=file.officer, case_id=case.pk, problem_id=first, accepted=True).execute()
    for problem in (first, second):
        ConfirmProblem(actor=file.reviewer, case_id=case.pk, problem_id=problem, accepted=True).execute()
    with pytest.raises(WrongState):
        ConfirmProblem(actor=file.reviewer, case_id=case.pk, problem_id=first, accepted=True).execute()
    file.passing(case).execute()
    assert latest_review(case).round == 2


def test_a_cure_that_is_none_opens_the_problem_again(file: File) -> None:
    case = file.under_review()
    file.returning(case, problems=(("缺少签名", ""),)).execute()
    (problem,) = file.problems(case)
    AnswerProblem(actor=file.officer, case_id=case.pk, problem_id=problem, cure="已补签。").execute()
    ResubmitReview(actor=file.officer, case_id=case.pk).execute()
    ConfirmProblem(actor=file.reviewer, case_id=case.pk, problem_id=problem, accepted=False).execute()
    assert ReviewProblem.objects.get(pk=problem).state == ProblemState.OPEN
    with pytest.raises(LawForbids):
        file.passing(case).execute()


def test_a_confirmed_problem_is_closed(file: File) -> None:
    case = file.under_review()
    file.returning(case, problems=(("缺少签名", ""),)).execute()
    file.cure_all(case)
    file.returning(case, problems=(("理由过于简单", ""),)).execute()
    first, second = file.problems(case)
    with pytest.raises(WrongState, match="已确认"):
        AnswerProblem(actor=file.officer, case_id=case.pk, problem_id=first, cure="再改。").execute()
    AnswerProblem(actor=file.officer, case_id=case.pk, problem_id=second, cure="已补充。").execute()
    assert ReviewProblem.objects.get(pk=second).state == ProblemState.CURED


def test_a_new_proposal_does_not_bury_the_reviewers_problems(file: File) -> None:
    case = file.under_review()
    file.returning(case).execute()
    file.proposing(case, amount=Money.yuan(21000)).execute()
    with pytest.raises(LawForbids) as refused:
        SubmitReview(actor=file.officer, case_id=case.pk).execute()
    assert refused.value.codes == {"review-problems-open"}
    assert not review_passed(case)


def test_the_sheet_in_the_dossier_is_the_one_with_the_answers(file: File) -> None:
    case = file.under_review()
    file.returning(case).execute()
    blank = latest_review(case).document
    file.cure_all(case)
    filled = latest_review(case).document
    assert Document.objects.get(pk=blank.pk).state == DocumentState.VOID
    assert filled.pk != blank.pk
    assert "已补正。" in str(filled.model)

"""依法问答: answers that can be bookmarked, and mistakes said at their field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from lianzhi.powers.loading import LoadedPowers
from tests.factories.organisation import WULIJIE
from tests.people import Person

ClientFor = Callable[[Person], Client]


def _text(client: Client, url: str, *, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def test_the_questions_stand_beside_each_other_and_wait(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/ask/")
    for title in ("查询期限", "查询处罚幅度", "查询管辖", "查询年度检查计划"):
        assert title in page
    for name in ("deadline", "penalty", "competence", "workload"):
        assert "这里给出回答" in _text(client, f"/ask/{name}/")


def test_a_deadline_is_answered_with_its_count_or_refused_at_its_field(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/ask/deadline/?rule=penalty-decision&start=2026-03-02")
    assert "2026年5月31日" in page
    assert "/laws/chip/" in page
    assert 'id="id_start-error"' in _text(client, "/ask/deadline/?rule=penalty-decision&start=x", status=422)
    assert 'id="id_rule-error"' in _text(client, "/ask/deadline/?rule=none&start=2026-03-02", status=422)
    far = _text(client, "/ask/deadline/?rule=litigation&start=9999-12-30", status=422)
    assert 'id="id_start-error"' in far


def test_a_penalty_is_answered_in_its_range_or_said_not_to_apply(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/ask/penalty/?ref=安全生产法/97/7&conduct_date=2024-05-20")
    assert "10万元以下" in page
    written = _text(
        client, "/ask/penalty/?ref=《安全生产法》第九十七条第七项&conduct_date=2024-05-20&stage=overdue"
    )
    assert "10万元以上20万元以下" in written
    not_named = _text(client, "/ask/penalty/?ref=安全生产法/102&conduct_date=2024-05-20&stage=accident_extra")
    assert "该条款不适用" in not_named
    for ref in ("安全生产法/500", "乱写"):
        bad = _text(client, f"/ask/penalty/?ref={ref}&conduct_date=2024-05-20", status=422)
        assert 'id="id_ref-error"' in bad


def test_competence_is_answered_for_item_and_article_and_mistakes_are_at_their_box(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    base = f"/ask/competence/?place={WULIJIE}&date=2026-11-20"
    page = _text(client, f"{base}&what=330225002014")
    assert "由乡镇人民政府以自己的名义办理" in page
    assert "永政文〔2022〕51号" in page
    crime = _text(client, f"{base}&what=安全生产法/97/7&crime_suspected=on")
    assert "移送公安机关" in crime
    summary = _text(client, f"{base}&what=AQ-097-1-3&procedure=summary&fine=200")
    assert "县应急管理局的名义" in summary
    for what in ("没有", "安全生产法/500"):
        assert 'id="id_what-error"' in _text(client, f"{base}&what={what}", status=422)
    assert 'id="id_fine-error"' in _text(client, f"{base}&what=330225002014&fine=-1", status=422)
    assert 'id="id_place-error"' in _text(client, "/ask/competence/?date=2026-11-20&what=x", status=422)


def test_days_that_do_not_count_are_left_out_and_both_ends_are_asked(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    base = "/ask/deadline/?rule=penalty-decision&start=2026-03-02"
    longer = _text(client, f"{base}&excluded_from=2026-04-01&excluded_to=2026-04-10&excluded_reason=听证")
    assert "2026年6月10日" in longer
    half = _text(client, f"{base}&excluded_from=2026-04-01", status=422)
    assert 'id="id_excluded_to-error"' in half
    turned = _text(client, f"{base}&excluded_from=2026-04-10&excluded_to=2026-04-01", status=422)
    assert 'id="id_excluded_to-error"' in turned


PENALTY = "/ask/penalty/?ref=安全生产法/97/7&conduct_date=2024-05-20"


def test_words_find_the_article_and_never_choose_it(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    assert "《安全生产法》第九十七条第七项　" in _text(client, "/ask/penalty/")
    chosen = _text(client, "/ask/penalty/?ref=《安全生产法》第九十七条第七项　随便&conduct_date=2024-05-20")
    assert "10万元以下" in chosen
    words = _text(client, "/ask/penalty/?ref=警示标志&conduct_date=2024-05-20&stage=overdue", status=422)
    assert 'id="id_ref-error"' in words
    assert "您要问的是不是" in words
    assert "stage=overdue&amp;ref=" in words
    assert 'value="警示标志"' in words


def test_both_days_are_shown_side_by_side_and_the_lighter_is_proposed(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    old = "/ask/penalty/?ref=安全生产法/102&stage=overdue&conduct_date=2021-07-14"
    page = _text(client, f"{old}&decision_date=2026-11-20")
    assert "两个日期的法律比较" in page
    assert "作出决定时的规定处罚较轻，适用新的规定" in page
    assert "行政处罚法/37" in page or "%E8%A1%8C%E6%94%BF%E5%A4%84%E7%BD%9A%E6%B3%95/37" in page
    assert page.count("看这一天的完整推理") == 2
    same = _text(client, f"{PENALTY}&decision_date=2024-06-20")
    assert "两个日期的法律比较" not in same
    early = _text(client, f"{PENALTY}&decision_date=2024-01-01", status=422)
    assert 'id="id_decision_date-error"' in early


def test_an_earlier_penalty_makes_it_heavier_and_what_would_turn_it_is_told(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, PENALTY)
    assert "一般处罚，建议罚款" in page
    assert "如果情况不同，结果会怎样" in page
    assert "现在的回答" in page
    again = _text(client, f"{PENALTY}&previous_on=2023-06-01")
    assert "从重处罚，建议罚款" in again
    long_ago = _text(client, f"{PENALTY}&previous_on=2021-01-01")
    assert "一般处罚，建议罚款" in long_ago
    bad = _text(client, f"{PENALTY}&previous_ref=安全生产法/97/7", status=422)
    assert 'id="id_previous_on-error"' in bad


def test_the_figures_an_article_asks_appear_and_are_kept_after_a_mistake(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    assert 'name="base_amount"' not in _text(client, PENALTY)
    income = "/ask/penalty/?ref=安全生产法/95/1&subject=responsible_person&stage=accident_general"
    income += "&conduct_date=2024-05-20"
    open_base = _text(client, income)
    assert "上一年年收入（元）" in open_base
    assert "须先查明基数" in open_base
    assert "4万元" in _text(client, f"{income}&base_amount=100000")
    bad = _text(client, f"{income}&base_amount=-5", status=422)
    assert 'id="id_base_amount-error"' in bad
    assert 'value="-5"' in bad
    county = f"/ask/penalty/?ref=安全生产法/97/1/7&conduct_date=2026-05-20&place={WULIJIE}"
    assert "无证上岗的特种作业人员（人）" in _text(client, county)
    assert "2万元以上6万元以下" in _text(client, f"{county}&count=4")
    assert 'id="id_count-error"' in _text(client, f"{county}&count=0", status=422)


def test_several_violations_are_added_and_one_act_is_fined_once(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    added = _text(client, f"{PENALTY}&relation=several&ref2=安全生产法/99/1/1")
    assert "2项违法行为分别裁量、合并处罚" in added
    assert "15万元以下" in added
    once = _text(client, f"{PENALTY}&relation=same_act&ref2=安全生产法/99/1/1")
    assert "只罚一次：适用《安全生产法》第九十七条第七项" in once
    assert "15万元" not in once
    assert 'id="id_ref2-error"' in _text(client, f"{PENALTY}&relation=several", status=422)
    assert 'id="id_relation-error"' in _text(client, f"{PENALTY}&ref2=安全生产法/99/1/1", status=422)
    for relation in ("several", "same_act"):
        wrong = _text(client, f"{PENALTY}&relation={relation}&ref2=安全生产法/500", status=422)
        assert 'id="id_ref2-error"' in wrong


def test_items_that_differ_are_offered_to_choose_from(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/ask/penalty/?ref=安全生产法/103&conduct_date=2024-05-20")
    assert "请选择具体的项" in page
    assert "sentence=" in page or "ref=" in page


def test_who_filed_first_and_recusal_are_answered(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    base = f"/ask/competence/?place={WULIJIE}&date=2026-11-20&what=330225002014"
    assert "由谁审批" in _text(client, base)
    first = _text(client, f"{base}&filed_on=2026-11-10&elsewhere=350525-yj&elsewhere_on=2026-11-01")
    assert "最先立案" in first
    assert 'id="id_elsewhere_on-error"' in _text(client, f"{base}&elsewhere=350525-yj", status=422)
    late = _text(client, f"{base}&elsewhere=350525-yj&elsewhere_on=2026-12-01", status=422)
    assert 'id="id_elsewhere_on-error"' in late
    assert "应当回避的执法人员不得参与本案" in _text(client, f"{base}&recusal=officer")
    seized = _text(client, f"{base}&measures=查封、扣押")
    assert "下列做法违法" in seized


def test_the_plan_of_a_year_is_worked_out_line_by_line(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    plan = "/ask/workload/?year=2026&officers=5&other-licensing=100&non_enforcement-leave=50"
    page = _text(client, plan)
    assert "× 5名执法人员" in page
    assert "实施行政许可100" in page
    assert "逐项计算" in page
    visits = _text(
        client,
        f"{plan}&percent=60&key_units=20&key_officers=2&key_days=1&key_extra=0.5&general_units=5",
    )
    assert "2人 × （1＋0.5）日" in visits
    assert "20家 × 3" in visits
    stated = _text(client, f"{plan}&stated-total=1")
    assert "需要改正" in stated
    assert "计划写为1" in stated
    alone = _text(client, f"{plan}&percent=60&key_officers=1&key_days=1")
    assert "不得少于2名" in alone
    assert 'id="id_officers-error"' in _text(client, "/ask/workload/?year=2026", status=422)
    assert 'id="id_percent-error"' in _text(client, f"{plan}&percent=200", status=422)
    assert 'id="id_key_days-error"' in _text(client, f"{plan}&key_officers=2", status=422)
    assert 'id="id_other-licensing-error"' in _text(client, f"{plan}&other-licensing=x", status=422)


@pytest.mark.parametrize("name", ["", "deadline/", "penalty/", "competence/", "workload/"])
def test_nobody_asks_without_signing_in(db: None, name: str) -> None:
    assert Client().get(f"/ask/{name}").status_code == 302

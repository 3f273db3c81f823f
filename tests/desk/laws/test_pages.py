"""法规库 in the browser's eyes: search, list, law, article, chip; public to everybody signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lianzhi.laws.loading import Stored
from lianzhi.laws.models import Law
from tests.people import Person

pytestmark = pytest.mark.corpus
ClientFor = Callable[[Person], Client]


def _text(client: Client, url: str, *, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def test_the_list_shows_laws_with_their_standing_and_asks_few_questions(
    law_library: Stored,
    officer: Person,
    client_for: ClientFor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_for(officer)
    with django_assert_max_num_queries(14):
        page = _text(client, "/laws/")
    assert "待核定" in page
    assert f'共 <strong><span class="lz-number">{law_library.laws}</span></strong> 条' in page
    narrowed = _text(client, "/laws/?status=已废止&kind=法律")
    assert "环境保护法" in narrowed
    assert "没有检索到条文" in _text(client, "/laws/?q=zzzz")


@pytest.mark.asked_once
def test_searching_puts_the_article_first_and_a_bad_day_is_said_at_its_field(
    law_library: Stored, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/laws/?q=特种作业人员无证上岗")
    assert page.index("第九十七条第七项") < page.index("第三十条")
    # What the catalogue brought up says for which matter; the statute's own words say nothing.
    assert "因“占用堵塞疏散通道安全出口”推荐" in _text(client, "/laws/?q=楼梯间堆满杂物")
    assert "推荐</span>" not in _text(client, "/laws/?q=安全生产法第九十七条")
    bad = _text(client, "/laws/?q=隐患&on=明天")
    assert 'id="id_on-error"' in bad


def test_a_law_has_contents_articles_and_its_other_texts(
    law_library: Stored, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    law = Law.objects.get(short_title="安全生产法")
    page = _text(client, law.get_absolute_url())
    assert "第六章 法律责任" in page
    assert "第九十七条" in page
    assert 'href="#c6"' in page
    older = Law.objects.filter(short_title="仲裁法").order_by("in_force_from").first()
    assert older is not None
    assert "其他文本" in _text(client, older.get_absolute_url())
    assert _text(client, "/laws/999999/", status=404)


def test_an_article_shows_the_cited_item_marked_and_where_a_breach_is_punished(
    law_library: Stored, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/laws/article/安全生产法/97/7/?on=2026-11-20")
    assert '<p class="lz-article-hit">（七）' in page
    assert page.count("lz-article-hit") == 1
    duty = _text(client, "/laws/article/安全生产法/30/")
    assert "违反本条的罚则" in duty
    assert "安全生产法 97(7)" in duty
    before = _text(client, "/laws/article/安全生产法/97/?on=2020-01-01")
    assert "另一文本" in before
    assert "没有第五百条" in _text(client, "/laws/article/安全生产法/500/", status=404)
    assert "不是条文引用" in _text(client, "/laws/article/乱写/", status=404)


def test_a_chip_answers_a_fragment_to_script_and_a_page_to_people(
    law_library: Stored, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    url = "/laws/chip/刑法/134-1/?on=2026-11-20"
    page = _text(client, url)
    assert "<html" in page
    assert "data-lz-fragment" in page
    fragment = client.get(url, headers={"X-Requested-With": "fetch"}).content.decode()
    assert "<html" not in fragment
    assert "待核定" in fragment
    unknown = _text(client, "/laws/chip/安全生产违法行为行政处罚办法/5/")
    assert "没有收录" in unknown


def test_strangers_without_an_account_are_sent_to_sign_in(law_library: Stored, db: None) -> None:
    for url in ("/laws/", "/laws/article/安全生产法/97/", "/laws/chip/安全生产法/97/"):
        answer = Client().get(url)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in/")

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import (
    chip,
    citation_to_json,
    find_citations,
    in_chinese,
    laws,
    normalise,
    parse_citation,
    parse_ref,
)
from lianzhi.kernel.law.citations import has_one_paragraph, place_in_chinese
from lianzhi.kernel.types import Citation

SAFETY = "安全生产法"
numbers = st.integers(min_value=1, max_value=9999)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    paragraph = draw(st.none() | numbers)
    # A ref cannot say "item without paragraph"; normalise settles that once the article is known.
    item = draw(st.none() | numbers) if paragraph else None
    law = draw(st.sampled_from([law.short for law in laws()]))
    return Citation(law, draw(numbers), paragraph=paragraph, item=item, sub=draw(st.none() | numbers))


def _said(citation: Citation) -> Citation:
    """What is read back: 第一款 of an article that has no other is not written."""
    unsaid = citation.paragraph == 1 and has_one_paragraph(citation)
    return replace(citation, paragraph=None) if unsaid else citation


@given(citations())
def test_reading_what_was_written_gives_the_same_citation(citation: Citation) -> None:
    said = _said(citation)
    assert parse_citation(in_chinese(citation)) == said
    assert parse_citation(in_chinese(citation, full=True)) == said
    assert parse_citation(citation.ref) == parse_ref(citation.ref) == citation


@given(citations())
def test_a_written_citation_is_found_in_running_text(citation: Citation) -> None:
    text = in_chinese(citation, full=True)
    assert find_citations(f"当事人的行为违反了{text}的规定。") == [(_said(citation), 9, 9 + len(text))]


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("《中华人民共和国安全生产法》第九十七条第一款第（七）项", Citation(SAFETY, 97, paragraph=1, item=7)),
        ("《安全生产法》第九十七条第七项", Citation(SAFETY, 97, item=7)),
        ("安全生产法第97条第1款第(7)项", Citation(SAFETY, 97, paragraph=1, item=7)),
        ("《刑法》第一百三十四条之一", Citation("刑法", 134, sub=1)),
        ("刑法/134-1", Citation("刑法", 134, sub=1)),
        ("中华人民共和国安全生产法/97/1/7", Citation(SAFETY, 97, paragraph=1, item=7)),
        ("《某某市供水条例》第三条", Citation("某某市供水条例", 3)),
    ],
)
def test_both_forms_are_read(text: str, citation: Citation) -> None:
    assert parse_citation(text) == citation


def test_a_place_without_a_law_needs_one_given() -> None:
    assert parse_citation("第九十七条第七项", default_law=SAFETY) == Citation(SAFETY, 97, item=7)
    with pytest.raises(MalformedQuestion, match="没有写明是哪一部法律"):
        parse_citation("第九十七条第七项")


@pytest.mark.parametrize(
    "text", ["", "安全生产法", "安全生产法/九", "安全生产法/0", "安全生产法/9/0", "/97", "安全生产法/1/2/3/4"]
)
def test_a_malformed_citation_is_refused_and_names_its_field(text: str) -> None:
    with pytest.raises(MalformedQuestion) as refusal:
        parse_citation(text, field="cite")
    assert refusal.value.field == "cite"


def test_a_malformed_numeral_is_refused_not_read_as_something_near() -> None:
    with pytest.raises(MalformedQuestion, match="序号无法识别"):
        parse_citation("《安全生产法》第九七条")
    with pytest.raises(MalformedQuestion, match="序号无法识别"):
        parse_citation("《安全生产法》第0条")
    assert find_citations("《安全生产法》第九七条") == []


def test_the_structure_of_the_article_settles_what_a_short_ref_means() -> None:
    item_seven = Citation(SAFETY, 97, paragraph=1, item=7)
    assert normalise(parse_ref("安全生产法/97/7"), 1, item_count=7) == item_seven
    assert normalise(parse_citation("《安全生产法》第九十七条第七项"), 1) == item_seven
    assert normalise(item_seven, 1) == item_seven
    assert normalise(parse_ref("安全生产法/97/1"), 1, item_count=7) == replace(item_seven, item=1)
    assert normalise(parse_ref("安全生产法/102/1"), 1) == Citation(SAFETY, 102, paragraph=1)
    assert normalise(parse_ref("安全生产法/103/2"), 3) == Citation(SAFETY, 103, paragraph=2)
    assert normalise(Citation(SAFETY, 103), 3) == Citation(SAFETY, 103)
    with pytest.raises(ValueError, match="at least one paragraph"):
        normalise(item_seven, 0)


def test_the_short_forms_for_screen_and_program() -> None:
    assert chip(Citation(SAFETY, 97, paragraph=1, item=7)) == "安全生产法 97(7)"
    assert chip(Citation(SAFETY, 94, paragraph=2)) == "安全生产法 94.2"
    assert chip(Citation("消防法", 60, paragraph=2, item=3)) == "消防法 60.2(3)"
    assert chip(Citation("刑法", 134, sub=1)) == "刑法 134之一"
    assert citation_to_json(Citation(SAFETY, 97, paragraph=1, item=7)) == {
        "law": SAFETY,
        "article": 97,
        "paragraph": 1,
        "item": 7,
    }
    assert citation_to_json(Citation("刑法", 134, sub=1)) == {"law": "刑法", "article": 134, "sub": 1}


def _refs(text: str, *, default_law: str = "") -> list[tuple[str, int, int | None, int | None]]:
    found = find_citations(text, default_law=default_law)
    return [(one.law, one.article, one.paragraph, one.item) for one, _, _ in found]


def test_members_of_a_list_inherit_what_they_leave_out() -> None:
    assert _refs("《安全生产法》第九十七条第（一）项、第（四）项和第三十五条、第九十九条") == [
        (SAFETY, 97, None, 1),
        (SAFETY, 97, None, 4),
        (SAFETY, 35, None, None),
        (SAFETY, 99, None, None),
    ]
    assert _refs("《行政处罚法》第三十三条第一款、第二款") == [
        ("行政处罚法", 33, 1, None),
        ("行政处罚法", 33, 2, None),
    ]
    assert _refs("《行政处罚法》第七十二条第一款第（一）项、第（四）项")[1] == ("行政处罚法", 72, 1, 4)


def test_a_range_stands_for_every_member_in_it() -> None:
    assert [item for *_, item in _refs("《刑法》第一百三十四条之一第（一）项至第（三）项")] == [1, 2, 3]
    assert [article for _, article, *_ in _refs("《安全生产法》第九十条至第九十三条")] == [90, 91, 92, 93]
    assert [article for _, article, *_ in _refs("《安全生产法》第九十三条至第九十条")] == [93, 90]
    assert len(_refs("《安全生产法》第一条至第九百条")) == 2, (
        "a range no decision would write is not expanded"
    )
    assert len(_refs("《安全生产法》第九十条至第九十一条第二款")) == 2
    assert _refs("《安全生产法》第九十条第一款至《行政处罚法》第三条")[1] == ("行政处罚法", 3, None, None)
    assert _refs("《安全生产法》第三条第一款至第五条") == [
        (SAFETY, 3, 1, None),
        (SAFETY, 4, None, None),
        (SAFETY, 5, None, None),
    ]


def test_the_law_is_the_one_named_last_or_the_text_s_own() -> None:
    text = "违反《中华人民共和国安全生产法》（2021年修正）第三十五条，依照本法第九十九条；处罚法第三十三条"
    assert _refs(text, default_law=SAFETY) == [
        (SAFETY, 35, None, None),
        (SAFETY, 99, None, None),
        ("行政处罚法", 33, None, None),
    ]
    assert _refs("依照第九十九条处罚") == [("", 99, None, None)]
    assert _refs("前款规定，第二款所称") == [], "a paragraph of no article is not a citation"
    assert _refs("第三组第五项工作，第七次会议") == []


def test_an_item_without_its_paragraph_stands_in_the_first() -> None:
    assert Citation("安全生产法", 97, item=7).ref == "安全生产法/97/1/7"
    assert Citation("安全生产法", 97, 1, 7).ref == "安全生产法/97/1/7"


def test_an_article_of_one_paragraph_is_written_without_it() -> None:
    assert place_in_chinese(Citation("安全生产法", 97, 1, 7)) == "第九十七条第七项"
    assert place_in_chinese(Citation("安全生产法", 97, 1)) == "第九十七条"
    # Of several paragraphs, or of a text that is not in the library, the paragraph is named.
    assert place_in_chinese(Citation("安全生产法", 94, 1)) == "第九十四条第一款"
    assert place_in_chinese(Citation("烟花爆竹安全管理条例", 36, 1)) == "第三十六条第一款"
    assert place_in_chinese(Citation("刑法", 134, 1, 2, sub=1)) == "第一百三十四条之一第二项"
    # Read back it is the same place, once the article's structure is known.
    assert normalise(parse_citation("《安全生产法》第九十七条第七项"), 1) == Citation("安全生产法", 97, 1, 7)

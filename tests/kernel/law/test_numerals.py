import pytest

from lianzhi.kernel.law.numerals import from_chinese, read_number, to_chinese


def test_every_number_a_statute_may_write_is_read_back() -> None:
    assert all(from_chinese(to_chinese(number)) == number for number in range(1, 10000))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (134, "一百三十四"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1260, "一千二百六十"),
    ],
)
def test_numerals_are_written_as_statutes_write_them(number: int, text: str) -> None:
    assert (to_chinese(number), from_chinese(text)) == (text, number)


def test_variants_are_read_and_nonsense_is_refused() -> None:
    assert from_chinese("一十二") == 12
    assert from_chinese("一百〇一") == 101
    assert read_number("97") == read_number("九十七") == 97
    for nonsense in ("", "三五", "百十", "一百二", "两百", "零", "十x"):
        with pytest.raises(ValueError, match="numeral"):
            from_chinese(nonsense)
    for outside in (0, -1, 10000):
        with pytest.raises(ValueError, match="article number"):
            to_chinese(outside)

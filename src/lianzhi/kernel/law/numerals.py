"""Chinese numerals as statutes write them, both ways, from 1 to 9999."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_UNIT_VALUES = {sign: value for value, sign in _UNITS}
_LARGEST = 9999

#: Every sign a numeral may be made of; the citation grammar builds its patterns from it.
SIGNS = "零〇一二三四五六七八九十百千"


def to_chinese(number: int) -> str:
    """The numeral of a statute, 134 → 一百三十四; ValueError outside 1 to 9999."""
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"{number} cannot be written as an article number")
    signs: list[str] = []
    rest, gap = number, False
    for value, sign in _UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            if gap and signs:
                signs.append(_DIGITS[0])
            signs.append(_DIGITS[digit] + sign)
            gap = False
        else:
            gap = True
    if rest:
        if gap and signs:
            signs.append(_DIGITS[0])
        signs.append(_DIGITS[rest])
    text = "".join(signs)
    return text[1:] if text.startswith("一十") else text


def from_chinese(text: str) -> int:
    """The number a numeral stands for, 一百三十四 → 134; ValueError where no statute would write it."""
    total, digit = 0, 0
    for sign in text.replace("〇", "零"):
        if sign in _UNIT_VALUES:
            total += (digit or 1) * _UNIT_VALUES[sign]
            digit = 0
        elif sign in _DIGITS:
            digit = _DIGITS.index(sign)
        else:
            raise ValueError(f"{sign!r} is not a Chinese numeral")
    total += digit
    # Printing again catches every malformed numeral at once: 百十, 三五, 一百二.
    if not 1 <= total <= _LARGEST or to_chinese(total) != _plain(text):
        raise ValueError(f"{text!r} is not a well-formed Chinese numeral")
    return total


def read_number(text: str) -> int:
    """A number written in Chinese or in (half- or full-width) Arabic digits; ValueError for anything else."""
    return int(text) if text.isdecimal() else from_chinese(text)


def _plain(text: str) -> str:
    """Harmless variants brought to the statute's form: 〇 → 零, 一十二 → 十二."""
    plain = text.replace("〇", "零")
    return plain[1:] if plain.startswith("一十") else plain

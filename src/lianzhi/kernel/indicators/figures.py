"""The arithmetic of the form: exact decimals, halves rounded up, nothing to divide by is no number."""

from __future__ import annotations

from decimal import Decimal

NO_FIGURE = "—"
_FEN_IN_YUAN = 100
_WAN = 10_000
_HUNDRED = 100


def percentage(numerator: int, denominator: int, *, decimals: int) -> Decimal | None:
    """`numerator` as a percentage of `denominator`, halves rounded up (四舍五入); None where that is zero.

    ValueError for a negative count.
    """
    if numerator < 0 or denominator < 0:
        raise ValueError("a count is not negative")
    if denominator == 0:
        return None
    # Whole numbers throughout: a quotient cut to some digits first could be rounded twice.
    scale = 10**decimals
    rounded = (2 * numerator * _HUNDRED * scale + denominator) // (2 * denominator)
    return Decimal(rounded).scaleb(-decimals)


def in_wan_yuan(fen: int) -> Decimal:
    """An amount in fen as 万元, exactly: 123456 fen is 0.123456."""
    return _bare(Decimal(fen) / _FEN_IN_YUAN / _WAN)


def _bare(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent: 2.50 is 2.5, 2E+1 is 20."""
    bare = value.normalize()
    return bare.quantize(Decimal(1)) if bare == bare.to_integral_value() else bare


def figure_words(value: Decimal | None) -> str:
    """How a cell is printed: 1,234 or 0.5; “—” where there is no number."""
    return NO_FIGURE if value is None else f"{value:,f}"

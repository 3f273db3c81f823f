"""What is laid over a frozen document when it is printed: the check mark, hands that signed, the end of its validity.

None of it is part of the hashed model: the words of a document never change after it was issued.
"""

from __future__ import annotations

from io import BytesIO

import msgspec
import segno

from lianzhi.documents.check_codes import grouped
from lianzhi.documents.doc_model import Frozen

PAGE = "page"


class Hand(Frozen, frozen=True):
    """A signature at its place: a drawing (`svg`), or `note` where signing was refused.

    `place` is `block.line` in the model, or PAGE for the line at the foot of every page.
    """

    place: str
    svg: str = ""
    note: str = ""


class Overlay(Frozen, frozen=True):
    """`qr` is an SVG; `seal` replaces the words of the seal's placeholder where the paper is sealed electronically."""

    qr: str = ""
    code: str = ""
    url: str = ""
    void: str = ""
    seal: str = ""
    hands: tuple[Hand, ...] = ()

    def hand(self, place: str) -> Hand | None:
        """Who signed at a place."""
        return next((each for each in self.hands if each.place == place), None)

    def to_json(self) -> str:
        """For the typesetter."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, stored: str) -> Overlay:
        """The overlay again."""
        return msgspec.json.decode(stored, type=cls)


NOTHING = Overlay()


def check_url(base: str, code: str) -> str:
    """The public address of a code."""
    return f"{base}/verify/{grouped(code)}/"


def qr_svg(url: str) -> str:
    """The QR code of an address as SVG without a margin: whoever places it leaves the quiet zone."""
    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, omitsize=True)
    return drawn.getvalue().decode().strip()


def qr_png(url: str) -> bytes:
    """The same for Word, which takes no SVG."""
    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="png", border=2, scale=8)
    return drawn.getvalue()

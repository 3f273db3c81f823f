"""A hand as the screen saw it: strokes of points, checked and drawn as SVG by us alone."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import msgspec

WIDTH, HEIGHT = 720, 240
# Less is a slip of the finger, more is no signature.
LEAST_POINTS, MOST_POINTS = 8, 20_000
LEAST_LENGTH = 60.0


class UnreadableStrokes(ValueError):
    """What came is no signature; the message says it in Chinese."""


def read_strokes(sent: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The strokes of `[[[x, y], …], …]` on a sheet of WIDTH × HEIGHT; raises UnreadableStrokes."""
    try:
        strokes = msgspec.json.decode(sent or "[]", type=tuple[tuple[tuple[float, float], ...], ...])
    except (msgspec.MsgspecError, json.JSONDecodeError) as error:
        raise UnreadableStrokes("签名数据无法识别，请清除后重新签写。") from error
    points = [point for stroke in strokes for point in stroke]
    if not points:
        raise UnreadableStrokes("还没有签名，请在签名框内签写，或者上传签名图片。")
    if len(points) > MOST_POINTS or any(not (0 <= x <= WIDTH and 0 <= y <= HEIGHT) for x, y in points):
        raise UnreadableStrokes("签名数据超出签名框，请清除后重新签写。")
    if len(points) < LEAST_POINTS or _length(strokes) < LEAST_LENGTH:
        raise UnreadableStrokes("笔画太少，看不出是签名，请清除后重新签写。")
    return strokes


def _length(strokes: tuple[tuple[tuple[float, float], ...], ...]) -> float:
    return sum(math.hypot(ax - bx, ay - by) for stroke in strokes for (ax, ay), (bx, by) in pairwise(stroke))


def strokes_svg(strokes: tuple[tuple[tuple[float, float], ...], ...]) -> str:
    """The strokes as one SVG path, cut to what was written on."""
    points = [point for stroke in strokes for point in stroke]
    left, top = min(x for x, _ in points) - 6, min(y for _, y in points) - 6
    wide, high = max(x for x, _ in points) + 6 - left, max(y for _, y in points) + 6 - top
    # The cut is scaled to the height of a line on paper; the pen's width goes along.
    pen = max(4.0, high / 26)
    path = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (stroke if len(stroke) > 1 else stroke * 2))
        for stroke in strokes
        if stroke
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.1f} {top:.1f} {wide:.1f} {high:.1f}">'
        f'<path d="{path}" fill="none" stroke="#111" stroke-width="{pen:.1f}" stroke-linecap="round"'
        ' stroke-linejoin="round"/></svg>'
    )

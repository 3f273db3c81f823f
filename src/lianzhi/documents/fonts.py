"""Which faces a document is set in: the agency's licensed ones, FandolFang where fetched, Noto always.

`DOC_FONT_DIR` may name a directory with licensed faces (仿宋_GB2312, 方正小标宋简体 …); they win.
`tools/fetch_fonts.py` puts the free FangSong into `var/fonts`; without it Noto Serif SC sets everything.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

FETCHED_FONTS = Path(__file__).resolve().parents[3] / "var" / "fonts"

# Family names as font files spell them, the preferred one first; the last of each comes with pip.
BODY = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "FandolFang R", "Noto Serif SC")
TITLE = ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "FandolSong", "Noto Serif SC")
HEADING = ("SimHei", "黑体", "Noto Sans SC")
KAI = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "LXGW WenKai", "FandolKai", "Noto Serif SC")
PAGE_NUMBER = ("SimSun", "宋体", "Noto Serif SC")
LATIN = ("Times New Roman", "Noto Serif SC")
ROLES = {
    "latin": LATIN,
    "body": BODY,
    "title": TITLE,
    "heading": HEADING,
    "kai": KAI,
    "page_number": PAGE_NUMBER,
}


@dataclass(frozen=True, slots=True)
class FontReport:
    """The chain of families for each role; `fangsong` says whether a real FangSong was found."""

    chains: dict[str, tuple[str, ...]]
    paths: tuple[Path, ...]

    @property
    def fangsong(self) -> bool:
        return self.chains["body"][0] != BODY[-1]


def font_paths() -> list[Path]:
    """Directories searched for faces, the agency's first."""
    places = [Path(os.environ["DOC_FONT_DIR"])] if os.environ.get("DOC_FONT_DIR") else []
    places += [FETCHED_FONTS, pylopdf_fonts_zh_cn.serif_path().parent]
    return [place for place in places if place.is_dir()]


@cache
def report() -> FontReport:
    """Which faces were found; asked once per process."""
    paths = font_paths()
    found = set(
        typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path) for path in paths]
        ).families()
    )
    chains = {role: tuple(name for name in names if name in found) for role, names in ROLES.items()}
    return FontReport(chains=chains, paths=tuple(paths))

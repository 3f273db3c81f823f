"""What a file really is: told from its first bytes, never from its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

# Enough for the longest signature below.
HEAD = 16
NAME_LENGTH = 80
# The brands of MPEG-4 film; HEIC photos carry the same box with other brands and are no film.
_FILM_BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"MSNV",
    b"3gp",
)


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of file that may be evidence."""

    name: str
    label: str
    extensions: tuple[str, ...]
    matches: Callable[[bytes], bool]

    @property
    def is_image(self) -> bool:
        """True for what a page may show as a picture."""
        return self.name.startswith("image/")


def _starts(signature: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signature)


def _is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _is_film(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12].startswith(_FILM_BRANDS)


MEDIA_TYPES = (
    MediaType("image/jpeg", "JPEG 照片", ("jpg", "jpeg"), _starts(b"\xff\xd8\xff")),
    MediaType("image/png", "PNG 图片", ("png",), _starts(b"\x89PNG\r\n\x1a\n")),
    MediaType("image/webp", "WebP 图片", ("webp",), _is_webp),
    MediaType("application/pdf", "PDF 文件", ("pdf",), _starts(b"%PDF-")),
    MediaType("video/mp4", "MP4 视频", ("mp4", "m4v"), _is_film),
)


def sniff(head: bytes) -> MediaType | None:
    """The kind of a file that starts with these bytes, or None for anything that may not be evidence."""
    return next((kind for kind in MEDIA_TYPES if kind.matches(head[:HEAD])), None)


def claimed(name: str) -> MediaType | None:
    """The kind a file's name claims by its extension, or None where it claims none of ours."""
    extension = PurePosixPath(name).suffix.lstrip(".").lower()
    return next((kind for kind in MEDIA_TYPES if extension in kind.extensions), None)


def clean_name(name: str, kind: MediaType) -> str:
    """The file's name without path, control or bidirectional characters, with an extension that tells the truth."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    kept = "".join(each for each in stem if unicodedata.category(each)[0] != "C")
    kept = re.sub(r'[<>:"|?*;%&\'`$#{}]', "", kept).strip(" .")[:NAME_LENGTH]
    return f"{kept or '未命名'}.{kind.extensions[0]}"

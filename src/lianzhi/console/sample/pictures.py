"""A stand-in for a photo, made here so that none is committed."""

from __future__ import annotations

import struct
import zlib


def sample_picture() -> bytes:
    """A grey PNG of 320 × 240 pixels with a darker band."""
    width, height = 320, 240
    rows = b"".join(
        b"\x00" + (b"\x7a\x86\x94" if 90 < y < 150 else b"\xc9\xd1\xda") * width for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )

"""The code on a paper that leads to its public check: long enough that nobody guesses one."""

from __future__ import annotations

import hashlib
import secrets

# Crockford's: without I, L, O and U, so that a code read aloud or typed from paper stays the same code.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
GROUP = 5
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "　": ""})


def new_code() -> str:
    """A fresh code of 100 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """A code as it was typed: capitals, without hyphens and spaces, look-alikes mended."""
    return typed[:100].upper().translate(_READ_AS)


def grouped(code: str) -> str:
    """The code in groups of five, as it is printed."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def key_of(code: str) -> str:
    """What a code is looked up by: its SM3, so that the time a look-up takes tells nothing about codes that exist."""
    return hashlib.new("sm3", code.encode()).hexdigest()

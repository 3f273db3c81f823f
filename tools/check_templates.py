"""Templates carry no script, no style and no unescaped text: the content security policy has no exception to grant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.findings import Finding, check_files, tracked_files

RULE = "template"
PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE), "inline script; put it into frontend/desk/"),
    (re.compile(r"<style\b", re.IGNORECASE), "inline style sheet; put it into the theme"),
    (re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE), "style attribute; give it a class"),
    (re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE), "event attribute; listen from frontend/desk/"),
    (re.compile(r"javascript:", re.IGNORECASE), "javascript: address"),
    (re.compile(r"\|\s*safe(?:seq)?\b"), "|safe; escape, or build the markup in a template"),
    (re.compile(r"\{%\s*autoescape\s+off"), "autoescape off"),
    (
        re.compile(r"""(?:src|href)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE),
        "a file of somebody else's server",
    ),
)
# A form that changes a record says which one; these are about no record.
_POSTED = re.compile(r"<form[^>]*\smethod=\"post\"", re.IGNORECASE)
ABOUT_NO_RECORD = (
    "desk/gallery.html",
    "desk/audit/list.html",
    "desk/auth/sign_in.html",
    "desk/documents/register.html",
    "desk/parts/topbar.html",
    "desk/session/password.html",
    "desk/session/sign_out_confirm.html",
    "desk/verify/check.html",
)
# An address a reader may follow is not a file the page loads.
_LINK = re.compile(r"<a\s[^>]*href\s*=\s*[\"']https://", re.IGNORECASE)


def check_template(path: str, text: str) -> Iterator[Finding]:
    """Findings of one template."""
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern, message in PATTERNS:
            if pattern.search(line) and not (message.startswith("a file") and _LINK.search(line)):
                yield Finding(path, number, RULE, message)
        if _POSTED.search(line) and "{% form_mark" not in line and not path.endswith(ABOUT_NO_RECORD):
            yield Finding(
                path, number, RULE, "a form without {% form_mark %}; it could be sent for another record"
            )


def findings() -> list[Finding]:
    """Findings of every template."""
    return check_files(check_template, tracked_files(".html"))

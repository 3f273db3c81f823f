"""No path of one machine and no registry's host in a tracked file: a clone elsewhere has neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.findings import Finding, check_files, tracked_files

RULE = "machine-path"
_FOLDERS = ("work", "farm", "root", "home", "Users", "private/tmp", "tmp")
PATH = re.compile(r"(?<![A-Za-z0-9_.~}$>*-])/(?:" + "|".join(_FOLDERS) + r")/[A-Za-z0-9_.-]")
HOST = re.compile(
    r"\b(?:files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|registry\.npmmirror\.com|"
    r"(?:[a-z0-9-]+\.)*(?:artifactory|nexus)\.[a-z.]+|pypi\.tuna\.tsinghua\.edu\.cn|mirrors\.aliyun\.com|"
    r"localhost:\d+/(?:simple|npm))"
)
BINARY = (
    ".png",
    ".jpg",
    ".jpeg",
    ".ico",
    ".woff2",
    ".woff",
    ".ttf",
    ".otf",
    ".pdf",
    ".xlsx",
    ".docx",
    ".gz",
    ".sqlite3",
)


def check_text(path: str, text: str) -> Iterator[Finding]:
    """Findings of one text file."""
    for number, line in enumerate(text.splitlines(), start=1):
        if met := PATH.search(line):
            yield Finding(path, number, RULE, f"{met[0]}… is a path of one machine")
        if met := HOST.search(line):
            yield Finding(
                path,
                number,
                RULE,
                f"{met[0]} is a registry's host; leave the choice to the client's settings",
            )


def findings() -> list[Finding]:
    """Findings of every tracked text file."""
    return check_files(check_text, [path for path in tracked_files() if not path.name.endswith(BINARY)])

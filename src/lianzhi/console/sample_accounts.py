"""`lianzhi sample-accounts`: who may sign in to the demo."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence

from django.conf import settings

from lianzhi.organisation.demo import demo_accounts, kept_password


def run(argv: Sequence[str]) -> int:
    """Prints the demo's accounts with their password; 1 where this is no demo or none were made."""
    password = kept_password(settings.VAR) if settings.DEMO else ""
    if argv or not password:
        sys.stderr.write("没有演示账号：仅演示环境（LIANZHI_DEMO=1）执行 load-sample 后才有。\n")
        return 2 if argv else 1
    lines = [("账号", "身份", "姓名", "所属机关")]
    lines += [(each.username, each.title, each.name, each.authority_name) for each in demo_accounts()]
    widths = [max(_width(line[column]) for line in lines) for column in range(4)]
    for line in lines:
        cells = (word + " " * (width - _width(word)) for word, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
    sys.stdout.write(f"\n以上账号的密码均为：{password}\n人员、企业、案件均为示例。\n")
    return 0


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)

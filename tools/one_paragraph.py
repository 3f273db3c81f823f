"""Write corpus/cn/one_paragraph.json: the articles of the statutes at work that consist of one paragraph.

`python -m tools.one_paragraph`. Read from the pinned law library; a citation of such an article names no 款.
"""

from __future__ import annotations

import os

import django
import msgspec

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")
    django.setup()

from lianzhi.kernel.law import split_article
from lianzhi.kernel.packs import CORPUS
from lianzhi.laws.library import library_pin
from lianzhi.laws.models import Article


def one_paragraph() -> dict[str, list[str]]:
    """For each law searched first, the articles (`134-1` where 之一) of its text in force with one paragraph."""
    found: dict[str, list[str]] = {}
    rows = Article.objects.filter(
        law__short_title__in=library_pin().search_first,
        law__status__in=("现行有效", "已被修改"),
        number__gt=0,
    )
    for article in rows.select_related("law").order_by("law__short_title", "number", "sub"):
        if len(split_article(article.text).paragraphs) == 1:
            number = f"{article.number}-{article.sub}" if article.sub else str(article.number)
            found.setdefault(article.law.short_title, []).append(number)
    return found


def main() -> None:
    """Write the file."""
    text = msgspec.json.format(msgspec.json.encode(one_paragraph()), indent=0)
    (CORPUS / "cn/one_paragraph.json").write_bytes(text + b"\n")


if __name__ == "__main__":
    main()

"""Statutes from Markdown and Word, with an invented law (示例)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from lianzhi.kernel.types import Citation
from lianzhi.laws.loading import LibraryError, import_file
from lianzhi.laws.models import Article, Law
from lianzhi.laws.selectors import law_named, resolve, text_of

LINES = [
    "示例灯笼安全条例",
    "（2020年3月1日示例会议通过　根据2022年5月6日示例会议《关于修改〈示例灯笼安全条例〉的决定》修正）",
    "目　录",
    "第一章　总则",
    "第二章　灯笼",
    "第一章　总则",
    "第一条　为了演示，制定本条例。",
    "第二章　灯笼",
    "第一节　悬挂",
    "第二条　悬挂灯笼应当符合下列要求：",
    "（一）示例甲；",
    "（二）示例乙。",
    "前款规定的要求，按照第一条规定执行。",
    "第二条之一　示例的增补。",
    "第三条　本条例自2022年6月1日起施行。",
]
MARKDOWN = "\n\n".join(
    (
        "# "
        if index == 0
        else "## "
        if line[:3] in {"第一章", "第二章"}
        else "### "
        if "节" in line[:4]
        else ""
    )
    + line
    for index, line in enumerate(LINES)
)
LAW = "示例灯笼安全条例"


@pytest.fixture(params=[".md", ".docx"])
def printed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"示例{request.param}"
    if request.param == ".md":
        path.write_text(f"<!-- 示例 -->\n{MARKDOWN}\n", encoding="utf-8")
    else:
        document = docx.Document()
        for line in LINES:
            document.add_paragraph(line)
        document.save(str(path))
    return path


def test_a_statute_from_a_file_is_addressable_by_article_paragraph_and_item(db: None, printed: Path) -> None:
    stored = import_file(printed)
    assert (stored.laws, stored.articles, stored.written) == (1, 4, 1)
    law = Law.objects.get(short_title=LAW)
    assert (law.published_on, law.in_force_from, law.dates_verified) == (
        date(2022, 5, 6),
        date(2022, 6, 1),
        False,
    )
    labels = list(law.articles.values_list("label", "number", "sub", "chapter", "section"))
    assert labels == [
        ("第一条", 1, 0, "第一章 总则", ""),
        ("第二条", 2, 0, "第二章 灯笼", "第一节 悬挂"),
        ("第二条之一", 2, 1, "第二章 灯笼", "第一节 悬挂"),
        ("第三条", 3, 0, "第二章 灯笼", "第一节 悬挂"),
    ]
    day = date(2026, 11, 20)
    assert text_of(Citation(LAW, 2, paragraph=1, item=2), day) == "（二）示例乙。"
    assert text_of(Citation(LAW, 2, paragraph=2), day) == "前款规定的要求，按照第一条规定执行。"
    assert text_of(Citation(LAW, 2, sub=1), day) == "示例的增补。"
    before = resolve(Citation(LAW, 1), date(2022, 5, 31))
    assert before.found
    assert not before.in_force
    assert "尚未施行" in before.reason
    assert law_named(LAW, date(2022, 5, 31)) is None


def test_importing_the_same_file_again_writes_nothing_and_a_changed_one_replaces_its_articles(
    db: None, tmp_path: Path
) -> None:
    path = tmp_path / "示例.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    import_file(path)
    assert import_file(path).written == 0
    path.write_text(MARKDOWN.replace("示例甲", "示例丙"), encoding="utf-8")
    assert import_file(tmp_path).written == 1
    assert Article.objects.filter(law__short_title=LAW, text__contains="示例丙").count() == 1
    assert Law.objects.filter(short_title=LAW).count() == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.md", "", "没有读到"),
        ("无条文.md", "# 示例\n\n没有条文的文字", "没有读到"),
        ("坏.docx", "not a zip", "无法读取"),
        ("错.txt", "第一条　示例", "只能导入"),
        ("日期.md", "# 示例\n\n（2020年13月1日通过）\n\n第一条　示例", "不是有效日期"),
    ],
)
def test_a_file_that_is_no_statute_is_named_and_nothing_is_stored(
    db: None, tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LibraryError, match=said) as refused:
        import_file(path)
    assert name in str(refused.value)
    assert not Law.objects.filter(source="文件导入").exists()


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="没有找到"):
        import_file(tmp_path / "没有.md")
    with pytest.raises(LibraryError, match="没有"):
        import_file(tmp_path)

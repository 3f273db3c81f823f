"""Legal review and the cure of its problems."""

from __future__ import annotations

from typing import Any

from django import forms

from lianzhi.desk.cases.fields import text_field


class ReturnForm(forms.Form):
    """The numbered problems of the preliminary review sheet."""

    problems = text_field(
        "问题清单",
        "一行一个问题，可以在“｜”后写依据，例如：询问笔录没有逐页签名｜行政处罚法第五十五条。",
        rows=8,
    )

    def clean_problems(self) -> tuple[tuple[str, str], ...]:
        """(problem, basis) pairs."""
        found = []
        for raw in self.cleaned_data["problems"].splitlines():
            text, _, basis = raw.replace("|", "｜").partition("｜")
            if text.strip():
                found.append((text.strip()[:500], basis.strip()[:120]))
        return tuple(found)


REVIEW_ITEMS = (
    ("subject", "执法主体是否合法、执法人员是否具备资格"),
    ("facts", "主要事实是否清楚、证据是否合法充分"),
    ("law", "适用法律、法规、规章是否准确"),
    ("discretion", "运用裁量基准是否适当"),
    ("procedure", "执法程序是否合法"),
    ("scope", "是否超越法定权限"),
    ("documents", "文书是否完备、规范"),
    ("crime", "是否涉嫌犯罪、需要移送司法机关"),
)


class PassForm(forms.Form):
    """The reviewer's conclusions, item by item."""

    opinion = text_field("审核意见", rows=3, limit=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One conclusion for each item."""
        super().__init__(*args, **kwargs)
        for key, words in REVIEW_ITEMS:
            self.fields[key] = forms.CharField(label=words, max_length=120)

    def conclusions(self) -> tuple[tuple[str, str], ...]:
        """(item, conclusion) pairs."""
        return tuple((words, self.cleaned_data[key]) for key, words in REVIEW_ITEMS)


class CureForm(forms.Form):
    """How a problem was cured."""

    cure = text_field("整改情况", rows=3, limit=500)

"""What the pages of every kind say alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lianzhi.cases.models.proceeding import ApprovedProceeding
from lianzhi.desk.parts.shapes import Pair

if TYPE_CHECKING:
    from lianzhi.documents.models import Document


def goods_lines(goods: Sequence[Mapping[str, Any]]) -> SafeString:
    """The things on a list, a line each."""
    lines = format_html_join(
        "",
        "<li>{}（{}）{}{}，{}{}</li>",
        (
            (
                each["name"],
                each["spec"],
                each["quantity"],
                each["unit"],
                each["state"],
                f"；{each['remark']}" if each.get("remark") else "",
            )
            for each in goods
        ),
    )
    return format_html('<ul class="lz-plain">{}</ul>', lines)


def paper(document: Document) -> SafeString:
    """The number of a paper of the matter, leading to it."""
    return format_html(
        '<a href="{}">{}</a>',
        reverse("documents:paper", args=[document.pk]),
        document.number or document.name,
    )


def approval_pairs(matter: ApprovedProceeding) -> list[Pair]:
    """Who asked and who answered, once they did."""
    pairs = []
    if matter.requested_on:
        asked = f"{matter.requested_by}于{matter.requested_on}报请：{matter.opinion_of_handler}"
        pairs.append(Pair(label="报请", value=asked, wide=True))
    if matter.approver:
        pairs.append(Pair(label="审批", value=f"{matter.approver}：{matter.approval_opinion}", wide=True))
    return pairs

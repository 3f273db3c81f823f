"""What the papers of service are told: the address confirmed, the announcement."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.papers import Fields, term_of
from lianzhi.cases.services.terms import term
from lianzhi.documents.models import Document
from lianzhi.documents.templates import get_template


def address_fields(case: CaseFile, given: Fields) -> Fields:
    """The confirmation: the address to post to, and whether papers may come electronically."""
    electronic = str(given["electronic"]).strip()
    fields: Fields = {
        "recipient_name": given["receiver"],
        "recipient_phone": given["phone"],
        "mail_address": given["address"],
        "electronic": "同意电子送达" if electronic else "不同意电子送达",
    }
    if electronic:
        fields["email" if "@" in electronic else "account"] = electronic
    return fields


def announcement_fields(case: CaseFile, document: Document, given: Fields) -> Fields:
    """The announcement of a document: what was tried, what it says, the rights it tells of."""
    published_on: date = given["published_on"]
    return {
        "document_name": document.name,
        "document_number": document.number,
        "tried": f"{given['reason']}；{given['course']}",
        "summary": summary_of(case, document),
        "public_term": term_of("announcement-service", published_on),
        "collect_place": case.signs_as.address,
        "rights": rights_of(document, published_on),
        "media": given["medium"],
    }


def announced_text(case: CaseFile, document: Document, published_on: date) -> str:
    """The announcement's words, kept with the case."""
    return (
        f"{case.party_name}：{summary_of(case, document)}"
        f"因用其他方式无法送达，现依法公告送达{document.number}《{document.name}》。{rights_of(document, published_on)}"
    )


def summary_of(case: CaseFile, document: Document) -> str:
    """What the document says, in one sentence."""
    phase = get_template(document.template).phase
    doing = {"告知": "拟作出行政处罚", "执行": "催告履行行政处罚决定"}.get(phase, "作出行政处罚决定")
    return f"本机关就你（单位）{case.cause}一案，依法{doing}（{document.number}）。"


_RIGHTS = {
    "告知": (("statement-defence", "陈述、申辩"), ("hearing-request", "要求听证")),
    "执行": (("demand-notice", "履行义务，并有权陈述、申辩"),),
}
_REMEDIES = (
    ("fine-payment", "缴纳罚款"),
    ("reconsideration", "申请行政复议"),
    ("litigation", "提起行政诉讼"),
)


def rights_of(document: Document, on: date) -> str:
    """The rights that run from the end of the announcement, each with its term."""
    phase = get_template(document.template).phase
    rules = _RIGHTS.get(phase, _REMEDIES)
    if document.template == "notice_penalty":
        rules = rules[:1]
    told = [f"可以{what}的期限为{length_zh(rule, on)}" for rule, what in rules]
    return f"自公告期满之日起算，{'，'.join(told)}。"


def length_zh(rule: str, on: date) -> str:
    """A term in words: 六个月, 十个工作日."""
    conclusion = term(rule, on).reasons[0].text
    return conclusion.rsplit("为", 1)[-1].rstrip("。")

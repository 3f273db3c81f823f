"""Where and until when an order may be challenged, as the order must tell."""

from __future__ import annotations

from datetime import date

from lianzhi.kernel.deadlines import rule_called
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.types import Term
from lianzhi.organisation.constants import AuthorityKind, DivisionLevel
from lianzhi.organisation.models import Authority
from lianzhi.organisation.selectors import authorities, county_bureau


def remedies_for(authority: Authority, on: date) -> dict[str, object]:
    """Fields of a document: reconsideration body and term (行政复议法 20, 24), court and term (行政诉讼法 14, 46).

    The county people's government reconsiders what its departments and its townships did; the county's court hears it.
    """
    county = county_bureau().division
    if county.level != DivisionLevel.COUNTY:
        raise LookupError("the county bureau must lie in the county division")
    government = authorities().get(kind=AuthorityKind.COUNTY_GOVERNMENT)
    return {
        "reconsideration_body": government.name,
        "reconsideration_term": term_called("reconsideration", on),
        "court": f"{county.name}人民法院",
        "litigation_term": term_called("litigation", on),
    }


def term_called(rule: str, on: date) -> Term:
    """The term of a deadline rule as in force on a day; BrokenRulePack where it has none."""
    known = rule_called(rule)
    found = known.term_on(on) if known else None
    if found is None or found.value is None:
        raise BrokenRulePack("cn/deadlines", rule, f"no term on {on}")
    return Term(
        length=found.value, counting=found.counting, citations=found.citations, verified=found.verified
    )

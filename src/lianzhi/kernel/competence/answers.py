"""Who may punish: the route of a case, who signs, who acts, on which instrument, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from lianzhi.kernel.competence.approvals import Approval, approvals_of
from lianzhi.kernel.competence.bars import (
    beyond_entrustment,
    beyond_grant,
    compulsion_bar,
    dead_delegations,
    entrusted_compulsion,
    listed,
    not_in_force,
    over_reach,
    summary_bar,
)
from lianzhi.kernel.competence.case import (
    DELEGATED,
    ENTRUSTED,
    Case,
    CompetenceQuestion,
    Filing,
    Procedure,
    Recusal,
    Unlawful,
    open_case,
    reaches,
)
from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.competence.pack import Authority, Channel, CountyPack, Grant, Kind
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation

__all__ = [
    "CompetenceAnswer",
    "CompetenceQuestion",
    "Filing",
    "Procedure",
    "Recusal",
    "Route",
    "Unlawful",
    "answer",
]

PLACE = (Citation("行政处罚法", 22),)
COUNTY_LEVEL = (Citation("行政处罚法", 23),)
FIRST_FILED = (Citation("行政处罚法", 25, 1),)
DISPUTE = (Citation("行政处罚法", 25, 2),)
CRIME = (Citation("行政处罚法", 27, 1),)
SUMMARY = (Citation("行政处罚法", 51),)
VOID_FILING = (Citation("行政处罚法", 17), Citation("行政处罚法", 38, 1))


class Route(StrEnum):
    """Where the case goes."""

    OWN = "own"
    DELEGATED = "delegated"
    ENTRUSTED = "entrusted"
    TRANSFER_COUNTY = "transfer-county"
    TRANSFER_DEPARTMENT = "transfer-department"
    TRANSFER_POLICE = "transfer-police"


@dataclass(frozen=True, slots=True)
class CompetenceAnswer:
    """The route with its proof. `signs_as` is the authority in whose name the decision stands, `acts` who handles it.

    Both are None only where the competent body is not among the county's authorities. `signs_as` also owns the seal
    and the number series of the documents. `approvals`: who decides and approves what, in order.
    """

    route: Route
    signs_as: Authority | None
    acts: Authority | None
    grant: Grant | None
    reasons: tuple[Reason, ...]
    unlawful: tuple[Unlawful, ...] = ()
    approvals: tuple[Approval, ...] = ()


def answer(question: CompetenceQuestion, county: CountyPack) -> CompetenceAnswer:
    """The route, the signer, the instrument, who approves, and the proof tree.

    The order is the law's: suspected crime, personal liberty, closure by the government, powers reserved to a named
    authority, delegation, other departments, the county itself, entrustment, and else the county bureau. Between
    authorities that are both competent the first to file has the case.
    """
    case = open_case(question, county)
    found = _routed(case)
    found = replace(found, unlawful=(*found.unlawful, *not_in_force(case)))
    found = _with_recusal(case, found)
    return replace(found, approvals=_approvals(case, found))


def _routed(case: Case) -> CompetenceAnswer:
    for exclusive in (_crime, _liberty, _closure, _reserved):
        found = exclusive(case)
        if found is not None:
            return found
    for shared in (_delegated, _department, _own, _entrusted):
        found = shared(case)
        if found is not None:
            break
    found = found or _to_bureau(case)
    if found.route in (Route.TRANSFER_DEPARTMENT, Route.TRANSFER_POLICE):
        return found
    return _first_filed(case, found)


def _crime(case: Case) -> CompetenceAnswer | None:
    if not case.question.crime_suspected:
        return None
    police = case.county.first_of(Kind.POLICE)
    text = "违法行为涉嫌犯罪，应当及时移送司法机关，不得以罚代刑"
    return _transfer(case, Route.TRANSFER_POLICE, police, Reason(text, CRIME))


def _liberty(case: Case) -> CompetenceAnswer | None:
    if not limits().detention.among(case.question.measures):
        return None
    police = case.county.first_of(Kind.POLICE)
    text = "拘留只能由公安机关决定"
    return _transfer(case, Route.TRANSFER_POLICE, police, Reason(text, limits().detention.citations))


def _closure(case: Case) -> CompetenceAnswer | None:
    if not limits().closure.among(case.question.measures):
        return None
    government, bureau = case.county.first_of(Kind.COUNTY_GOVERNMENT), case.county.bureau
    text = f"关闭由{bureau.name}报请县级以上人民政府决定"
    reasons = (*_preamble(case), Reason(text, limits().closure.citations))
    unlawful = over_reach(case, "closure-by-government", "乡镇人民政府和部门不得自行决定关闭")
    return CompetenceAnswer(Route.TRANSFER_COUNTY, government, bureau, None, reasons, unlawful)


def _reserved(case: Case) -> CompetenceAnswer | None:
    tier = case.reserved
    if tier is None:
        return None
    body = next((found for name in tier.enforcers if (found := case.county.enforcer(name))), None)
    holder = body or case.county.bureau
    text = f"{case.name}的处罚由法律指定{'、'.join(tier.enforcers)}决定"
    reason = Reason(text, (tier.citation, *tier.enforcer_citations))
    route = Route.TRANSFER_COUNTY if case.township else Route.OWN
    unlawful = over_reach(case, "reserved-power", f"{text}，不得赋权或者委托乡镇行使")
    actor = case.county.bureau if holder.kind is Kind.COUNTY_GOVERNMENT else holder
    return CompetenceAnswer(route, holder, actor, None, (*_preamble(case), reason), unlawful)


def _delegated(case: Case) -> CompetenceAnswer | None:
    grant, township = case.live, case.township
    if grant is None or township is None or beyond_grant(case, grant):
        return None
    start, day = grant.effective_from or grant.valid_from, case.question.on
    until = f"至{grant.valid_to}" if grant.valid_to else "起长期有效"
    signed = f"承接确认书于{grant.acceptance_on}签署，{start}{until}，{case.filed_on}在有效期内"
    children = [
        Reason(
            f"{case.name}列入{grant.document_no}的赋权清单{'（示例清单）' if grant.sample else ''}", DELEGATED
        ),
        Reason(signed, DELEGATED),
    ]
    if not grant.carries(day):
        kept = f"赋权已于{grant.valid_to}收回，但规定已立案未办结的案件由{township.name}继续办理"
        children.append(Reason(f"{kept}；本案{case.filed_on}立案", DELEGATED))
    proof = Reason(f"由{township.name}以自己的名义作出决定", DELEGATED, children=tuple(children))
    unlawful = (*summary_bar(case), *compulsion_bar(case, grant))
    return CompetenceAnswer(Route.DELEGATED, township, township, grant, (*_preamble(case), proof), unlawful)


def _department(case: Case) -> CompetenceAnswer | None:
    """The item or article of another department: 移送."""
    county = case.county
    item = case.question.item
    names = tuple(dict.fromkeys(name for tier in case.tiers for name in tier.enforcers))
    holders = (
        [county.by_code[item.department]]
        if item
        else [found for name in names if (found := county.enforcer(name))]
    )
    if county.bureau in holders or (not names and item is None):
        return None
    holder = holders[0] if holders else None
    by_law = "、".join(names) or (holder.name if holder else "")
    citations = tuple(
        dict.fromkeys(c for tier in case.tiers for c in (tier.citation, *tier.enforcer_citations))
    )
    route = Route.TRANSFER_POLICE if holder and holder.kind is Kind.POLICE else Route.TRANSFER_DEPARTMENT
    where = f"，移送{holder.name}" if holder else "，该机关不在本县主体清单内，须另行确定移送对象"
    return _transfer(
        case, route, holder, Reason(f"{case.name}由{by_law}管辖{where}", citations or COUNTY_LEVEL)
    )


def _own(case: Case) -> CompetenceAnswer | None:
    if case.township is not None:
        return None
    bureau = case.county.bureau
    proof = Reason(f"由{bureau.name}以自己的名义作出决定", COUNTY_LEVEL)
    return CompetenceAnswer(Route.OWN, bureau, bureau, None, (*_preamble(case), proof), summary_bar(case))


def _entrusted(case: Case) -> CompetenceAnswer | None:
    grant = case.entrustment
    if grant is None or case.township is None or beyond_entrustment(case, grant):
        return None
    bureau = case.county.bureau
    within = f"属于{grant.document_no}载明的权限" if grant.procedures else "属于警告或者适用简易程序的处罚"
    proof = Reason(
        f"由{case.township.name}以{bureau.name}的名义作出决定，加盖{bureau.name}印章",
        ENTRUSTED,
        children=(
            Reason(f"{listed(case)}，不能以乡镇名义作出", DELEGATED),
            Reason(f"委托书{grant.document_no}，{grant.valid_from}至{grant.valid_to or '长期'}", ENTRUSTED),
            Reason(within, ENTRUSTED if grant.procedures else SUMMARY),
        ),
    )
    return CompetenceAnswer(
        Route.ENTRUSTED, bureau, case.township, grant, (*_preamble(case), proof), dead_delegations(case)
    )


def _to_bureau(case: Case) -> CompetenceAnswer:
    bureau = case.county.bureau
    children = [Reason(listed(case), DELEGATED)]
    exceeded = beyond_entrustment(case, case.entrustment) if case.entrustment else ()
    children.extend(Reason(one.text, one.citations) for one in exceeded)
    if case.entrustments and case.entrustment is None:
        children.append(Reason("委托不在有效期内", ENTRUSTED))
    proof = Reason(f"移交{bureau.name}，由其以自己的名义作出决定", COUNTY_LEVEL, children=tuple(children))
    unlawful = (*dead_delegations(case), *entrusted_compulsion(case), *summary_bar(case))
    return CompetenceAnswer(Route.TRANSFER_COUNTY, bureau, bureau, None, (*_preamble(case), proof), unlawful)


def _first_filed(case: Case, found: CompetenceAnswer) -> CompetenceAnswer:
    """Where another competent authority filed first, it has the case (行政处罚法 25); on one day they consult."""
    own = case.question.filed_on
    others = sorted(
        (one for one in case.question.elsewhere if one.authority != found.acts), key=lambda one: one.on
    )
    for other in others:
        name = other.authority.name
        if not _competent(case, other.authority):
            text = f"{name}对本案没有管辖权，其{other.on}的立案不改变管辖"
            found = _also(found, Reason(text, PLACE), Unlawful("filed-without-power", text, VOID_FILING))
        elif own is None or other.on < own:
            text = f"{name}已于{other.on}最先立案，由其管辖，移交{name}"
            return _transfer(case, _route_to(other.authority), other.authority, Reason(text, FIRST_FILED))
        elif other.on == own:
            text = f"{name}与本机关同日（{own}）立案，应当协商，协商不成的报请共同的上一级行政机关指定管辖"
            found = _also(found, Reason(text, DISPUTE))
        else:
            text = f"本机关{own}立案在先，{name}{other.on}立案在后，由本机关管辖"
            found = _also(found, Reason(text, FIRST_FILED))
    return found


def _competent(case: Case, other: Authority) -> bool:
    """Whether another authority could have this case: the bureau by law, a township by a grant that carried it."""
    item = case.question.item
    if other.kind is not Kind.TOWNSHIP_GOVERNMENT:
        return other.kind is Kind.COUNTY_BUREAU or (item is not None and other.code == item.department)
    return any(
        grant.channel is Channel.DELEGATION
        and reaches(grant, case.county, case.question)
        and grant.carries(case.question.on)
        for grant in case.county.grants_by_authority.get(other.code, ())
    )


def _route_to(authority: Authority) -> Route:
    return Route.TRANSFER_COUNTY if authority.kind is Kind.COUNTY_BUREAU else Route.TRANSFER_DEPARTMENT


def _also(found: CompetenceAnswer, reason: Reason, *unlawful: Unlawful) -> CompetenceAnswer:
    return replace(found, reasons=(*found.reasons, reason), unlawful=(*found.unlawful, *unlawful))


def _with_recusal(case: Case, found: CompetenceAnswer) -> CompetenceAnswer:
    """What recusal asks for; it changes the persons, never the authority."""
    words = limits().recusal.get(case.question.recusal.value) if case.question.recusal else None
    if words is None:
        return found
    reason = Reason(words.text, words.citations, provisional=not words.verified)
    unlawful = Unlawful(words.code, words.text, words.citations)
    return _also(found, reason, *((unlawful,) if words.code else ()))


def _approvals(case: Case, found: CompetenceAnswer) -> tuple[Approval, ...]:
    """Who approves: in the signing authority, or, before a transfer to the police, in the one that hands over."""
    signer, actor = found.signs_as, found.acts
    if found.route is Route.TRANSFER_DEPARTMENT or signer is None or actor is None:
        return ()
    if found.route is Route.TRANSFER_POLICE:
        if not case.question.crime_suspected:
            return ()
        signer = case.township if case.live and case.township else case.county.bureau
    elif signer.kind is Kind.COUNTY_GOVERNMENT:
        signer = actor
    return approvals_of(case.question, signer, case.county)


def _transfer(case: Case, route: Route, to: Authority | None, reason: Reason) -> CompetenceAnswer:
    return CompetenceAnswer(route, to, to, None, (*_preamble(case), reason))


def _preamble(case: Case) -> tuple[Reason, ...]:
    where = case.township.name if case.township else f"{case.county.county.name}"
    return (Reason(f"违法行为发生地属{where}辖区，由违法行为发生地的行政机关管辖", PLACE),)

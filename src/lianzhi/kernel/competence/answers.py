"""Who may punish: the route of a case, who signs, who acts, on which instrument, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.competence.pack import EVERY_ITEM, Authority, Channel, CountyPack, Grant, Item, Kind
from lianzhi.kernel.discretion.thresholds import NOTHING, Party, summary_allowed
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.penalties.tiers import Tier, leaves, table
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

PLACE = (Citation("行政处罚法", 22),)
COUNTY_LEVEL = (Citation("行政处罚法", 23),)
DELEGATED = (Citation("行政处罚法", 24, 1), Citation("行政处罚法", 24, 2))
ENTRUSTED = (Citation("行政处罚法", 20, 1), Citation("行政处罚法", 20, 4))
VOID = (Citation("行政处罚法", 38, 1),)
CRIME = (Citation("行政处罚法", 27, 1),)


class Route(StrEnum):
    """Where the case goes."""

    OWN = "own"
    DELEGATED = "delegated"
    ENTRUSTED = "entrusted"
    TRANSFER_COUNTY = "transfer-county"
    TRANSFER_DEPARTMENT = "transfer-department"
    TRANSFER_POLICE = "transfer-police"


class Procedure(StrEnum):
    """Summary or ordinary."""

    SUMMARY = "summary"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceQuestion:
    """A case as it stands: place (division code), what is punished, when, whom, how.

    `refs` are located penalty places (of the ref or the item); `item` the item asked about, if any. `fine` None
    where it is not known yet.
    """

    place: str
    refs: tuple[Citation, ...]
    on: date
    item: Item | None = None
    procedure: Procedure = Procedure.ORDINARY
    party: Party = Party.UNIT
    fine: Money | None = None
    measures: tuple[str, ...] = ()
    crime_suspected: bool = False


@dataclass(frozen=True, slots=True)
class Unlawful:
    """Something in the question, or that the asker might be about to do, which the law forbids."""

    code: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CompetenceAnswer:
    """The route with its proof. `signs_as` is the authority in whose name the decision stands, `acts` who handles it.

    Both are None only where the competent body is not among the county's authorities.
    """

    route: Route
    signs_as: Authority | None
    acts: Authority | None
    grant: Grant | None
    reasons: tuple[Reason, ...]
    unlawful: tuple[Unlawful, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """The question beside its county and what follows from both at once."""

    question: CompetenceQuestion
    county: CountyPack
    township: Authority | None
    tiers: tuple[Tier, ...]
    delegations: tuple[Grant, ...]
    entrustments: tuple[Grant, ...]

    @property
    def name(self) -> str:
        """What is punished, in words."""
        item = self.question.item
        places = "、".join(in_chinese(ref) for ref in self.question.refs)
        return f"“{item.name}”（{places}）" if item else f"{places}所列行为"

    @property
    def live(self) -> Grant | None:
        """The delegation in force on the day."""
        return next((grant for grant in self.delegations if grant.carries(self.question.on)), None)

    @property
    def reserved(self) -> Tier | None:
        """The tier that the law reserves to a named authority."""
        return next((tier for tier in self.tiers if tier.reserved), None)


def answer(question: CompetenceQuestion, county: CountyPack) -> CompetenceAnswer:
    """The route, the signer, the instrument and the proof tree.

    The order is the law's: suspected crime, personal liberty, closure by the government, powers reserved to a named
    authority, delegation, other departments, the county itself, entrustment, and else the county bureau.
    """
    case = _open(question, county)
    for step in (_crime, _liberty, _closure, _reserved, _delegated, _department, _own, _entrusted):
        found = step(case)
        if found is not None:
            return found
    return _to_bureau(case)


def _open(question: CompetenceQuestion, county: CountyPack) -> _Case:
    township = county.township_of(question.place)
    places = tuple(dict.fromkeys(leaf for ref in question.refs for leaf in leaves(ref)))
    held = county.grants_by_authority.get(township.code, ()) if township else ()
    matching = tuple(grant for grant in held if _covers(grant, county, places, question.item))
    return _Case(
        question=question,
        county=county,
        township=township,
        tiers=tuple(tier for ref in question.refs for tier in _tiers(ref)),
        delegations=tuple(grant for grant in matching if grant.channel is Channel.DELEGATION),
        entrustments=tuple(grant for grant in matching if grant.channel is Channel.ENTRUSTMENT),
    )


def _tiers(ref: Citation) -> tuple[Tier, ...]:
    found = table(ref.law)
    return found.matching.get(ref, ()) if found else ()


def _covers(grant: Grant, county: CountyPack, places: tuple[Citation, ...], item: Item | None) -> bool:
    """Whether a grant reaches everything asked: the same item, or an item whose articles hold every place."""
    if grant.item == EVERY_ITEM or (item is not None and grant.item == item.code):
        return True
    granted = {leaf for ref in county.refs_of[grant.item] for leaf in leaves(ref)}
    return bool(places) and granted.issuperset(places)


def _crime(case: _Case) -> CompetenceAnswer | None:
    if not case.question.crime_suspected:
        return None
    police = case.county.first_of(Kind.POLICE)
    text = "违法行为涉嫌犯罪，应当及时移送司法机关，不得以罚代刑"
    return _transfer(case, Route.TRANSFER_POLICE, police, Reason(text, CRIME))


def _liberty(case: _Case) -> CompetenceAnswer | None:
    if not limits().detention.among(case.question.measures):
        return None
    police = case.county.first_of(Kind.POLICE)
    text = "拘留只能由公安机关决定"
    return _transfer(case, Route.TRANSFER_POLICE, police, Reason(text, limits().detention.citations))


def _closure(case: _Case) -> CompetenceAnswer | None:
    if not limits().closure.among(case.question.measures):
        return None
    government, bureau = case.county.first_of(Kind.COUNTY_GOVERNMENT), case.county.bureau
    text = f"关闭由{bureau.name}报请县级以上人民政府决定"
    reasons = (*_preamble(case), Reason(text, limits().closure.citations))
    unlawful = _over_reach(case, "closure-by-government", "乡镇人民政府和部门不得自行决定关闭")
    return CompetenceAnswer(Route.TRANSFER_COUNTY, government, bureau, None, reasons, unlawful)


def _reserved(case: _Case) -> CompetenceAnswer | None:
    tier = case.reserved
    if tier is None:
        return None
    body = next((found for name in tier.enforcers if (found := case.county.enforcer(name))), None)
    holder = body or case.county.bureau
    text = f"{case.name}的处罚由法律指定{'、'.join(tier.enforcers)}决定"
    reason = Reason(text, (tier.citation, *tier.enforcer_citations))
    route = Route.TRANSFER_COUNTY if case.township else Route.OWN
    unlawful = _over_reach(case, "reserved-power", f"{text}，不得赋权或者委托乡镇行使")
    actor = case.county.bureau if holder.kind is Kind.COUNTY_GOVERNMENT else holder
    return CompetenceAnswer(route, holder, actor, None, (*_preamble(case), reason), unlawful)


def _over_reach(case: _Case, code: str, text: str) -> tuple[Unlawful, ...]:
    """A grant that claims what cannot be granted."""
    if not case.delegations and not any(grant.item != EVERY_ITEM for grant in case.entrustments):
        return ()
    return (Unlawful(code, text, VOID),)


def _delegated(case: _Case) -> CompetenceAnswer | None:
    grant, township = case.live, case.township
    if grant is None or township is None:
        return None
    start = grant.effective_from or grant.valid_from
    until = f"至{grant.valid_to}" if grant.valid_to else "起长期有效"
    proof = Reason(
        f"由{township.name}以自己的名义作出决定",
        DELEGATED,
        children=(
            Reason(
                f"{case.name}列入{grant.document_no}的赋权清单{'（示例清单）' if grant.sample else ''}",
                DELEGATED,
            ),
            Reason(
                f"承接确认书于{grant.acceptance_on}签署，{start}{until}，{case.question.on}在有效期内",
                DELEGATED,
            ),
        ),
    )
    unlawful = (*_summary_bar(case), *_compulsion_bar(case, grant))
    return CompetenceAnswer(Route.DELEGATED, township, township, grant, (*_preamble(case), proof), unlawful)


def _department(case: _Case) -> CompetenceAnswer | None:
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


def _own(case: _Case) -> CompetenceAnswer | None:
    if case.township is not None:
        return None
    bureau = case.county.bureau
    proof = Reason(f"由{bureau.name}以自己的名义作出决定", COUNTY_LEVEL)
    return CompetenceAnswer(Route.OWN, bureau, bureau, None, (*_preamble(case), proof), _summary_bar(case))


def _entrusted(case: _Case) -> CompetenceAnswer | None:
    grant = next((grant for grant in case.entrustments if grant.carries(case.question.on)), None)
    if grant is None or case.township is None or _beyond_entrustment(case):
        return None
    bureau = case.county.bureau
    proof = Reason(
        f"由{case.township.name}以{bureau.name}的名义作出决定，加盖{bureau.name}印章",
        ENTRUSTED,
        children=(
            Reason(f"{_listed(case)}，不能以乡镇名义作出", DELEGATED),
            Reason(f"委托书{grant.document_no}，{grant.valid_from}至{grant.valid_to or '长期'}", ENTRUSTED),
            Reason("属于警告或者适用简易程序的处罚", (Citation("行政处罚法", 51),)),
        ),
    )
    return CompetenceAnswer(
        Route.ENTRUSTED, bureau, case.township, grant, (*_preamble(case), proof), _dead_delegations(case)
    )


def _to_bureau(case: _Case) -> CompetenceAnswer:
    bureau = case.county.bureau
    children = [Reason(_listed(case), DELEGATED)]
    if any(grant.carries(case.question.on) for grant in case.entrustments):
        children.extend(Reason(one.text, one.citations) for one in _beyond_entrustment(case))
    elif case.entrustments:
        children.append(Reason("委托不在有效期内", ENTRUSTED))
    proof = Reason(f"移交{bureau.name}，由其以自己的名义作出决定", COUNTY_LEVEL, children=tuple(children))
    unlawful = (*_dead_delegations(case), *_entrusted_compulsion(case), *_summary_bar(case))
    return CompetenceAnswer(Route.TRANSFER_COUNTY, bureau, bureau, None, (*_preamble(case), proof), unlawful)


def _transfer(case: _Case, route: Route, to: Authority | None, reason: Reason) -> CompetenceAnswer:
    return CompetenceAnswer(route, to, to, None, (*_preamble(case), reason))


def _preamble(case: _Case) -> tuple[Reason, ...]:
    where = case.township.name if case.township else f"{case.county.county.name}"
    return (Reason(f"违法行为发生地属{where}辖区，由违法行为发生地的行政机关管辖", PLACE),)


def _listed(case: _Case) -> str:
    """Why no delegation carries: not listed, not signed yet, or lapsed."""
    if not case.delegations:
        return f"{case.name}不在赋权清单内"
    return "；".join(_why_dead(grant, case.question.on) for grant in case.delegations)


def _why_dead(grant: Grant, day: date) -> str:
    start = grant.effective_from
    if start is None:
        return f"{grant.document_no}的赋权尚未签署承接确认书"
    if day < start:
        return f"{grant.document_no}的赋权自承接确认书签署之日{start}起有效，{day}尚未生效"
    return f"{grant.document_no}的赋权已于{grant.valid_to}届满，{day}不再有效"


def _dead_delegations(case: _Case) -> tuple[Unlawful, ...]:
    """Signing in the township's name without a delegation in force."""
    day = case.question.on
    return tuple(
        Unlawful(
            "delegation-lapsed"
            if (start := grant.effective_from) and start <= day
            else "delegation-not-accepted",
            f"{_why_dead(grant, day)}，不得以乡镇人民政府名义处罚",
            (*DELEGATED, *VOID),
        )
        for grant in case.delegations
    )


def _beyond_entrustment(case: _Case) -> tuple[Unlawful, ...]:
    """Why the case is more than an entrusted township may do: compulsion, or neither a warning nor summary."""
    compulsion = _entrusted_compulsion(case)
    if compulsion:
        return compulsion
    question = case.question
    kinds = [kind for kind in question.measures if kind not in limits().orders.among(question.measures)]
    only_warning = (
        (question.fine or NOTHING).fen == 0 and bool(kinds) and set(kinds) <= set(limits().entrusted_kinds)
    )
    if only_warning:
        return ()
    if question.procedure is not Procedure.SUMMARY:
        return (
            Unlawful("entrustment-scope", "委托只及于警告和适用简易程序的处罚，本案适用普通程序", ENTRUSTED),
        )
    return _summary_bar(case)


def _entrusted_compulsion(case: _Case) -> tuple[Unlawful, ...]:
    found = limits().compulsion.among(case.question.measures)
    if not found or not case.entrustments:
        return ()
    text = f"{'、'.join(found)}属于行政强制措施，不得委托"
    return (Unlawful("compulsion-entrusted", text, limits().compulsion.citations),)


def _compulsion_bar(case: _Case, grant: Grant) -> tuple[Unlawful, ...]:
    """Compulsory measures beside a delegated penalty: only where the decision hands them over expressly."""
    found = limits().compulsion.among(case.question.measures)
    if not found or grant.compulsion:
        return ()
    text = f"赋权文件没有载明{'、'.join(found)}，由{case.county.bureau.name}依法实施"
    return (Unlawful("compulsion-not-delegated", text, limits().compulsion.citations),)


def _summary_bar(case: _Case) -> tuple[Unlawful, ...]:
    """The summary procedure where the law does not allow it."""
    question = case.question
    if question.procedure is not Procedure.SUMMARY:
        return ()
    allowed, reasons = summary_allowed(
        question.party, question.fine or NOTHING, measures=question.measures, on=question.on
    )
    if allowed:
        return ()
    return tuple(Unlawful("summary-not-allowed", reason.text, reason.citations) for reason in reasons)

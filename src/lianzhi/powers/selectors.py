"""Reading the directory of powers on a day, and asking the kernel who may punish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.db import models

from lianzhi.core.refusals import Malformed, NotVisible
from lianzhi.kernel.competence.answers import CompetenceAnswer, Procedure, Route, answer
from lianzhi.kernel.competence.case import Unlawful
from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.competence.on_the_spot import on_the_spot_bar
from lianzhi.kernel.competence.pack import (
    EVERY_ITEM,
    Area,
    Authority,
    Channel,
    CountyPack,
    Grant,
    Item,
    Kind,
    OpenCases,
    load_county,
)
from lianzhi.kernel.competence.questions import read_question
from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import Stage, Tier
from lianzhi.kernel.penalties.tiers import leaves, locate, table
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money
from lianzhi.organisation.selectors import authorities
from lianzhi.powers.models import DirectoryEdition, PowerGrant, PowerItem


class Standing(StrEnum):
    """What the township may do about a violation of an item, in the words of checklists and findings."""

    TOWNSHIP = "本镇可罚"
    COUNTY = "移交县局"
    DEPARTMENT = "移交部门"
    ORDER_ONLY = "只可责令改正"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoMayPunish:
    """The standing with its reasons; `competence` is the kernel's whole answer, None where nothing is punishable."""

    standing: Standing
    reasons: tuple[Reason, ...]
    competence: CompetenceAnswer | None = None


def find_item(code: str) -> PowerItem | None:
    """The item of that code, or None."""
    return PowerItem.objects.select_related("department").filter(code=code).first()


def item(code: str) -> PowerItem:
    """The item of that code; NotVisible where the directory has none. The directory is public: no actor is asked."""
    found = find_item(code)
    if found is None:
        raise NotVisible("事项目录中没有这个事项。")
    return found


def articles_of_item(code: str) -> tuple[str, str]:
    """The duty an item watches over and the article that punishes its breach. Malformed where it names none."""
    found = find_item(code)
    if found is None or not found.penalties:
        raise Malformed({"item_code": "这个事项没有登记处罚条款，请选择其他事项。"})
    return (found.obligations or found.penalties)[0], found.penalties[0]


def items_on(on: date) -> models.QuerySet[PowerItem]:
    """The directory as it stood on a day."""
    begun = models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=on)
    lasting = models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on)
    return PowerItem.objects.filter(begun & lasting).select_related("department").order_by("code")


def items_list(
    on: date, *, text: str = "", category: str = "", authority_code: str = "", channel: str = ""
) -> models.QuerySet[PowerItem]:
    """The directory on a day, narrowed by words, category, and who holds an item by which channel.

    A channel without an authority keeps what any township holds by it.
    """
    found = items_on(on)
    if text:
        found = found.filter(models.Q(name__icontains=text) | models.Q(code__icontains=text))
    if category:
        found = found.filter(category=category)
    if authority_code or channel:
        grants = _in_force(on)
        if authority_code:
            grants = grants.filter(authority_id=authority_code)
        if channel:
            grants = grants.filter(channel=channel)
        found = found.filter(_reached_by(grants))
    return found


def _reached_by(grants: models.QuerySet[PowerGrant]) -> models.Q:
    """The items that any of the grants reaches."""
    given = set(grants.order_by().values_list("item_id", flat=True).distinct())
    reached = [code for code, ways in _ways_to().items() if ways & given]
    # An entrustment of every item is the bureau's: it gives away no other department's.
    everything = models.Q(department__kind=Kind.COUNTY_BUREAU.value) if None in given else models.Q(pk__in=())
    return models.Q(pk__in=reached) | everything


def _ways_to() -> dict[str, frozenset[str]]:
    """For each item: itself and the granted items whose penalty places hold all of its own.

    The same violation may stand in the directory twice, under the county's code and another list's: a grant of one
    is a grant of both, as the kernel routes it.
    """
    penalties = dict(PowerItem.objects.values_list("code", "penalties"))
    places = {code: _leaves(refs) for code, refs in penalties.items()}
    given = PowerGrant.objects.exclude(item=None).order_by().values_list("item_id", flat=True).distinct()
    reach = {code: places[code] for code in given}
    return {
        code: frozenset({code, *(other for other, held in reach.items() if own and own <= held)})
        for code, own in places.items()
    }


def _leaves(refs: Sequence[str]) -> frozenset[Citation]:
    return frozenset(leaf for ref in refs for leaf in leaves(locate(parse_ref(ref))))


def categories() -> list[str]:
    """The categories the directory uses."""
    return list(
        PowerItem.objects.exclude(category="")
        .order_by("category")
        .values_list("category", flat=True)
        .distinct()
    )


def grants_of(authority_code: str, on: date) -> models.QuerySet[PowerGrant]:
    """What an authority was given and holds on a day; a delegation carries from its acceptance letter on."""
    return _in_force(on).filter(authority_id=authority_code).select_related("item", "authority")


def grants_of_item(code: str) -> models.QuerySet[PowerGrant]:
    """Every delegation and entrustment that reaches an item, past ones included."""
    reaching = models.Q(item_id__in=_ways_to().get(code, frozenset()))
    if item(code).department.kind == Kind.COUNTY_BUREAU.value:
        reaching |= models.Q(item__isnull=True)
    found = PowerGrant.objects.filter(reaching).select_related("authority")
    return found.order_by("channel", "authority_id", "valid_from")


def delegated_count(on: date) -> dict[str, int]:
    """For each item: how many authorities hold it by delegation on a day."""
    rows = _in_force(on).filter(channel=Channel.DELEGATION.value, item__isnull=False).order_by()
    holders: dict[str, set[str]] = {}
    for code, authority in rows.values_list("item_id", "authority_id"):
        holders.setdefault(str(code), set()).add(authority)
    return {
        code: len(set().union(*(holders.get(way, set()) for way in ways)))
        for code, ways in _ways_to().items()
    }


def _in_force(on: date) -> models.QuerySet[PowerGrant]:
    lasting = models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on)
    accepted = models.Q(channel=Channel.ENTRUSTMENT.value) | models.Q(acceptance_on__lte=on)
    return PowerGrant.objects.filter(lasting & accepted, valid_from__lte=on)


def county_pack(on: date) -> CountyPack:
    """The county as the database has it, in the kernel's form.

    Every grant is in it, past ones too: the kernel says itself why one does not carry. What the register does not
    hold (statutory names of departments, bodies that never sign) comes from the county's own pack. Built once an
    edition of the directory and a day: a page asks for it on every question.
    """
    bodies = tuple(authorities().order_by("code").values_list("code", "name", "kind", "division_id"))
    edition = DirectoryEdition.standing()
    return _kept_pack(on, bodies, edition) if edition else _pack_of(on, bodies)


_Body = tuple[str, str, str, str]


@lru_cache(maxsize=16)
def _kept_pack(on: date, bodies: tuple[_Body, ...], _edition: str) -> CountyPack:
    return _pack_of(on, bodies)


def _pack_of(on: date, bodies: tuple[_Body, ...]) -> CountyPack:
    base = load_county()
    return CountyPack(
        county=Area(base.county.code, base.county.name),
        authorities=tuple(
            Authority(
                code=code,
                name=name,
                kind=Kind(kind),
                division=division,
                enforces=base.by_code[code].enforces if code in base.by_code else (),
            )
            for code, name, kind, division in bodies
        ),
        items=tuple(_kernel_item(one) for one in items_on(on)),
        grants=tuple(_kernel_grant(one) for one in PowerGrant.objects.order_by("pk")),
        not_authorities=base.not_authorities,
    )


def competence_of(  # noqa: PLR0913 — one parameter per fact the law asks for
    place_code: str,
    item_or_ref: str,
    *,
    on: date,
    party: str = Party.UNIT.value,
    procedure: str = Procedure.ORDINARY.value,
    fine: Money | None = None,
    measures: Sequence[str] = (),
    crime_suspected: bool = False,
    filed_on: date | None = None,
    filed_elsewhere: Sequence[tuple[str, date]] = (),
    recusal: str = "",
    county: CountyPack | None = None,
) -> CompetenceAnswer:
    """The kernel's answer for a place, an item code or a ref (安全生产法/97/1/7), and a day.

    `filed_on`: the day this case was filed, whose grants it keeps as far as they say so. `filed_elsewhere`: who else
    filed the same violation (authority code, day); the first to file has the case (行政处罚法 25). Raises
    MalformedQuestion naming the field (place, item, ref …) that cannot be read.
    """
    pack = county or county_pack(on)
    document: dict[str, object] = {
        "place": place_code,
        "date": on.isoformat(),
        "party": str(party),
        "procedure": str(procedure),
        "measures": list(measures),
        "crime_suspected": crime_suspected,
        "ref" if "/" in item_or_ref else "item": item_or_ref,
    }
    if fine is not None:
        document["fine"] = fine.as_yuan
    if filed_on is not None:
        document["filed_on"] = filed_on.isoformat()
    if filed_elsewhere:
        document["filed_elsewhere"] = [
            {"authority": code, "filed_on": day.isoformat()} for code, day in filed_elsewhere
        ]
    if recusal:
        document["recusal"] = recusal
    return answer(read_question(document, pack), pack)


def bars_on_the_spot(
    place_code: str, item_codes: Iterable[str], *, on: date, measures: Sequence[str]
) -> tuple[Unlawful, ...]:
    """Why the township of a place may not order these measures about breaches of the items (安全生产法 65); once each.

    Raises MalformedQuestion for an unknown place or item.
    """
    pack = county_pack(on)
    found: dict[str, Unlawful] = {}
    for code in item_codes:
        document = {"place": place_code, "date": on.isoformat(), "item": code, "measures": list(measures)}
        found |= {each.text: each for each in on_the_spot_bar(read_question(document, pack), pack)}
    return tuple(found.values())


def who_may_punish(
    place_code: str, item_code: str, on: date, *, county: CountyPack | None = None
) -> WhoMayPunish:
    """Whether the township itself may punish a breach of the item on a day, or to whom it hands it, and why.

    Raises MalformedQuestion for an unknown place or item.
    """
    pack = county or county_pack(on)
    known = pack.items_by_code.get(item_code)
    if known is None:
        raise MalformedQuestion("item", f"事项目录中没有代码为“{item_code}”的事项")
    if not known.penalties:
        text = "事项没有对应的罚则，只可责令改正"
        return WhoMayPunish(
            standing=Standing.ORDER_ONLY, reasons=(Reason(text, tuple(map(parse_ref, known.obligations))),)
        )
    asked = competence_of(place_code, item_code, on=on, county=pack)
    later = _order_first(known, on)
    if later is not None and asked.route in _TOWNSHIP_ROUTES:
        return WhoMayPunish(standing=Standing.ORDER_ONLY, reasons=(later, *asked.reasons), competence=asked)
    return WhoMayPunish(
        standing=_standing(asked.route),
        reasons=(*asked.reasons, *_entrusted_too(place_code, item_code, on, pack=pack, asked=asked)),
        competence=asked,
    )


_TOWNSHIP_ROUTES = frozenset({Route.DELEGATED, Route.OWN, Route.ENTRUSTED})


def _standing(route: Route) -> Standing:
    if route in _TOWNSHIP_ROUTES:
        return Standing.TOWNSHIP
    return Standing.COUNTY if route is Route.TRANSFER_COUNTY else Standing.DEPARTMENT


def _order_first(known: Item, on: date) -> Reason | None:
    """The reason why nothing may be punished yet: every tier before the order lapses holds an order and no more."""
    found = [tier for ref in known.penalties for tier in _tiers_on(parse_ref(ref), on)]
    first = [tier for tier in found if tier.stage is not Stage.OVERDUE]
    if not found or len(first) == len(found) or any(_punishes(tier) for tier in first):
        return None
    cited = tuple(dict.fromkeys(tier.citation for tier in found))
    return Reason("应当先责令限期改正，逾期未改正的才可以处罚", cited)


def _punishes(tier: Tier) -> bool:
    orders = limits().orders.words
    return tier.has_fine or any(not any(word in measure for word in orders) for measure in tier.measures)


def grant_named(document_no: str, authority_code: str, *, item: str) -> PowerGrant | None:
    """The grant an instrument made to an authority: of the item itself, else any of the same instrument, or None."""
    made = list(PowerGrant.objects.filter(document_no=document_no, authority_id=authority_code))
    return next((each for each in made if each.item_id == item), made[0] if made else None)


def _tiers_on(ref: Citation, on: date) -> tuple[Tier, ...]:
    held = table(ref.law)
    return held.matching.get(ref, ()) if held is not None and on in held.valid else ()


def _entrusted_too(
    place_code: str, item_code: str, on: date, *, pack: CountyPack, asked: CompetenceAnswer
) -> tuple[Reason, ...]:
    """Where the ordinary case goes to the county: what the township may still do in the bureau's name."""
    if asked.route is not Route.TRANSFER_COUNTY:
        return ()
    summary = competence_of(
        place_code, item_code, on=on, procedure=Procedure.SUMMARY.value, fine=Money(0), county=pack
    )
    if summary.route is not Route.ENTRUSTED or summary.grant is None:
        return ()
    text = f"符合简易程序的，可以依据{summary.grant.document_no}以{pack.bureau.name}名义当场处理"
    return (Reason(text, children=summary.reasons),)


def _kernel_item(one: PowerItem) -> Item:
    return Item(
        code=one.code,
        name=one.name,
        penalties=tuple(one.penalties),
        department=one.department_id,
        obligations=tuple(one.obligations),
        category=one.category,
        source=one.source,
        sample=one.is_sample,
    )


def _yuan(fen: int | None) -> int | None:
    """Whole yuan, as the instruments name their limits."""
    return None if fen is None else int(Money(fen).as_yuan)


def _kernel_grant(one: PowerGrant) -> Grant:
    return Grant(
        item=one.item_id or EVERY_ITEM,
        authority=one.authority_id,
        channel=Channel(one.channel),
        document_no=one.document_no,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        acceptance_on=one.acceptance_on,
        published_on=one.published_on,
        compulsion=one.compulsion,
        procedures=tuple(one.procedures),
        max_fine_unit=_yuan(one.max_fine_unit_fen),
        max_fine_person=_yuan(one.max_fine_person_fen),
        open_cases=OpenCases(one.open_cases) if one.open_cases else None,
        sample=one.is_sample,
        note=one.note,
    )

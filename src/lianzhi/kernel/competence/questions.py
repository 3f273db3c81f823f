"""The public form: JSON documents in and out for `lianzhi ask competence`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from lianzhi.kernel.competence.answers import (
    CompetenceAnswer,
    CompetenceQuestion,
    Filing,
    Procedure,
    Recusal,
    answer,
)
from lianzhi.kernel.competence.pack import Authority, CountyPack, Grant, Item, load_county, read_county
from lianzhi.kernel.discretion.thresholds import Party
from lianzhi.kernel.documents import read_date as read_day
from lianzhi.kernel.documents import reject_unknown_fields
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import citation_to_json
from lianzhi.kernel.penalties.reading import (
    read_choice,
    read_date,
    read_money,
    read_ref,
    read_words,
    refuse_unknown,
)
from lianzhi.kernel.penalties.tiers import locate, table
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation

FIELDS = (
    "place",
    "ref",
    "item",
    "date",
    "procedure",
    "party",
    "fine",
    "measures",
    "crime_suspected",
    "filed_on",
    "filed_elsewhere",
    "recusal",
    "county",
)


def ask(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question document; MalformedQuestion names the field that cannot be read."""
    refuse_unknown(document, FIELDS)
    own = document.get("county")
    if own is not None and not isinstance(own, Mapping):
        raise MalformedQuestion("county", "应当是县域规则包")
    county = load_county() if own is None else read_county(own)
    return to_json(answer(read_question(document, county), county))


def list_lines(filters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every power item of the sample county with the authorities it was handed to, each with its instrument.

    `filters` may name a `department` (authority code) or an `authority` that was handed the item.
    """
    refuse_unknown(filters, ("department", "authority"))
    county = load_county()
    department, authority = filters.get("department"), filters.get("authority")
    for item in county.items:
        grants = [grant for grant in county.all_grants if grant.item == item.code]
        if department not in (None, item.department):
            continue
        if authority is not None and authority not in {grant.authority for grant in grants}:
            continue
        yield {
            "item": item.code,
            "name": item.name,
            "penalties": list(item.penalties),
            "obligations": list(item.obligations),
            "department": item.department,
            "source": item.source,
            "grants": [_grant_line(grant) for grant in grants],
        }


def _grant_line(grant: Grant) -> dict[str, Any]:
    start = grant.effective_from
    return {
        "authority": grant.authority,
        "channel": grant.channel.value,
        "number": grant.document_no,
        "valid_from": start.isoformat() if start else None,
        "valid_to": grant.valid_to.isoformat() if grant.valid_to else None,
        "sample": grant.sample,
    }


def read_question(document: Mapping[str, Any], county: CountyPack) -> CompetenceQuestion:
    """The question in kernel values, its places located; MalformedQuestion for what cannot be read."""
    item = _read_item(document, county)
    refs = county.refs_of[item.code] if item else _punishable(locate(read_ref(document)))
    crime = document.get("crime_suspected", False)
    if not isinstance(crime, bool):
        raise MalformedQuestion("crime_suspected", "应当是true或者false")
    on = read_date(document, "date")
    return CompetenceQuestion(
        place=_read_place(document, county),
        refs=refs,
        on=on,
        item=item,
        procedure=read_choice(document, "procedure", Procedure) or Procedure.ORDINARY,
        party=read_choice(document, "party", Party) or Party.UNIT,
        fine=read_money(document, "fine"),
        measures=read_words(document, "measures"),
        crime_suspected=crime,
        filed_on=_read_filing(document, on),
        elsewhere=_read_elsewhere(document, county, on),
        recusal=read_choice(document, "recusal", Recusal),
    )


def _read_filing(document: Mapping[str, Any], on: date) -> date | None:
    if document.get("filed_on") is None:
        return None
    filed = read_date(document, "filed_on")
    if filed > on:
        raise MalformedQuestion("filed_on", f"立案日期{filed}晚于所问的日期{on}")
    return filed


def _read_elsewhere(document: Mapping[str, Any], county: CountyPack, on: date) -> tuple[Filing, ...]:
    entries = document.get("filed_elsewhere")
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise MalformedQuestion("filed_elsewhere", "应当是列表，每项含有authority、filed_on")
    found = []
    for index, entry in enumerate(entries):
        place = f"filed_elsewhere[{index}]"
        if not isinstance(entry, Mapping):
            raise MalformedQuestion(place, "应当是含有authority、filed_on的对象")
        reject_unknown_fields(entry, ("authority", "filed_on"), place=place)
        authority = county.by_code.get(str(entry.get("authority")))
        if authority is None:
            raise MalformedQuestion(f"{place}.authority", f"{county.county.name}没有这个代码的机关")
        filed = read_day(entry, "filed_on", place=place)
        if filed > on:
            raise MalformedQuestion(f"{place}.filed_on", f"立案日期{filed}晚于所问的日期{on}")
        found.append(Filing(authority, filed))
    return tuple(found)


def _read_place(document: Mapping[str, Any], county: CountyPack) -> str:
    place = document.get("place")
    code = county.county.code
    if not isinstance(place, str) or not place.isdigit() or not place.startswith(code):
        raise MalformedQuestion("place", f"应当是{county.county.name}（{code}）或者其乡镇、村的区划代码")
    if place != code and county.township_of(place) is None:
        raise MalformedQuestion("place", f"{county.county.name}没有代码为{place}的乡镇")
    return place


def _read_item(document: Mapping[str, Any], county: CountyPack) -> Item | None:
    code = document.get("item")
    if code is None:
        return None
    if document.get("ref") is not None:
        raise MalformedQuestion("item", "事项和条文只能写一个")
    found = county.items_by_code.get(code) if isinstance(code, str) else None
    if found is None:
        close = get_close_matches(str(code), county.items_by_code, n=1, cutoff=0.6)
        hint = f"，是否指“{close[0]}”" if close else ""
        raise MalformedQuestion("item", f"{county.county.name}没有代码为{code!r}的事项{hint}")
    return found


def _punishable(ref: Citation) -> tuple[Citation, ...]:
    """The ref, or, where it is a duty, the penalty places that answer its breach."""
    found = table(ref.law)
    if found is None or ref.article in found.by_article:
        return (ref,)
    return found.by_obligation.get(ref.article, (ref,))


def to_json(found: CompetenceAnswer) -> dict[str, Any]:
    """The answer in the public form."""
    return {
        "route": found.route.value,
        "signs_as": _authority(found.signs_as),
        "acts": _authority(found.acts),
        "seal": f"{found.signs_as.name}印章" if found.signs_as else None,
        "series": _authority(found.signs_as),
        "instrument": _instrument(found),
        "approvals": [
            {
                "step": one.step,
                "by": one.by,
                "authority": _authority(one.authority),
                "citations": [citation_to_json(citation) for citation in one.citations],
                "provisional": one.provisional,
            }
            for one in found.approvals
        ],
        "reasons": [line for reason in found.reasons for line in _lines(reason)],
        "unlawful": [
            {
                "code": one.code,
                "text": one.text,
                "citations": [citation_to_json(citation) for citation in one.citations],
            }
            for one in found.unlawful
        ],
    }


def _authority(one: Authority | None) -> dict[str, str] | None:
    return {"code": one.code, "name": one.name} if one else None


def _instrument(found: CompetenceAnswer) -> dict[str, str | bool | None] | None:
    grant = found.grant
    if grant is None:
        return None
    return {
        "number": grant.document_no,
        "valid_from": (grant.effective_from or grant.valid_from).isoformat(),
        "valid_to": grant.valid_to.isoformat() if grant.valid_to else None,
        "sample": grant.sample,
    }


def _lines(root: Reason) -> list[dict[str, Any]]:
    return [
        {
            "text": reason.text,
            "citations": [citation_to_json(citation) for citation in reason.citations],
            "depth": depth,
        }
        for depth, reason in root.walk()
    ]

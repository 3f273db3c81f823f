"""Who may punish: the authority, its instrument, the place, the party, the limitation."""

from __future__ import annotations

from datetime import date

from lianzhi.kernel.competence import CompetenceQuestion, Procedure, answer, load_county
from lianzhi.kernel.competence.limits import limits
from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.persons import Instrument, Module
from lianzhi.kernel.lint.view import View, last_day, located, tiers_at
from lianzhi.kernel.penalties.tiers import leaves

CHECKS = Checks()


@CHECKS.rule("L001")
def _no_authority(view: View) -> Hits:
    name = view.authority.name
    if limits().never_sign.among([name]):
        yield hit("/authority/name", name=name)


@CHECKS.rule("L002")
def _unsigned(view: View) -> Hits:
    if not view.authority.name.strip():
        yield hit("/authority/name")


@CHECKS.rule("L003")
def _other_signature(view: View) -> Hits:
    decision = view.decision
    if decision and decision.authority and view.authority.name and decision.authority != view.authority.name:
        yield hit("/decision/authority", signed=decision.authority, name=view.authority.name)


@CHECKS.rule("L004")
def _no_instrument(view: View) -> Hits:
    instrument = view.case.instrument
    if view.case.channel != "own" and (instrument is None or not instrument.number.strip()):
        yield hit("/instrument/number")


def _carries(instrument: Instrument, day: date) -> bool:
    start = instrument.accepted_on or instrument.valid_from
    begins = max(filter(None, (start, instrument.valid_from)), default=None)
    return (begins is None or begins <= day) and (instrument.valid_to is None or day <= instrument.valid_to)


@CHECKS.rule("L005")
def _not_in_force_when_filed(view: View) -> Hits:
    instrument, day = view.case.instrument, view.began_on
    if view.case.channel != "own" and instrument and day and not _carries(instrument, day):
        yield hit("/instrument/valid_from", number=instrument.number, day=day)


@CHECKS.rule("L006")
def _lapsed_when_decided(view: View) -> Hits:
    instrument, day, began = view.case.instrument, view.decided_on, view.began_on
    if view.case.channel == "own" or instrument is None or day is None or began is None:
        return
    if _carries(instrument, began) and not _carries(instrument, day):
        yield hit("/instrument/valid_to", number=instrument.number, day=day)


@CHECKS.rule("L007")
def _outside_instrument(view: View) -> Hits:
    instrument = view.case.instrument
    if view.case.channel == "own" or instrument is None or not instrument.refs:
        return
    places = (located(ref, view.decided_on) for ref in instrument.refs)
    granted = {leaf for place in places if place for leaf in leaves(place)}
    for index, violation in enumerate(view.case.violations):
        place = located(violation.penalty, view.decided_on)
        if place is not None and not granted.issuperset(leaves(place)):
            yield hit(f"/violations/{index}/penalty", ref=violation.penalty, number=instrument.number)


@CHECKS.rule("L008")
def _entrusted_in_own_name(view: View) -> Hits:
    instrument = view.case.instrument
    if view.case.channel != "entrusted" or instrument is None or not instrument.principal:
        return
    if view.authority.name and view.authority.name != instrument.principal:
        yield hit("/authority/name", name=view.authority.name, principal=instrument.principal)


@CHECKS.rule("L009")
def _delegated_in_foreign_name(view: View) -> Hits:
    acts = view.case.acts
    if view.case.channel == "delegated" and acts and acts.name and view.authority.name not in ("", acts.name):
        yield hit("/authority/name", name=view.authority.name, acts=acts.name)


@CHECKS.rule("L010")
def _compulsion_entrusted(view: View) -> Hits:
    if view.case.channel != "entrusted":
        return
    for where, taken in (("/measures", view.case.measures), ("/power_cuts", view.case.power_cuts)):
        if taken:
            yield hit(where, kinds="、".join(each.kind for each in taken))


@CHECKS.rule("L011")
def _reserved(view: View) -> Hits:
    if view.case.channel == "own":
        return
    for index, violation in enumerate(view.case.violations):
        tier = next((tier for tier in tiers_at(violation.penalty, view.decided_on) if tier.reserved), None)
        if tier is not None:
            enforcers = "、".join(tier.enforcers)
            yield hit(f"/violations/{index}/penalty", citations=tier.enforcer_citations, enforcers=enforcers)


@CHECKS.rule("L012")
def _beyond_any_office(view: View) -> Hits:
    kinds = view.decision.kinds if view.decision else ()
    for words in (limits().detention, limits().closure):
        found = words.among(kinds)
        if found:
            yield hit("/decision/kinds", citations=words.citations, kinds="、".join(found))


@CHECKS.rule("L013")
def _county_says_otherwise(view: View) -> Hits:
    if view.case.instrument and view.case.instrument.refs:
        return  # the file brings the scope of its own instrument along, and L007 holds it to that
    county = load_county()
    place = view.case.place.code if view.case.place else ""
    day = view.filed_on or view.decided_on
    refs = tuple(filter(None, (located(each.penalty, view.decided_on) for each in view.case.violations)))
    known = {authority.name for authority in county.authorities}
    here = place.startswith(county.county.code) and view.authority.name in known
    if not here or day is None or not refs:
        return
    if view.authority.name == county.bureau.name and view.case.channel == "own":
        return
    found = answer(
        CompetenceQuestion(
            place=place,
            refs=refs,
            on=view.decided_on or day,
            filed_on=day,
            procedure=Procedure.SUMMARY if view.case.module is Module.SUMMARY else Procedure.ORDINARY,
            party=view.party_kind,
            fine=view.fine,
            measures=view.measures,
        ),
        county,
    )
    if found.signs_as is None or found.signs_as.name != view.authority.name:
        body = found.signs_as.name if found.signs_as else "其他有管辖权的机关"
        yield hit("/authority/name", body=body, name=view.authority.name)


@CHECKS.rule("L014")
def _unpublished(view: View) -> Hits:
    instrument = view.case.instrument
    if view.case.channel != "own" and instrument and instrument.number and instrument.published_on is None:
        yield hit("/instrument/published_on", number=instrument.number)


@CHECKS.rule("L015")
def _no_place(view: View) -> Hits:
    place = view.case.place
    if place is None or not (place.name.strip() or place.code.strip()):
        yield hit("/place/name")


@CHECKS.rule("L016")
def _limitation(view: View) -> Hits:
    longer = "life-health" in view.case.circumstances
    for index, violation in enumerate(view.case.violations):
        until = last_day("limitation-life-health" if longer else "limitation", violation.conduct_on)
        if until is not None and view.began_on is not None and view.began_on > until:
            yield hit(f"/violations/{index}/conduct_on", until=until, found=view.began_on)


@CHECKS.rule("L017")
def _fined_twice(view: View) -> Hits:
    for index, violation in enumerate(view.case.violations):
        if violation.punished_elsewhere and view.fine.fen:
            where = f"/violations/{index}/punished_elsewhere"
            yield hit(where, other=violation.punished_elsewhere)


@CHECKS.rule("L018")
def _licence_name(view: View) -> Hits:
    party = view.party
    if party.licence_name and party.name and party.licence_name != party.name:
        yield hit("/party/licence_name", name=party.name, licence=party.licence_name)


@CHECKS.rule("L019")
def _party_incomplete(view: View) -> Hits:
    party = view.party
    asked = {"name": "名称（姓名）", "identifier": "证件号码", "address": "地址"}
    if party.kind == "unit":
        asked["representative"] = "法定代表人或者主要负责人"
    for field, title in asked.items():
        if not getattr(party, field).strip():
            yield hit(f"/party/{field}", what=title)


@CHECKS.rule("L020")
def _unit_or_person(view: View) -> Hits:
    party = view.party
    if party.kind == "person" and party.subject == "unit":
        yield hit("/party/subject", kind="个人", subject="单位")
    if party.kind == "unit" and party.subject in ("responsible_person", "direct_manager"):
        yield hit("/party/subject", kind="单位", subject="个人")

"""The public form: JSON documents in and out for `lianzhi ask penalty`.

Beside the one question of the contract (`ref`, `subject`, `stage`, `conduct_date`, …) a document may hold

- `decision_date`: the law of both days is asked (行政处罚法 37). The answer adds `regimes` (one a day: `when`, `as_of`,
  `law`, `ref`, `text`, `statutory`, `measures`, `class`, `band`, `explanation` …), `chosen` (`conduct` or `decision`),
  `reason`, and `mixed`/`undetermined` where a person must decide.
- `text_on`: the day whose text numbers the articles of `ref` (the latest text where it is not given).
- `violations: [{…}, …]`: several violations, each ranged by itself, then added party by party; see `several`.
- `ref: [..]` with `same_act: true`: one act under several articles, one fine (行政处罚法 29); see `several`.
- `what_if: true`: the answer adds `what_if`, the single changes that would turn it; see `what_if`.
- `previous: [{ref, decided_on}]`: earlier penalties of the party, from which repetition is derived.
- `place`: the division whose county data apply; `facts: {key: number}` the figures its tables of steps ask for;
  `listed: [id]` the entries of its lists whose conditions the officer confirms.
- `ordered_on`, `uncorrected_until`: the interval of a daily continuing fine, instead of `days`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lianzhi.kernel.discretion import PenaltyClass, named
from lianzhi.kernel.documents import read_choice, read_date, read_flag, read_money, read_number, read_words
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.penalties.answers import PenaltyQuestion
from lianzhi.kernel.penalties.pack import Stage, Subject
from lianzhi.kernel.penalties.presenting import (
    change_to_json,
    same_act_to_json,
    several_to_json,
    tier_to_json,
    to_json,
)
from lianzhi.kernel.penalties.reading import (
    read_facts,
    read_interval,
    read_previous,
    read_ref,
    refuse_unknown,
)
from lianzhi.kernel.penalties.regimes import answer
from lianzhi.kernel.penalties.several import same_act, several
from lianzhi.kernel.penalties.tiers import tiers
from lianzhi.kernel.penalties.what_if import what_if

FIELDS = (
    "ref",
    "subject",
    "stage",
    "conduct_date",
    "decision_date",
    "factors",
    "base_amount",
    "days",
    "ordered_on",
    "uncorrected_until",
    "sentence",
    "prefer",
    "text_on",
    "previous",
    "place",
    "facts",
    "listed",
)
#: What one article of the same act may have for itself.
_OF_ONE_ARTICLE = ("ref", "stage", "base_amount", "days", "sentence", "facts", "listed")


def ask(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question document; MalformedQuestion names the field that cannot be read."""
    refuse_unknown(document, (*FIELDS, "violations", "same_act", "what_if"))
    if "violations" in document:
        return several_to_json(several(read_violations(document)))
    if isinstance(document.get("ref"), list) or "same_act" in document:
        return same_act_to_json(same_act(read_articles(document)))
    wanted = read_flag(document, "what_if")
    question = read_question({key: value for key, value in document.items() if key != "what_if"})
    found = to_json(answer(question))
    if wanted:
        found["what_if"] = [change_to_json(change) for change in what_if(question)]
    return found


def read_question(document: Mapping[str, Any]) -> PenaltyQuestion:
    """The question in kernel values; MalformedQuestion for unknown, missing or unreadable fields."""
    refuse_unknown(document, FIELDS)
    interval = read_interval(document)
    place = document.get("place")
    if place is not None and not isinstance(place, str):
        raise MalformedQuestion("place", "应当是行政区划代码的文字")
    return PenaltyQuestion(
        citation=read_ref(document),
        conduct_date=read_date(document, "conduct_date"),
        subject=read_choice(document, "subject", Subject) or Subject.UNIT,
        stage=read_choice(document, "stage", Stage) or Stage.BASE,
        factors=named(read_words(document, "factors")),
        base_amount=read_money(document, "base_amount"),
        days=interval.days if interval is not None else read_number(document, "days"),
        sentence=read_number(document, "sentence"),
        prefer=read_choice(document, "prefer", PenaltyClass),
        decision_date=_date(document, "decision_date"),
        text_on=_date(document, "text_on"),
        previous=read_previous(document),
        place=place or "",
        facts=read_facts(document),
        listed=read_words(document, "listed"),
    )


def _date(document: Mapping[str, Any], field: str) -> Any:
    return read_date(document, field) if document.get(field) is not None else None


def read_violations(document: Mapping[str, Any]) -> tuple[PenaltyQuestion, ...]:
    """Each violation's question; fields beside `violations` hold for all that do not say otherwise."""
    entries = document["violations"]
    if not isinstance(entries, list) or not entries:
        raise MalformedQuestion("violations", "应当是至少一项违法行为的列表")
    shared = {key: value for key, value in document.items() if key != "violations"}
    for key in ("ref", "same_act", "what_if"):
        if key in shared:
            raise MalformedQuestion(key, "写明violations的，本字段不与其并列")
    return tuple(_part(entry, shared, f"violations.{index}") for index, entry in enumerate(entries))


def read_articles(document: Mapping[str, Any]) -> tuple[PenaltyQuestion, ...]:
    """One question an article of the same act; an entry of `ref` may hold its own stage, base amount and so on."""
    refs = document.get("ref")
    if not read_flag(document, "same_act"):
        raise MalformedQuestion(
            "same_act", "一次写明几个条文的，须写明same_act为true；数个违法行为请用violations"
        )
    if not isinstance(refs, list) or not refs:
        raise MalformedQuestion("ref", "同一行为适用几个条文的，应当是条文的列表")
    if "what_if" in document:
        raise MalformedQuestion("what_if", "只能与单个问题一并提出")
    shared = {key: value for key, value in document.items() if key not in ("ref", "same_act")}
    entries = [entry if isinstance(entry, Mapping) and "ref" in entry else {"ref": entry} for entry in refs]
    for index, entry in enumerate(entries):
        for key in entry:
            if key not in _OF_ONE_ARTICLE:
                raise MalformedQuestion(f"ref.{index}.{key}", f"只能是{'、'.join(_OF_ONE_ARTICLE)}")
    return tuple(_part(entry, shared, f"ref.{index}") for index, entry in enumerate(entries))


def _part(entry: Any, shared: Mapping[str, Any], place: str) -> PenaltyQuestion:
    """One question of several; a field it cannot read is named with its place."""
    if not isinstance(entry, Mapping):
        raise MalformedQuestion(place, "应当是一个JSON对象")
    try:
        return read_question({**shared, **entry})
    except MalformedQuestion as error:
        inside = error.field in entry or error.field not in shared
        raise MalformedQuestion(f"{place}.{error.field}" if inside else error.field, error.reason) from error


def list_lines(filters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every tier of the latest texts as a document: of one law (`law`), or of the texts in force `on` a day."""
    refuse_unknown(filters, ("law", "on"))
    for tier in tiers(filters.get("law"), on=_date(filters, "on")):
        yield tier_to_json(tier)

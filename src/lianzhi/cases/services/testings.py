"""What the guards, the clocks and the documents are told of a testing; each of its days is left out once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from lianzhi.cases.models import CaseFile, Measure, Testing
from lianzhi.cases.services import papers
from lianzhi.core import clock
from lianzhi.kernel.procedure import TestingFacts

KINDS = ("检测", "检验", "鉴定")
#: The ground of corpus/cn/deadlines these days are left out on.
GROUND = "testing"
RUNNING = ("entrusted", "announced")

Period = tuple[date, date]


def facts_of_testing(matter: Testing) -> TestingFacts:
    """The matter as it stands."""
    return TestingFacts(
        questions=tuple(matter.questions),
        qualification=matter.qualification,
        tested_elsewhere=tuple(_elsewhere(matter)),
        started_on=matter.started_on,
        until=matter.until,
        ended_on=matter.ended_on,
        opinion=matter.opinion,
        is_signed=bool(matter.opinion),
    )


def implausible(until: date | None) -> dict[str, str]:
    """Field → message for an end nobody agrees with an institution: past next year, a slip or a way round the term."""
    if until is not None and until.year > clock.today().year + 1:
        return {"until": "提交意见的日期超出下一年度，请核对。"}
    return {}


def _elsewhere(matter: Testing) -> list[str]:
    """Which of the things another testing of the case already has, not yet back."""
    others = Testing.objects.filter(case=matter.case, state__in=RUNNING).exclude(pk=matter.pk)
    away = {_key(row) for other in others for row in other.goods}
    return [str(row["name"]) for row in matter.goods if _key(row) in away]


def _key(row: dict[str, str]) -> tuple[str, str]:
    return "".join(row["name"].split()), "".join(row["spec"].split())


def is_running(case: CaseFile) -> bool:
    """True while an institution has something of the case."""
    return Testing.objects.filter(case=case, state__in=RUNNING).exists()


def periods_of_case(case: CaseFile, today: date) -> list[Period]:
    """The days of every testing up to today, none beyond the end that was agreed; days that overlap stand once."""
    started = Testing.objects.filter(case=case, started_on__isnull=False, until__isnull=False)
    return _merged((each.started_on, _last(each, today)) for each in started if each.started_on)


def periods_of_measure(measure: Measure, today: date) -> list[Period]:
    """The same for what lies under a seizure: only days the party was told of in writing (行政强制法 25)."""
    told = Testing.objects.filter(measure=measure, told_on__isnull=False, started_on__isnull=False)
    since = clock.day_of(measure.imposed_at) if measure.imposed_at else today
    return _merged(
        (max(each.started_on, each.told_on, since), _last(each, today))
        for each in told
        if each.started_on and each.told_on
    )


def excluded(periods: Iterable[Period]) -> list[dict[str, str]]:
    """The periods as the kernel's question has them."""
    return [{"from": first.isoformat(), "to": last.isoformat(), "reason": GROUND} for first, last in periods]


def _last(matter: Testing, today: date) -> date:
    return min(matter.ended_on or today, matter.until or today, today)


def _merged(periods: Iterable[Period]) -> list[Period]:
    """In order, touching and overlapping ones joined; reversed ones dropped."""
    found: list[Period] = []
    for first, last in sorted(periods):
        if last < first:
            continue
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def fields_of_testing(matter: Testing) -> papers.Fields:
    """What letter and notice say."""
    fields: papers.Fields = {
        "kind": matter.kind,
        "institution": matter.institution,
        "goods": [{**row, "quantity": f"{row['quantity']}{row['unit']}"} for row in matter.goods],
        "questions": matter.questions,
        "report_until": matter.until,
        "letter_number": matter.letter.number if matter.letter else "",
        "starts_on": matter.started_on,
        "ends_on": matter.until,
    }
    if matter.measure is not None and matter.measure.decision is not None:
        fields["measure_number"] = matter.measure.decision.number
    return fields

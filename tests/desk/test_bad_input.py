"""Garbage in every field of every form, at the step where the form counts: told at the field, and nothing written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from lianzhi.audit.models import AuditEvent
from tests.browser import Browser
from tests.cases.file import File
from tests.desk.payloads import payload
from tests.desk.route_list import resolved
from tests.desk.world import FOR_COUNTY, Records
from tests.factories.enterprises import make_enterprise
from tests.factories.organisation import WULIJIE
from tests.held_clock import HeldClock
from tests.inspections.scene import Scene
from tests.people import People, Person
from tests.powers.directory import load_small_powers

pytestmark = [pytest.mark.django_db, pytest.mark.asked_once]

BEYOND = str(2**63)
TEXTS = {"blank": " \t ", "huge": "安" * 100_000, "NUL": "安\x00全"}
DAYS = {"no such day": "2026/13/40", "first day": "0001-01-01", "last day": "9999-12-31"}
NUMBERS = {"negative": "-1", "absurd": "9" * 400, "infinite": "1e999", "no number": "NaN", "beyond": BEYOND}
CHOICES = {"no such choice": "没有这个", "beyond": BEYOND, "negative": "-1"}
# Numbers in an address that no form of the page holds.
ALWAYS = ("q", "page", "finding", "enterprise", "operation", "handover")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_CHOICE = re.compile(r"[a-z_]+")
_SAID = re.compile(r'class="lz-(?:error|refusals|form-errors|error-page)".*?</(?:div|section)>', re.DOTALL)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
_ENGLISH = re.compile(r">[^<]*[A-Za-z]{4,} [a-z]{2,} [^<]*<")
# What a page asks in its address: the fields of its own forms that send nothing.
_ASKING = re.compile(r'<form (?![^>]*lz-search)[^>]*method="get".*?</form>', re.DOTALL)
_FIELD = re.compile(r'<(?:input|select|textarea)[^>]* name="(\w+)"')
NONSENSE: tuple[str, ...] = (
    " ",
    "安\x00全",
    "没有这个",
    "-1",
    BEYOND,
    "9" * 400,
    "2026/13/40",
    "0001-01-01",
    "9999-12-31",
    "'\"<b>%",
)


class Ground:
    """A case and its inspection, walked step by step; at each step every form is tried with every garbage."""

    def __init__(self, people: People, clock: HeldClock) -> None:
        self.people = people
        self.scene = Scene(people=people, enterprise=make_enterprise(), clock=clock)
        self.file = File(self.scene)
        self.numbers = {
            "enterprise": self.scene.enterprise.pk,
            "lead": people.officer.officer.pk,
            "second": people.colleague.officer.pk,
            "leader": people.leader.officer.pk,
            "reviewer": people.legal_reviewer.officer.pk,
            "finding": 0,
            "hazard": 0,
        }
        self.wrong: list[str] = []

    @property
    def records(self) -> Records:
        return Records(WULIJIE, self.numbers, {})

    def good(self, name: str, *, act: str = "") -> dict[str, Any]:
        """The form well filled in."""
        return payload(name, self.records, act=act)

    def bombard(
        self, person: Person, name: str, url: str, *, act: str = "", also: dict[str, Any] | None = None
    ) -> None:
        """Send the form once for every field and every garbage that its kind of value can be given."""
        client = signed_in(person)
        good = {**self.good(name, act=act), **(also or {})}
        for label, data in (("nothing", {"csrfmiddlewaretoken": ""}), *_spoilt(good)):
            before = AuditEvent.objects.count()
            with transaction.atomic():
                answer = client.post(url, data)
                after = AuditEvent.objects.count()
                transaction.set_rollback(True)
            fault = _fault(answer, written=after != before)
            if fault:
                self.wrong.append(f"{name} {act} {label}: {fault}")

    def step(self, person: Person, case: Any, *acts: str) -> None:
        """Bombard steps of a case."""
        for act in acts:
            self.bombard(person, "cases:step", reverse("cases:step", args=[case.pk, act]), act=act)

    def take(self, person: Person, case: Any, act: str) -> Any:
        """Take a step with the form well filled in."""
        answer = signed_in(person).post(
            reverse("cases:step", args=[case.pk, act]), self.good("cases:step", act=act)
        )
        assert answer.status_code == 302, answer.content.decode()
        return self.file.fresh(case)


@pytest.fixture
def ground(people: People, clock: HeldClock, settings: LazySettings, tmp_path: Path) -> Iterator[Ground]:
    """The ground; what went wrong on it is told at the end, all at once."""
    settings.MEDIA_ROOT = tmp_path
    load_small_powers()
    made = Ground(people, clock)
    yield made
    assert not made.wrong, "\n".join(made.wrong)


def test_garbage_in_the_forms_of_an_inspection_is_told_at_the_field(ground: Ground) -> None:
    scene, officer, lead = ground.scene, ground.people.officer, ground.people.squad_lead
    ground.bombard(lead, "operations:new", reverse("operations:new"))
    ground.bombard(
        officer, "inspections:new", reverse("inspections:new") + f"?enterprise={scene.enterprise.pk}"
    )
    inspection = scene.planned()

    def at(name: str) -> None:
        ground.bombard(officer, f"inspections:{name}", reverse(f"inspections:{name}", args=[inspection.pk]))

    at("notify")
    inspection = scene.notifying(inspection).execute()
    at("start")
    inspection = scene.starting(inspection).execute()
    at("attendance")
    at("checklist")
    at("finding-new")
    scene.attending(inspection).execute()
    scene.answering(inspection).execute()
    finding = scene.adding(inspection).execute()
    upload = reverse("inspections:evidence-new", args=[finding.pk])
    ground.bombard(officer, "inspections:evidence-new", upload)
    scene.clock.forward(hours=1)
    at("finish")
    inspection = scene.finishing(inspection).execute()
    measure = {f"chosen_{finding.pk}": "on", f"measure_{finding.pk}": "设置标志"}
    order_page = reverse("inspections:order", args=[inspection.pk])
    ground.bombard(officer, "inspections:order", order_page, also=measure)
    order = scene.ordering(inspection).execute()
    ground.numbers["finding"] = finding.pk
    ground.bombard(officer, "inspections:reinspect", reverse("inspections:reinspect", args=[order.pk]))


def test_garbage_in_the_first_half_of_a_case_is_told_at_the_field(ground: Ground) -> None:
    file, officer, leader = ground.file, ground.people.officer, ground.people.leader
    reviewer = ground.people.legal_reviewer
    finding = file.finding()
    ground.bombard(officer, "cases:new", reverse("cases:new") + f"?finding={finding.pk}")
    case = file.opening(finding).execute()
    ground.step(officer, case, "submit-filing")
    case = file.submit_filing(case)
    ground.step(leader, case, "approve-filing", "refuse-filing")
    case = file.approve(case)
    ground.step(officer, case, "inquiry")
    file.asking(case).execute()
    ground.bombard(officer, "cases:propose", reverse("cases:propose", args=[case.pk]))
    file.proposing(case).execute()
    case = file.submit_review(case)
    ground.step(reviewer, case, "return-review", "pass-review")
    review: Any = file.returning(case).execute()
    problem = review.problems.order_by("number")[0]
    ground.bombard(
        officer, "cases:problem-answer", reverse("cases:problem-answer", args=[case.pk, problem.pk])
    )


def test_garbage_in_the_second_half_of_a_case_is_told_at_the_field(ground: Ground) -> None:
    file, officer, leader = ground.file, ground.people.officer, ground.people.leader
    case = file.reviewed()
    file.noticing(case).execute()
    ground.step(officer, case, "serve-notice")
    case = ground.take(officer, case, "serve-notice")
    ground.step(officer, case, "record-defence", "choose-hearing")
    file.after_defence(case)
    file.defending(case).execute()
    case = file.fresh(case)
    ground.step(leader, case, "deliberate", "decide")
    file.deciding(case).execute()
    ground.step(officer, case, "prove-service")
    case = ground.take(officer, case, "prove-service")
    ground.step(officer, case, "record-payment", "record-performance")
    file.paying(case).execute()
    case = file.fresh(case)
    ground.step(officer, case, "submit-closure")


def test_garbage_in_handovers_and_registers_is_told_at_the_field(ground: Ground) -> None:
    scene, officer, county = ground.scene, ground.people.officer, ground.people.county_officer
    inspection = scene.started()
    scene.attending(inspection).execute()
    scene.answering(inspection).execute()
    finding = scene.adding(inspection, **FOR_COUNTY).execute()
    scene.clock.forward(hours=1)
    scene.finishing(inspection).execute()
    page = reverse("cases:handover") + f"?finding={finding.pk}"
    ground.bombard(officer, "cases:handover", page)
    assert signed_in(officer).post(page, ground.good("cases:handover")).status_code == 302
    answer_page = signed_in(county).get(reverse("cases:handovers")).content.decode()
    number = re.search(r"/cases/handovers/(\d+)/", answer_page)
    assert number is not None
    ground.bombard(county, "cases:handover-detail", number[0])
    ground.bombard(officer, "enterprises:register", reverse("enterprises:register"))
    change = reverse("enterprises:change", args=[scene.enterprise.pk])
    ground.bombard(officer, "enterprises:change", change)
    ground.bombard(officer, "demo-clock", reverse("demo-clock"))


def test_files_that_are_none_are_refused(ground: Ground) -> None:
    scene, officer = ground.scene, ground.people.officer
    finding = scene.adding(scene.started()).execute()
    url = reverse("inspections:evidence-new", args=[finding.pk])
    good = ground.good("inspections:evidence-new")
    client = signed_in(officer)
    for file in (
        SimpleUploadedFile("空.png", b"", "image/png"),
        SimpleUploadedFile("脚本.png", b"<script>alert(1)</script>", "image/png"),
        SimpleUploadedFile("程序.exe", b"MZ" + b"\x00" * 64, "application/octet-stream"),
        SimpleUploadedFile("../../穿越.png", b"MZ", "image/png"),
    ):
        before = AuditEvent.objects.count()
        answer = client.post(url, {**good, "file": file})
        assert not _fault(answer, written=AuditEvent.objects.count() != before), file.name


@pytest.mark.parametrize("name", sorted(name for name, path in resolved().items() if "<int:" in path))
def test_a_number_beyond_every_table_is_not_found(people: People, name: str) -> None:
    client = signed_in(people.county_officer)
    path = re.sub(r"<int:\w+>", BEYOND, resolved()[name]).replace("<slug:act>", "submit-filing")
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code in {403, 404, 405}, f"{path}: {answer.status_code}"


@pytest.mark.parametrize("name", sorted(name for name, path in resolved().items() if "<" not in path))
def test_no_question_to_a_list_breaks_it(people: People, name: str) -> None:
    path, wrong = resolved()[name], []
    for who in ("officer", "supervisor"):
        client = signed_in(getattr(people, who))
        keys = {
            # What is taken out as a file has no form on it.
            *_FIELD.findall(client.get(path).content.decode(errors="replace")),
            "page",
            "finding",
            "enterprise",
            "operation",
        }
        for at, nonsense in enumerate(NONSENSE):
            # Each nonsense to all fields at once; alone to every third field, another third each time.
            alone = sorted(keys)[at % 3 :: 3] if who == "officer" else ()
            for asked in (dict.fromkeys(keys, nonsense), *({key: nonsense} for key in alone)):
                answer = client.get(path, asked)
                if answer.status_code >= 500:
                    wrong.append(f"{who}: {list(asked)} = {nonsense[:20]!r}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def signed_in(person: Person) -> Client:
    """A client that shows a server's error as an answer."""
    client = Browser()
    client.raise_request_exception = False
    client.force_login(person.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _spoilt(good: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in good.items():
        for kind, garbage in _garbage_for(value).items():
            yield f"{name} {kind}", {**good, name: garbage}


def _garbage_for(value: Any) -> dict[str, str]:
    """What may be typed, or forged, in place of a value."""
    if isinstance(value, SimpleUploadedFile):
        return {"text for a file": "没有文件"}
    if isinstance(value, (int, list)):
        return CHOICES
    if value == "on":
        # A box is ticked or not; whatever a ticked one sends means the same.
        return {}
    for pattern, garbage in ((_DAY, DAYS), (_NUMBER, NUMBERS), (_CHOICE, CHOICES)):
        if pattern.fullmatch(str(value)):
            return {**garbage, "NUL": TEXTS["NUL"]}
    return TEXTS


def _fault(answer: Any, *, written: bool) -> str:
    """What is wrong with the answer to garbage; nothing where it is told in Chinese and nothing was written."""
    if not 400 <= answer.status_code < 500:
        return f"answered {answer.status_code}"
    if written:
        return "written all the same"
    said = _SAID.findall(answer.content.decode())
    if not any(_CHINESE.search(each) for each in said):
        return f"answered {answer.status_code} without a word"
    english = [found for each in said for found in _ENGLISH.findall(each)]
    return f"said in English: {english[0][:120]}" if english else ""

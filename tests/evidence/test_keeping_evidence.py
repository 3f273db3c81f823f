"""What may be kept as evidence, and under which name and digest."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.conf import LazySettings

from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, NotVisible, WrongState
from lianzhi.evidence.files import clean_name, sniff
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.selectors import evidence_by_owner, evidence_of, get_evidence_for
from lianzhi.evidence.services import NewEvidence, is_intact, keep
from lianzhi.inspections.actions.close_inspection import CloseInspection
from lianzhi.inspections.models import Finding
from lianzhi.inspections.services import owner_of
from tests.inspections.scene import JPEG, PNG, Scene


@pytest.fixture
def finding(scene: Scene) -> Finding:
    return scene.adding(scene.started()).execute()


def test_a_photo_is_kept_with_digest_people_time_and_place(scene: Scene, finding: Finding) -> None:
    kept = scene.photographed(finding)
    assert kept.sm3 == hashlib.new("sm3", PNG).hexdigest()
    assert (kept.media_type, kept.size, kept.file_name) == ("image/png", len(PNG), "现场.png")
    assert kept.taken_by == scene.people.officer.officer
    assert kept.second_officer == scene.people.colleague.officer
    with pytest.raises(Malformed, match="已经上传过"):
        scene.photographed(finding)
    assert is_intact(kept)
    with kept.file.storage.open(kept.file.name, "wb") as stored:
        stored.write(JPEG)
    assert not is_intact(kept)
    kept.file.storage.delete(kept.file.name)
    assert not is_intact(kept)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.jpg"),
        (b"<html><script>alert(1)</script></html>", "photo.jpg"),
        (b"MZ\x90\x00" + b"\x00" * 64, "photo.png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.svg"),
        (JPEG, "photo.png"),
        (PNG, "record.pdf"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 64, "photo.heic"),
        (b"RIFF\x00\x00\x00\x00WAVE" + b"\x00" * 64, "photo.webp"),
    ],
)
def test_what_is_no_photo_or_not_what_it_claims_is_refused(
    scene: Scene,
    finding: Finding,
    content: bytes,
    name: str,
) -> None:
    with pytest.raises(Malformed) as refused:
        scene.attaching(finding, content, name).execute()
    assert name in refused.value.fields["file"]
    assert not Evidence.objects.exists()


def test_size_time_and_words_are_checked(scene: Scene, finding: Finding, settings: LazySettings) -> None:
    settings.EVIDENCE_MAX_BYTES = len(PNG)
    assert scene.attaching(finding).execute()
    with pytest.raises(Malformed, match="上限"):
        scene.attaching(finding, PNG + b"\x00").execute()
    for given, name in (
        ({"taken_at": clock.now() + timedelta(minutes=1)}, "taken_at"),
        ({"taken_at": clock.now() - timedelta(days=1)}, "taken_at"),
        ({"proves": " "}, "proves"),
        ({"taken_place": ""}, "taken_place"),
    ):
        with pytest.raises(Malformed) as refused:
            scene.attaching(finding, **given).execute()
        assert name in refused.value.fields


def test_only_the_visits_officers_attach_and_only_while_it_is_open(scene: Scene, finding: Finding) -> None:
    with pytest.raises(NoRight):
        scene.attaching(finding, actor=scene.people.squad_lead.actor).execute()
    with pytest.raises(NotVisible):
        scene.attaching(finding, actor=scene.people.stranger.actor).execute()
    spot = scene.adding(finding.inspection, location="西侧", corrected_on_the_spot=True).execute()
    scene.attending(finding.inspection).execute()
    scene.answering(finding.inspection).execute()
    scene.clock.forward(hours=1)
    scene.finishing(finding.inspection).execute()
    assert scene.attaching(spot).execute()
    order = scene.ordering(finding.inspection, measures={finding.pk: "整改"}).execute()
    scene.reinspected(order)
    CloseInspection(actor=scene.people.officer.actor, inspection_id=finding.inspection_id).execute()
    with pytest.raises(WrongState):
        scene.attaching(spot).execute()


def test_evidence_is_seen_where_its_finding_is(scene: Scene, finding: Finding) -> None:
    kept = scene.photographed(finding)
    owner = owner_of(finding)
    assert evidence_of(scene.people.officer.actor, owner) == [kept]
    assert evidence_by_owner(scene.people.officer.actor, [owner]) == {owner: [kept]}
    assert get_evidence_for(scene.people.supervisor.actor, kept.pk) == kept
    assert evidence_of(scene.people.stranger.actor, owner) == []
    with pytest.raises(NotVisible):
        get_evidence_for(scene.people.stranger.actor, kept.pk)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\照片\\现场 1.PNG", "现场 1.png"),
        ("\u202egnp.exe.png", "gnp.exe.png"),
        ("<b>.png", "b.png"),
        ("...png", "未命名.png"),
        ("长" * 300 + ".png", "长" * 80 + ".png"),
    ],
)
def test_a_file_name_is_cleaned(name: str, expected: str) -> None:
    kind = sniff(PNG)
    assert kind is not None
    assert clean_name(name, kind) == expected


def test_evidence_is_kept_inside_an_act_only(scene: Scene, finding: Finding, transactional_db: None) -> None:
    act = scene.attaching(finding)
    with pytest.raises(RuntimeError, match="inside an act"):
        keep(
            NewEvidence(
                owner=owner_of(finding),
                authority_code=finding.inspection.authority_id,
                place_code=finding.place_code,
                kind=act.kind,
                title="",
                proves=act.proves,
                taken_at=act.taken_at,
                taken_place=act.taken_place,
                taken_by_id=scene.people.officer.officer.pk,
                file=act.file,
                file_name=act.file_name,
            )
        )

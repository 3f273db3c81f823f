"""The evidence page and the file behind it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.inspections.scene import JPEG, PNG, Scene
from tests.people import Person

ClientFor = Callable[[Person], Client]


def test_a_file_is_served_under_its_true_type_to_those_who_may_see_it(
    scene: Scene, client_for: ClientFor
) -> None:
    finding = scene.adding(scene.started()).execute()
    photo = scene.photographed(finding)
    paper = scene.attaching(finding, b"%PDF-1.7\n" + b"0" * 64, "合同.pdf").execute()
    client = client_for(scene.people.officer)
    shown = client.get(reverse("evidence:file", args=[photo.pk]))
    assert b"".join(shown.streaming_content) == PNG  # type: ignore[attr-defined]
    assert shown["Content-Type"] == "image/png"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Content-Disposition"].startswith("inline")
    assert "private" in shown["Cache-Control"]
    downloaded = client.get(reverse("evidence:file", args=[paper.pk]))
    # Read to its end, the response closes itself; closed by hand it would close the test's connection too.
    assert b"".join(downloaded.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert downloaded["Content-Disposition"].startswith("attachment")
    for person in (scene.people.stranger, scene.people.neighbour):
        for name in ("evidence:file", "evidence:detail"):
            assert client_for(person).get(reverse(name, args=[photo.pk])).status_code == 404
    assert Client().get(reverse("evidence:file", args=[photo.pk])).status_code == 302


def test_the_page_tells_whether_the_file_still_is_what_arrived(scene: Scene, client_for: ClientFor) -> None:
    photo = scene.photographed(scene.adding(scene.started()).execute())
    client = client_for(scene.people.supervisor)
    page = client.get(reverse("evidence:detail", args=[photo.pk])).content.decode()
    assert "摘要相符" in page
    assert photo.sm3 in page
    with photo.file.storage.open(photo.file.name or "", "wb") as stored:
        stored.write(JPEG)
    assert "摘要不符" in client.get(reverse("evidence:detail", args=[photo.pk])).content.decode()
    photo.file.storage.delete(photo.file.name or "")
    assert client.get(reverse("evidence:file", args=[photo.pk])).status_code == 404

"""Fonts are fetched where apt reaches them, checked by hash, and otherwise done without, aloud."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tools import fetch_fonts

FACE = b"the face"


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty font folder that wants one face, and a machine with apt."""
    target = tmp_path / "fonts"
    monkeypatch.setattr(fetch_fonts, "TARGET", target)
    monkeypatch.setattr(fetch_fonts, "FACES", {"Face.otf": hashlib.sha256(FACE).hexdigest()})
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/some")
    return target


def brings(monkeypatch: pytest.MonkeyPatch, face: bytes) -> None:
    monkeypatch.setattr(fetch_fonts, "download", lambda folder: folder / "package.deb")
    monkeypatch.setattr(fetch_fonts, "unpack", lambda _, folder: (folder / "Face.otf").write_bytes(face))


def test_the_expected_face_is_kept_and_not_fetched_twice(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brings(monkeypatch, FACE)
    assert fetch_fonts.fetch() == "fonts: fetched Face.otf"
    assert (room / "Face.otf").read_bytes() == FACE
    assert fetch_fonts.fetch() == "fonts: Fandol faces are in place"


def test_another_file_of_that_name_is_not_used(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brings(monkeypatch, b"something else")
    assert "not the expected files, not used: Face.otf" in fetch_fonts.fetch()
    assert not (room / "Face.otf").exists()


def test_a_machine_without_apt_or_mirror_says_what_is_used_instead(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_fonts, "apt", lambda *_: False)
    assert "apt cannot reach texlive-lang-chinese; documents are set in Noto Serif SC" in fetch_fonts.fetch()

    def slow(*_: object) -> bool:
        raise subprocess.TimeoutExpired("apt-get", 1)

    monkeypatch.setattr(fetch_fonts, "apt", slow)
    assert "timed out" in fetch_fonts.fetch()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "no apt on this machine" in fetch_fonts.fetch()
    assert not room.exists()


def test_only_named_faces_leave_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fetch_fonts, "FACES", {"Face.otf": "any"})
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name in ("./usr/share/Other.otf", "../../Face.otf"):
            member = tarfile.TarInfo(name)
            member.size = len(FACE)
            archive.addfile(member, BytesIO(FACE))
    packed.seek(0)
    fetch_fonts.pick(packed, tmp_path)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("Face.otf", FACE)]

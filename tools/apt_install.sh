#!/usr/bin/env bash
# Install Debian packages where this account may: as root, or through a sudo that asks nothing. Exit 1 where it may not.
set -euo pipefail
command -v apt-get >/dev/null || exit 1
become=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || exit 1
  become=(sudo)
fi
"${become[@]}" apt-get update -qq
"${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null

#!/usr/bin/env bash
# See to a Chromium and one Chinese typeface for it; install through apt what is missing, or say what to install.
set -euo pipefail

has_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
has_typeface() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ]; }

missing=()
has_browser || missing+=(chromium)
has_typeface || missing+=(fontconfig fonts-noto-cjk)
[ "${#missing[@]}" -eq 0 ] && exit 0

echo "Installing for the browser journeys: ${missing[*]} …"
if ! bash "$(dirname "$0")/apt_install.sh" "${missing[@]}"; then
  {
    echo "The journeys need Chromium and a Chinese typeface, and this account may not install packages."
    echo "Have somebody install: ${missing[*]} (Debian's names), then try again."
  } >&2
  exit 1
fi
has_browser || {
  echo "apt installed ${missing[*]}, but no chromium, chromium-browser or google-chrome is on the PATH." >&2
  exit 1
}

#!/bin/sh
# Puts into .venv/fonts some fonts of Debian's fonts-noto-core for the tests of other scripts, which
# are unpacked and not installed, or says what to do.
set -eu
here=$(pwd)
target=$here/.venv/fonts
from=/usr/share/fonts/truetype/noto
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ ! -d "$from" ] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then
    cd "$work"
    apt-get download -qq fonts-noto-core || { apt-get update -qq && apt-get download -qq fonts-noto-core; }
    dpkg-deb -x fonts-noto-core_*.deb .
    from=$work$from
fi
if [ ! -d "$from" ]; then
    echo "Tests of other scripts need Noto fonts: install fonts-noto-core, then run make test again." >&2
    exit 1
fi
mkdir -p "$target"
for face in NaskhArabic SansEthiopic SansDevanagari; do
    cp "$from/Noto$face-Regular.ttf" "$from/Noto$face-Bold.ttf" "$target"
done

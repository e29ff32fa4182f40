#!/bin/sh
# Installs Debian's Chromium where that can be done, or says what to do.
set -eu
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
    echo "The tests of the website need Chromium: install the package chromium, then run make test again." >&2
    exit 1
fi

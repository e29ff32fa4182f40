# `make site` and `make test` need nothing but Python, pip and git; they set up the rest.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: site test check lint browser bench reference clean

site: .venv/site
	$(BIN)/mkataba build

test: .venv/dev browser lint
	$(BIN)/mkataba check --fail-on warning
	$(BIN)/pytest

lint: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

# the pages under docs/reference/ that follow from the schemas
reference: .venv/dev
	$(BIN)/python -m mkataba.derive.reference docs/reference

bench: .venv/dev
	$(BIN)/python benchmarks/run.py

# Debian's Chromium, for the tests of the website
browser: .venv/dev
	@command -v chromium >/dev/null || sh tests/install-chromium.sh

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv site dist

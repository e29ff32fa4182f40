# `make site` needs nothing but Python, pip and git; `make test` also npm. They set up the rest.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: site test quick check lint browser bench reference schemas fuzz clean

site: .venv/site
	$(BIN)/mkataba build

test: .venv/dev browser .venv/node-tools .venv/test-fonts .venv/liblouis .venv/ocr lint
	SOURCE_DATE_EPOCH=1790000000 $(BIN)/mkataba check --fail-on warning
	$(BIN)/pytest

# unit tests alone: no browser, no build, no other program
quick: .venv/dev
	$(BIN)/pytest --quick

lint: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

# the pages under docs/reference/ that follow from the schemas, and what Babel knows of currencies
reference: .venv/dev
	$(BIN)/python -m mkataba.derive.reference docs/reference
	$(BIN)/python -m mkataba.derive.currency_marks

# the JSON Schemas under schemas/generated/ that editors read, and the settings that name them
schemas: .venv/dev
	$(BIN)/mkataba schema
	rm -rf .venv/new
	$(BIN)/mkataba init .venv/new > .venv/new.log
	cp .venv/new/.vscode/settings.json .vscode/settings.json

# properties with examples drawn freely, then content spoilt at random; what every change meets is
# a sample of both, always the same
RUNS ?= 10000
fuzz: .venv/dev
	$(BIN)/pytest -m hypothesis --hypothesis-profile=free
	$(BIN)/python -m tests.fuzz $(RUNS)

bench: .venv/dev
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/imports.py

# Debian's Chromium, for the tests of the website
browser: .venv/dev
	@command -v chromium >/dev/null || sh tests/install-chromium.sh

# what tests need of Node.js: what editors run, and the schemas of code hosts
.venv/node-tools: .venv/bin/python tests/install-node.sh
	sh tests/install-node.sh
	@touch $@

# fonts for other scripts, for the tests of print
.venv/test-fonts: .venv/bin/python tests/install-fonts.sh
	sh tests/install-fonts.sh
	@touch $@

# liblouis, for the tests of Braille
.venv/liblouis: .venv/bin/python tests/install-liblouis.sh
	sh tests/install-liblouis.sh
	@touch $@

# tesseract, for the tests of scans
.venv/ocr: .venv/bin/python tests/install-ocr.sh
	sh tests/install-ocr.sh
	@touch $@

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

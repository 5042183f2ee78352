# `make serve` and `make test` do all their own set-up; both can be run again after an interruption.
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: help serve test check eval bench conformance wheel clean
.DEFAULT_GOAL := help

help: ## Say what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.runtime: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Enfance needs Python 3.11 or newer, with venv; name it with: make PYTHON=/path/to/python3.12"; exit 1; }
	@test $$(df -Pk . | awk 'NR == 2 { print $$4 }') -gt 4000000 || test -x $(BIN)/enfance || \
		{ echo "Enfance needs about 4 GB of free disk here for its environment; df -h . says how much there is."; exit 1; }
	@echo "Setting up $(VENV) (a few minutes, once) ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

serve: $(VENV)/.runtime ## Ingest the corpus and serve it on http://127.0.0.1:8000/
	$(BIN)/enfance ingest corpus/notices --data $(DATA)
	$(BIN)/enfance serve --data $(DATA) --host $(HOST) --port $(PORT)

test: $(VENV)/.dev ## Run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev ## Check format, rules, types and imports; with SOURCES=DIR, that no text of DIR is copied
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .import_linter_cache
	@test -z "$(SOURCES)" || $(BIN)/python -m tests.corpus.check_sources "$(SOURCES)"

eval: $(VENV)/.dev ## Measure extraction, the encoder and search against their gold, and hold the floors
	$(BIN)/python -m tests.eval.gate

$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,bench]'
	touch $@

bench: $(VENV)/.bench ## Measure speed as ratios, side by side in one run
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.rivals
	$(BIN)/python -m benchmarks.ingest

conformance: $(VENV)/.dev ## Run the W3C SPARQL tests: make conformance W3C=DIR
	@test -n "$(W3C)" || { echo "Say where the W3C tests are: make conformance W3C=DIR (a checkout of w3c/rdf-tests, or its sparql folder)"; exit 2; }
	$(BIN)/python -m tests.conformance.run_w3c "$(W3C)"

wheel: $(VENV)/.dev ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## Remove the environment, the data and all that was built
	rm -rf $(VENV) $(DATA) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Everything sets itself up: python3 (3.11 or later) and make are all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: help demo test check lint gate format quality clean

help:  ## show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Reportedly needs Python 3.11 or later; say which with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

demo: $(READY)  ## set up, then read the bundled articles and show the result
	@$(BIN)/python demo/run.py

test: $(READY)  ## set up, then pass the tests
	$(BIN)/python -m pytest

check: lint test gate  ## format, lint, types, import contracts, tests, quality gate

lint: $(READY)  ## format, lint, types and import contracts alone
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(READY)  ## hold the scores to quality/baseline.json (needs ../shared; says so where it is not)
	$(BIN)/python -m benchmarks.quality --gate

format: $(READY)  ## put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: $(READY)  ## score the reader against ../shared/data and show the figures
	$(BIN)/python -m benchmarks.quality

clean:  ## remove what the others made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

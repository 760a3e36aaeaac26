# Two commands matter: `make demo` and `make test`. Both set up everything they need in .venv.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
SHEQU = $(BIN)/shequ

.PHONY: help demo test long lint format bench baseline docs clean

help:
	@echo "make demo    run the handbook's first question and open the door to its report"
	@echo "make test    run the tests            make long   the slow ones too"
	@echo "make lint    check style and types    make bench  measure speed and memory"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("shequ needs Python 3.11 to 3.13; this is " + sys.version.split()[0] + ". Say: make PYTHON=python3.12") if not (3, 11) <= sys.version_info[:2] <= (3, 13) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Setting up (a minute or two, once) ..."
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Setting up for tests (a few minutes, once) ..."
	$(PIP) -e '.[dev,browser]'
	@touch $@ $(VENV)/.core

demo: $(VENV)/.core
	$(SHEQU) batch experiments/claims/space-vs-events.toml

test: $(VENV)/.dev
	$(BIN)/python -m pytest -m "not slow"

long: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

format: $(VENV)/.dev
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

docs: $(VENV)/.dev
	$(BIN)/python -m simulation.documents --demo

baseline: $(VENV)/.dev
	$(BIN)/python -m tests.refresh_baseline

clean:
	rm -rf $(VENV) build dist results .pytest_cache .ruff_cache .mypy_cache .hypothesis

# Everything goes through .venv, which is made from the lock files. Supported: CPython 3.11, 3.12, 3.13.
#   make run      the sample quarter: workbooks in, stars and an Excel report out (build/quarter)
#   make test     every gate, as CI runs them
#   make lint     ruff, mypy and import contracts alone
#   make nightly  the tests with many more generated cases
#   make lock     the lock files anew from pyproject.toml (needs uv)
# Another Python: make setup PYTHON=python3.12

SHELL := /bin/sh
BIN := .venv/bin
QUARTER := build/quarter
PERIOD := 2026Q3
export PYTHON
export PYTHONUTF8 := 1

.PHONY: run setup test lint nightly lock clean
.DEFAULT_GOAL := run

setup:
	@python=$$(.ci/find-python) && "$$python" .ci/setup_venv.py

run: setup
	@rm -rf $(QUARTER) && mkdir -p $(QUARTER)
	$(BIN)/starcrew init $(QUARTER)/site
	$(BIN)/starcrew sample $(QUARTER)/workbooks --teams 24 --period $(PERIOD) --seed 7
	$(BIN)/starcrew intake $(QUARTER)/workbooks --site $(QUARTER)/site
	$(BIN)/starcrew evaluate $(PERIOD) --site $(QUARTER)/site
	$(BIN)/starcrew report $(PERIOD) --site $(QUARTER)/site

test: lint
	$(BIN)/pytest -n 2 --cov --cov-report=term

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

nightly: setup
	HYPOTHESIS_PROFILE=nightly $(BIN)/pytest -n 2 -o faulthandler_timeout=1800

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
		--extra dev pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
		-c requirements.lock .ci/build.in -o .ci/build.lock

clean:
	rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage .coverage.* .hypothesis
